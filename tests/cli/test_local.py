"""The command line with a local edition: it is built, and a change in its folder is noticed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.cli.main import command
from tests.conftest import ROOT, lay_out

SITES = ROOT / "tests" / "sites"


@pytest.fixture
def project(tmp_path: Path, minimal: dict[str, str], cache: Path) -> Path:
    """A small project with a local edition in the folder ours, and the styles and scripts that were compiled already."""
    root = tmp_path / "project"
    lay_out(root, minimal)
    shutil.copytree(SITES / "local", root / "ours")
    (root / "theme").symlink_to(ROOT / "theme")
    (root / ".cache").symlink_to(cache)
    return root


def said(project: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, ROOT / "build.py", "--root", project, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_build_with_the_option_holds_the_edition_and_one_without_does_not(project: Path) -> None:
    said(project, "build", "--local", str(project / "ours"))
    assert (project / "dist/about/local-edition.html").is_file()
    said(project, "build")
    assert not (project / "dist/about/local-edition.html").exists()


@pytest.mark.parametrize("named", ["--local", "site.yaml"])
def test_a_change_in_the_folder_is_noticed_and_nothing_else_is_built_twice(project: Path, named: str) -> None:
    arguments = ["build", "--local", str(project / "ours")] if named == "--local" else ["build"]
    if named == "site.yaml":
        settings = project / "data/site.yaml"
        settings.write_text(settings.read_text("utf-8") + "local: ours\n", "utf-8")
    said(project, *arguments)
    assert said(project, *arguments).startswith("Nothing changed")
    extra = project / "ours/content/guidance/extra.md"
    extra.write_text(extra.read_text("utf-8").replace("More.", "Much more."), "utf-8")
    assert not said(project, *arguments).startswith("Nothing changed")
    assert "Much more." in (project / "dist/guidance/extra.html").read_text("utf-8")


def test_check_takes_the_option(project: Path) -> None:
    (project / "ours/edition.yaml").write_text("id: green\n", "utf-8")
    result = CliRunner().invoke(command, ["check", "--local", str(project / "ours")], obj=project)
    assert result.exit_code == 1
    assert "ours/edition.yaml" in result.output
