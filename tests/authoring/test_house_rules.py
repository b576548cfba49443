"""Advice on how texts are written: told at its place, and nothing is stopped by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.authoring.house_rules import house_rules
from site_builder.content.loader import load
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.site.load import load_site
from tests.conftest import lay_out

PAGE = "content/guidance/first.md"
CASES = {
    "a description that is cut": (PAGE, "description: ", f"description: {'long ' * 32}", "search engines show 160; shorten it"),
    "curly marks": (
        PAGE,
        "sources: ",
        "nav_title: It\u2019s \u201cus\u201d\nsources: ",
        "a curly apostrophe (\u2019), and 2 more like it in this file; write '",
    ),
    "a long dash": (
        "data/glossary.yaml",
        "meaning: ",
        "meaning: One \u2014 two. ",
        "a long dash (\u2014); write a comma, a colon or a new sentence",
    ),
}


def told(root: Path) -> list[str]:
    content, _ = load(root, MarkdownRenderer())
    site, problems = load_site(root, None)
    assert site, problems
    return [str(problem) for problem in house_rules(root, content, site)]


@pytest.mark.parametrize("name", CASES)
def test_advice_says_where_and_what_to_write(name: str, tmp_path: Path, minimal: dict[str, str]) -> None:
    path, old, new, words = CASES[name]
    assert old in minimal[path]
    lay_out(tmp_path, {**minimal, path: minimal[path].replace(old, new, 1)})
    found = told(tmp_path)
    assert len(found) == 1
    assert all(line.startswith(f"{path}:") and line.endswith(words) and ": warning: " in line for line in found)


def test_other_languages_have_quotation_marks_of_their_own(tmp_path: Path, minimal: dict[str, str]) -> None:
    settings = minimal["data/site.yaml"] + "language: de\n"
    lay_out(tmp_path, {**minimal, "data/site.yaml": settings, PAGE: minimal[PAGE] + "\n\u201eSo\u201c sagen wir.\n"})
    assert told(tmp_path) == []
