"""The file of a personal form, version 1: the one definition of it, and what the form's script gets.

It is a document of its own, which no roll-up reads: the person who filled the form in decides who gets it.
"""

from typing import Any, Literal

from pydantic import Field

from site_builder.assessment.format import Key, Moment, ShortText, Text
from site_builder.assessment.other_kind import PERSONAL_FORMAT
from site_builder.assessment.schema import personal_form_schema
from site_builder.content.fields import Model
from site_builder.content.models.personal_form import PersonalForm


class Said(Model):
    """What a person says about one item."""

    answer: ShortText | None = Field(default=None, description="The id of an answer of the form")
    words: Text | None = None


class PersonalFile(Model):
    """A personal form as saved; ``items`` is by the id of the item."""

    format: Literal["pcn-personal-form"]
    format_version: Literal[1]
    form: Key = Field(description="The id of the form")
    edition: ShortText = Field(description="The edition of the site on which it was filled in")
    updated: Moment
    items: dict[Key, Said]


def form_payload(form: PersonalForm, edition: str) -> dict[str, Any]:
    """What the script of the form knows beside the page: the form's id, the edition, and the JSON Schema of its file."""
    return {"format": PERSONAL_FORMAT, "form": form.id, "edition": edition, "schema": personal_form_schema()}
