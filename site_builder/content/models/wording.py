"""data/words.yaml: words to avoid, and what to write in their place."""

from pydantic import Field

from site_builder.content.fields import Lines, Model, SingleLine


class WordToAvoid(Model):
    """A word to avoid in plain English."""

    word: SingleLine = Field(description="The word or words, in small letters")
    instead: SingleLine = Field(description="What to write instead")


class Spelling(Model):
    """A word that has one spelling everywhere."""

    word: SingleLine = Field(description="The spelling to use")
    other: Lines = Field(description="Other spellings, letter for letter")


class WordAdvice(Model):
    """data/words.yaml: what the command ``words`` looks for."""

    longest: int = Field(default=25, description="The number of words after which a sentence is called long")
    known: Lines = Field(default=(), description="Abbreviations that need no explanation")
    avoid: tuple[WordToAvoid, ...] = Field(default=(), description="Words to avoid, and what to write instead")
    spelling: tuple[Spelling, ...] = Field(default=(), description="The one spelling of each word that has several")
    about_sources: Lines = Field(default=(), description="Beginnings of the names of files that may speak of the sources")
    allowed: dict[str, int] = Field(default_factory=dict, description="How many remarks of each sort 'words --check' accepts; lower it")
