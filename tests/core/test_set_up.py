"""The project sets itself up with any Python: what is missing or old is made, once, and the command goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.core import set_up as module
from site_builder.core.set_up import SetUpError, environment_python, set_up
from tests.conftest import ROOT

LIKE_PYTHON = """#!/bin/sh
echo "python $@" >> "$LOG"
case "$*" in *build.py*) exit 7;; esac
"""
LIKE_NPM = """#!/bin/sh
echo "npm $@ in $(basename "$PWD")" >> "$LOG"
mkdir -p node_modules
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in a folder with spaces, whose environment has a Python and an npm that only note how they were called."""
    root = tmp_path / "my documents" / "a project"
    for name in (*module.MADE_OF, *module.THEME_MADE_OF):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    for name, text in (("python", LIKE_PYTHON), ("npm", LIKE_NPM)):
        path = root / ".venv" / "bin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)
    monkeypatch.setenv("LOG", str(tmp_path / "log"))
    return root


def calls(project: Path) -> list[str]:
    log = project.parents[1] / "log"
    found = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return found


def test_what_is_missing_is_installed_once(project: Path) -> None:
    assert set_up(project) == project / ".venv/bin/python"
    assert [line.split()[0] for line in calls(project)] == ["python", "python", "npm"]
    set_up(project)
    assert calls(project) == []


def test_it_installs_what_make_installs(project: Path) -> None:
    """Pinned by digest, without scripts of packages; each call stands in the Makefile too."""
    set_up(project)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for line in calls(project):
        assert line.partition(" ")[2].removesuffix(" in theme") in makefile


@pytest.mark.parametrize(("name", "called"), [("requirements/build.txt", ["python", "python"]), ("theme/package-lock.json", ["npm"])])
def test_what_is_older_than_its_list_is_installed_again(name: str, called: list[str], project: Path) -> None:
    set_up(project)
    calls(project)
    later = (project / "theme/node_modules/.ready").stat().st_mtime + 10
    os.utime(project / name, (later, later))
    set_up(project)
    assert [line.split()[0] for line in calls(project)] == called


def test_a_step_that_fails_is_told_and_done_again_the_next_time(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    python = project / ".venv/bin/python"
    python.write_text("#!/bin/sh\nexit 1\n")
    assert module.go_on(project, ["build"]) == 1
    assert "The project cannot be set up" in capfd.readouterr().err
    python.write_text(LIKE_PYTHON)
    assert module.go_on(project, ["build", "a b"]) == 7
    assert calls(project)[-1].endswith("build.py build a b")


def test_an_old_python_is_told_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SetUpError, match=r"Python 3\.11 or newer is needed"):
        set_up(project)


def test_on_windows_the_environment_has_its_python_elsewhere(tmp_path: Path) -> None:
    assert environment_python(tmp_path, windows=True) == tmp_path / ".venv" / "Scripts" / "python.exe"


def test_a_python_without_the_packages_sets_the_project_up_and_goes_on(project: Path) -> None:
    for name in ("build.py", "site_builder"):
        (project / name).symlink_to(ROOT / name)
    line = [sys.executable, "-S", str(project / "build.py"), "check"]
    done = subprocess.run(line, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(project)}, timeout=60)
    assert done.returncode == 7
    assert "Setting up: packages for Python" in done.stderr
    assert calls(project)[-1].endswith("build.py check")
