"""The kinds of value that fields of the data files hold.

A field that names another thing, that holds Markdown, or that is an id carries
a mark in its type, so that one walk over a model finds all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from site_builder.source import Location
from site_builder.uris import EMAIL_PATTERN, LONGEST_EMAIL, SECURITY_PATTERN, SITE_PATTERN, SITE_REMEDY

WORD = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID_PATTERN = rf"^{WORD}(?:\.{WORD})*$"
REFERENCE_PATTERN = r"^[a-z-]+:[a-z0-9./-]+(?:#[A-Za-z0-9._-]+)?$"
SOURCE_PATTERN = r"^[a-z-]+ [a-z0-9-]+$"
DAY_PATTERN = r"^\d{4}-\d\d-\d\d$"
MONTH_PATTERN = r"^\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?$"
PAGE_ID = rf"{WORD}(?:/{WORD})*"
PAGE_ADDRESS_PATTERN = rf"^{PAGE_ID}\.html$"
EDITION_PATTERN = r"^\d{4}-(?:0[1-9]|1[0-2])(?:[.-][A-Za-z0-9]+)*$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"

REMEDIES = {
    ID_PATTERN: "use lower-case words joined by hyphens",
    REFERENCE_PATTERN: "write a reference such as domain:set-up",
    SOURCE_PATTERN: "write a source document and section such as prospectus p8",
    DAY_PATTERN: 'write a date such as "2019-08-31"',
    MONTH_PATTERN: 'write a date such as "2019-08-31", or a month such as "2019-08"',
    EMAIL_PATTERN: "write an e-mail address such as name@example.org",
    PAGE_ADDRESS_PATTERN: "write an address below the site's folder such as guidance/old-name.html",
    SECURITY_PATTERN: "write an address such as mailto:security@example.org or https://example.org/security",
    EDITION_PATTERN: 'write a year and a month such as "2019-08"; it stands in the names of files',
    LANGUAGE_PATTERN: "write a language such as en-GB",
    SITE_PATTERN: SITE_REMEDY,
}


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a field that holds the id of a thing of this kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class HoldsReference:
    """Marks a field that holds a reference such as ``domain:set-up``."""


@dataclass(frozen=True, slots=True)
class HoldsMarkdown:
    """Marks a field that holds Markdown."""


def _real_date(value: str) -> str:
    date.fromisoformat(value)
    return value


def _real_month(value: str) -> str:
    return _real_date(value) if len(value) > len("2019-08") else value


def _plain(value: str) -> str:
    return re.sub(r"\s+", " ", value).strip()


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=120)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain)]
Markdown = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), HoldsMarkdown()]
Reference = Annotated[str, StringConstraints(pattern=REFERENCE_PATTERN), HoldsReference()]
SourceReference = Annotated[str, StringConstraints(pattern=SOURCE_PATTERN), Names("source")]
Day = Annotated[str, StringConstraints(pattern=DAY_PATTERN), AfterValidator(_real_date)]
Month = Annotated[str, StringConstraints(pattern=MONTH_PATTERN), AfterValidator(_real_month)]
Email = Annotated[str, StringConstraints(pattern=EMAIL_PATTERN, max_length=LONGEST_EMAIL)]
SiteAddress = Annotated[str, StringConstraints(pattern=SITE_PATTERN)]
PageAddress = Annotated[str, StringConstraints(pattern=PAGE_ADDRESS_PATTERN)]
SecurityAddress = Annotated[str, StringConstraints(pattern=SECURITY_PATTERN)]
EditionName = Annotated[str, StringConstraints(pattern=EDITION_PATTERN, max_length=40)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Lines = tuple[Line, ...]
Sources = tuple[SourceReference, ...]


class Model(BaseModel):
    """A frozen value that knows no field but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Thing(Model):
    """Something that has an id and can be linked to as ``kind:id``."""

    kind: ClassVar[str]

    id: Id = Field(description="A short name that no other has, lower-case words joined by hyphens; never change it, never use it again")

    @property
    def ref(self) -> str:
        """The reference to this thing, for example ``domain:set-up``."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A marked value found in a model: where it is, its mark, and the value."""

    location: Location
    mark: Names | HoldsReference | HoldsMarkdown
    value: str


def things(value: Any, location: Location = ()) -> Iterator[tuple[Location, Thing]]:
    """Every thing inside a model, itself included, with its location."""
    if isinstance(value, Thing):
        yield location, value
    for inner, child in _children(value):
        yield from things(child, (*location, *inner))


def leaves(value: Any, location: Location = ()) -> Iterator[Leaf]:
    """Every marked value inside a model, in the order of its fields."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            content = getattr(value, name)
            marks = [mark for mark in field.metadata if isinstance(mark, Names | HoldsReference | HoldsMarkdown)]
            marks += _marks_inside(field.annotation)
            for inner, text in _strings(content):
                for mark in marks:
                    yield Leaf((*location, name, *inner), mark, text)
    for inner, child in _children(value):
        yield from leaves(child, (*location, *inner))


def _children(value: Any) -> Iterator[tuple[Location, Any]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _models((name,), getattr(value, name))


def _models(location: Location, value: Any) -> Iterator[tuple[Location, BaseModel]]:
    if isinstance(value, BaseModel):
        yield location, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _models((*location, index), item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _models((*location, key), item)


def _strings(value: Any) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, str):
                yield (index,), item


def _marks_inside(annotation: Any) -> list[Names | HoldsReference | HoldsMarkdown]:
    """Marks of the items of a tuple or of the parts of a union, for example ``Markdown | None``."""
    marks = [mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Names | HoldsReference | HoldsMarkdown)]
    for part in getattr(annotation, "__args__", ()):
        marks += _marks_inside(part)
    return marks
