"""data/sources.yaml: the documents that the site restates."""

from typing import ClassVar

from pydantic import Field

from site_builder.content.fields import Entity, Id, Model, Month, SingleLine


class Section(Model):
    """A citable part of a source document: a page, or a named section."""

    id: Id = Field(description="How it is cited after the id of the document, for example p5")
    title: SingleLine = Field(description="What the page or section is called in the source")
    label: SingleLine = Field(description="How the section is cited, for example 'page 4'")


class SourceDocument(Entity):
    """One of the documents that the site restates."""

    kind: ClassVar[str] = "source"

    title: SingleLine = Field(description="The title as printed")
    short_title: SingleLine = Field(description="A short title for citations")
    date: Month = Field(description="The date printed on the document: 2019-08-09, or 2019-08 where no day is given")
    issuer: SingleLine | None = Field(description="The body named on the cover, or null where none is named")
    note: SingleLine | None = Field(default=None, description="A remark for readers about the document")
    sections: tuple[Section, ...] = Field(description="Every part that can be cited, in order")


class SourceList(Model):
    """data/sources.yaml"""

    documents: tuple[SourceDocument, ...] = Field(description="The documents that the site restates")
