"""Values of fields: what is accepted, and how marked values are found again."""

from __future__ import annotations

from typing import Annotated, ClassVar

import jsonschema
import pytest
from pydantic import Field, TypeAdapter, ValidationError

from site_builder.content import fields
from site_builder.content.fields import Entity, Id, IdOf, IsMarkdown, IsReference, MarkdownText, Model, Reference, SingleLine, Sources
from site_builder.content.walk import entities, marked_values

GOOD = {
    "Id": ["set-up", "a", "leadership.step-1.pcn.vision", "p20-21"],
    "SingleLine": ["a", "Straight 'quotes' & more"],
    "Reference": ["domain:set-up", "page:guidance/index", "page:a#b.c-D"],
    "SourceReference": ["prospectus p8", "matrix what-it-is"],
    "IsoDate": ["2019-08-09", "2024-02-29"],
    "Month": ["2019-08", "2019-08-09"],
    "Email": [
        *("first.last@nhs.net", "england.PCN@nhs.net", "pat.o'brien@example.org", "r&d.team@example.org", "team#1@example.org"),
        *("zoë.łuczak@example.org", "+me@example.org", "a/b_c~d@sub.example-site.org", "a@müller.example", "a@xn--e1afmkfd.xn--p1ai"),
    ],
    "SecurityAddress": ["mailto:r&d.o'brien@example.org", "https://example.org/security"],
    "SiteAddress": [
        *("https://example.org", "http://127.0.0.1:8080/", "http://localhost/pcn", "https://www.example.org/~team/pcn-2019.1_b/"),
        "https://xn--mller-kva.example/a/b",
    ],
}
BAD = {
    "Id": ["", "Set-up", "set_up", "-a", "a-", "a..b", "a b", "a\n", "é", "a" * 121],
    "SingleLine": ["", "   ", "\n"],
    "Reference": ["set-up", "Domain:a", "page:", "page:a b", "page:a#", "javascript:alert(1)"],
    "SourceReference": ["prospectus", "prospectus p8, p9", "Prospectus p8"],
    "IsoDate": ["2019-8-9", "09/08/2019", "2019-02-30", "2019-08", "2023-02-29"],
    "Month": ["2019", "2019-13", "2019-02-30", "August 2019", "2019-08-"],
    "Email": [
        *("a", "a@b", "a b@c.org", "<a@b.org>", "a@b.org;c@d.org", "a@@b.org", "a.@b.org", "a@b..org", "a@-b.org", "a@b.org\n"),
        *("=cmd@example.org", "a?bcc=evil%40x.org&body=hi@nhs.net", "a%0d%0abcc@nhs.net", "a,b@nhs.net", "a@nhs.net?subject=x"),
        *("a\u200bb@nhs.net", "a@nh\u200ds.net", "a\u00adb@nhs.net", "\u202ea@nhs.net", "\u0430nn@nhs.net", "a\u00a0b@nhs.net"),
        "a" * 250 + "@nhs.net",
    ],
    "SecurityAddress": ["mailto:a?bcc=b@c.org", "http://example.org", "a@b.org", "https://", "mailto:a\u200bb@c.org"],
    "SiteAddress": [
        *("example.org", "ftp://example.org", "javascript:x", "https://", "https://a b", "https://example.org/my site", "https://[::1"),
        *("https://[::1]/", "https://example.org/?x=1", "https://example.org/pcn#x", "https://example.org/a;b", "https://example.org/{"),
        *("https://example.org//pcn", "https://example.org/../pcn", "https://me@example.org", "https://example.org/%20", "https://é.org"),
        *('https://example.org/"', "https://example.org/pcn\n", "https://example.org:port/", "https://.org", "https://example.org/$uri"),
    ],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in GOOD.items() for value in values])
def test_a_value_of_the_right_form_is_kept_as_it_is(name: str, value: str) -> None:
    assert TypeAdapter(getattr(fields, name)).validate_python(value) == value


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD.items() for value in values])
def test_a_value_of_the_wrong_form_is_refused(name: str, value: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(getattr(fields, name)).validate_python(value)


@pytest.mark.parametrize("name", ["Email", "SecurityAddress", "SiteAddress"])
def test_editors_are_told_the_same_of_addresses_by_the_schema(name: str) -> None:
    schema = jsonschema.Draft202012Validator(TypeAdapter(getattr(fields, name)).json_schema())
    assert [value for value in GOOD[name] if not schema.is_valid(value)] == []
    assert [
        value for value in BAD[name] if schema.is_valid(value) and not value.endswith("\n")
    ] == []  # Python alone lets '$' stand before one


def test_a_line_is_one_line_whatever_its_breaks() -> None:
    assert TypeAdapter(SingleLine).validate_python("  one\n  two\tthree ") == "one two three"


class Leg(Entity):
    """Part of a sample."""

    kind: ClassVar[str] = "leg"

    text: MarkdownText


class Table(Entity):
    """A sample that has marks in every position a model can have them."""

    kind: ClassVar[str] = "table"

    near: Annotated[str, IdOf("table")] | None = None
    to: tuple[Reference, ...] = ()
    sources: Sources = ()
    legs: tuple[Leg, ...] = ()
    by_side: dict[str, Leg] = Field(default_factory=dict)
    top: MarkdownText | None = None


TABLE = Table(
    id="one",
    near="two",
    to=("table:two", "table:three"),
    sources=("book p1",),
    legs=(Leg(id="one.leg", text="*left*"),),
    by_side={"right": Leg(id="one.right", text="right")},
    top="flat",
)


def test_things_are_found_at_any_depth_with_their_place() -> None:
    assert [(location, thing.ref) for location, thing in entities(TABLE)] == [
        ((), "table:one"),
        (("legs", 0), "leg:one.leg"),
        (("by_side", "right"), "leg:one.right"),
    ]


def test_marked_values_are_found_at_any_depth_with_their_place_and_mark() -> None:
    assert [(leaf.location, leaf.mark, leaf.value) for leaf in marked_values(TABLE)] == [
        (("near",), IdOf("table"), "two"),
        (("to", 0), IsReference(), "table:two"),
        (("to", 1), IsReference(), "table:three"),
        (("sources", 0), IdOf("source"), "book p1"),
        (("top",), IsMarkdown(), "flat"),
        (("legs", 0, "text"), IsMarkdown(), "*left*"),
        (("by_side", "right", "text"), IsMarkdown(), "right"),
    ]


def test_what_is_absent_has_no_marks() -> None:
    assert list(marked_values(Table(id="one"))) == []


def test_a_thing_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        TABLE.id = "other"


def test_every_form_has_a_remedy_of_its_own() -> None:
    patterns = {value for name, value in vars(fields).items() if name.endswith("_PATTERN")}
    assert patterns == set(fields.REMEDIES)
    assert len(set(fields.REMEDIES.values())) == len(patterns)


class Nothing(Model):
    """A sample without fields."""


def test_a_field_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValidationError):
        Nothing.model_validate({"id": "a"})


def test_an_id_with_a_line_break_at_its_end_is_refused() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python("set-up\n")
