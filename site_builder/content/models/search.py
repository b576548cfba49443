"""data/search.yaml: other words under which things are found."""

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


class Feature(Model):
    """Something that readers can do with the tool or the site: it is found as a thing of its own, and leads to a page."""

    title: SingleLine = Field(description="What can be done, beginning with a verb")
    to: Reference = Field(description="The page where it is done, for example page:assessment/tool")
    text: SingleLine = Field(description="How it is done there, in one or two sentences")
    words: Lines = Field(description="Everyday words for it")


class Later(Model):
    """Words of today that the documents do not use, and what they have that comes near."""

    words: Lines = Field(description="Words of today, such as 'ICB'")
    to: tuple[Reference, ...] = Field(description="What comes near, for example term:ics; the nearest first")


class SearchWords(Model):
    """data/search.yaml: what the search knows about words."""

    ignore: Lines = Field(description="Words that say nothing about what is looked for, such as 'the' and 'how'")
    spellings: tuple[Spelling, ...] = Field(description="Other spellings; -ize for -ise and the like need no entry")
    synonyms: tuple[Synonym, ...] = Field(description="Everyday words and what they stand for")
    pages: tuple[PageWords, ...] = Field(description="Words that lead to one page or term although it does not hold them")
    features: tuple[Feature, ...] = Field(default=(), description="What readers can do with the tool and the site")
    later: tuple[Later, ...] = Field(default=(), description="Words of today that the documents do not use, and what comes near")
