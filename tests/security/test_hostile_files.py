"""Hostile files for import: bombs, pipes, devices, links that lead out, folders too deep. Each is refused in a moment, with a reason."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.assessment.files import validate_files
from site_builder.assessment.validation import parse_export
from site_builder.build.pipeline import BuildResult
from site_builder.content.models.settings import Settings
from site_builder.content.source import SourceText
from site_builder.content.validation import validate
from site_builder.content.yaml_parser import parse_yaml
from site_builder.core.limits import MAX_PROBLEMS
from site_builder.output.exports.workbook.importer import read_workbook
from site_builder.rollup.ingest import Refused, check
from site_builder.rollup.intake.inputs import Source, sources_of
from site_builder.rollup.intake.record import Record
from tests.assessment.support import IDS, small_matrix
from tests.conftest import FULL, ROOT

SAMPLE = ROOT / "tests" / "cases" / "assessment" / "released" / "version-1-full.json"
LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_AS, (2_500_000_000, 2_500_000_000))
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def cell(place: str) -> bytes:
    row = "".join(filter(str.isdigit, place))
    return f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'.encode()


# A sheet or list of the blank workbook, what is changed in it, and into what.
BOMBS: dict[str, tuple[str, bytes, Callable[[], bytes]]] = {
    "a cell at the far end": ("xl/worksheets/sheet2.xml", b"</sheetData>", lambda: cell("XFD1048576")),
    "a cell in the last row": ("xl/worksheets/sheet2.xml", b"</sheetData>", lambda: cell("A1048576")),
    "endless text": ("xl/sharedStrings.xml", b"</sst>", lambda: b"<si><t>" + b"a" * 500_000_000 + b"</t></si></sst>"),
    "half a sheet": ("xl/worksheets/sheet2.xml", b"</sheetData>", lambda: b"<row"),
}


def bomb(blank: bytes, name: str) -> bytes:
    member, old, new = BOMBS[name]
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blank)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for each in source.namelist():
            content = source.read(each)
            target.writestr(each, content.replace(old, new(), 1) if each == member else content)
    return made.getvalue()


@pytest.mark.parametrize("name", BOMBS)
def test_a_workbook_that_would_take_all_memory_is_refused(real: BuildResult, tmp_path: Path, name: str) -> None:
    """In a process that has little, so that a mistake here costs the machine nothing."""
    path = tmp_path / "filled.xlsx"
    path.write_bytes(bomb(real.files["downloads/self-assessment-blank.xlsx"], name))
    command = [sys.executable, "-c", LIMITED, str(ROOT / "build.py"), "--root", str(FULL), "assess", "from-workbook", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr
    reasons = {"endless text": "holds far more than one that people fill in", "half a sheet": "not a workbook of the self-assessment"}
    reason = reasons.get(name, "has cells beyond row 5000")
    assert reason in done.stderr + done.stdout
    assert "panicked" not in done.stderr
    assert sorted(tmp_path.iterdir()) == [path]


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A pipe that nobody writes to: whoever opens it waits for ever."""
    path = tmp_path / "pipe.json"
    os.mkfifo(path)
    return path


def test_a_pipe_or_device_is_refused_and_not_waited_for(pipe: Path) -> None:
    for path in (pipe, Path("/dev/zero")):
        [found] = validate_files([path], small_matrix())
        assert [finding.message for finding in found.findings] == ["The file cannot be read: It is not a file."]
        assert not isinstance(check(Source("x", str(path)), IDS)[0], Record)
        assert read_workbook(path, "2026-01-31T10:00:00Z")[0] is None


def reasons(folder: Path) -> dict[str, str]:
    """What a roll-up says of each file of a folder that it does not read."""
    found = {Path(source.name).name: check(source, IDS)[0] for source in sources_of([str(folder)], io.BytesIO(), lambda _: None)}
    return {name: result.findings[0]["message"] for name, result in found.items() if isinstance(result, Refused)}


def test_a_roll_up_reads_nothing_outside_the_folder_and_waits_for_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    shutil.copy(SAMPLE, tmp_path / "outside.json")
    shutil.copy(SAMPLE, folder / "sound.json")
    (folder / "inside.json").symlink_to("sound.json")
    (folder / "out.json").symlink_to("../outside.json")
    (folder / "itself.json").symlink_to("itself.json")
    os.mkfifo(folder / "pipe.json")
    said = reasons(folder)
    assert said.pop("itself.json").startswith("The file cannot be read: ")
    assert said == {
        "out.json": "This link leads out of the folder. Copy the file here instead.",
        "pipe.json": "The file cannot be read: It is not a file.",
    }


def test_a_roll_up_says_which_folder_is_too_deep(tmp_path: Path) -> None:
    """Such folders come out of archives; no path can name what is in them."""
    shutil.copy(SAMPLE, tmp_path / "sound.json")
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(25):
        os.mkdir("d" * 200, dir_fd=here)
        here, above = os.open("d" * 200, os.O_RDONLY, dir_fd=here), here
        os.close(above)
    os.close(here)
    assert set(reasons(tmp_path).values()) == {"The folder cannot be read: File name too long."}


MISTAKES: dict[str, Callable[[], str]] = {
    "fields": lambda: ",".join(f'"x{number}":1' for number in range(90_000)),
    "components": lambda: '"themes":{"a":{"components":{' + ",".join(f'"x{number}":7' for number in range(90_000)) + "}}}",
    "actions": lambda: '"themes":{"a":{"actions":[' + ",".join("1" * 90_000) + "]}}",
    "halves": lambda: '"about":[' + ",".join(['"\\ud800"'] * 90_000) + "]",
}


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_file_of_mistakes_costs_little_more_than_its_size(kind: str) -> None:
    text = '{"format":"pcn-self-assessment","format_version":1,' + MISTAKES[kind]() + "}"
    tracemalloc.start()
    try:
        findings = parse_export(text, IDS)[1]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert findings[-1].message == "There are 950 or more findings like these."
    assert peak < 80_000_000


def test_hidden_files_among_exports_are_passed_over(tmp_path: Path) -> None:
    for name in ("._sound.json", ".#sound.json", ".trash/old.json", "sound.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"\0\5\26\7" if name.startswith(".") else SAMPLE.read_bytes())
    assert [Path(source.name).name for source in sources_of([str(tmp_path)], io.BytesIO(), lambda _: None)] == ["sound.json"]


def test_a_file_of_unknown_fields_lists_the_first_of_them() -> None:
    """Each costs a search for what was meant."""
    document, problems = parse_yaml(SourceText("data/site.yaml", "".join(f"field-{number}: x\n" for number in range(20_000))))
    assert problems == []
    value, problems = validate(document, Settings)
    assert value is None
    assert len(problems) == MAX_PROBLEMS + 1
    assert "the rest was not looked at" in problems[-1].remedy
