"""The shape of edition.yaml, the list of what a local edition changes."""

from typing import Annotated, Any

from pydantic import Field

from site_builder.content.fields import EditionName, Email, Id, IsoDate, MarkdownText, Model, SingleLine, SiteAddress, may_have_no_rows
from site_builder.content.models.shared_fields import Target, Why


class Replacement(Model):
    """Local words in the place of national ones."""

    ref: Target
    fields: dict[str, Any] = Field(
        default_factory=dict, description="The fields to change and their new text; for a page leave it out and write the page in content/"
    )
    why: Why = None


class Hiding(Model):
    """A national item that this edition does not show."""

    ref: Target
    why: Why = None


class EditionSettings(Model):
    """The settings of the site that a local edition may change."""

    name: SingleLine | None = Field(default=None, description="The name of the site, shown in the header and in every page title")
    banner: MarkdownText | None = Field(default=None, description="The banner at the top of every page, in Markdown")
    site_url: SiteAddress | None = Field(default=None, description="Address of the published local site")
    reviewed: IsoDate | None = Field(default=None, description="The day on which the content was last reviewed as a whole")
    review_by: IsoDate | None = Field(default=None, description="The day by which it is to be reviewed again")
    report_email: Email | None = Field(default=None, description="Where readers report a mistake or a wrong contact")
    report_note: SingleLine | None = Field(default=None, description="A sentence about that address")


class Edition(Model):
    """edition.yaml of a local edition: whose it is, and which national items it rewords or hides."""

    id: Id = Field(description="A short id that no other edition has, such as the name of the system; never change it")
    name: SingleLine = Field(max_length=120, description="The name of the edition as readers see it")
    version: SingleLine = Field(
        max_length=40, description='The version of the edition in quotes, for example "2"; raise it with every change'
    )
    owner: SingleLine = Field(description="The organisation that answers for the local text")
    national_edition: EditionName = Field(description="The national edition that it was written for, as in data/site.yaml")
    settings: EditionSettings = Field(default=EditionSettings(), description="Settings of the site that differ")
    replace: Annotated[tuple[Replacement, ...], may_have_no_rows(tuple[Replacement, ...])] = Field(
        default=(), description="National items with local words"
    )
    hide: Annotated[tuple[Hiding, ...], may_have_no_rows(tuple[Hiding, ...])] = Field(
        default=(), description="National items that this edition does not show"
    )
