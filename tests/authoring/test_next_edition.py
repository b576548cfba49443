"""From the edition of August 2019 to a made-up next one: each step is told until it is done, and saved assessments open in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import build_site
from site_builder.cli.main import command
from site_builder.core.config import BuildConfig
from tests.conftest import ROOT, TODAY, lay_out

THEME = "data/matrix/first-theme.yaml"
GONE = "component:first-theme.step-1.pcn.more"
TOOL = "---\ntitle: The tool\ndescription: A tool.\nsources: []\norder: 1\nlayout: tool\n---\nA tool.\n"


@pytest.fixture
def project(tmp_path: Path, minimal: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_out(tmp_path, {**minimal, "content/assessment/tool.md": TOOL})
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    monkeypatch.setattr("site_builder.cli.commands.next_edition.today", lambda: "2031-05-07")
    return tmp_path


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, obj=project)


def test_an_edition_begins_when_the_present_one_is_on_record(project: Path) -> None:
    before = (project / "data/site.yaml").read_text("utf-8")
    said = run(project, "next-edition", "2031-05")
    assert said.exit_code == 2
    assert "the edition 2019-08 is not on record; run 'python build.py record --take' first" in said.output
    assert (project / "data/site.yaml").read_text("utf-8") == before
    run(project, "record", "--take")
    assert run(project, "next-edition", "2031-05").exit_code == 0
    after = (project / "data/site.yaml").read_text("utf-8")
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        'edition: "2031-05"',
        'reviewed: "2031-05-07"',
        'review_by: "2032-05-07"',
    ]
    assert len(after.splitlines()) == len(before.splitlines())


@pytest.mark.parametrize(
    ("edition", "message"), [("banana", "is no edition"), ("2019-07", "does not come after it"), ("2019-08", "after it")]
)
def test_what_is_no_later_edition_is_refused(project: Path, edition: str, message: str) -> None:
    run(project, "record", "--take")
    said = run(project, "next-edition", edition)
    assert said.exit_code == 2
    assert message in said.output


def test_each_step_is_told_until_it_is_done(project: Path, cache: Path) -> None:
    run(project, "record", "--take")
    run(project, "next-edition", "2031-05")
    path = project / THEME
    text = path.read_text("utf-8").replace("The PCN has started.", "The PCN began.")
    text = text.replace(
        "      - {id: first-theme.step-1.pcn.more, title: More work,", "      - {id: first-theme.step-1.pcn.new, title: New work,"
    )
    path.write_text(text, "utf-8")
    said = run(project, "next-edition").output
    assert f"python build.py retire {GONE}" in said
    assert f"{THEME} (" in said
    assert "Statements as they were: 1." in said
    assert "says that the file is of another edition): A start." in said
    assert "Gone (their answers are kept and shown apart): More work." in said
    assert "New (not answered yet): New work." in said
    assert run(project, "retire", GONE, "--now", "component:first-theme.step-1.pcn.new").exit_code == 0
    assert "retire" not in run(project, "next-edition").output.partition("3. ")[0].partition("2. ")[2].replace("retired", "")
    assert 'last_edition: "2019-08"' in (project / "data/retired.yaml").read_text("utf-8")
    assert run(project, "record", "--take").exit_code == 0
    result = build_site(BuildConfig(project, ROOT / "theme", cache, TODAY))
    assert not result.failed
    node = LexborHTMLParser(result.files["assessment/tool.html"].decode()).css_first("[data-payload]")
    assert node is not None
    read = json.loads(node.text())
    assert read["matrix"]["edition"] == "2031-05"
    assert read["retired"] == {"first-theme.step-1.pcn.more": {"title": "More work", "now": "New work"}}
