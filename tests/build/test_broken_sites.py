"""Sites with mistakes, each with the exact report that its author sees.

A case is a folder under ``sites/broken``: its files are laid over the minimal
site, the paths in its ``removed.txt`` are left out, and ``expected.txt`` is the report.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Build

BROKEN = ROOT / "tests" / "sites" / "broken"
CASES = sorted(path.name for path in BROKEN.iterdir())


def files_of(case: Path) -> dict[str, str]:
    return {
        path.relative_to(case).as_posix(): path.read_text("utf-8")
        for path in sorted(case.rglob("*"))
        if path.is_file() and path.name not in {"expected.txt", "removed.txt"}
    }


def theme_with(files: dict[str, str], tmp_path: Path) -> Path:
    """A copy of the theme with the case's templates in it."""
    theme = tmp_path / "project" / "theme"
    shutil.copytree(ROOT / "theme", theme, ignore=shutil.ignore_patterns("node_modules"))
    (theme / "node_modules").symlink_to(ROOT / "theme" / "node_modules")
    for name, text in files.items():
        (theme.parent / name).write_text(text, "utf-8")
    return theme


@pytest.mark.parametrize("name", CASES)
def test_the_report_names_every_mistake(name: str, build: Build, minimal: dict[str, str], tmp_path: Path) -> None:
    case = BROKEN / name
    own = files_of(case)
    templates = {path: text for path, text in own.items() if path.startswith("theme/")}
    removed = (case / "removed.txt").read_text("utf-8").split() if (case / "removed.txt").exists() else []
    files = {path: text for path, text in {**minimal, **own}.items() if path not in removed and path not in templates}
    theme = theme_with(templates, tmp_path) if templates else ROOT / "theme"
    result = build(files, theme=theme)
    report = "".join(f"{problem}\n" for problem in result.problems)
    assert report == (case / "expected.txt").read_text("utf-8")


PAGE = "---\ntitle: Page\ndescription: About it.\nsources: []\norder: 9\n---\nText.\n"
CONTACTS = "id: {0}\ntitle: A\norder: 2\nsystems:\n  - {{id: {1}, title: B, people: []}}\n"
# Not files of this project, since a computer with Windows could not check them out. Each with its place, and the name in the message.
FOR_WINDOWS = {
    "content/guidance/prn.md": (PAGE, "1:1", "prn"),
    "content/guidance/com1.md": (PAGE, "1:1", "com1"),
    "content/aux/page.md": (PAGE, "1:1", "aux"),
    "content/guidance/old.md": (PAGE.replace("order: 9", "order: 9\nold_paths: [guidance/nulls.html, guidance/nul.html]"), "6:34", "nul"),
    "data/contacts/con.yaml": (CONTACTS.format("con", "b"), "1:1", "con"),
    "data/contacts/lpt10.yaml": (CONTACTS.format("lpt10", "lpt9"), "5:6", "lpt9"),
}


@pytest.mark.parametrize("name", FOR_WINDOWS)
def test_a_name_that_windows_keeps_for_itself_is_a_mistake(name: str, build: Build, minimal: dict[str, str]) -> None:
    text, place, kept = FOR_WINDOWS[name]
    result = build({**minimal, name: text})
    assert [(str(problem.place), problem.severity) for problem in result.problems] == [(f"{name}:{place}", "error")]
    assert f"Windows reserves the name '{kept}' for itself" in result.problems[0].message


def test_a_page_in_the_place_of_a_file_of_the_build_is_a_mistake(build: Build, minimal: dict[str, str]) -> None:
    tool = PAGE.replace("order: 9", "order: 9\nlayout: tool")
    name = "content/downloads/self-assessment-offline.md"
    result = build({**minimal, "content/assessment/tool.md": tool, name: PAGE})
    [told] = [str(problem.place) for problem in result.problems if "which the build makes itself" in problem.message]
    assert told == f"{name}:2:1"


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "cp1252"])
def test_a_file_in_another_encoding_is_one_mistake_and_what_refers_to_it_is_not_blamed(
    build: Build, minimal: dict[str, str], coding: str
) -> None:
    contacts = minimal["data/contacts/somewhere.yaml"].replace("First Person", "Zoë Person")
    words = {
        "data/search.yaml": minimal["data/search.yaml"].replace("pages: []", "pages:\n  - {to: system:green-valley, words: [valley]}\n")
    }
    assert words["data/search.yaml"] != minimal["data/search.yaml"]
    result = build({**minimal, **words, "data/contacts/somewhere.yaml": contacts.encode(coding)})
    told = [(problem.place.path, problem.message) for problem in result.problems]
    assert [path for path, _ in told] == ["data/contacts/somewhere.yaml"]
    assert "not UTF-8" in told[0][1] or "U+0000" in told[0][1]


# The kinds of mistake that one run is to report together, each with what its message says.
TEN = {
    "a missing field": "the field 'description' is missing",
    "an unknown field": "there is no field 'sumary' here",
    "a wrong type": "'order' is 'one', not a whole number",
    "a duplicate key": "the field 'title' is used twice",
    "a duplicate id": "the id 'green-valley.first-person' is used twice",
    "a dead link": "nothing here is called 'domain:first-domian'",
    "a dead fragment": "'page:guidance/second' has no place 'proces'",
    "bad YAML": "this is not YAML",
    "bad front matter": "content/guidance/third.md:2:1: the field 'description' is missing",
    "a typo in a template": "theme/layouts/glossary.html:2:1: the template cannot be rendered",
}
TEN_LOCAL = {
    "a missing field": "the field 'description' is missing",
    "an unknown field": "there is no field 'titel' here",
    "a wrong type": "'headline' is '5', not text",
    "a duplicate key": "the field 'order' is used twice",
    "a duplicate id": "the id 'green' is used twice",
    "a dead link": "nothing here is called 'term:nowhere'",
    "a dead fragment": "'page:guidance/first' has no place 'none'",
    "bad YAML": "this is not YAML",
    "bad front matter": "content/guidance/headless.md:2:1: the field 'description' is missing",
    "an id that the national edition does not have": "the national edition has no 'component:first-theme.foundation.pcn.strat'",
}


@pytest.mark.parametrize(("report", "kinds"), [("broken/ten-mistakes/expected.txt", TEN), ("local-broken.expected", TEN_LOCAL)])
def test_ten_kinds_of_mistake_are_in_one_report(report: str, kinds: dict[str, str]) -> None:
    lines = (ROOT / "tests" / "sites" / report).read_text("utf-8").splitlines()
    assert {kind for kind, words in kinds.items() if not any(words in line and "; " in line for line in lines)} == set()
