"""Old exports: a file of a released format imports for ever, in the browser and on the command line."""

from __future__ import annotations

import hashlib
import json

import pytest
from assessment.support import ask_browser_modules
from conftest import ROOT

from site_builder.assessment.check import check_text
from site_builder.rollup.entry import Entry
from site_builder.rollup.reading import check
from site_builder.rollup.sources import Source

FOLDER = ROOT / "tests" / "cases" / "assessment" / "released"
DIGESTS = dict(reversed(line.split("  ")) for line in (FOLDER / "digests.txt").read_text("utf-8").splitlines())
THEMES = ("leadership", "population-health", "integrating-care", "managing-resources", "communities")


def test_no_released_file_was_changed_or_lost() -> None:
    """A file that does not import any more is mended in the code, never here."""
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.json")} == DIGESTS


def test_each_version_of_the_format_has_files() -> None:
    versions = {json.loads((FOLDER / name).read_text("utf-8-sig"))["format_version"] for name in DIGESTS}
    assert versions == set(range(1, max(versions) + 1))


@pytest.mark.parametrize("name", DIGESTS)
def test_a_released_file_imports_on_the_command_line_with_all_that_it_holds(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8-sig")
    assessment, findings = check_text(text)
    assert assessment is not None, findings
    given = json.loads(text)
    kept = assessment.model_dump(mode="json", exclude_unset=True)
    assert kept["themes"].keys() == given["themes"].keys()
    for theme, said in given["themes"].items():
        assert kept["themes"][theme].get("components", {}).keys() == said.get("components", {}).keys()
    assert isinstance(check(Source(name, str(FOLDER / name)), THEMES), Entry)


def test_every_released_file_imports_in_the_browser_with_all_that_it_holds() -> None:
    texts = [(FOLDER / name).read_text("utf-8-sig") for name in DIGESTS]
    answers = ask_browser_modules([{"name": "check", "input": {"text": text}} for text in texts])
    for name, text, answer in zip(DIGESTS, texts, answers, strict=True):
        assert answer["ok"], f"{name}: {answer['findings']}"
        assert json.loads(answer["text"]) == json.loads(text), name
