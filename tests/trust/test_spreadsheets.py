"""A hostile export, opened in a spreadsheet program with any list separator: no part of a text is taken for a formula."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from assessment.support import node
from conftest import ROOT

from site_builder.downloads.as_csv import safe

NASTY = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "  =1+1",
    "\t=1+1",
    "\r=1+1",
    "\uff1d1+1",
    "=HYPERLINK(\"https://example.org\",\"click\")",
    "=cmd|' /C calc'!A0",
    "note;=1+1",
    "note; =1+1;x",
    "note\n=1+1",
    "note\n-2+3+cmd|' /C calc'!A0",
    "note\t@SUM(1)",
    'note";=1+1;"',
    "note\r\n+1+1",
]  # fmt: skip
HONEST = ["Half a day", "10 - 20 people", "- first\n- second", "a = b", "mail a@b.example", "yes; no", "2019-08-09", "Dr O'Neill"]
WRITE = "import { asCsv } from './theme/scripts/assessment/csv.js'; process.stdout.write(asCsv(JSON.parse(process.argv[1])));"


def by_browser(lines: list[list[str]]) -> str:
    command = [node(), "--input-type=module", "-e", WRITE, json.dumps(lines)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()


def cells(text: str, separator: str) -> list[str]:
    """The cells as a program sees them that takes quotes only around whole cells, as Excel does."""
    return [cell for line in io.StringIO(text.removeprefix("\ufeff")) for cell in line.rstrip("\r\n").split(separator)]


def runs(cell: str) -> bool:
    bare = cell.lstrip('" \t')
    if bare.startswith(("-", "\uff0d")):
        return any(sign in bare for sign in "(|!")
    return bare.startswith(("=", "+", "@", "\uff1d", "\uff0b", "\uff20"))


@pytest.mark.parametrize("separator", [";", "\t"])
def test_parts_of_a_text_are_harmless_too(separator: str) -> None:
    lines = [["first", text, "last"] for text in NASTY]
    out = io.StringIO()
    csv.writer(out).writerows([[safe(cell) for cell in line] for line in lines])
    for made in (by_browser(lines), out.getvalue()):
        assert [cell for cell in cells(made, separator) if runs(cell)] == []


def test_both_sides_write_the_same_and_honest_texts_stay_as_they_are() -> None:
    lines = [[text, safe(text)] for text in [*NASTY, *HONEST]]
    rows = list(csv.reader(io.StringIO(by_browser([[text] for text, _ in lines]).removeprefix("\ufeff"), newline="")))
    assert [row[0] for row in rows] == [made for _, made in lines]
    assert [safe(text) for text in HONEST if not text.startswith("-")] == [text for text in HONEST if not text.startswith("-")]


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
