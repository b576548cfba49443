"""What examples.yaml beside macros of the theme holds."""

from typing import Any

from pydantic import Field

from site_builder.content.fields import Lines, Model, SingleLine


class Example(Model):
    """One use of a macro."""

    name: SingleLine = Field(description="What the example shows")
    macro: SingleLine = Field(description="The macro that it calls")
    arguments: tuple[Any, ...] = Field(default=(), description="What the macro is given; text after '=' is an expression of Jinja")
    holds: Lines = Field(description="Words or pieces of HTML that the finished example holds")
    local: bool = Field(default=False, description="Whether it shows something only in a local edition")


class Examples(Model):
    """theme/macros/<name>/examples.yaml: every state of the macros worth looking at."""

    examples: tuple[Example, ...] = Field(description="The examples, the plainest first")
