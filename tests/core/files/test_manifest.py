"""The list of files that were made: read whole and sound, or taken as not there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.cli.main import command
from site_builder.core.files.manifest import MANIFEST, MAX_MANIFEST_BYTES, REPORT_MANIFEST, manifest_in, manifest_of, read_manifest
from site_builder.core.files.site_writer import WriteReport, write_site

SOUND = "0123456789abcdef" * 4


def listing(files: object) -> bytes:
    return json.dumps({"files": files}).encode()


UNSOUND = {
    "empty": b"",
    "cut off": listing({"index.html": SOUND})[:-9],
    "zeros, as a power cut leaves them": b"\0" * 200,
    "a list for the object": b"[]",
    "a number for the files": listing(3),
    "a list for the files": listing(["index.html"]),
    "nested deeper than anybody reads": b'{"files": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "objects nested as deep": b'{"files":' * 100_000 + b"1" + b"}" * 100_000,
    "UTF-16": listing({"index.html": SOUND}).decode().encode("utf-16"),
    "half a character in a name": b'{"files": {"\\ud800": "%s"}}' % SOUND.encode(),
    "a digest that is none": listing({"index.html": "x"}),
    "a digest with lines after it": listing({"index.html": f"{SOUND}\nput\t../../etc/passwd"}),
    "a digest in capitals": listing({"index.html": SOUND.upper()}),
    "a number for a digest": listing({"index.html": 7}),
    "a name that leads out": listing({"../../etc/passwd": SOUND}),
    "a name from the top": listing({"/etc/passwd": SOUND}),
    "a name of another system that leads out": listing({"..\\..\\windows": SOUND}),
    "a name with a drive": listing({"C:index.html": SOUND}),
    "a name with a line break": listing({"index.html\nremove": SOUND}),
    "a name with a tab": listing({"index\t.html": SOUND}),
    "a name written in a second way": listing({"a//b.html": SOUND}),
    "a name with a dot for a folder": listing({"./index.html": SOUND}),
    "a folder": listing({"a/": SOUND}),
    "no name": listing({"": SOUND}),
    "the manifest itself": listing({MANIFEST: SOUND}),
    "the other manifest": listing({REPORT_MANIFEST: SOUND}),
}


@pytest.mark.parametrize("content", UNSOUND.values(), ids=UNSOUND)
def test_what_is_no_sound_manifest_is_absent_for_the_builder_and_refused_for_publishing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_bytes(content)
    assert manifest_in(tmp_path / "other.json") is None
    assert isinstance(write_site(tmp_path / "dist", {"index.html": b"old"}), WriteReport)
    done = CliRunner().invoke(command, ["--root", str(tmp_path), "publish", "--list", str(tmp_path / "other.json")])
    assert (done.exit_code, "is not a manifest" in done.output) == (2, True)
    (tmp_path / "dist" / MANIFEST).write_bytes(content)
    assert read_manifest(tmp_path / "dist") == {}
    assert isinstance(write_site(tmp_path / "dist", {"index.html": b"old"}), WriteReport)
    assert list(read_manifest(tmp_path / "dist")) == ["index.html"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_nobody_waits_for_a_pipe_or_reads_a_device_without_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert manifest_in(tmp_path / "pipe") is None
    assert manifest_in(Path("/dev/zero")) is None
    assert manifest_in(tmp_path) is None


def test_a_file_larger_than_a_manifest_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(MAX_MANIFEST_BYTES + 1)
    assert manifest_in(tmp_path / "large") is None


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    files = {"index.html": SOUND, "guidance/łódź.html": SOUND, ".well-known/security.txt": SOUND, "a b/c..d.html": SOUND}
    (tmp_path / MANIFEST).write_bytes(manifest_of(files))
    assert read_manifest(tmp_path) == files
