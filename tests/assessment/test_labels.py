"""A label that an editor changes in data/assessment.yaml is changed everywhere, in both languages, and the old one is nowhere."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.assessment.matrix import Matrix, matrix_of
from site_builder.assessment.places import label_of, place_in_words
from site_builder.build.pipeline import BuildResult
from site_builder.rollup.intake.labels import Words
from site_builder.rollup.report.tables import tables_of
from tests.assessment.support import CASES, document, read_json, small_matrix
from tests.conftest import FULL, Build
from tests.rollup.support import WORDING, FileSet, ask_browser_modules, combined

# By the label as it is in the small site: what an editor writes in its place.
CHANGED = {
    "Do not know": "We cannot tell",
    "Not answered": "No choice made",
    "Not yet started": "Still to come",
    "Time": "Hours in a week",
    "Sides answered": "Parts looked at",
    "Service improvement priority": "Aim of this year",
    "need": "what is missing",
}
PAGES = ("content/assessment/tool.md", "content/assessment/worksheet.md", "content/system-view.md")
COMPONENT = "first-theme.foundation.pcn.start"
DATA = "data/assessment.yaml"


def changed(text: str) -> str:
    """The words of the self-assessment with other labels."""
    for old, new in CHANGED.items():
        text, count = re.subn(rf": {re.escape(old)}(?=[\n}},])", f": {new}", text)
        assert count == 1, old
    return text


def with_changed_labels(minimal: Mapping[str, str]) -> dict[str, str]:
    """The small site with the pages of the assessment and with other labels."""
    pages = {name: _page(name) for name in PAGES}
    return {**minimal, **pages, DATA: changed(minimal[DATA])}


def _page(name: str) -> str:
    front = (FULL / name).read_text("utf-8").split("---\n")[1]
    kept = [line for line in front.splitlines() if not line.startswith("sources:")]
    return "\n".join(["---", *kept, "sources: []", "---", "", "Text.", ""])


@pytest.fixture
def result(build: Build, minimal: dict[str, str]) -> BuildResult:
    made = build(with_changed_labels(minimal))
    assert not made.failed, "\n".join(map(str, made.problems))
    return made


@pytest.fixture
def matrix(result: BuildResult) -> Matrix:
    assert result.site
    return matrix_of(result.site)


def texts_of(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every file as text, workbooks and other archives part by part."""
    for name, content in files.items():
        if content[:2] == b"PK":
            with zipfile.ZipFile(BytesIO(content)) as archive:
                yield from ((f"{name}: {part}", archive.read(part).decode("utf-8", "replace")) for part in archive.namelist())
        else:
            yield name, content.decode("utf-8", "replace")


def payload(result: BuildResult, page: str) -> dict[str, object]:
    found = LexborHTMLParser(result.files[page].decode()).css_first("[data-payload]")
    assert found
    labels: dict[str, object] = json.loads(found.text())["matrix"]["labels"]
    return labels


@pytest.mark.parametrize("case", read_json(CASES / "labels.json"), ids=lambda case: case["title"])
def test_a_place_in_a_file_has_the_words_that_it_has_in_the_browser(case: dict[str, Any]) -> None:
    assert label_of(tuple(case["input"]), small_matrix()) == case["expected"]


def test_the_words_for_a_place_stand_before_the_path_of_the_file() -> None:
    path = ("themes", "leadership", "actions", 2, "by")
    assert place_in_words("themes.leadership.actions[2].by", path, small_matrix()).startswith(
        "Leadership, planning and partnerships: action 3: by when (themes."
    )
    assert [place_in_words(where, (), small_matrix()) for where in ("", "line 3")] == ["", "line 3"]
    assert place_in_words("score", ("score",), small_matrix()) == "score"


def test_the_old_labels_are_in_no_file_of_the_site(result: BuildResult) -> None:
    """Nor in a script: the scripts have no labels of their own."""
    old = [label for label in CHANGED if " " in label]
    texts = list(texts_of(result.files))
    assert any(name.startswith("assets/system-view-") for name, _ in texts)
    assert [(name, label) for name, text in texts for label in old if label in text] == []


def test_form_workbook_and_client_data_have_the_new_labels(result: BuildResult) -> None:
    texts = dict(texts_of(result.files))
    for label in ("We cannot tell", "Hours in a week"):
        assert label in texts["assessment/worksheet.html"]
        assert any(label in text for name, text in texts.items() if name.endswith((".xml", ".xlsx")) and ".xlsx" in name)
    tool, view = (payload(result, page) for page in ("assessment/tool.html", "system-view.html"))
    for labels in (tool, view):
        assert labels["answers"]["do_not_know"] == "We cannot tell"  # type: ignore[index]
        assert labels["unanswered"] == "No choice made"
        assert labels["fields"]["time"] == "Hours in a week"  # type: ignore[index]
        assert labels["parts"]["improvement_priority"] == "Aim of this year"  # type: ignore[index]
    assert tool["statuses"]["not_started"] == "Still to come"  # type: ignore[index]
    assert tool["parts"]["audiences"] == "Parts looked at"  # type: ignore[index]


def test_the_tables_of_a_roll_up_have_the_new_labels_in_both_languages(matrix: Matrix) -> None:
    state = {
        "about": {"name": "Riverside PCN", "improvement_priority": "Falls"},
        "themes": {"first-theme": {"components": {COMPONENT: {"answer": "do_not_know"}}, "needs": {"time": "Half a day"}}},
    }
    export = document(state)
    export["matrix"]["id"] = matrix.id
    files: FileSet = {"files": [{"file": "one.json", "text": json.dumps(export)}]}
    mine = combined(files, matrix)
    words = Words(matrix, {}, WORDING, lambda _: ("Riverside PCN", ""))
    (theirs,) = ask_browser_modules([files], matrix, tables=True)
    their = {table["name"]: (table["columns"], table["rows"]) for table in theirs["tables"]}
    tables = {table.name: (list(table.columns), list(table.make_rows())) for table in tables_of(mine, words)}
    for name in ("components", "needs", "texts", "other-components"):
        assert their[name] == tables[name]
    assert [column for column in tables["components"][0] if column in CHANGED.values()] == ["We cannot tell", "No choice made"]
    assert [row[0] for row in tables["needs"][1]] == ["Hours in a week", "Capacity", "Skills", "Support"]
    assert [row[3] for row in tables["texts"][1]] == ["Aim of this year", "What is missing: time"]


def test_the_cases_have_the_labels_of_a_real_matrix(matrix: Matrix) -> None:
    """So that a label that is missing there is missed."""
    held = read_json(CASES / "matrix.json")["labels"]
    assert {key: sorted(value) if isinstance(value, dict) else type(value) for key, value in held.items()} == {
        key: sorted(value) if isinstance(value, dict) else type(value) for key, value in matrix.labels.model_dump(mode="json").items()
    }
