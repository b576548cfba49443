"""Sites with mistakes, each with the exact report that its author sees.

A case is a folder under ``sites/broken``: its files are laid over the minimal
site, the paths in its ``removed.txt`` are left out, and ``expected.txt`` is the report.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT, Build

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
