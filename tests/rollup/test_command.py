"""``rollup`` on the command line: files, folders and standard input in; JSON, tables, a workbook and a page out."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from site_builder.cli.main import command
from site_builder.core.files.digests import digest
from site_builder.core.files.manifest import REPORT_MANIFEST, read_manifest
from site_builder.rollup.intake.store import Store
from tests.conftest import FULL, ROOT
from tests.rollup.conftest import Run
from tests.rollup.support import CASES, roll_up_in

BAD = CASES / "assessment" / "bad"
SIX_BAD = ("cut-off.json", "a-web-page.json", "proto-key.json", "newer-version.json", "wrong-types.json", "very-deep.json")


def read(report: Path) -> Any:
    return roll_up_in((report / "roll-up.json").read_bytes())


def with_bad(made_up: Path, folder: Path) -> Path:
    """The made-up exports and six files that cannot be used."""
    shutil.copytree(made_up, folder)
    for name in SIX_BAD:
        shutil.copy(BAD / name, folder / name)
    (folder / "notes.txt").write_text("not an export", "utf-8")
    return folder


def test_a_folder_is_combined_and_every_file_of_the_report_says_the_same(made_up: Path, tmp_path: Path, run: Run) -> None:
    done = run(made_up, "--out", tmp_path / "report", "--workers", "2")
    assert done.exit_code == 0, done.output
    assert "40 assessments of 80 files combined" in done.output
    report = read(tmp_path / "report")
    assert (report.files.read, report.files.counted, report.files.other_rounds) == (80, 40, 40)
    assert report.comparison.both.count == 40
    assert [pcn.number for pcn in report.pcns] == list(range(1, 41))
    book = openpyxl.load_workbook(tmp_path / "report" / "roll-up.xlsx", read_only=True)
    assert_charts_show(report, tmp_path / "report" / "roll-up.xlsx")
    lines = (tmp_path / "report" / "tables" / "stages.csv").read_text("utf-8-sig").splitlines()
    page = LexborHTMLParser((tmp_path / "report" / "index.html").read_text("utf-8"))
    expected = [stage.count for theme in report.themes for side in theme.sides for stage in (*side.now, *side.in_a_year)]
    assert [row[4].value for row in book["Stages"].iter_rows(min_row=2)] == expected
    assert len(lines) == len(expected) + 1
    sides = [one for side in ("pcn", "system") for theme in report.themes for one in theme.sides if one.side == side]
    rows = [rows for side in sides for rows in (side.now, side.in_a_year)]
    bars = page.css(".app-roll-up__stages .app-bar__words")
    shown = [[int(number) for number in re.findall(r" ([0-9]+)(?:,|$)", bar.text())] for bar in bars]
    assert shown == [[stage.count for stage in found if stage.count] for found in rows]


def assert_charts_show(report: Any, path: Path) -> None:
    """Excel's own charts stand on the first sheet, and what they name as their numbers are the counts of the roll-up."""
    book = openpyxl.load_workbook(path)
    sides = {side: [one for theme in report.themes for one in theme.sides if one.side == side] for side in ("pcn", "system")}
    charts = book.worksheets[0]._charts  # openpyxl has no other way to its charts
    assert len(charts) > 8
    for chart, side in zip(charts, sides.values(), strict=False):
        shown = []
        for series in chart.series:
            sheet, _, cells = series.val.numRef.f.rpartition("!")
            shown.append([cell.value for (cell,) in book[sheet.strip("'")][cells.replace("$", "")]])
        assert shown == [[row.count for one in side for row in (one.now[at], one.in_a_year[at])] for at in range(len(shown))]


def test_on_paper_no_chart_of_the_workbook_lies_across_two_pages(made_up: Path, tmp_path: Path, run: Run) -> None:
    run(made_up, "--out", tmp_path / "report")
    sheet = openpyxl.load_workbook(tmp_path / "report" / "roll-up.xlsx").worksheets[0]
    breaks = [one.id for one in sheet.row_breaks.brk]
    places = [(chart.anchor._from.row, chart.anchor.to.row) for chart in sheet._charts]  # openpyxl has no other way to its charts
    assert breaks
    assert not [(place, row) for place in places for row in breaks if place[0] < row <= place[1]]


def test_bad_files_are_reported_all_at_once_and_nothing_is_written(made_up: Path, tmp_path: Path, run: Run) -> None:
    done = run(with_bad(made_up, tmp_path / "exports"), "--out", tmp_path / "report")
    assert done.exit_code == 1
    assert all(name in done.output for name in SIX_BAD)
    assert "1 other file was not looked at, since the names do not end in .json or .html: exports/notes.txt." in done.output
    assert "6 files of 86 cannot be used." in done.output
    assert not (tmp_path / "report").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["exports"]


def test_with_keep_going_the_rest_is_combined(made_up: Path, tmp_path: Path, run: Run) -> None:
    done = run(with_bad(made_up, tmp_path / "exports"), "--out", tmp_path / "report", "--keep-going")
    assert done.exit_code == 1
    report = read(tmp_path / "report")
    assert "not looked at, since the names do not end in .json or .html: exports/notes.txt" in (tmp_path / "report/index.html").read_text(
        "utf-8"
    )
    assert (report.files.refused, report.files.counted) == (6, 40)
    assert sorted(Path(refused.file).name for refused in report.refused) == sorted(SIX_BAD)


def test_every_bad_file_of_the_import_tests_is_refused_or_used(tmp_path: Path, run: Run) -> None:
    expected: dict[str, Any] = json.loads((BAD / "expected.json").read_text("utf-8"))
    run(*(BAD / name for name in expected), "--out", tmp_path / "report", "--keep-going")
    report = read(tmp_path / "report")
    refused = {Path(one.file).name: one for one in report.refused}
    assert set(refused) == {name for name, result in expected.items() if not result["ok"]}
    del refused["roll-up.json"]  # of which the command says what is missing
    for name, one in refused.items():
        said = [{"level": "error", "where": found.where, "message": found.message} for found in one.findings]
        assert said == expected[name]["findings"]


def test_what_a_local_edition_has_more_is_told_and_counted_for_nothing_else(tmp_path: Path, run: Run) -> None:
    done = run(BAD / "local-stage.json", "--out", tmp_path / "report")
    assert done.exit_code == 0, done.output
    report = read(tmp_path / "report")
    [side] = [one for one in report.themes[0].sides if one.assessed]
    assert [(row.stage, row.count) for row in side.now if row.count] == [("foundation", 1)]
    assert [row for row in side.in_a_year if row.count] == []
    assert side.set_aside == 1
    told = {(row.side, row.when, row.id) for row in report.not_in_matrix.set_aside}
    assert told == {("pcn", "in_a_year", "our-valley-step-4"), ("place", "now", "our-valley-step-4"), (None, None, "rooms")}
    page = LexborHTMLParser((tmp_path / "report" / "index.html").read_text("utf-8")).text()
    assert "1 position is at a stage that this matrix does not have, and in no bar." in page
    assert "What is set aside is at stages or sides, or of needs, that this matrix does not have, and is in no other number." in page
    assert run(BAD / "local-stage.json", "--out", tmp_path / "nameless", "--no-names").exit_code == 0
    nameless = (tmp_path / "nameless" / "roll-up.json").read_text("utf-8")
    assert "our-valley" not in nameless
    assert "rooms" not in nameless


def test_what_is_wrong_in_a_file_is_told_in_words_with_its_path(tmp_path: Path, run: Run) -> None:
    document = json.loads((BAD / "sound.json").read_text("utf-8"))
    document["themes"] = {"leadership": {"actions": [{"what": "Meet", "by": "soon"}]}}
    (tmp_path / "wrong.json").write_text(json.dumps(document), "utf-8")
    told = "wrong.json: Leadership, planning and partnerships: action 1: by when (themes.leadership.actions[0].by): “soon” is not a date."
    assert told in run(tmp_path / "wrong.json", "--out", tmp_path / "report").output
    checked = CliRunner().invoke(command, ["--root", str(FULL), "assess", "validate", str(tmp_path / "wrong.json")])
    assert told in checked.output


def test_standard_input_holds_one_export_or_one_on_each_line(made_up: Path, tmp_path: Path, run: Run) -> None:
    documents = [json.loads(path.read_text("utf-8")) for path in sorted(made_up.rglob("*.json"))[:3]]
    run("-", "--out", tmp_path / "one", given=b"\n" + json.dumps(documents[0], indent=2).encode())
    assert read(tmp_path / "one").files.counted == 1
    lines = "\n".join(map(json.dumps, documents)) + "\n\n{"
    done = run("-", "--out", tmp_path / "lines", "--keep-going", given=lines.encode())
    assert "standard input, line 5: line 1" in done.output
    assert read(tmp_path / "lines").files.read == 4


def test_an_old_report_is_replaced_and_a_folder_of_others_is_not(made_up: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "report"
    run(made_up / "0", "--out", out)
    run(made_up / "1", "--out", out)
    assert read(out).pcns[0].file.startswith("1/")
    bad = run(BAD / "empty.json", "--out", out)
    assert bad.exit_code == 1
    assert read(out).files.refused == 0
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear", "utf-8")
    assert run(made_up, "--out", tmp_path / "mine").exit_code == 2
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_people_put_beside_the_report_stays_and_is_told(made_up: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "report"
    run(made_up / "0", "--out", out)
    (out / "notes.txt").write_text("mine", "utf-8")
    (out / "tables" / "mine.csv").write_text("mine", "utf-8")
    done = run(made_up / "1", "--out", out)
    assert done.exit_code == 0, done.output
    assert "notes.txt was not made by a roll-up; it was kept" in done.output
    assert ((out / "notes.txt").read_text(), (out / "tables" / "mine.csv").read_text()) == ("mine", "mine")
    assert read(out).pcns[0].file.startswith("1/")


@pytest.mark.parametrize("name", ["roll-up.xlsx", "tables/stages.csv"])
def test_a_file_of_the_report_that_somebody_changed_is_not_replaced(name: str, made_up: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "report"
    run(made_up / "0", "--out", out)
    (out / name).write_bytes((out / name).read_bytes() + b"with my remarks")
    before = held(out)
    done = run(made_up / "1", "--out", out)
    assert done.exit_code == 1
    assert f"report/{name}: this was changed since a roll-up made it and is in the way; move it" in done.output
    assert held(out) == before


NO_FILES: dict[str, Callable[[Path], None]] = {
    "a pipe": os.mkfifo,
    "a link to a device without end": lambda path: path.symlink_to("/dev/zero"),
    "a link to the very bytes": lambda path: path.symlink_to(shutil.copy(path.with_name("copy"), path.parent.with_name("elsewhere"))),
    "a folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("name", ["roll-up.xlsx", "roll-up.json"])
def test_what_is_no_file_in_the_place_of_one_of_ours_is_not_replaced_nor_waited_for(
    kind: str, name: str, made_up: Path, tmp_path: Path, run: Run
) -> None:
    exports = tmp_path / "exports"
    shutil.copytree(made_up / "0", exports)
    run(exports, "--out", exports / "report")
    place = exports / "report" / name
    place.rename(place.with_name("copy"))
    NO_FILES[kind](place)
    before = place.lstat()
    done = run(exports, "--out", exports / "report", "--keep-going")
    assert (done.exit_code, f"report/{name}: this was changed since a roll-up made it" in done.output) == (1, True), done.output
    assert (place.lstat().st_ino, place.lstat().st_mode) == (before.st_ino, before.st_mode)


LIKE_REPORTS = ({"roll-up.json": "{}"}, {"roll-up.json": "{}", REPORT_MANIFEST: '{"files": {}}'}, {"index.html": ""})


@pytest.mark.parametrize("inside", LIKE_REPORTS)
def test_a_folder_is_no_report_because_a_file_has_its_name(inside: dict[str, str], made_up: Path, tmp_path: Path, run: Run) -> None:
    exports = tmp_path / "exports"
    shutil.copytree(made_up / "0", exports)
    for name, text in inside.items():
        (exports / name).write_text(text, "utf-8")
    before = held(exports)
    done = run(exports, "--out", exports, "--keep-going")
    assert (done.exit_code, "has files in it that are not of a report" in done.output) == (2, True)
    assert held(exports) == before


@pytest.mark.parametrize("name", [".report.old", ".report.new", ".report.0123456789abcdef.new"])
def test_folders_that_look_like_those_of_a_roll_up_stay(name: str, made_up: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "letter.txt").write_text("Dear", "utf-8")
    for _ in range(2):
        run(made_up / "0", "--out", tmp_path / "report")
    assert (tmp_path / name / "letter.txt").read_text() == "Dear"


def test_a_report_among_the_exports_is_passed_over(made_up: Path, tmp_path: Path, run: Run) -> None:
    exports = tmp_path / "exports"
    shutil.copytree(made_up / "0", exports)
    first = run(exports, "--out", exports / "report")
    again = run(exports, "--out", exports / "report")
    assert (first.exit_code, again.exit_code) == (0, 0), again.output
    assert read(exports / "report").files.refused == 0
    assert "not looked at" not in again.output
    (exports / "report" / "roll-up.json").write_text("{}", "utf-8")
    assert run(exports, "--out", tmp_path / "other").exit_code == 1  # no longer what a roll-up wrote: somebody has to look at it


def roll_up(project: Path, *arguments: str | Path, **options: Any) -> subprocess.Popen[str]:
    """Starts the command in a process of its own."""
    line = [sys.executable, str(ROOT / "build.py"), "--root", str(project), "rollup", *map(str, arguments)]
    return subprocess.Popen(line, text=True, **options)


def test_two_roll_ups_at_once_into_one_folder_leave_one_whole_report(made_up: Path, tmp_path: Path, full_project: Path) -> None:
    out = tmp_path / "report"
    both = [roll_up(full_project, made_up / name, "--out", out, stderr=subprocess.PIPE) for name in ("0", "1")]
    assert [process.communicate(timeout=120)[1] for process in both] == ["", ""]
    assert {process.returncode for process in both} == {0}
    assert {name: digest(out / name) for name in held(out) if name != REPORT_MANIFEST} == read_manifest(out, REPORT_MANIFEST)
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the processes in /proc")
def test_a_roll_up_that_is_killed_alone_leaves_no_workers_and_no_answers(
    made_up: Path, tmp_path: Path, run: Run, full_project: Path
) -> None:
    """As the system ends it when memory is short; what it was at stays in no file that has a name."""
    exports = tmp_path / "exports"
    for number in range(40):
        shutil.copytree(made_up, exports / str(number))
    killed = roll_up(full_project, exports, "--out", tmp_path / "report", "--workers", "3", "--keep-going")
    workers = wait_for(lambda: children(killed.pid) if len(children(killed.pid)) == 3 else None)
    [work] = tmp_path.glob(".report.*.new")
    assert work.stat().st_mode & 0o777 == 0o700
    killed.kill()
    killed.wait()
    assert wait_for(lambda: not any(alive(worker) for worker in workers))
    assert not [path for path in work.rglob("*") if path.is_file() and b"Clinical Director" in path.read_bytes()]
    assert run(made_up, "--out", tmp_path / "report").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["exports", "report"]


def children(parent: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for(what: Callable[[], Any]) -> Any:
    for _ in range(600):
        found = what()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen in 30 seconds")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 kB, where this user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", folder], capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("place", ["report", "."])
def test_a_full_disk_is_a_problem_and_the_old_report_stays(place: str, small_disk: Path, made_up: Path, run: Run) -> None:
    """Also where the disk itself is the folder."""
    out = (small_disk / place).resolve()
    one = next(made_up.rglob("*.json"))
    assert run(one, "--out", out).exit_code == 0
    before = held(out)
    full = run(made_up, "--out", out)
    assert (full.exit_code, full.exception.__class__) == (1, SystemExit), full.output
    assert "the report cannot be written" in full.output and "free some space" in full.output
    assert held(out) == before


def test_an_error_of_the_store_is_a_problem(made_up: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Store, entries: object) -> None:
        small = sqlite3.connect(":memory:")
        small.execute("PRAGMA max_page_count = 1")
        small.execute("CREATE TABLE too_much (one)")

    monkeypatch.setattr(Store, "add", full)
    done = run(made_up, "--out", tmp_path / "report")
    assert (done.exit_code, "free some space" in done.output) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_no_exports_at_all_are_a_mistake(tmp_path: Path, run: Run) -> None:
    (tmp_path / "none").mkdir()
    done = run(tmp_path / "none", "--out", tmp_path / "report")
    assert (done.exit_code, "No exported assessments were found." in done.output) == (1, True)


def test_without_names_no_file_of_the_report_holds_one(made_up: Path, tmp_path: Path, run: Run) -> None:
    run(made_up, "--out", tmp_path / "report", "--no-names", "--parquet")
    named = read(tmp_path / "report")
    assert (named.pcns, named.texts, named.choice.names) == ([], [], False)
    secrets = [b"Alder Vale", b"alder-vale", b"Ashbrook", b"Minutes of the board", b"PCN manager", b"practice managers"]
    for path in (path for path in (tmp_path / "report").rglob("*") if path.is_file()):
        parts = [path.read_bytes()]
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                parts += [book.read(name) for name in book.namelist()]
        for part in parts:
            assert not [secret for secret in secrets if secret in part], path


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", "=HYPERLINK(1)", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "<r>a & b</r>"]
)
def test_markup_in_every_name_stays_text(evil: str, made_up: Path, tmp_path: Path, run: Run) -> None:
    document = json.loads(next(made_up.rglob("*.json")).read_text("utf-8"))
    document["about"] |= {"name": evil, "system": evil, "improvement_priority": evil}
    document["matrix"]["local"] = {"id": "local", "title": evil}
    theme = document["themes"]["leadership"]
    theme |= {"how": evil, "evidence": evil, "needs": {"time": evil}, "actions": [{"what": evil, "who": evil, "by": None}]}
    (tmp_path / "evil.json").write_text(json.dumps(document), "utf-8")
    run(tmp_path / "evil.json", "--out", tmp_path / "report")
    text = (tmp_path / "report" / "index.html").read_text("utf-8")
    page = LexborHTMLParser(text)
    assert not page.css("script, img, [onerror]")
    assert evil in page.css_first("main").text()
    assert "49" not in [node.text(strip=True) for node in page.css("td")]
    table = (tmp_path / "report" / "tables" / "texts.csv").read_text("utf-8-sig")
    assert "\r\n=" not in table
    assert ",=" not in table
    book = openpyxl.load_workbook(tmp_path / "report" / "roll-up.xlsx")
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert evil in {cell.value for row in book["Free text"].iter_rows() for cell in row}


def test_marks_in_a_name_that_turn_letters_round_are_not_on_the_page(made_up: Path, tmp_path: Path, run: Run) -> None:
    document = json.loads(next(made_up.rglob("*.json")).read_text("utf-8"))
    document["about"] |= {"name": "Alder\u202e Vale", "system": "\u2066Shires"}
    (tmp_path / "turned.json").write_text(json.dumps(document), "utf-8")
    run(tmp_path / "turned.json", "--out", tmp_path / "report")
    text = (tmp_path / "report" / "index.html").read_text("utf-8")
    assert "Alder Vale" in text
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_a_choice_is_made_with_options(made_up: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "expected.txt").write_text("\n".join(f"Expected {number}" for number in range(1000)) + "\nalder vale", "utf-8")
    options = ["--system", "kent-and-medway", "--side", "pcn", "--round", "2023-04", "--edition", "national", "--months", "12"]
    done = run(made_up, "--out", tmp_path / "report", *options, "--expected", tmp_path / "expected.txt", "--join-names")
    assert done.exit_code == 0, done.output
    report = read(tmp_path / "report")
    assert {pcn.system for pcn in report.pcns} == {"kent-and-medway"}
    assert {side.side for theme in report.themes for side in theme.sides} == {"pcn"}
    assert {edition.edition for edition in report.editions} == {"national"}
    assert report.expected
    assert (report.expected.listed, report.expected.returned) == (1001, 1)


def test_near_names_of_the_list_are_told_and_count_where_that_is_chosen(made_up: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "expected.txt").write_text("Aldervale\nAsh Brook Primary Care\nNobody", "utf-8")
    options = (made_up, "--out", tmp_path / "report", "--expected", tmp_path / "expected.txt")
    for more, returned in ((), 0), (("--join-expected",), 2):
        done = run(*options, *more)
        assert "2 names may be on the list, written differently: see the report, and --join-expected." in done.output
        expected = read(tmp_path / "report").expected
        assert expected
        assert expected.returned == returned
        assert [(one.listed, one.joined) for one in expected.near] == [("Aldervale", bool(more)), ("Ash Brook Primary Care", bool(more))]
        table = (tmp_path / "report" / "tables" / "near.csv").read_text("utf-8-sig").splitlines()
        assert table[1:] == [f"{one.listed},{one.returned},{'Yes' if more else 'No'}" for one in expected.near]


@pytest.mark.parametrize("period", ["abc", "2025", "2025-13", "2025-04-01", "canary"])
def test_a_period_that_is_no_month_is_said(period: str, made_up: Path, tmp_path: Path, run: Run) -> None:
    for option in ("--round", "--earlier"):
        done = run(made_up, "--out", tmp_path / "report", option, period)
        assert (done.exit_code, "write it like 2025-04" in done.output) == (2, True)


@pytest.mark.parametrize(
    ("options", "newer"),
    [
        (["--round", "2023-04", "--earlier", "2024-04"], "the period of --round, 2023-04"),
        (["--round", "2024-04", "--earlier", "2024-04"], "the period of --round, 2024-04"),
        (["--earlier", "2024-04"], "the newest period of these files, 2024-04"),
    ],
)
def test_only_a_period_before_the_round_can_be_compared_with(
    options: list[str], newer: str, made_up: Path, tmp_path: Path, run: Run
) -> None:
    done = run(made_up, "--out", tmp_path / "report", *options)
    assert done.exit_code == 1
    assert f"--earlier 2024-04: this is not before {newer}; choose a period before it" in done.output
    assert "Nothing was written." in done.output
    assert not (tmp_path / "report").exists()


def test_another_file_of_the_same_assessment_can_be_used(made_up: Path, tmp_path: Path, run: Run) -> None:
    first = next(made_up.rglob("*.json"))
    document = json.loads(first.read_text("utf-8"))
    (tmp_path / "newer.json").write_text(json.dumps({**document, "updated": "2030-01-01T00:00:00Z"}), "utf-8")
    done = run(first, tmp_path / "newer.json", "--out", tmp_path / "report")
    assert "1 assessment is in several files" in done.output
    assert read(tmp_path / "report").versions[0].used == "newer.json"
    run(first, tmp_path / "newer.json", "--out", tmp_path / "report", "--use", first)
    assert read(tmp_path / "report").versions[0].used == first.name


def test_a_report_holds_no_path_beyond_what_was_given(made_up: Path, tmp_path: Path, run: Run) -> None:
    """The folders above can say who somebody is. Two files of one name stay apart, and each can be chosen by its path."""
    shutil.copytree(made_up, tmp_path / "someone" / "exports")
    (tmp_path / "someone" / "exports" / "bad.json").write_text("{", "utf-8")
    first = next((made_up / "0").rglob("*.json"))
    (tmp_path / "other").mkdir()
    changed = {**json.loads(first.read_text("utf-8")), "updated": "2030-01-01T00:00:00Z"}
    (tmp_path / "other" / first.name).write_text(json.dumps(changed), "utf-8")
    given = [tmp_path / "someone" / "exports", first, tmp_path / "other" / first.name]
    done = run(*given, "--out", tmp_path / "report", "--keep-going", "--use", first)
    assert "exports/bad.json: " in done.output
    assert not [name for name, content in held(tmp_path / "report").items() if b"someone" in content or bytes(tmp_path) in content]
    report = read(tmp_path / "report")
    assert any(round_.file.startswith("exports/1/") for pcn in report.pcns for round_ in pcn.rounds)
    [version] = [version for version in report.versions if f"{first.name} (2)" in version.left_out]
    assert (version.used, version.why) == (first.name, "chosen")


def test_copies_are_told_in_the_last_line(made_up: Path, tmp_path: Path, run: Run) -> None:
    first = next(made_up.rglob("*.json"))
    shutil.copy(first, tmp_path / "copy.json")
    done = run(first, tmp_path / "copy.json", "--out", tmp_path / "report")
    assert "1 assessment of 2 files combined in " in done.output
    assert "; the other files: 1 copy (" in done.output
