"""The texts of templates and scripts: found with their lines, and nothing that is code."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from site_builder.authoring.theme_text import passages_of_theme
from tests.conftest import ROOT, lay_out

TEMPLATES: dict[str, tuple[str, list[tuple[int, str]]]] = {
    "words between tags": ("<h1>One</h1>\n<p>Two words</p>", [(1, "One"), (2, "Two words")]),
    "a sentence with tags in it": ('<p>Ask <a href="x">Your team</a> today.</p>', [(1, "Ask Your team today.")]),
    "what the template puts in": ("<p>For {{ name | lower }} only.</p>", [(1, "For … only.")]),
    "strings in expressions": ('{{ note("Missing words") }}\n{% set a = "A title" %}', [(1, "Missing words"), (2, "A title")]),
    "words that are read out": ('<nav aria-label="On this page"><ul></ul></nav>', [(1, "On this page")]),
    "classes, comments, styles and scripts": (
        '{# Not this. #}<!-- Nor this. --><p class="Some Class">{% if "app-x y." %}{% endif %}</p><style>A b.</style><script>C d.</script>',
        [],
    ),
    "a comment of several lines": ("{# One\ntwo\nthree #}\n<p>Four\nfive</p>", [(4, "Four five")]),
    "a template with a mistake": ("<p>Words</p>{{ ' }}", []),
}
SCRIPTS: dict[str, tuple[str, list[tuple[int, str]]]] = {
    "a string": ('say(\n  "One thing.",\n);', [(2, "One thing.")]),
    "a string in another quote": ("say('One thing.');", [(1, "One thing.")]),
    "a template literal": ("say(`${count} of them are new.`);", [(1, "… of them are new.")]),
    "one in another": ('say(`The ${a ? `inner ${b} of it.` : ""} outer.`);', [(1, "inner … of it."), (1, "The … outer.")]),
    "comments, names and patterns": (
        '// "Not this."\n/* "Nor this." */\nimport x from "./x.js";\nf("nhsuk-list app-x", /["`]Or this./g);',
        [],
    ),
    "a string after a pattern": ('f(/["`]/g);\nsay("One thing.");', [(2, "One thing.")]),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_texts_of_a_template(tmp_path: Path, name: str) -> None:
    text, expected = TEMPLATES[name]
    lay_out(tmp_path, {"theme/macros/a/a.html": text})
    assert sorted((passage.place.line, passage.text) for passage in passages_of_theme(tmp_path)) == sorted(expected)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_texts_of_a_script(tmp_path: Path, name: str) -> None:
    text, expected = SCRIPTS[name]
    lay_out(tmp_path, {"theme/scripts/a/a.js": text})
    assert [(passage.place.line, passage.text) for passage in passages_of_theme(tmp_path)] == expected


def test_the_sentences_of_a_file_of_wording(tmp_path: Path) -> None:
    lay_out(tmp_path, {"theme/scripts/a/words.json": '{\n  "some-key": "{count} of {all} {count:is|are} new."\n}\n'})
    assert [(passage.place.line, passage.text) for passage in passages_of_theme(tmp_path)] == [(2, "… of … are new.")]


def test_a_project_without_a_theme_and_a_file_that_cannot_be_read_have_no_texts(tmp_path: Path) -> None:
    assert list(passages_of_theme(tmp_path)) == []
    lay_out(tmp_path, {"theme/scripts/a.js": b"\xff\xfe"})
    assert list(passages_of_theme(tmp_path)) == []


def test_the_real_theme_has_texts_in_templates_and_in_scripts() -> None:
    found = [passage.place.path for passage in passages_of_theme(ROOT)]
    assert any(path.startswith("theme/layouts/") for path in found)
    assert any(path.startswith("theme/macros/") for path in found)
    assert any(path.startswith("theme/scripts/") for path in found)


@pytest.mark.parametrize("text", ["`${", "`", '"', "{{", "{# "])
def test_a_long_file_of_odd_marks_takes_no_long_time(tmp_path: Path, text: str) -> None:
    lay_out(tmp_path, {"theme/scripts/a.js": text * 20_000, "theme/layouts/a.html": text * 20_000})
    started = time.perf_counter()
    list(passages_of_theme(tmp_path))
    assert time.perf_counter() - started < 5
