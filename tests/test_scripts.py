"""The shape of the scripts: folders import one way, and only the view and the pages know the document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPTS = ROOT / "theme" / "scripts"

# What each folder may import besides itself.
CONTRACT = {
    "common": "",
    "assessment/format": "common",
    "assessment/logic": "common assessment/format",
    "assessment/files": "common assessment/format assessment/logic",
    "assessment/workbook": "common assessment/format",
    "assessment/storage": "common assessment/format assessment/logic",
    "assessment/view": "common assessment/format assessment/logic assessment/storage",
    "rollup/logic": "common assessment/format assessment/logic",
    "rollup/files": "common assessment/files rollup/logic",
    "rollup/view": "common assessment/format assessment/logic rollup/logic",
    "personal/format": "common assessment/format",
    "personal/view": "common assessment/format assessment/storage personal/format",
    "search": "common",
    "invite/view": "common assessment/logic",
    "pages": "common assessment/files assessment/view assessment/workbook rollup/files invite/view personal/view rollup/view search",
}
WITHOUT_A_PAGE = {"assessment/format", "assessment/logic", "assessment/storage", "assessment/workbook", "personal/format", "rollup/logic"}
FILES = sorted(SCRIPTS.rglob("*.js"))


def folder_of(path: Path) -> str:
    return path.parent.relative_to(SCRIPTS).as_posix()


def code_of(path: Path) -> str:
    return re.sub(r"/\*[\s\S]*?\*/|//.*", "", path.read_text("utf-8"))


def test_the_folders_are_those_of_the_contract() -> None:
    assert {folder_of(path) for path in FILES} == set(CONTRACT)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SCRIPTS).as_posix())
def test_a_script_imports_only_what_its_folder_may(path: Path) -> None:
    named = re.findall(r'from "(\.[^"]+)"|^import "(\.[^"]+)"', path.read_text("utf-8"), re.MULTILINE)
    found = [(path.parent / (one or other)).resolve() for one, other in named]
    assert [file for file in found if not file.is_file()] == []
    assert {folder_of(file) for file in found} <= {folder_of(path), *CONTRACT[folder_of(path)].split()}


@pytest.mark.parametrize("folder", sorted(WITHOUT_A_PAGE))
def test_format_logic_and_storage_never_touch_the_page(folder: str) -> None:
    for path in (SCRIPTS / folder).glob("*.js"):
        assert not re.search(r"\bwindow\b|\bdocument\.(get|query|create|body|head|addEventListener)", code_of(path)), path
