"""Adding an item to a list in YAML text: every other line stays as it is."""

from __future__ import annotations

from typing import Any

import pytest

from site_builder.authoring.yaml_edit import CannotInsert, insert_item, with_ends_of, yaml_scalar
from site_builder.content.source import SourceText
from site_builder.content.yaml_parser import parse_yaml

ITEM = {"id": "new", "text": "Words"}

# name: (text, location, number of the item to stand before, expected)
CASES: dict[str, tuple[str, tuple[str, ...], int | None, str]] = {
    "at the end of the file": (
        "items:\n  - id: a\n    text: A\n",
        ("items",),
        None,
        "items:\n  - id: a\n    text: A\n  - id: new\n    text: Words\n",
    ),
    "comments and empty lines after the list stay after it": (
        "items:\n  - id: a   # first\n\n# The others\nothers: []\n",
        ("items",),
        None,
        "items:\n  - id: a   # first\n  - id: new\n    text: Words\n\n# The others\nothers: []\n",
    ),
    "after a folded text": (
        "items:\n  - id: a\n    text: >-\n      One\n      two\n\nothers: 1\n",
        ("items",),
        None,
        "items:\n  - id: a\n    text: >-\n      One\n      two\n  - id: new\n    text: Words\n\nothers: 1\n",
    ),
    "items written in braces": (
        "items:\n- {id: a, text: A}\n",
        ("items",),
        None,
        "items:\n- {id: a, text: A}\n- id: new\n  text: Words\n",
    ),
    "in the place of an empty list": (
        "items: []  # none yet\nlast: 1\n",
        ("items",),
        None,
        "items:  # none yet\n  - id: new\n    text: Words\nlast: 1\n",
    ),
    "before an item and the comment above it": (
        "items:\n  - id: a\n  # About b\n  - id: b\n",
        ("items",),
        1,
        "items:\n  - id: a\n  - id: new\n    text: Words\n  # About b\n  - id: b\n",
    ),
    "inside an item": (
        "systems:\n  - id: one\n    people:\n      - id: a\n  - id: two\n    people: []\n",
        ("systems", "=one", "people"),
        None,
        "systems:\n  - id: one\n    people:\n      - id: a\n      - id: new\n        text: Words\n  - id: two\n    people: []\n",
    ),
    "inside the last item, whose list is empty": (
        "systems:\n  - id: two\n    people: []\n",
        ("systems", "=two", "people"),
        None,
        "systems:\n  - id: two\n    people:\n      - id: new\n        text: Words\n",
    ),
    "with the fields that are missing on the way": (
        "id: leadership\n",
        ("cells", "foundation", "pcn"),
        None,
        "id: leadership\ncells:\n  foundation:\n    pcn:\n      - id: new\n        text: Words\n",
    ),
    "with an item that is missing on the way": (
        "id: south-east\nsystems:\n  - id: one\n",
        ("systems", "=two", "people"),
        None,
        "id: south-east\nsystems:\n  - id: one\n  - id: two\n    people:\n      - id: new\n        text: Words\n",
    ),
    "in an empty file": ("", ("terms",), None, "terms:\n  - id: new\n    text: Words\n"),
    "in a file of comments": ("# Nothing yet\n", ("terms",), None, "# Nothing yet\nterms:\n  - id: new\n    text: Words\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_item_is_added_and_nothing_else_changes(name: str) -> None:
    text, location, before, expected = CASES[name]
    assert insert_item(text, location, ITEM, before) == expected


@pytest.mark.parametrize("text", ["items: [{id: a}]\n", "items: words\n", "{items: []}\n"])
def test_what_cannot_be_done_safely_is_refused(text: str) -> None:
    with pytest.raises(CannotInsert, match=r"try again|by hand"):
        insert_item(text, ("items",), ITEM)


@pytest.mark.parametrize(
    "value",
    [
        "Plain words",
        "A: colon",
        "no",
        "12",
        "# hash",
        'with "quotes"',
        "back\\slash",
        "  spaces ",
        "null",
        "-dash",
        "x" * 200 + " y " * 30 + "z",
        "",
        "a\ttab",
        "A line\nbreak",
        "A trailing space ",
        "A  double space " * 20,
        "\u00a0hard",
        "Yes",
        "A - b",
        "x" * 5000,
    ],
)
def test_any_text_comes_back_as_it_was(value: str) -> None:
    document, problems = parse_yaml(SourceText("x", insert_item("items: []\n", ("items",), {"id": "new", "text": value})))
    assert problems == []
    assert document.data["items"][0]["text"] == value


@pytest.mark.parametrize(("value", "expected"), [(None, "null"), (True, "true"), (3, "3"), (("a", "b c"), "[a, b c]"), ([], "[]")])
def test_other_values(value: Any, expected: str) -> None:
    assert yaml_scalar(value) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a\r\nb\r\n", "a\nx\nb\n", "a\r\nx\r\nb\r\n"),
        ("a\r\nb\nc\r\n", "a\nb\nx\nc\n", "a\r\nb\nx\r\nc\r\n"),
        ("a\r\nb", "a\nb\nx", "a\r\nb\r\nx"),
        ("a\nb\n", "a\nb\nx\n", "a\nb\nx\n"),
        ("", "x\n", "x\n"),
        ("\ufeffa\r\n", "a\nx\n", "\ufeffa\r\nx\r\n"),
    ],
)
def test_each_line_keeps_its_end(old: str, new: str, expected: str) -> None:
    assert with_ends_of(old, new) == expected
