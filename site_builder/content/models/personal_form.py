"""data/personal-form.yaml: a form that one person fills in for themselves, such as a Clinical Director's development needs."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from site_builder.content.fields import WORD_PATTERN, Entity, Model, SingleLine, Sources


class FormAnswer(Model):
    """One of the answers that can be chosen."""

    id: Annotated[str, StringConstraints(pattern=WORD_PATTERN, max_length=40)] = Field(
        description="Stands in the files that people save; never change it"
    )
    title: SingleLine = Field(description="What people read")


class FormItem(Entity):
    """One thing that a form asks."""

    kind: ClassVar[str] = "form-item"

    text: SingleLine = Field(description="What is asked or considered, in a few words")
    day: bool = Field(default=False, description="true for an item of one line that asks for a date: another text is said to be none")


class FormPart(Entity):
    """A group of items under a heading, which is handed over or kept as a whole."""

    kind: ClassVar[str] = "form-part"

    title: SingleLine = Field(description="The heading")
    hint: SingleLine | None = Field(default=None, description="A line below it, or null")
    asks: Literal["answer", "words", "line"] = Field(
        description="What each item takes: one of the answers and a note, some words, or one line"
    )
    items: tuple[FormItem, ...] = Field(description="Its items, in order")


class PersonalForm(Entity):
    """The whole form."""

    kind: ClassVar[str] = "form"

    sources: Sources = Field(description="What it restates, for example [prospectus p13]; data/sources.yaml lists what can be cited")
    answers: tuple[FormAnswer, ...] = Field(description="The answers, in order")
    parts: tuple[FormPart, ...] = Field(description="Its parts, in order")
