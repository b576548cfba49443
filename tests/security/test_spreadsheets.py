"""A hostile export, opened in a spreadsheet program with any list separator: no part of a text is taken for a formula."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.output.exports.csv import escape_formula
from tests.assessment.support import node
from tests.conftest import ROOT

CASES = json.loads((ROOT / "tests" / "cases" / "cells.json").read_text("utf-8"))
NASTY = [text for text, _ in CASES["harmful"]]
HONEST = [*CASES["honest"], "- first\n- second"]
WRITE = """
import { readFileSync } from "node:fs";
import { asCsv } from "./theme/scripts/common/csv.js";
process.stdout.write(asCsv(JSON.parse(readFileSync(0, "utf8"))));
"""


def by_browser(lines: list[list[str]]) -> str:
    command = [node(), "--input-type=module", "-e", WRITE]
    return subprocess.run(command, cwd=ROOT, input=json.dumps(lines).encode(), capture_output=True, check=True).stdout.decode()


def cells(text: str, separator: str) -> list[str]:
    """The cells as a program sees them that takes quotes only around whole cells, as Excel does."""
    return [cell for line in io.StringIO(text.removeprefix("\ufeff")) for cell in line.rstrip("\r\n").split(separator)]


def runs(cell: str) -> bool:
    bare = re.sub(r'^[\s\x00-\x1f\ufeff\u200b"]+', "", cell)
    if bare.startswith(("-", "\uff0d")):
        return any(sign in bare for sign in "(|!")
    return bare.startswith(("=", "+", "@", "\uff1d", "\uff0b", "\uff20"))


@pytest.mark.parametrize("separator", [";", "\t"])
def test_parts_of_a_text_are_harmless_too(separator: str) -> None:
    lines = [["first", text, "last"] for text in NASTY]
    out = io.StringIO()
    csv.writer(out).writerows([[escape_formula(cell) for cell in line] for line in lines])
    for made in (by_browser(lines), out.getvalue()):
        assert [cell for cell in cells(made, separator) if runs(cell)] == []


@pytest.mark.parametrize(("text", "expected"), CASES["harmful"], ids=ascii)
def test_an_apostrophe_stands_before_each_part_that_begins_like_a_formula(text: str, expected: str) -> None:
    assert escape_formula(text) == expected


@pytest.mark.parametrize("text", CASES["long"], ids=ascii)
def test_long_texts_take_time_in_step_with_their_length(text: str) -> None:
    """A tenth of a megabyte of one thing again and again, for which looking ahead from every place would take minutes."""
    long = text * (100_000 // len(text))
    ways: list[Callable[[str], object]] = [escape_formula, lambda long: by_browser([[long]])]
    for work in ways:
        began = time.perf_counter()
        work(long)
        assert time.perf_counter() - began < 2


def test_both_sides_write_the_same_and_honest_texts_stay_as_they_are() -> None:
    lines = [[text, escape_formula(text)] for text in [*NASTY, *HONEST]]
    rows = list(csv.reader(io.StringIO(by_browser([[text] for text, _ in lines]).removeprefix("\ufeff"), newline="")))
    assert [row[0] for row in rows] == [made for _, made in lines]
    assert [escape_formula(text) for text in HONEST if not text.startswith("-")] == [text for text in HONEST if not text.startswith("-")]


@pytest.mark.parametrize("separator", ["44", "59"])
def test_libreoffice_takes_nothing_for_a_formula(separator: str, tmp_path: Path) -> None:
    """With a comma and with a semicolon as list separator."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "export.csv").write_text(by_browser([["Answer", "Note"], *([text, text] for text in NASTY)]), "utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    options = ["--headless", f"--infilter=CSV:{separator},34,76,1,,0,false,true,false,false,false,-1", "--convert-to", "fods", "export.csv"]
    subprocess.run(["soffice", profile, *options], cwd=tmp_path, capture_output=True, check=True, timeout=120)
    assert "table:formula" not in (tmp_path / "export.fods").read_text("utf-8")
