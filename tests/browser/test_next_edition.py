"""Somebody opens a file of the last edition in the tool of the next one."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from site_builder.build.pipeline import build_site
from site_builder.cli.main import command
from site_builder.core.config import BuildConfig
from site_builder.core.files.site_writer import WriteReport, write_site
from tests.browser.assessment_tool import Tool
from tests.conftest import FULL, ROOT, TODAY

VISION, KEPT = "leadership.foundation.pcn.vision", "leadership.foundation.pcn.leadership-support"
THEME = "data/matrix/leadership.yaml"


def run(project: Path, *arguments: str) -> None:
    done = CliRunner().invoke(command, arguments, obj=project)
    assert done.exit_code == 0, done.output


def published(project: Path, cache: Path, out: Path) -> str:
    result = build_site(BuildConfig(project, ROOT / "theme", cache, TODAY))
    assert not result.failed, "\n".join(map(str, result.problems))
    assert isinstance(write_site(out, result.files), WriteReport)
    return f"{out.as_uri()}/"


def test_a_file_of_the_last_edition_opens_in_the_next_one(page: Page, cache: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    for folder in ("content", "data"):
        shutil.copytree(FULL / folder, project / folder)
    tool = Tool(page, published(project, cache, tmp_path / "old")).open().start()
    tool.go("leadership/foundation").answer(VISION, "in_place").note(VISION, "Agreed in May.").answer(KEPT, "partly")
    saved = tool.exported()
    page.evaluate("localStorage.clear()")  # another computer
    run(project, "record", "--take")
    run(project, "next-edition", "2031-05")
    text = (project / THEME).read_text("utf-8")
    at = text.index(f"      - id: {VISION}\n")
    (project / THEME).write_text(text[:at] + text[text.index(f"      - id: {KEPT}\n") :], "utf-8")
    run(project, "retire", f"component:{VISION}", "--now", f"component:{KEPT}")
    retired = (project / "data/retired.yaml").read_text("utf-8")
    assert 'last_edition: "2019-08"' in retired
    tool = Tool(page, published(project, cache, tmp_path / "new")).open().choose_text(saved)
    expect(page.locator("main")).to_contain_text("Made with another edition or wording of the matrix")
    tool.press("Add it to this device").on("Riverside PCN").go("review").on("Review")
    expect(page.locator("main")).to_contain_text("Agreed in May.")
    expect(page.locator("main")).not_to_contain_text(VISION)  # it is called by its title
    assert '"Agreed in May."' in tool.exported()
