"""A label that an editor changes is what people see in the tool, in its files and in the system view, and the old one is nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_builder.build.pipeline import build_site
from site_builder.core.config import BuildConfig
from site_builder.core.files.site_writer import WriteReport, write_site
from tests.assessment.test_labels import CHANGED, with_changed_labels
from tests.browser.assessment_tool import Tool
from tests.conftest import ROOT, TODAY, lay_out

OLD = [label for label in CHANGED if " " in label]


@pytest.fixture
def changed(minimal: dict[str, str], cache: Path, tmp_path: Path) -> str:
    """The address of the small site with other labels, on disk."""
    lay_out(tmp_path / "project", with_changed_labels(minimal))
    made = build_site(BuildConfig(tmp_path / "project", ROOT / "theme", cache, TODAY))
    assert isinstance(write_site(tmp_path / "dist", made.files), WriteReport)
    return f"{(tmp_path / 'dist').as_uri()}/"


def sees(page: Page, *labels: str) -> None:
    for label in labels:
        expect(page.locator("main")).to_contain_text(label)
    shown = page.locator("main").inner_text()
    assert [label for label in OLD if label in shown] == []


def test_the_new_labels_in_tool_files_and_system_view(page: Page, changed: str, tmp_path: Path) -> None:
    tool = Tool(page, changed).open().begin()
    sees(page, "Still to come")
    tool.follow("About you").on("About you")
    page.get_by_label("Name", exact=True).fill("Riverside PCN")
    page.get_by_label("For PCNs", exact=True).check()
    sees(page, "Still to come")
    tool.press("Save and continue").go("first-theme/foundation").on("Foundation")
    page.locator("[data-part]").get_by_label("We cannot tell").first.check()
    tool.go("first-theme/now").on("Now and in a year")
    page.locator("[id$='.in_a_year.step-1']").first.check()
    tool.go("first-theme/how").on("How will you get there?")
    page.get_by_label("Hours in a week").fill("Half a day")
    tool.go("review").on("Review your answers")
    sees(page, "We cannot tell", "Hours in a week")
    tool.go("plan").on("Your plan")
    sees(page, "We cannot tell", "Hours in a week", "No choice made")
    table = tool.take("Answers as a table (CSV)").read_text("utf-8")
    for words in ("We cannot tell", "What is missing: time", "Parts looked at", "Aim of this year"):
        assert words in table
    file = tmp_path / "one.json"
    file.write_text(tool.exported(), "utf-8")
    tool.open().choose(file).on("What is in this file")
    sees(page, "Parts looked at")
    page.goto(f"{changed}system-view.html")
    page.get_by_label("Exported self-assessments").set_input_files(file)
    expect(page.locator("[data-status]")).to_contain_text("counted")
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    sees(page, "We cannot tell", "no choice made", "Hours in a week", "What is missing: time")
