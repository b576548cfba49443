"""Nothing lost by the builder: killed, on full disks, beside another builder, under files that change, with a clock that jumps."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from site_builder.core.files.manifest import MANIFEST
from tests.conftest import ROOT
from tests.security.soak import amount, chance

CHECKED = 20  # after so many kills or full disks, what was kept is held against a build with nothing kept
BUILD = [sys.executable, str(ROOT / "build.py")]


def build(root: Path, *options: str) -> subprocess.Popen[str]:
    command = [*BUILD, "--root", str(root), "build", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def done(process: subprocess.Popen[str]) -> tuple[int, str]:
    said, remarks = process.communicate(timeout=120)
    return process.returncode, said + remarks


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache with styles and scripts, to copy."""
    root = tmp_path_factory.mktemp("compiled")
    made_project(root)
    code, words = done(build(root))
    assert code == 0, words
    return root / ".cache"


def made_project(root: Path, cache: Path | None = None) -> Path:
    """The smallest site, with the theme of the project, in a folder."""
    shutil.copytree(ROOT / "tests" / "sites" / "minimal", root, dirs_exist_ok=True)
    (root / "theme").symlink_to(ROOT / "theme")
    if cache:
        shutil.copytree(cache, root / ".cache")
    return root


@pytest.fixture
def project(tmp_path: Path, compiled: Path) -> Path:
    return made_project(tmp_path / "project", compiled)


def write_word(root: Path, word: str) -> None:
    """Put a word into every page, by the banner."""
    path = root / "data" / "site.yaml"
    lines = [f'banner: "The word is {word}."' if line.startswith("banner:") else line for line in path.read_text("utf-8").splitlines()]
    new = path.with_suffix(".new")
    new.write_text("\n".join(lines) + "\n", "utf-8")
    new.replace(path)


def word_of(out: Path) -> str:
    """The word of the site, after a look whether it is whole: every file as the list of files says, and no other."""
    listed = json.loads((out / MANIFEST).read_text("utf-8"))["files"]
    there = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file() and path.name != MANIFEST}
    assert {name: hashlib.sha256(content).hexdigest() for name, content in there.items()} == listed
    words = {content.split(b"The word is ")[1].split(b".")[0].decode() for name, content in there.items() if b"The word is " in content}
    assert len(words) == 1, "two builds are mixed"
    return words.pop()


def holds(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def assert_as_if_nothing_was_kept(project: Path) -> None:
    """A build from what is there makes the same bytes as one that has nothing from before: no kept state is half or out of date."""
    assert done(build(project))[0] == 0
    with TemporaryDirectory() as folder:
        clean = Path(folder)
        for name in ("content", "data"):
            shutil.copytree(project / name, clean / name)
        (clean / "theme").symlink_to(ROOT / "theme")
        assert done(build(clean))[0] == 0
        kept, fresh = holds(project / "dist"), holds(clean / "dist")
    assert sorted(kept) == sorted(fresh)
    assert [name for name in fresh if kept[name] != fresh[name]] == []


def test_a_build_killed_at_any_moment_leaves_a_whole_site(project: Path) -> None:
    """The old one or the new one, and the next build makes what a clean one makes. The moments are spread over the whole build."""
    moments = chance("kills")
    write_word(project, "first")
    started = time.perf_counter()
    assert done(build(project))[0] == 0
    whole = time.perf_counter() - started
    kept = {"old": 0, "new": 0}
    before = "first"
    for number in range(amount(5, 1000)):
        word = f"w{number}"
        write_word(project, word)
        process = build(project)
        time.sleep(moments.uniform(whole * 0.2, whole * 1.1))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        found = word_of(project / "dist")
        assert found in {before, word}
        kept["new" if found == word else "old"] += 1
        before = found
        if number % CHECKED == CHECKED - 1:
            assert_as_if_nothing_was_kept(project)
            before = word
    write_word(project, "last")
    assert_as_if_nothing_was_kept(project)
    assert word_of(project / "dist") == "last"
    assert sorted(path.name for path in project.iterdir() if path.name.startswith(".")) == [".cache"]
    assert kept["old"], "every kill came too late to say anything"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk, where this user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", folder], capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a disk; test_site_writer.py tries the same with injected errors")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_disk_that_is_full_at_any_moment_leaves_a_whole_site_and_says_so(disk: Path, compiled: Path) -> None:
    """Site and cache are on the disk; how much room is left is chance."""
    project = made_project(disk / "project", compiled)
    write_word(project, "first")
    assert done(build(project))[0] == 0
    room, before = chance("full disks"), "first"
    failed = 0
    for number in range(amount(5, 1000)):
        word = f"w{number}"
        write_word(project, word)
        if number % 5 == 4:  # the compilers of styles and scripts meet a full disk too
            shutil.rmtree(project / ".cache" / "assets")
        free = shutil.disk_usage(disk).free
        (disk / "filler").write_bytes(b"x" * max(0, free - room.randrange(0, 500_000)))
        code, words = done(build(project))
        assert "Traceback" not in words, words
        assert code in {0, 1}, words
        assert code == 0 or "No space left" in words, words
        assert word_of(project / "dist") == (word if code == 0 else before)
        failed += code
        before = word_of(project / "dist")
        (disk / "filler").unlink()
        if number % CHECKED == CHECKED - 1:
            assert_as_if_nothing_was_kept(project)
            before = word
    assert failed
    write_word(project, "last")
    assert_as_if_nothing_was_kept(project)
    assert word_of(project / "dist") == "last"


def test_two_builders_at_once_with_nothing_kept_from_before_make_one_site(tmp_path: Path) -> None:
    """They compile the same theme at the same time, and write to one folder."""
    for number in range(amount(1, 20)):
        roots = [made_project(tmp_path / f"{name}{number}") for name in ("one", "two")]
        shared = tmp_path / f"cache{number}"
        shared.mkdir()
        for root, word in zip(roots, ("one", "two"), strict=True):
            write_word(root, word)
            (root / ".cache").symlink_to(shared)
        out = tmp_path / f"dist{number}"
        both = [build(root, "--out", str(out)) for root in roots]
        ends = [done(process) for process in both]
        assert [code for code, _ in ends] == [0, 0], ends
        assert word_of(out) in {"one", "two"}


def test_a_file_that_changes_while_it_is_read_is_read_again_by_the_next_build(project: Path) -> None:
    page, stop = project / "content" / "guidance" / "first.md", threading.Event()
    text = page.read_text("utf-8")

    def change() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            page.write_text(f"{text}\nVersion {number}.\n", "utf-8")  # not in one step: a reader may see half of it
            time.sleep(0.001)
        page.write_text(f"{text}\nThe last version.\n", "utf-8")

    changing = threading.Thread(target=change)
    changing.start()
    try:
        for _ in range(amount(2, 100)):
            code, words = done(build(project))
            assert code in {0, 1}
            assert "Traceback" not in words
    finally:
        stop.set()
        changing.join()
    assert_as_if_nothing_was_kept(project)
    assert "The last version." in (project / "dist" / "guidance" / "first.html").read_text("utf-8")


def test_a_clock_that_jumps_hides_no_change(project: Path) -> None:
    """Files from another time, and a change that keeps size and time of its file."""
    write_word(project, "aaaa")
    assert done(build(project))[0] == 0
    path = project / "data" / "site.yaml"
    moment = 4_000_000_000  # in the year 2096
    os.utime(path, (moment, moment))
    assert done(build(project))[0] == 0
    write_word(project, "bbbb")
    os.utime(path, (moment, moment))
    assert done(build(project))[0] == 0
    assert word_of(project / "dist") == "bbbb"


@pytest.mark.parametrize("gone", ["content", "theme", "dist"])
def test_a_folder_that_is_gone_is_said_or_made_again(project: Path, gone: str) -> None:
    assert done(build(project))[0] == 0
    folder = project / gone
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder)
    code, words = done(build(project))
    assert "Traceback" not in words, words
    assert (code == 0) == (gone != "content"), words  # without a theme of its own, a site has that of the program
    assert (project / "dist" / "index.html").is_file()


def test_a_folder_that_vanishes_during_a_build_is_no_traceback(project: Path) -> None:
    write_word(project, "first")
    assert done(build(project))[0] == 0
    for moment in (0.1, 0.4):
        write_word(project, f"w{moment}".replace(".", "-"))
        process = build(project)
        time.sleep(moment)
        (project / "content").rename(project / "away")
        code, words = done(process)
        (project / "away").rename(project / "content")
        assert "Traceback" not in words, words
        assert code in {0, 1}
        word_of(project / "dist")


def test_an_output_folder_that_cannot_be_written_is_said(project: Path) -> None:
    code, words = done(build(project, "--out", "/proc/1/dist"))
    assert code == 1
    assert "the site cannot be written" in words
    assert "Traceback" not in words
