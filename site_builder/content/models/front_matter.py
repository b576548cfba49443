"""The front matter of a Markdown page."""

from pydantic import Field

from site_builder.content.fields import IsoDate, Model, PageAddress, SingleLine, Sources


class FrontMatter(Model):
    """The head of a Markdown page, between two lines of ``---``."""

    title: SingleLine = Field(description="The heading of the page, in sentence case")
    description: SingleLine = Field(max_length=200, description="One sentence for lists and search results")
    sources: Sources = Field(description="What the page restates, for example [prospectus p5]; [] for pages about the site")
    order: int = Field(description="Position among the pages of the folder")
    nav_title: SingleLine | None = Field(default=None, description="A shorter title for navigation")
    layout: SingleLine = Field(default="article", description="The template in theme/layouts, without .html")
    old_paths: tuple[PageAddress, ...] = Field(
        default=(), description="Addresses that the page had before, such as guidance/old-name.html; each leads here"
    )
    reviewed: IsoDate | None = Field(
        default=None, description="The day on which the page was last reviewed, where it differs from data/site.yaml"
    )
    review_by: IsoDate | None = Field(
        default=None, description="The day by which it is to be reviewed again, where it differs from data/site.yaml"
    )
