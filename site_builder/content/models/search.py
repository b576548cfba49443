"""data/search.yaml: other words under which things are found."""

from __future__ import annotations

from pydantic import Field

from site_builder.content.fields import Lines, Model, Reference, SingleLine


class Spelling(Model):
    """A spelling that readers may use, and the one that this site uses."""

    other: SingleLine = Field(description="The spelling that readers may use")
    ours: SingleLine = Field(description="The spelling of this site")


class Synonym(Model):
    """Everyday words, and the terms of the documents that they stand for."""

    words: Lines = Field(description="Everyday words")
    means: Lines = Field(description="The terms of the documents that they stand for")


class PageWords(Model):
    """Words that readers use for a page, or for a term of the glossary, and that it does not hold itself."""

    to: Reference = Field(description="The page, domain or term, for example page:guidance/benefits or term:vcse")
    words: Lines = Field(description="Words that lead to it")


class SearchWords(Model):
    """data/search.yaml: what the search knows about words."""

    ignore: Lines = Field(description="Words that say nothing about what is looked for, such as 'the' and 'how'")
    spellings: tuple[Spelling, ...] = Field(description="Other spellings; -ize for -ise and the like need no entry")
    synonyms: tuple[Synonym, ...] = Field(description="Everyday words and what they stand for")
    pages: tuple[PageWords, ...] = Field(description="Words that lead to one page or term although it does not hold them")
