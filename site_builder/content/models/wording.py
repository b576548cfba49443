"""data/words.yaml: words to avoid, and what to write in their place."""

from __future__ import annotations

from pydantic import Field

from site_builder.content.fields import Lines, Model, SingleLine


class WordToAvoid(Model):
    """A word to avoid in plain English."""

    word: SingleLine = Field(description="The word or words, in small letters")
    instead: SingleLine = Field(description="What to write instead")


class WordAdvice(Model):
    """data/words.yaml: what the command ``words`` looks for."""

    longest: int = Field(default=30, description="The number of words after which a sentence is called long")
    known: Lines = Field(default=(), description="Abbreviations that need no explanation")
    avoid: tuple[WordToAvoid, ...] = Field(default=(), description="Words to avoid, and what to write instead")
