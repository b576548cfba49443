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

from site_builder.core.files import replacing, work_folders
from site_builder.core.files.manifest import MANIFEST, manifest_of, read_manifest
from site_builder.core.files.site_writer import WriteReport, add_file, remove_site, write_site
from site_builder.core.problems import Problem
from tests.conftest import ROOT, lay_out

OLD = {"index.html": b"old", "a/one.html": b"one", "a/gone.html": b"gone", "assets/site-1.css": b"css"}
NEW = {"index.html": b"new", "a/one.html": b"one", "b/two.html": b"two", "assets/site-2.css": b"css2"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the site by address, the list of what was made left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST
    }


def written(out: Path, files: Mapping[str, bytes]) -> WriteReport:
    result = write_site(out, files)
    assert isinstance(result, WriteReport), result
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
        monkeypatch.setattr(replacing, "exchange", lambda one, other: False)


@pytest.mark.usefixtures("way")
def test_the_folder_holds_the_new_site_and_nothing_of_the_old(out: Path) -> None:
    assert written(out, NEW) == WriteReport(changed=3, unchanged=1, removed=2, unmanaged=())
    assert contents(out) == NEW
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


def test_this_system_swaps_folders_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "file").touch()
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux has this operation")
    assert replacing.exchange(tmp_path / "one", tmp_path / "two")
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
    assert written(out, OLD) == WriteReport(changed=0, unchanged=4, removed=0, unmanaged=())
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
    assert written(out, NEW).unmanaged == (".git/refs", "CNAME", "a/notes/mine.txt", "linked")
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
    assert [str(problem.place) for problem in problems] == [f"dist/{told}"]
    assert contents(out) == before


def test_an_empty_folder_in_the_way_of_a_file_is_refused(out: Path) -> None:
    (out / "b" / "two.html").mkdir(parents=True)
    assert [str(problem.place) for problem in refused(out, NEW)] == ["dist/b/two.html"]


def test_a_link_in_the_way_of_a_folder_is_refused_and_not_written_through(out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (out / "b").symlink_to(tmp_path / "elsewhere")
    assert [str(problem.place) for problem in refused(out, NEW)] == ["dist/b"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.fixture
def beyond(tmp_path: Path) -> Path:
    """A folder of somebody, to which links lead."""
    folder = tmp_path / "home"
    lay_out(folder, {"gone.html": "mine", "deep/diary.txt": "mine"})
    (folder / "empty").mkdir()
    return folder


def _claim(out: Path, *paths: str) -> None:
    """Have the list of what was made name more files."""
    (out / MANIFEST).write_bytes(manifest_of({**read_manifest(out), **dict.fromkeys(paths, "0" * 64)}))


def _put_a_link(out: Path, beyond: Path) -> None:
    for path in (out / "a").iterdir():
        path.unlink()
    (out / "a").rmdir()
    (out / "a").symlink_to(beyond)
    _claim(out, "a/deep/diary.txt", "a/empty/x")


def _assert_nothing_is_gone(out: Path, beyond: Path) -> None:
    assert contents(beyond) == {"gone.html": b"mine", "deep/diary.txt": b"mine"}
    assert (beyond / "empty").is_dir()
    assert (out / "a").readlink() == beyond


WITHOUT_A = {"index.html": b"new", "b/two.html": b"two"}


@pytest.mark.usefixtures("way")
def test_what_lies_beyond_a_link_is_not_ours_whatever_the_list_says(out: Path, beyond: Path) -> None:
    _put_a_link(out, beyond)
    assert written(out, WITHOUT_A).unmanaged == ("a",)
    _assert_nothing_is_gone(out, beyond)
    assert set(read_manifest(out)) == set(WITHOUT_A)


def test_removing_the_site_leaves_what_lies_beyond_a_link(out: Path, beyond: Path) -> None:
    _put_a_link(out, beyond)
    assert remove_site(out).unmanaged == ("a",)  # type: ignore[union-attr]
    _assert_nothing_is_gone(out, beyond)


def test_a_link_that_is_put_there_in_the_middle_of_a_build_is_not_followed(
    out: Path, beyond: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = replacing._make_tree

    def make_and_put(*arguments: object) -> None:
        make(*arguments)  # type: ignore[arg-type]
        _put_a_link(out, beyond)

    monkeypatch.setattr(replacing, "_make_tree", make_and_put)
    written(out, WITHOUT_A)
    _assert_nothing_is_gone(out, beyond)


def test_a_file_that_somebody_puts_where_one_of_ours_was_lost_is_theirs_after_the_next_build(out: Path) -> None:
    (out / "a" / "gone.html").unlink()
    rest = {path: content for path, content in OLD.items() if path != "a/gone.html"}
    written(out, rest)
    (out / "a" / "gone.html").write_text("mine")
    assert written(out, rest).unmanaged == ("a/gone.html",)


def test_a_file_of_others_with_the_very_bytes_is_taken_over(out: Path) -> None:
    (out / "b").mkdir()
    (out / "b" / "two.html").write_bytes(b"two")
    assert written(out, NEW).unmanaged == ()


def test_without_the_list_of_what_was_made_the_same_site_is_recognised(out: Path) -> None:
    (out / MANIFEST).unlink()
    assert written(out, OLD) == WriteReport(changed=0, unchanged=4, removed=0, unmanaged=())
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


KILLED = """
import os, signal, sys
from pathlib import Path
from site_builder.core.files import replacing
from site_builder.core.files.site_writer import write_site
out, moment, count, way = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
real, left = getattr(replacing, moment), [count]
if way == "two renames":
    replacing.exchange = lambda one, other: False
def killed(*arguments):
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments)
setattr(replacing, moment, killed)
write_site(out, {"index.html": b"new", "a/one.html": b"one", "b/two.html": b"two", "assets/site-2.css": b"css2"})
"""


@pytest.mark.parametrize(
    ("moment", "count"), [("put", 1), ("put", 3), ("link", 1), ("sync", 2), ("exchange", 1), ("link", 4), ("exchange", 2)]
)
@pytest.mark.parametrize("how", ["swap in one step", "two renames"])
def test_what_a_killed_build_left_is_put_right(out: Path, moment: str, count: int, how: str) -> None:
    (out / "CNAME").write_text("example.org")
    subprocess.run([sys.executable, "-c", KILLED, str(out), moment, str(count), how], cwd=ROOT, check=False)
    recovered = contents(out)
    assert recovered in ({**OLD, "CNAME": b"example.org"}, {**NEW, "CNAME": b"example.org"})
    (out / "mine.txt").write_text("mine")
    written(out, OLD)
    assert contents(out) == {**OLD, "mine.txt": b"mine", "CNAME": b"example.org"}
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


def test_a_build_killed_between_two_renames_brings_the_old_site_back(out: Path) -> None:
    work = out.parent / ".dist.0123456789abcdef.new"
    work.mkdir()
    (work / "work-in-progress").write_text(work.name)
    (work / work_folders.SHOWN_ENTRY).touch()
    out.rename(work / work_folders.ASIDE)
    work_folders.recover(out, MANIFEST)
    assert contents(out) == OLD
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


@pytest.mark.parametrize("name", [".dist.old", ".dist.new", ".dist.0123456789abcdef.new", ".site-manifest.json.old", "dist.old"])
def test_folders_of_people_that_look_like_ours_stay(out: Path, name: str) -> None:
    lay_out(out.parent / name, {"letter.txt": "Dear", "tree/letter.txt": "Dear", "aside/letter.txt": "Dear"})
    written(out, NEW)
    remove_site(out)
    assert sorted(contents(out.parent / name)) == ["aside/letter.txt", "letter.txt", "tree/letter.txt"]


@pytest.mark.usefixtures("way")
def test_what_somebody_puts_there_in_the_middle_of_a_build_is_kept(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = replacing._make_tree

    def make_and_put(*arguments: object) -> None:
        make(*arguments)  # type: ignore[arg-type]
        (out / "a" / "late.txt").write_text("mine")

    monkeypatch.setattr(replacing, "_make_tree", make_and_put)
    written(out, NEW)
    assert contents(out) == {**NEW, "a/late.txt": b"mine"}
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


def test_with_a_damaged_list_and_other_files_one_message_says_so(out: Path) -> None:
    (out / MANIFEST).write_bytes(b"")
    [problem] = refused(out, NEW)
    assert str(problem.place) == f"dist/{MANIFEST}"
    assert "damaged" in problem.message and "move the folder" in problem.remedy


# Folders that stay themselves: bound into a container, mounted, with rights of their own


def test_the_folder_stays_the_same_folder(out: Path) -> None:
    """As a container sees it that has it bound in."""
    descriptor = os.open(out, os.O_RDONLY)
    try:
        written(out, NEW)
        assert sorted(entry.name for entry in os.scandir(descriptor)) == sorted([MANIFEST, "assets", "a", "b", "index.html"])
        assert os.fstat(descriptor).st_ino == out.stat().st_ino
    finally:
        os.close(descriptor)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("mode", [0o700, 0o2775, 0o1777])
def test_folders_keep_their_rights(out: Path, mode: int) -> None:
    (out / "mine" / "empty").mkdir(parents=True)
    for folder in (out, out / "a", out / "mine", out / "mine" / "empty"):
        folder.chmod(mode)
    written(out, NEW)
    assert {folder.stat().st_mode & 0o7777 for folder in (out, out / "a", out / "mine", out / "mine" / "empty")} == {mode}


@pytest.fixture(params=["a disk", "a folder of the same disk", "a folder beside which nothing may be written"])
def fixed(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that cannot be moved; where this user may not mount one, the system's answer is given by the test."""
    folder = tmp_path / "above" / "dist"
    folder.mkdir(parents=True)
    if "nothing" in request.param:
        _refuse_beside(folder, monkeypatch)
        yield folder
        return
    (tmp_path / "other").mkdir()
    how = ["-t", "tmpfs", "tmpfs"] if request.param == "a disk" else ["--bind", str(tmp_path / "other")]
    mounted = subprocess.run(["mount", *how, folder], capture_output=True, check=False).returncode == 0
    if not mounted:
        monkeypatch.setattr(replacing, "is_mount", lambda out: True)
    yield folder
    if mounted:
        subprocess.run(["umount", folder], check=True)


def _refuse_beside(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mkdir = Path.mkdir

    def refuse(path: Path, *arguments: object, **named: object) -> None:
        if path.parent == out.parent and path != out:
            raise PermissionError(13, "Permission denied")
        mkdir(path, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "mkdir", refuse)


def test_a_folder_that_cannot_be_moved_is_written_into(fixed: Path) -> None:
    (fixed / "CNAME").write_text("example.org")
    before = fixed.stat().st_ino
    written(fixed, OLD)
    assert contents(fixed) == {**OLD, "CNAME": b"example.org"}
    swapped = {"a": b"a file where a folder was", "index.html/deep.html": b"a folder where a file was", "assets/site-1.css": b"css"}
    for files in (NEW, swapped, OLD):
        written(fixed, files)
        assert contents(fixed) == {**files, "CNAME": b"example.org"}
        assert set(read_manifest(fixed)) == set(files)
    assert fixed.stat().st_ino == before
    assert remove_site(fixed).unmanaged == ("CNAME",)  # type: ignore[union-attr]
    assert [path.name for path in fixed.iterdir()] == ["CNAME"]
    assert [path.name for path in fixed.parent.iterdir()] == ["dist"]


def test_there_what_lies_beyond_a_link_is_not_ours_either(fixed: Path, beyond: Path) -> None:
    written(fixed, OLD)
    _put_a_link(fixed, beyond)
    written(fixed, WITHOUT_A)
    _assert_nothing_is_gone(fixed, beyond)


def test_there_pages_come_after_what_they_need_and_removals_last(fixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(fixed, {**OLD, "service-worker.js": b"old", "api/x.json": b"old"})
    turns = []
    replace, unlink = Path.replace, Path.unlink

    def seen(path: Path, target: Path) -> Path:
        turns.append(target.relative_to(fixed).as_posix())
        return replace(path, target)

    def gone(path: Path, missing_ok: bool = False) -> None:
        if path.is_relative_to(fixed) and ".new" not in str(path):
            turns.append(f"without {path.relative_to(fixed).as_posix()}")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "replace", seen)
    monkeypatch.setattr(Path, "unlink", gone)
    written(fixed, {**NEW, "service-worker.js": b"new", "api/x.json": b"new"})
    assert turns == [
        *(MANIFEST, "assets/site-2.css", "api/x.json", "b/two.html", "index.html", "service-worker.js"),
        *("without a/gone.html", "without assets/site-1.css", MANIFEST),
    ]


@pytest.mark.parametrize(("name", "count"), [("put", 1), ("put", 3), ("sync", 3)])
def test_there_a_disk_that_is_full_in_time_changes_nothing(fixed: Path, monkeypatch: pytest.MonkeyPatch, name: str, count: int) -> None:
    written(fixed, OLD)
    Full(monkeypatch, name, count)
    [problem] = refused(fixed, NEW)
    assert "free some space" in problem.remedy and "unchanged" in problem.remedy
    assert contents(fixed) == OLD


def test_there_a_disk_that_fails_half_way_is_said_and_the_next_build_mends_it(fixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(fixed, OLD)
    with monkeypatch.context() as broken:
        Full(broken, "link", 3)
        [problem] = refused(fixed, NEW)
    assert "some of its files are new, some are old" in problem.remedy
    written(fixed, NEW)
    assert contents(fixed) == NEW


@pytest.mark.parametrize(
    ("number", "word"), [(28, "free some space"), (13, "may change"), (1, "may change"), (30, "may change"), (5, "choose another folder")]
)
def test_the_remedy_fits_what_the_system_said(out: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str) -> None:
    def refuse(*arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(replacing, "_make_tree", refuse)
    [problem] = refused(out, NEW)
    assert word in problem.remedy
    assert ("free some space" in problem.remedy) == (number == 28)
    assert contents(out) == OLD


# One more file of ours


def test_a_file_is_added_beside_those_that_are_there(tmp_path: Path) -> None:
    for name in ("national.zip", "local.zip"):
        assert isinstance(add_file(tmp_path / "packed", name, name.encode()), WriteReport)
    (tmp_path / "packed" / "mine.zip").write_bytes(b"mine")
    assert isinstance(add_file(tmp_path / "packed", "local.zip", b"newer"), WriteReport)
    assert contents(tmp_path / "packed") == {"national.zip": b"national.zip", "local.zip": b"newer", "mine.zip": b"mine"}
    [problem] = add_file(tmp_path / "packed", "mine.zip", b"ours")  # type: ignore[misc]
    assert str(problem.place) == "packed/mine.zip"


# Removing


def test_removing_leaves_no_folder(out: Path) -> None:
    assert remove_site(out) == WriteReport(changed=0, unchanged=0, removed=4, unmanaged=())
    assert list(out.parent.iterdir()) == []


def test_removing_keeps_what_others_put_there(out: Path) -> None:
    (out / "a" / "mine.txt").write_text("mine")
    (out / "empty").mkdir()
    assert remove_site(out) == WriteReport(changed=0, unchanged=0, removed=4, unmanaged=("a/mine.txt", "empty"))
    assert contents(out) == {"a/mine.txt": b"mine"}
    assert (out / "empty").is_dir()


def test_removing_what_was_never_made_does_nothing(tmp_path: Path) -> None:
    assert remove_site(tmp_path / "dist") == WriteReport(0, 0, 0, ())


# When the disk or the system refuses


class Full:
    """Makes the ``count``-th of the calls that it stands in for fail like a full disk."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, count: int) -> None:
        self._real = getattr(replacing, name)
        self._left = count
        monkeypatch.setattr(replacing, name, self)

    def __call__(self, *arguments: object) -> object:
        self._left -= 1
        if self._left == 0:
            raise OSError(28, "No space left on device")
        return self._real(*arguments)


@pytest.mark.parametrize(("name", "count"), [("put", 1), ("put", 2), ("put", 4), ("link", 1), ("sync", 1), ("exchange", 1)])
def test_a_disk_that_fills_up_leaves_the_old_site(out: Path, monkeypatch: pytest.MonkeyPatch, name: str, count: int) -> None:
    Full(monkeypatch, name, count)
    [problem] = refused(out, NEW)
    assert problem.message == "the site cannot be written (No space left on device)"
    assert contents(out) == OLD
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


def test_a_second_rename_that_fails_brings_the_old_site_back(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacing, "exchange", lambda one, other: False)
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if path.name == work_folders.TREE:
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


def test_a_folder_beside_which_really_nothing_may_be_written_is_written_into_and_a_new_one_is_refused(out: Path) -> None:
    if os.geteuid() == 0:
        changed = subprocess.run(["chattr", "+i", out.parent], capture_output=True, check=False)
        if changed.returncode:
            pytest.skip("root writes everywhere, and this disk has no immutable folders")
        undo = ["chattr", "-i", str(out.parent)]
    else:
        out.parent.chmod(0o500)
        undo = ["chmod", "700", str(out.parent)]
    try:
        written(out, NEW)
        assert contents(out) == NEW
        [problem] = refused(out.parent / "another", NEW)
        assert problem.message.startswith("the site cannot be written")
        assert "may change" in problem.remedy and "free some space" not in problem.remedy
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
from site_builder.core.files.site_writer import WriteReport, write_site
out, name, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
for number in range(rounds):
    content = f"{name} {number} ".encode() * 2000
    files = {f"{folder}/{page}.html": content for folder in range(4) for page in range(12)}
    assert isinstance(write_site(out, files), WriteReport)
"""
KILLS = 40


def test_a_build_that_is_killed_at_any_moment_leaves_one_whole_site(tmp_path: Path) -> None:
    out, started = tmp_path / "dist", time.perf_counter()
    written(out, {f"{folder}/{page}.html": b"the first site" for folder in range(4) for page in range(12)})
    longest = 3 * (time.perf_counter() - started)
    moments = random.Random(2)
    for _ in range(KILLS):
        builder = subprocess.Popen([sys.executable, "-c", BUILDER, str(out), "site", "1000"], cwd=ROOT, stdout=subprocess.PIPE)
        assert builder.stdout is not None
        builder.stdout.readline()
        time.sleep(moments.uniform(0, longest))
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
