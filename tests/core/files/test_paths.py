"""Names of files: which of them stay in a folder, and which every computer can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.core.files.paths import is_safe_relative_path, unfit_name
from site_builder.core.files.site_writer import write_site
from site_builder.core.problems import Problem


@pytest.mark.parametrize(
    "path",
    [
        *["con", "PRN.html", "a/aux.html", "aux/a.html", "nul", "com1.md", "COM9", "lpt0.txt", "com\u00b2.md", "conout$"],
        *["con .txt", "prn.a.b"],
        *["a.", "a /b", "guidance./a.html", "a\\b.html", "a:b", "a?b", 'a"b', "a|b", "a*b", "a<b>", "a\u202eb.html", "a\x1bb", "a\x00"],
    ],
)  # fmt: skip
def test_a_name_that_some_computer_cannot_hold_is_told(path: str) -> None:
    assert unfit_name(path)


@pytest.mark.parametrize(
    "path",
    [
        "console.html",
        "com.html",
        "com10.html",
        "lpt.md",
        "auxiliary",
        "nul-x.html",
        "x.con.vcf",
        "a.b/c",
        ".well-known/a",
        "é.png",
        "a b.png",
    ],
)
def test_any_other_name_is_fit(path: str) -> None:
    assert is_safe_relative_path(path)
    assert unfit_name(path) is None


def test_nothing_with_such_a_name_is_written(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    found = write_site(out, {"assets/aux.png": b"x", "index.html": b"y"})
    assert isinstance(found, list)
    assert [type(problem) for problem in found] == [Problem]
    assert "'assets/aux.png' would not exist everywhere: Windows reserves the name 'aux' for itself" in found[0].message
    assert not out.exists()
