"""Whatever is given on the command line: every argument of every command, fed with what is no such file or word. No traceback, no wait."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from click.types import StringParamType

from site_builder.cli.commands import serve
from site_builder.cli.main import command
from site_builder.core.files import given_files
from site_builder.core.text.printable import visible
from site_builder.rollup import pipeline
from tests.conftest import ROOT, lay_out

RELEASED = ROOT / "tests" / "cases" / "assessment" / "released" / "version-1-just-started.json"
SAMPLE = "sample.json"  # an export of the matrix of the project
EVIL = "\x1b[2J\x1b]0;owned\x07\u202egnp"
HERE = "HERE"

# A whole call of each kind of "new".
NEW = {
    "page": ["--title", "Odd", "--description", "D.", "--folder", "guidance", "--source", "book p2"],
    "contact": ["--system", "green-valley", "--name", "A Name", "--email", "a@example.org", "--checked", "2026-01-31"],
    "system": ["--region", "somewhere", "--title", "T", "--name", "A Name", "--email", "a@example.org", "--checked", "2026-01-31"],
    "region": ["--title", "A Region"],
    "component": ["--theme", "first-theme", "--stage", "foundation", "--side", "pcn", "--title", "T", "--text", "The PCN meets."],
    "term": ["--term", "Odd", "--meaning", "M.", "--abbreviation", "O", "--source", "book p2"],
}
SITE = ["--name", "Ours", "--stages", "One, Two", "--audiences", "Teams", "--themes", "Ways of working"]
COMPONENT = "component:first-theme.foundation.pcn.start"
WORDED = ["--field", "text", "--words", "The PCN began.", "--why", "As we say it."]
RETIRED = ["--now", "page:guidance/first", "--why", "Gone.", "--title", "T", "--last-edition", "2019-08"]
# How to call each command with a file or folder in one of its arguments. A new argument needs a line here or below.
CALLS: dict[str, list[str]] = {
    "--root": ["--root", HERE, "check"],
    "build --out": ["build", "--out", HERE],
    "build --local": ["build", "--local", HERE],
    "check --local": ["check", "--local", HERE],
    "assess validate FILES": ["assess", "validate", HERE],
    "assess validate --local": ["assess", "validate", SAMPLE, "--local", HERE],
    "assess from-workbook FILE": ["assess", "from-workbook", HERE],
    "assess from-workbook --out": ["assess", "from-workbook", "filled.xlsx", "--out", HERE],
    "package --local": ["package", "--local", HERE],
    "publish --out": ["publish", "--list", "none.json", "--out", HERE],
    "publish --list": ["publish", "--list", HERE],
    "clean --out": ["clean", "--out", HERE],
    "reviews --calendar": ["reviews", "--calendar", HERE],
    "reviews --local": ["reviews", "--local", HERE],
    "diff OLD": ["diff", HERE],
    "diff NEW": ["diff", ".", HERE],
    "diff --out": ["diff", ".", ".", "--out", HERE],
    "words PATHS": ["words", HERE],
    "words --local": ["words", "--local", HERE],
    "new site FOLDER": ["new", "site", HERE, *SITE],
    "new edition FOLDER": ["new", "edition", HERE, "--name", "Ours", "--owner", "We"],
    "rollup EXPORTS": ["rollup", HERE, "--out", "report"],
    "rollup --out": ["rollup", SAMPLE, "--out", HERE],
    "rollup --expected": ["rollup", SAMPLE, "--out", "report", "--expected", HERE],
    "rollup --use": ["rollup", SAMPLE, "--out", "report", "--use", HERE],
    "rollup --local": ["rollup", SAMPLE, "--out", "report", "--local", HERE],
    "serve --out": ["serve", "--out", HERE],
    "serve --local": ["serve", "--local", HERE],
    **{f"new {kind} --local": ["new", kind, *words, "--local", HERE] for kind, words in NEW.items()},
    "new replacement --local": ["new", "replacement", COMPONENT, *WORDED, "--local", HERE],
}
# The same with words in one of its arguments that name no file.
WORDS: dict[str, list[str]] = {
    "build --site-url": ["build", "--site-url", HERE],
    **{f"rollup --{name}": ["rollup", SAMPLE, "--out", "report", f"--{name}", HERE] for name in ("system", "side", "round")},
    **{f"rollup --{name}": ["rollup", SAMPLE, "--out", "report", f"--{name}", HERE] for name in ("earlier", "edition")},
    **{
        f"new {kind} {words[at]}": ["new", kind, *words[: at + 1], HERE, *words[at + 2 :]]
        for kind, words in NEW.items()
        for at in range(0, len(words), 2)
    },
    "new replacement REF": ["new", "replacement", HERE, *WORDED, "--local", "edition"],
    **{
        f"new replacement {WORDED[at]}": ["new", "replacement", COMPONENT, *WORDED[: at + 1], HERE, *WORDED[at + 2 :], "--local", "edition"]
        for at in range(0, len(WORDED), 2)
    },
    "retire REF": ["retire", HERE, *RETIRED],
    **{f"retire {RETIRED[at]}": ["retire", COMPONENT, *RETIRED[: at + 1], HERE, *RETIRED[at + 2 :]] for at in range(0, len(RETIRED), 2)},
    "next-edition EDITION": ["next-edition", HERE],
    **{f"new site {SITE[at]}": ["new", "site", "fresh", *SITE[: at + 1], HERE, *SITE[at + 2 :]] for at in range(0, len(SITE), 2)},
    "new edition --name": ["new", "edition", "ours", "--name", HERE, "--owner", "We"],
    "new edition --owner": ["new", "edition", "ours", "--name", "Ours", "--owner", HERE],
}
# Commands that take neither.
PLAIN = [["schemas"], ["record", "--take"]]


def arguments(of: click.Command, name: str = "") -> Iterator[tuple[str, click.Parameter | None]]:
    """Every command, and every argument of it that takes more than a number, a choice or nothing."""
    if not isinstance(of, click.Group):
        yield name, None
    for parameter in of.params:
        word = parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.name).upper()
        if isinstance(parameter.type, click.Path | StringParamType):
            yield f"{name} {word}".strip(), parameter
    if isinstance(of, click.Group):
        for inner in of.list_commands(click.Context(of)):
            found = of.get_command(click.Context(of), inner)
            assert found
            yield from arguments(found, f"{name} {inner}".strip())


def test_every_command_and_every_argument_is_tried() -> None:
    """A new command, or a new argument of one, needs a line above."""
    known = dict(arguments(command))
    assert sorted(name for name, parameter in known.items() if parameter) == sorted({*CALLS, *WORDS})
    assert {name for name, parameter in known.items() if parameter and isinstance(parameter.type, click.Path)} <= set(CALLS)
    tried = [" ".join(call) for call in (*CALLS.values(), *WORDS.values(), *PLAIN)]
    assert [
        name for name, parameter in known.items() if not parameter and not any(f"{call} ".startswith(f"{name} ") for call in tried)
    ] == []


def text(content: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(content) and None


def folder(path: Path) -> None:
    path.mkdir()


def folder_of_pipes(path: Path) -> None:
    """Pipes that nobody writes to, wherever a file could be looked for."""
    for name in ("edition.yaml", "a.json", "data/site.yaml", "content/index.md", ".site-manifest.json", "roll-up.json"):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(path / name)


def folder_of_zeros(path: Path) -> None:
    lay_out(path, dict.fromkeys(("edition.yaml", "a.json", "data/site.yaml", "content/index.md"), "\0" * 1000))


KINDS: dict[str, Callable[[Path], Any]] = {
    "nothing": lambda path: None,
    "a folder": folder,
    "a folder of pipes": folder_of_pipes,
    "a folder of zeros": folder_of_zeros,
    "a pipe": os.mkfifo,
    "an endless device": lambda path: path.symlink_to("/dev/zero"),
    "a full device": lambda path: path.symlink_to("/dev/full"),
    "what nobody may read": lambda path: path.write_bytes(b"{}") and path.chmod(0),
    "a link to itself": lambda path: path.symlink_to(path),
    "nothing in it": text(b""),
    "zeros": text(b"\0" * 20_000_000),
    "deep JSON": text(b"[" * 200_000),
    "deep JSON in fields": text(b'{"files":' * 100_000),
    "deep YAML": text(b"- " * 100_000),
    "bytes": text(bytes(range(256)) * 10),
    "half a character": text(b'{"files": {"\\ud800": "1"}, "format": "\\ud800"}'),
    "control codes": text(json.dumps({"format": EVIL, "files": {EVIL: EVIL}}).encode() + EVIL.encode()),
}
NAME_KINDS = ["plain", EVIL, "Riverside\u00a0PCN\u00ad", "a\\b", "not-utf-8-\udcff", "é" * 120]


@pytest.fixture
def project(tmp_path: Path, minimal: dict[str, str], cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with the minimal site, and the present folder too."""
    root = tmp_path / "project"
    lay_out(root, minimal)
    (root / "theme").symlink_to(ROOT / "theme")
    (root / ".cache").symlink_to(cache)
    shutil.copytree(ROOT / "tests" / "sites" / "local", root / "edition")
    export = json.loads(RELEASED.read_text("utf-8"))
    export["matrix"]["id"] = "small-matrix"
    (root / SAMPLE).write_text(json.dumps(export), "utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setattr(serve, "serve_site", lambda preview, *_: (preview.rebuild(), preview.watched(), preview.newest()))
    return root


def run(project: Path, call: str, path: str) -> Result:
    """A command, which is given up after 40 seconds; what it prints is printable."""

    def late(*_: object) -> None:
        raise AssertionError("it waits for ever")

    signal.signal(signal.SIGALRM, late)
    signal.alarm(40)
    try:
        done = CliRunner().invoke(command, [path if part == HERE else part for part in {**CALLS, **WORDS}[call]], obj=project)
    finally:
        signal.alarm(0)
    assert done.exception is None or isinstance(done.exception, SystemExit), (call, done.exc_info)
    assert done.exit_code in {0, 1, 2}
    assert all(visible(line) == line for line in done.output.replace("\t", "").split("\n")), done.output
    return done


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("call", CALLS)
def test_no_file_is_a_traceback_or_a_wait(project: Path, call: str, kind: str) -> None:
    path = project / "given"
    KINDS[kind](path)
    run(project, call, "given")


@pytest.mark.parametrize("name", NAME_KINDS)
@pytest.mark.parametrize("call", CALLS)
def test_no_name_is_a_traceback_or_reaches_the_terminal_as_it_is(project: Path, call: str, name: str) -> None:
    (project / name).write_bytes(b"{}")
    run(project, call, name)
    run(project, call, f"none/{name}")


@pytest.mark.parametrize("call", WORDS)
def test_no_word_is_a_traceback_or_reaches_the_terminal_as_it_is(project: Path, call: str) -> None:
    for words in ("", EVIL, "not-utf-8-\udcff", "x" * 5000, "[a](b:c) `d` <e> {{ f }}"):
        run(project, call, words)


@pytest.mark.parametrize("call", PLAIN, ids=" ".join)
def test_a_command_without_such_arguments_runs(project: Path, call: list[str]) -> None:
    assert CliRunner().invoke(command, call, obj=project).exit_code == 0


@pytest.mark.parametrize("call", CALLS)
def test_a_name_that_no_system_can_hold_is_told(project: Path, call: str) -> None:
    run(project, call, "x" * 300)
    run(project, call, "x/" * 3000)


@pytest.mark.parametrize(
    ("broken", "error"), [("Store", sqlite3.OperationalError("database or disk is full")), ("write_json", OSError(errno.ENOSPC, "full"))]
)
def test_a_report_that_finds_no_room_is_told(project: Path, broken: str, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, broken, fail)
    done = run(project, "rollup EXPORTS", SAMPLE)
    assert (done.exit_code, "report: the report cannot be written (" in done.output) == (1, True), done.output
    assert not list(project.glob("*report*"))


LODZ = "\u0141\u00f3d\u017a"


@pytest.mark.parametrize("call", [["words"], ["diff", "old"], ["assess", "validate", f"{LODZ}.json"], ["words", LODZ]])
def test_letters_that_the_output_does_not_have_are_written_out(project: Path, minimal: dict[str, str], call: list[str]) -> None:
    """As where output goes into a file on Windows."""
    lay_out(project / "old", minimal)
    page = project / "content" / "guidance" / "first.md"
    page.write_text(page.read_text("utf-8").replace("title: ", f"title: {LODZ} ") + f"\nWe met *in {LODZ}*.\n", "utf-8")
    (project / f"{LODZ}.json").write_text("{}")
    line = [sys.executable, str(ROOT / "build.py"), "--root", str(project), *call]
    done = subprocess.run(line, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "cp1252"})
    assert done.returncode in {0, 1, 2}
    assert b"Traceback" not in done.stderr, done.stderr
    assert b"\\u0141" in done.stdout + done.stderr


@pytest.mark.parametrize("call", ["reviews --calendar", "diff --out", "build --out", "rollup --out"])
def test_what_cannot_be_written_is_told_and_leaves_nothing(project: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "a-file").write_text("mine")
    assert run(project, call, "a-file/below").exit_code in {1, 2}
    assert (project / "a-file").read_text() == "mine"

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if call in {"reviews --calendar", "diff --out"}:
        monkeypatch.setattr(given_files.os, "fsync", full)
        before = sorted(project.iterdir())
        done = run(project, call, "given")
        assert (done.exit_code, "No space left on device" in done.output) == (1, True)
        assert sorted(project.iterdir()) == before


def test_a_report_reaches_a_device_and_folders_are_made_for_a_file(project: Path) -> None:
    assert run(project, "diff --out", "/dev/null").exit_code == 0
    assert run(project, "diff --out", "/dev/full").exit_code == 1
    assert run(project, "diff --out", "new/folder/changes.txt").exit_code == 0
    assert (project / "new" / "folder" / "changes.txt").read_text("utf-8").startswith("From . to ")
