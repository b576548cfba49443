"""data/glossary.yaml: terms and abbreviations."""

from typing import ClassVar

from pydantic import Field

from site_builder.content.fields import Entity, Lines, Model, Reference, SingleLine
from site_builder.content.models.shared_fields import Basis, Oddity, Restated


class Term(Entity):
    """A glossary entry."""

    kind: ClassVar[str] = "term"

    term: SingleLine = Field(description="The term in full")
    abbreviation: SingleLine | None = Field(default=None, description="Its abbreviation as used in the text, or null")
    basis: Basis = Field(
        description="Where the meaning is from: the document, its use there, the standard NHS name, or what people search for"
    )
    link: bool = Field(default=True, description="Whether the first use of the abbreviation on a page links here")
    meaning: SingleLine | None = Field(
        default=None, description="What the documents say of it, or null where they say nothing beyond the name"
    )
    also: Lines = Field(default=(), description="Other words that people look for")
    see: tuple[Reference, ...] = Field(default=(), description="Where to read more, for example [domain:set-up]")
    sources: Restated = ()
    oddity: Oddity = None


class Glossary(Model):
    """data/glossary.yaml"""

    terms: tuple[Term, ...] = Field(description="All terms")
