"""The front matter of a Markdown page."""

from __future__ import annotations

from pydantic import Field

from site_builder.content.fields import Day, Line, Model, PageAddress, Sources


class FrontMatter(Model):
    """The head of a Markdown page, between two lines of ``---``."""

    title: Line = Field(description="The heading of the page, in sentence case")
    description: Line = Field(max_length=200, description="One sentence for lists and search results")
    sources: Sources = Field(description="What the page restates, for example [prospectus p5]; [] for pages about the site")
    order: int = Field(description="Position among the pages of the folder")
    nav_title: Line | None = Field(default=None, description="A shorter title for navigation")
    layout: Line = Field(default="article", description="The template in theme/layouts, without .html")
    old_paths: tuple[PageAddress, ...] = Field(
        default=(), description="Addresses that the page had before, such as guidance/old-name.html; each leads here"
    )
    reviewed: Day | None = Field(
        default=None, description="The day on which the page was last reviewed, where it differs from data/site.yaml"
    )
    review_by: Day | None = Field(
        default=None, description="The day by which it is to be reviewed again, where it differs from data/site.yaml"
    )
