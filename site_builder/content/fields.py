"""The kinds of value that fields of the data files hold.

A field that names another thing, that holds Markdown, or that is an id carries
a mark in its type, so that one walk over a model finds all of them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from site_builder.core.text.uris import EMAIL_PATTERN, LONGEST_EMAIL, SECURITY_PATTERN, SITE_PATTERN, URI_REMEDIES

WORD = r"[a-z0-9]+(?:-[a-z0-9]+)*"
WORD_PATTERN = rf"^{WORD}$"
ID_PATTERN = rf"^{WORD}(?:\.{WORD})*$"
REFERENCE_PATTERN = r"^[a-z-]+:[a-z0-9./-]+(?:#[A-Za-z0-9._-]+)?$"
SOURCE_PATTERN = r"^[a-z-]+ [a-z0-9-]+$"
DAY_PATTERN = r"^\d{4}-\d\d-\d\d$"
DATE_OR_MONTH_PATTERN = r"^\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?$"
PAGE_ID = rf"{WORD}(?:/{WORD})*"
PAGE_ADDRESS_PATTERN = rf"^{PAGE_ID}\.html$"
EDITION_PATTERN = r"^\d{4}-(?:0[1-9]|1[0-2])(?:[.-][A-Za-z0-9]+)*$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"

REMEDIES = {
    ID_PATTERN: "use lower-case words joined by hyphens",
    WORD_PATTERN: "use lower-case words joined by hyphens, without dots",
    REFERENCE_PATTERN: "write a reference such as domain:set-up",
    SOURCE_PATTERN: "write a source document and section such as prospectus p8",
    DAY_PATTERN: 'write a date such as "2019-08-31"',
    DATE_OR_MONTH_PATTERN: 'write a date such as "2019-08-31", or a month such as "2019-08"',
    PAGE_ADDRESS_PATTERN: "write an address below the site's folder such as guidance/old-name.html",
    EDITION_PATTERN: 'write a year and a month such as "2019-08"; it stands in the names of files',
    LANGUAGE_PATTERN: "write a language such as en-GB",
    **URI_REMEDIES,
}


@dataclass(frozen=True, slots=True)
class IdOf:
    """Marks a field that holds the id of a thing of this kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class IsReference:
    """Marks a field that holds a reference such as ``domain:set-up``."""


@dataclass(frozen=True, slots=True)
class IsMarkdown:
    """Marks a field that holds Markdown."""


def _real_date(value: str) -> str:
    date.fromisoformat(value)
    return value


def _real_month(value: str) -> str:
    return _real_date(value) if len(value) > len("2019-08") else value


def _nothing_is_empty(value: Any) -> Any:
    return () if value is None else value


def may_have_no_rows(type_of_list: Any) -> BeforeValidator:
    """For a list whose field may stand alone, with nothing below it."""
    return BeforeValidator(_nothing_is_empty, json_schema_input_type=type_of_list | None)


def _plain(value: str) -> str:
    return " ".join(value.split())


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=120)]
SingleLine = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain)]
MarkdownText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), IsMarkdown()]
Reference = Annotated[str, StringConstraints(pattern=REFERENCE_PATTERN), IsReference()]
SourceReference = Annotated[str, StringConstraints(pattern=SOURCE_PATTERN), IdOf("source")]
IsoDate = Annotated[str, StringConstraints(pattern=DAY_PATTERN), AfterValidator(_real_date)]
Month = Annotated[str, StringConstraints(pattern=DATE_OR_MONTH_PATTERN), AfterValidator(_real_month)]
Email = Annotated[str, StringConstraints(pattern=EMAIL_PATTERN, max_length=LONGEST_EMAIL)]
SiteAddress = Annotated[str, StringConstraints(pattern=SITE_PATTERN)]
PageAddress = Annotated[str, StringConstraints(pattern=PAGE_ADDRESS_PATTERN)]
SecurityAddress = Annotated[str, StringConstraints(pattern=SECURITY_PATTERN)]
EditionName = Annotated[str, StringConstraints(pattern=EDITION_PATTERN, max_length=40)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Lines = tuple[SingleLine, ...]
Sources = tuple[SourceReference, ...]


class Model(BaseModel):
    """A frozen value that knows no field but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Entity(Model):
    """Something that has an id and can be linked to as ``kind:id``."""

    kind: ClassVar[str]

    id: Id = Field(description="A short name that no other has, lower-case words joined by hyphens; never change it, never use it again")

    @property
    def ref(self) -> str:
        """The reference to this thing, for example ``domain:set-up``."""
        return f"{self.kind}:{self.id}"
