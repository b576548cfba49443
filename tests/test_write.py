"""Writing: the old site or the new one, whole, and nothing of others lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from conftest import ROOT

from site_builder import write
from site_builder.manifest import MANIFEST
from site_builder.problems import Problem
from site_builder.write import Written, recover, remove_site, write_site

OLD = {"index.html": b"old", "a/one.html": b"one", "a/gone.html": b"gone", "assets/site-1.css": b"css"}
NEW = {"index.html": b"new", "a/one.html": b"one", "b/two.html": b"two", "assets/site-2.css": b"css2"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the site by address, the list of what was made left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST
    }


def written(out: Path, files: Mapping[str, bytes]) -> Written:
    result = write_site(out, files)
    assert isinstance(result, Written), result
    return result


def refused(out: Path, files: Mapping[str, bytes]) -> list[Problem]:
    result = write_site(out, files)
    assert isinstance(result, list)
    return result


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that holds the old site."""
    folder = tmp_path / "dist"
    written(folder, OLD)
    return folder


@pytest.fixture(params=["swap in one step", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to put the new tree in place: that of Linux, and that of other systems."""
    if request.param == "two renames":
        monkeypatch.setattr(write, "_exchange", lambda one, other: False)


@pytest.mark.usefixtures("way")
def test_the_folder_holds_the_new_site_and_nothing_of_the_old(out: Path) -> None:
    assert written(out, NEW) == Written(changed=3, unchanged=1, removed=2, foreign=())
    assert contents(out) == NEW
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


def test_this_system_swaps_folders_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "file").touch()
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux has this operation")
    assert write._exchange(tmp_path / "one", tmp_path / "two")
    assert (tmp_path / "two" / "file").exists()


@pytest.mark.usefixtures("way")
def test_unchanged_files_keep_their_inode_and_time(out: Path) -> None:
    before = (out / "a" / "one.html").stat()
    time.sleep(0.01)
    written(out, NEW)
    after = (out / "a" / "one.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_writing_the_same_site_again_touches_nothing(out: Path) -> None:
    before = {path: path.stat().st_ctime_ns for path in [out, *out.rglob("*")]}
    assert written(out, OLD) == Written(changed=0, unchanged=4, removed=0, foreign=())
    assert {path: path.stat().st_ctime_ns for path in [out, *out.rglob("*")]} == before


def test_a_file_that_was_changed_by_hand_is_put_right_even_at_the_same_size(out: Path) -> None:
    (out / "index.html").write_bytes(b"OLD")
    assert written(out, OLD).changed == 1
    assert contents(out) == OLD


def test_a_file_that_was_lost_is_made_again(out: Path) -> None:
    (out / "index.html").unlink()
    assert written(out, OLD).changed == 1
    assert contents(out) == OLD


def test_a_file_that_was_made_a_link_is_made_a_file_again(out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"old")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(tmp_path / "elsewhere")
    written(out, NEW)
    assert not (out / "index.html").is_symlink()
    assert (tmp_path / "elsewhere").read_bytes() == b"old"


@pytest.mark.usefixtures("way")
def test_files_links_and_empty_folders_of_others_are_kept_and_told(out: Path) -> None:
    (out / "CNAME").write_text("example.org")
    (out / "a" / "notes").mkdir()
    (out / "a" / "notes" / "mine.txt").write_text("mine")
    (out / ".git" / "refs").mkdir(parents=True)
    (out / "linked").symlink_to("a")
    assert written(out, NEW).foreign == (".git/refs", "CNAME", "a/notes/mine.txt", "linked")
    assert contents(out) == {**NEW, "CNAME": b"example.org", "a/notes/mine.txt": b"mine"}
    assert (out / ".git" / "refs").is_dir()
    assert (out / "linked").readlink() == Path("a")


@pytest.mark.parametrize(
    ("name", "told"),
    [("b/two.html", "b/two.html"), ("b", "b"), ("b/two.html/deeper.txt", "b/two.html/deeper.txt")],
)
def test_a_file_of_others_in_the_way_is_refused_and_nothing_is_written(out: Path, name: str, told: str) -> None:
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_text("mine")
    before = contents(out)
    problems = refused(out, NEW)
    assert [str(problem.place) for problem in problems] == [f"dist/{told}:1:1"]
    assert contents(out) == before


def test_an_empty_folder_in_the_way_of_a_file_is_refused(out: Path) -> None:
    (out / "b" / "two.html").mkdir(parents=True)
    assert [str(problem.place) for problem in refused(out, NEW)] == ["dist/b/two.html:1:1"]


def test_a_link_in_the_way_of_a_folder_is_refused_and_not_written_through(out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (out / "b").symlink_to(tmp_path / "elsewhere")
    assert [str(problem.place) for problem in refused(out, NEW)] == ["dist/b:1:1"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_of_others_with_the_very_bytes_is_taken_over(out: Path) -> None:
    (out / "b").mkdir()
    (out / "b" / "two.html").write_bytes(b"two")
    assert written(out, NEW).foreign == ()


def test_without_the_list_of_what_was_made_the_same_site_is_recognised(out: Path) -> None:
    (out / MANIFEST).unlink()
    assert written(out, OLD) == Written(changed=0, unchanged=4, removed=0, foreign=())
    assert written(out, NEW).removed == 2


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 3}', '{"files": {"../../etc/passwd": "x"}}'])
def test_a_damaged_list_of_what_was_made_does_no_harm(out: Path, text: str) -> None:
    (out / MANIFEST).write_text(text)
    written(out, OLD)
    assert contents(out) == OLD


def test_the_folder_keeps_its_permissions(out: Path) -> None:
    out.chmod(0o750)
    written(out, NEW)
    assert out.stat().st_mode & 0o777 == 0o750


def test_the_folders_above_are_made(tmp_path: Path) -> None:
    written(tmp_path / "some" / "where" / "dist", NEW)
    assert contents(tmp_path / "some" / "where" / "dist") == NEW


@pytest.mark.parametrize("left", ["half a new tree", "the old tree aside", "the old tree aside and a new one"])
def test_what_a_killed_build_left_is_put_right(out: Path, left: str) -> None:
    if left == "half a new tree":
        (out.parent / ".dist.new" / "a").mkdir(parents=True)
    else:
        out.rename(out.parent / ".dist.old")
    if left == "the old tree aside and a new one":
        (out.parent / ".dist.new").mkdir()
    recover(out)
    assert contents(out) == OLD
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


# Removing


def test_removing_leaves_no_folder(out: Path) -> None:
    assert remove_site(out) == Written(changed=0, unchanged=0, removed=4, foreign=())
    assert list(out.parent.iterdir()) == []


def test_removing_keeps_what_others_put_there(out: Path) -> None:
    (out / "a" / "mine.txt").write_text("mine")
    (out / "empty").mkdir()
    assert remove_site(out) == Written(changed=0, unchanged=0, removed=4, foreign=("a/mine.txt", "empty"))
    assert contents(out) == {"a/mine.txt": b"mine"}
    assert (out / "empty").is_dir()


def test_removing_what_was_never_made_does_nothing(tmp_path: Path) -> None:
    assert remove_site(tmp_path / "dist") == Written(0, 0, 0, ())


# When the disk or the system refuses


class Full:
    """Makes the ``count``-th of the calls that it stands in for fail like a full disk."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, count: int) -> None:
        self._real = getattr(write, name)
        self._left = count
        monkeypatch.setattr(write, name, self)

    def __call__(self, *arguments: object) -> object:
        self._left -= 1
        if self._left == 0:
            raise OSError(28, "No space left on device")
        return self._real(*arguments)


@pytest.mark.parametrize(("name", "count"), [("_put", 1), ("_put", 2), ("_put", 4), ("_link", 1), ("_swap", 1), ("_exchange", 1)])
def test_a_disk_that_fills_up_leaves_the_old_site(out: Path, monkeypatch: pytest.MonkeyPatch, name: str, count: int) -> None:
    Full(monkeypatch, name, count)
    [problem] = refused(out, NEW)
    assert problem.message == "the site cannot be written (No space left on device)"
    assert contents(out) == OLD
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


def test_a_second_rename_that_fails_brings_the_old_site_back(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "_exchange", lambda one, other: False)
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if path.name == ".dist.new":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    refused(out, NEW)
    assert contents(out) == OLD


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB, where this user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("this user may not mount a disk; the same is tried with injected errors above")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_really_full_disk_leaves_the_old_site_and_room_to_try_again(small_disk: Path) -> None:
    out = small_disk / "dist"
    written(out, OLD)
    [problem] = refused(out, {**NEW, "large.html": b"x" * 100_000})
    assert "No space left" in problem.message
    assert contents(out) == OLD
    written(out, {**NEW, "large.html": b"x" * 10_000})


def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    [problem] = refused(tmp_path / "file" / "dist", NEW)
    assert problem.message.startswith("the site cannot be written")


def test_a_read_only_folder_is_reported_and_the_old_site_stays(out: Path) -> None:
    if os.geteuid() == 0:
        changed = subprocess.run(["chattr", "+i", out.parent], capture_output=True, check=False)
        if changed.returncode:
            pytest.skip("root writes everywhere, and this disk has no immutable folders")
        undo = ["chattr", "-i", str(out.parent)]
    else:
        out.parent.chmod(0o500)
        undo = ["chmod", "700", str(out.parent)]
    try:
        [problem] = refused(out, NEW)
        assert problem.message.startswith("the site cannot be written")
        assert contents(out) == OLD
    finally:
        subprocess.run(undo, check=True)


def test_two_builders_at_once_take_turns(tmp_path: Path) -> None:
    builders = [subprocess.Popen([sys.executable, "-c", BUILDER, str(tmp_path / "dist"), name, "12"], cwd=ROOT) for name in ("one", "two")]
    assert [builder.wait(60) for builder in builders] == [0, 0]
    assert len(set(contents(tmp_path / "dist").values())) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


# Killed at any moment

BUILDER = """
import sys
from pathlib import Path
from site_builder.write import Written, write_site
out, name, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
for number in range(rounds):
    content = f"{name} {number} ".encode() * 2000
    files = {f"{folder}/{page}.html": content for folder in range(4) for page in range(12)}
    assert isinstance(write_site(out, files), Written)
"""
KILLS = 40


def test_a_build_that_is_killed_at_any_moment_leaves_one_whole_site(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    written(out, {f"{folder}/{page}.html": b"the first site" for folder in range(4) for page in range(12)})
    moments = random.Random(2)
    for _ in range(KILLS):
        builder = subprocess.Popen([sys.executable, "-c", BUILDER, str(out), "site", "1000"], cwd=ROOT, stdout=subprocess.PIPE)
        assert builder.stdout is not None
        builder.stdout.readline()
        time.sleep(moments.uniform(0, 0.06))
        builder.send_signal(signal.SIGKILL)
        builder.wait()
        builder.stdout.close()
        found = contents(out)
        assert len(found) == 48
        assert len(set(found.values())) == 1, "pages of two builds are mixed"
    assert set(contents(out).values()) != {b"the first site"}
    written(out, NEW)
    assert contents(out) == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]
