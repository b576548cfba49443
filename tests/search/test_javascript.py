"""The tests of the search's own modules, run by node; and rules that hold for all of them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.search.evaluate import node

SCRIPTS = ROOT / "theme" / "scripts" / "search"
TESTS = sorted(Path(__file__).parent.glob("*.test.mjs"))
PAGE = {"box.js", "elements.js", "results.js", "loader.js"}


@pytest.mark.parametrize("path", TESTS, ids=[path.name for path in TESTS])
def test_in_node(path: Path) -> None:
    command = [node(), "--test", "--test-reporter=tap", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"^# pass (\d+)$", done.stdout, re.MULTILINE)
    assert passed, done.stdout
    assert int(passed[1]) > 3


def code_of(path: Path) -> str:
    return re.sub(r"/\*[\s\S]*?\*/|//.*", "", path.read_text("utf-8"))


def test_only_the_modules_of_the_page_touch_the_page() -> None:
    pure = [path for path in SCRIPTS.glob("*.js") if path.name not in PAGE]
    assert len(pure) > 4
    for path in pure:
        assert not re.search(
            r"\b(window|document\.(get|query|create|body)|localStorage|location|fetch|Date\.now|Math\.random)\b", code_of(path)
        ), path


def test_nothing_becomes_html_or_code() -> None:
    for path in [*SCRIPTS.glob("*.js"), SCRIPTS.parent / "pages" / "search.js"]:
        assert not re.search(r"\b(innerHTML|outerHTML|insertAdjacentHTML|eval|Function)\b|document\.write", code_of(path)), path


def test_no_pattern_is_made_from_what_somebody_typed() -> None:
    made = {path.name: re.findall(r".*new RegExp.*", code_of(path)) for path in SCRIPTS.glob("*.js")}
    assert [name for name, lines in made.items() if lines] == ["normalise.js"]  # from constants, when it is loaded


def test_the_modules_are_small() -> None:
    assert max(len(path.read_text("utf-8").splitlines()) for path in SCRIPTS.glob("*.js")) <= 200
