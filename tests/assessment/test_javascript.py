"""The tests of the browser's modules, run by node; and what the modules weigh."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.assessment.support import ROOT, node

SCRIPTS = ROOT / "theme" / "scripts" / "assessment"
TESTS = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("path", TESTS, ids=[path.name for path in TESTS])
def test_in_node(path: Path) -> None:
    environment = os.environ | {"PYTHON": sys.executable}
    command = [node(), "--test", "--test-reporter=tap", str(path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"^# pass (\d+)$", done.stdout, re.MULTILINE)
    assert passed, done.stdout
    assert int(passed[1]) > 3


def pure_modules() -> list[Path]:
    """Every module but those of the page."""
    return sorted(path for folder in ("format", "logic", "storage") for path in (SCRIPTS / folder).glob("*.js"))


def test_the_modules_never_touch_the_page() -> None:
    """Only the view knows the document; storage, time and chance are handed in."""
    for path in pure_modules():
        code = re.sub(r"/\*[\s\S]*?\*/|//.*", "", path.read_text("utf-8"))
        assert not re.search(
            r"\b(window|localStorage|innerHTML|eval|fetch|Date\.now|Math\.random)\b|\bdocument\.(get|query|create)", code
        ), path


def test_the_modules_are_small() -> None:
    """Minified and compressed together; the budget of the whole tool, view and data included, is 60 kB."""
    entry = "".join(f"export * from './{path.relative_to(SCRIPTS)}';" for path in pure_modules())
    esbuild = ROOT / "theme" / "node_modules" / "esbuild" / "bin" / "esbuild"
    command = [str(esbuild), "--bundle", "--minify", "--format=iife", "--global-name=tool", "--target=es2021"]
    done = subprocess.run(command, cwd=SCRIPTS, input=entry.encode(), capture_output=True, check=True)
    assert len(gzip.compress(done.stdout)) < 24_000
    assert max(len(path.read_text("utf-8").splitlines()) for path in pure_modules()) <= 200
