"""Old exports: a file of a released format imports for ever, in the browser and on the command line."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder.assessment.migrate import migrate
from site_builder.assessment.validation import parse_export
from site_builder.rollup.ingest import check
from site_builder.rollup.intake.inputs import Source
from site_builder.rollup.intake.record import Record
from tests.assessment.support import IDS, ask_browser_modules
from tests.browser.assessment_tool import Tool
from tests.conftest import FULL, ROOT

FOLDER = ROOT / "tests" / "cases" / "assessment" / "released"
DIGESTS = dict(reversed(line.split("  ")) for line in (FOLDER / "digests.txt").read_text("utf-8").splitlines())
MATRIX_EDITION = re.compile(r'^edition: "?([0-9-]+)', re.MULTILINE)


def test_no_released_file_was_changed_or_lost() -> None:
    """A file that does not import any more is mended in the code, never here."""
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.json")} == DIGESTS


def test_each_version_of_the_format_has_files() -> None:
    versions = {json.loads((FOLDER / name).read_text("utf-8-sig"))["format_version"] for name in DIGESTS}
    assert versions == set(range(1, max(versions) + 1))


@pytest.mark.parametrize("name", DIGESTS)
def test_a_released_file_imports_on_the_command_line_with_all_that_it_holds(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8-sig")
    assessment, findings = parse_export(text, IDS)
    assert assessment is not None, findings
    given = migrate(json.loads(text))
    kept = assessment.model_dump(mode="json", exclude_unset=True)
    assert kept["themes"].keys() == given["themes"].keys()
    for theme, said in given["themes"].items():
        assert kept["themes"][theme].get("components", {}).keys() == said.get("components", {}).keys()
    assert isinstance(check(Source(name, str(FOLDER / name)), IDS)[0], Record)


def test_every_released_file_imports_in_the_browser_with_all_that_it_holds() -> None:
    texts = [(FOLDER / name).read_text("utf-8-sig") for name in DIGESTS]
    answers = ask_browser_modules([{"name": "check", "input": {"text": text}} for text in texts])
    for name, text, answer in zip(DIGESTS, texts, answers, strict=True):
        assert answer["ok"], f"{name}: {answer['findings']}"
        assert json.loads(answer["text"]) == migrate(json.loads(text)), name


@pytest.mark.parametrize("name", DIGESTS)
def test_a_released_file_opened_in_the_tool_is_exported_again_whole(browser: Browser, site_folder: Path, name: str) -> None:
    """In Chromium, with the matrix of today."""
    context = browser.new_context()
    tool = Tool(context.new_page(), f"{site_folder.as_uri()}/").open().choose(FOLDER / name)
    tool.press("Add it to this device")
    given = migrate(json.loads((FOLDER / name).read_text("utf-8-sig")))
    whole = tool.take("Data file (JSON)", keep=True if given.get("voices") else None)
    exported = json.loads(whole.read_text("utf-8"))
    context.close()
    for volatile in ("generator", "updated"):
        exported.pop(volatile), given.pop(volatile)
    assert exported == given


def test_the_edition_of_today_is_among_the_released_ones() -> None:
    """A new edition of the matrix needs exports of its own in the folder."""
    today = MATRIX_EDITION.search((FULL / "data" / "site.yaml").read_text("utf-8"))
    assert today
    assert today[1] in {json.loads((FOLDER / name).read_text("utf-8-sig"))["matrix"]["edition"] for name in DIGESTS}
