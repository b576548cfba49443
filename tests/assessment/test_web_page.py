"""Assessments in plans that were exported as web pages: read for their data and for nothing else."""

from __future__ import annotations

import json
import time

import pytest

from site_builder.assessment.files import export_text, validate_files
from site_builder.assessment.format import Assessment
from site_builder.assessment.validation import parse_export
from site_builder.assessment.web_page import export_in
from tests.assessment.support import BAD, CASES, IDS, ask_browser_modules, read_json, small_matrix

PAGES = CASES / "web-pages"
EXPECTED = read_json(PAGES / "expected.json")


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_web_page_is_read_for_its_data_in_python_and_in_the_browser(name: str) -> None:
    [found] = validate_files([PAGES / name], small_matrix())
    plain = [{"level": one.level, "where": one.where, "message": one.message} for one in found.findings]
    assert {"ok": found.assessment is not None, "findings": plain} == EXPECTED[name]
    text = (PAGES / name).read_bytes().decode()
    [browser] = ask_browser_modules([{"name": "check", "input": {"text": text}}])
    assert {"ok": browser["ok"], "findings": browser["findings"]} == EXPECTED[name]
    if found.assessment:
        assert json.loads(browser["text"]) == json.loads(export_text(found.assessment))


def test_every_page_is_expected() -> None:
    assert sorted(path.name for path in PAGES.glob("*.html")) == sorted(EXPECTED)


def test_what_is_no_web_page_is_left_as_it_is() -> None:
    for text in ("", "{}", '{"a": "<script id=pcn-self-assessment>"}', "\ufeff{}", "\ufeff\ufeff<p>"):
        assert export_in(text) == (text, "")


@pytest.mark.parametrize("part", ["<script ", "<script id=pcn-self-assessment ", "<", "</script", "<script>", "< id=", " \n<"])
def test_a_hostile_page_takes_no_longer_than_it_is_long(part: str) -> None:
    """Ten times the text takes about ten times as long; what grows faster would take a hundred times as long."""
    text = "<p>" + part * (2_000_000 // len(part))
    begun = time.perf_counter()
    assert parse_export(text, IDS)[0] is None
    assert time.perf_counter() - begun < 20


def test_any_text_in_an_assessment_comes_back_from_a_page() -> None:
    state = read_json(BAD / "markup.json")
    state["about"]["name"] = "</script><!--<script id='pcn-self-assessment'>\\u003c\\\u2028"
    text = export_text(Assessment.model_validate(state))
    inside = text.replace("<", "\\u003c")
    page = f'<!doctype html><script type="application/json" id="pcn-self-assessment">{inside}</script>'
    made, _ = parse_export(page, IDS)
    assert made
    assert json.loads(export_text(made)) == state
