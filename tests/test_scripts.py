"""The shape of the scripts: folders import one way, and only the view and the pages know the document."""

from __future__ import annotations

import json
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
# Folders inside these: each may import those before it, and what stands beside the folders may import all.
FLOORS = {
    "assessment/view": "page voices matrix plan files",
    "rollup/logic": "intake counts saved report",
}
# What exists in both languages has the same names in both. Each folder of scripts with its folder of Python, and the scripts
# that have no counterpart there.
TWINS = {
    "assessment/format": ("assessment", "file-text ids json-error-position schema-check"),
    "assessment/workbook": ("output/exports/workbook", "book"),
    "rollup/logic": (
        "rollup",
        "session intake/duplicates intake/limits intake/selection intake/words"
        " report/asks report/chart-tables report/named report/others report/own-place",
    ),
}
WITHOUT_A_PAGE = {"assessment/format", "assessment/logic", "assessment/storage", "assessment/workbook", "personal/format", "rollup/logic"}
FILES = sorted(SCRIPTS.rglob("*.js"))


def folder_of(path: Path) -> str:
    """The folder of the contract in which a script lies, at whatever depth."""
    inside = path.relative_to(SCRIPTS).as_posix()
    return next((folder for folder in CONTRACT if inside.startswith(f"{folder}/")), inside)


def imports_of(path: Path) -> list[Path]:
    named = re.findall(r'from "(\.[^"]+)"|^import "(\.[^"]+)"', path.read_text("utf-8"), re.MULTILINE)
    return [(path.parent / (one or other)).resolve() for one, other in named]


def code_of(path: Path) -> str:
    return re.sub(r"/\*[\s\S]*?\*/|//.*", "", path.read_text("utf-8"))


def test_the_folders_are_those_of_the_contract() -> None:
    assert {folder_of(path) for path in FILES} == set(CONTRACT)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SCRIPTS).as_posix())
def test_a_script_imports_only_what_its_folder_may(path: Path) -> None:
    found = imports_of(path)
    assert [file for file in found if not file.is_file()] == []
    assert {folder_of(file) for file in found} <= {folder_of(path), *CONTRACT[folder_of(path)].split()}


@pytest.mark.parametrize("folder", FLOORS)
def test_folders_inside_a_folder_import_those_before_them(folder: str) -> None:
    floors = FLOORS[folder].split()
    inside = SCRIPTS / folder
    assert {path.name for path in inside.iterdir() if path.is_dir()} == set(floors)
    floor_of = {path: floors.index(path.parent.name) if path.parent != inside else len(floors) for path in inside.rglob("*.js")}
    upward = [(path.name, other.name) for path in floor_of for other in imports_of(path) if floor_of.get(other, 0) > floor_of[path]]
    assert upward == []


@pytest.mark.parametrize("folder", sorted(WITHOUT_A_PAGE))
def test_format_logic_and_storage_never_touch_the_page(folder: str) -> None:
    for path in (SCRIPTS / folder).rglob("*.js"):
        assert not re.search(r"\bwindow\b|\bdocument\.(get|query|create|body|head|addEventListener)", code_of(path)), path


def public_names(path: Path) -> set[str]:
    """What a script or a module offers, in small letters, without what tells languages apart: ``labelOf`` and ``label_of``."""
    pattern = r"^export (?:async )?(?:function\*?|const|class) (\w+)|^(?:def|class) ([A-Za-z]\w*)|^([A-Z]\w*)\b.* = "
    found = re.findall(pattern, path.read_text("utf-8"), re.MULTILINE)
    return {"".join(names).replace("_", "").lower().removesuffix("of") for names in found}


@pytest.mark.parametrize("folder", TWINS)
def test_what_exists_in_both_languages_has_the_same_names_in_both(folder: str) -> None:
    package, alone = TWINS[folder]
    without, strangers = set(), []
    for script in (SCRIPTS / folder).rglob("*.js"):
        name = script.relative_to(SCRIPTS / folder).with_suffix("").as_posix()
        twin = ROOT / "site_builder" / package / f"{name.replace('-', '_')}.py"
        if not twin.is_file():
            without.add(name)
        elif not public_names(script) & public_names(twin):
            strangers.append(name)
    assert without == set(alone.split())
    assert strangers == []


def test_every_sentence_of_a_roll_up_is_said_in_both_languages() -> None:
    """One that a single language says stands where it is said."""
    keys = json.loads((SCRIPTS / "rollup" / "logic" / "wording.json").read_text("utf-8"))
    python = [
        *(ROOT / "site_builder" / "rollup").rglob("*.py"),
        *(ROOT / "theme").glob("layouts/roll-up*.html"),
        *(ROOT / "theme" / "macros" / "roll-up").glob("*.html"),
    ]
    for paths in (python, [*(SCRIPTS / "rollup").rglob("*.js")]):
        said = {key for path in paths for key in re.findall(r"[\"']([a-z-]+)[\"']", path.read_text("utf-8"))}
        assert set(keys) - said == set()
