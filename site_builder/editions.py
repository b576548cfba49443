"""What the files about editions hold: ``edition.yaml`` of a local folder."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from site_builder.fields import REFERENCE_PATTERN, Day, EditionName, Email, Id, Line, Markdown, Model, SiteAddress

Target = Annotated[
    str,
    StringConstraints(pattern=REFERENCE_PATTERN),
    Field(description="What it is about, such as component:leadership.foundation.pcn.vision or page:guidance/benefits"),
]
Why = Annotated[Line | None, Field(description="Why, in a sentence; it is shown on the page of differences")]


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


class Retired(Model):
    """An id that was in use once and is never used again."""

    ref: Target
    title: Line = Field(description="What it was called, so that old exports can be explained")
    last_edition: EditionName = Field(description='The last edition of the content that had it, such as "2019-08"')
    why: Why = None
    now: Target | None = Field(default=None, description="What stands for it now, or null")


class RetiredList(Model):
    """data/retired.yaml: every id that was removed."""

    retired: tuple[Retired, ...] = Field(description="The removed ids, newest first")


class EditionSettings(Model):
    """The settings of the site that a local edition may change."""

    name: Line | None = Field(default=None, description="The name of the site, shown in the header and in every page title")
    banner: Markdown | None = Field(default=None, description="The banner at the top of every page, in Markdown")
    site_url: SiteAddress | None = Field(default=None, description="Address of the published local site")
    reviewed: Day | None = Field(default=None, description="The day on which the content was last reviewed as a whole")
    review_by: Day | None = Field(default=None, description="The day by which it is to be reviewed again")
    report_email: Email | None = Field(default=None, description="Where readers report a mistake or a wrong contact")
    report_note: Line | None = Field(default=None, description="A sentence about that address")


class Edition(Model):
    """edition.yaml of a local edition: whose it is, and which national items it rewords or hides."""

    id: Id = Field(description="A short id that no other edition has, such as the name of the system; never change it")
    name: Line = Field(max_length=120, description="The name of the edition as readers see it")
    version: Line = Field(max_length=40, description='The version of the edition in quotes, for example "2"; raise it with every change')
    owner: Line = Field(description="The organisation that answers for the local text")
    national_edition: EditionName = Field(description="The national edition that it was written for, as in data/site.yaml")
    settings: EditionSettings = Field(default=EditionSettings(), description="Settings of the site that differ")
    replace: tuple[Replacement, ...] = Field(default=(), description="National items with local words")
    hide: tuple[Hiding, ...] = Field(default=(), description="National items that this edition does not show")
