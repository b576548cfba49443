"""A word of today that the documents use after all is a mistake, told where it is listed."""

from __future__ import annotations

import pytest

from tests.conftest import Build

LATER = "later:\n  - words: [gizmo board, GIZ]\n    to: ['page:guidance/first']\n"


def told(build: Build, minimal: dict[str, str], changed: dict[str, str]) -> list[str]:
    files = {**minimal, "data/search.yaml": minimal["data/search.yaml"] + LATER, **changed}
    return [str(problem) for problem in build(files).problems if "'later'" in problem.remedy]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("content/guidance/first.md", "title:", "title: The Gizmo Board of"),
        ("data/glossary.yaml", "meaning: ", "meaning: It has a GIZ and "),
    ],
)
def test_a_word_that_is_used_is_a_mistake_of_the_list(name: str, old: str, new: str, build: Build, minimal: dict[str, str]) -> None:
    assert old in minimal[name]
    [problem] = told(build, minimal, {name: minimal[name].replace(old, new, 1)})
    assert problem.startswith("data/search.yaml:"), problem
    assert f"but {name} has it; take it out of 'later'" in problem


@pytest.mark.parametrize("word", ["gizmo boarding", "giz", "GIZA", "no-GIZ"])
def test_other_words_are_not(word: str, build: Build, minimal: dict[str, str]) -> None:
    name = "content/guidance/first.md"
    assert told(build, minimal, {name: minimal[name].replace("title:", f"title: A {word} of", 1)}) == []


def test_a_note_about_the_documents_may_say_what_they_do_not_use(build: Build, minimal: dict[str, str]) -> None:
    name = "data/glossary.yaml"
    assert told(build, minimal, {name: minimal[name].replace("meaning: ", "oddity: They do not use GIZ., meaning: ", 1)}) == []
