"""data/retired.yaml: ids that were taken out of use, and what stands in their place."""

from typing import Annotated

from pydantic import Field

from site_builder.content.fields import EditionName, Model, SingleLine, may_have_no_rows
from site_builder.content.models.shared_fields import Target, Why


class Retired(Model):
    """An id that was in use once and is never used again."""

    ref: Target
    title: SingleLine = Field(description="What it was called, so that old exports can be explained")
    last_edition: EditionName = Field(description='The last edition of the content that had it, such as "2019-08"')
    why: Why = None
    now: Target | None = Field(default=None, description="What stands for it now, or null")


class RetiredList(Model):
    """data/retired.yaml: every id that was removed."""

    retired: Annotated[tuple[Retired, ...], may_have_no_rows(tuple[Retired, ...])] = Field(description="The removed ids, newest first")
