"""Checking values against models: a value, or every finding with its place and remedy."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from site_builder.content.fields import Email, Id, IsoDate, Lines, Model, SingleLine
from site_builder.content.source import SourceText
from site_builder.content.validation import validate
from site_builder.content.yaml_parser import parse_yaml
from tests.case_files import Case, each_case


class Person(Model):
    """Somebody, inside a sample."""

    name: SingleLine = Field(description="First and last name")
    email: Email | None = None


class Sample(Model):
    """A model with a field of every type."""

    id: Id
    title: SingleLine = Field(max_length=20)
    order: int = 0
    link: bool = True
    side: Literal["pcn", "system"] = "pcn"
    day: IsoDate | None = None
    lines: Lines = ()
    people: tuple[Person, ...] = ()
    by_stage: dict[Literal["foundation", "step-1"], Person] = Field(default_factory=dict)


def told(text: str) -> str:
    document, malformed = parse_yaml(SourceText("f", text + "\n"))
    assert malformed == []
    value, problems = validate(document, Sample)
    assert (value is None) == bool(problems)
    return "\n".join(map(str, sorted(problems))) or repr(value)


@each_case("validate.md")
def test_every_finding_has_a_place_a_reason_and_a_remedy(case: Case) -> None:
    assert told(case.given) == case.expected


def test_the_value_is_that_of_the_model() -> None:
    document, _ = parse_yaml(SourceText("f", "id: a\ntitle: ' A  b '\norder: 3\nlink: no\npeople: [{name: Ann}]\n"))
    value, problems = validate(document, Sample)
    assert problems == []
    assert value == Sample(id="a", title="A b", order=3, link=False, people=(Person(name="Ann"),))
