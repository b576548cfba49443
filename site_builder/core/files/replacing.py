"""Replace the files of a folder: all in one step, or one by one where the folder cannot be moved.

In one step: the new tree is made beside the old one and takes its place. Files that did not change are hard links
to the old ones, so that they are not touched. Then the old folder, of which nobody sees anything now, is brought up
to date and goes back: so the folder stays the one that it was, with its rights, also where it is bound into a container.

One by one: where the folder is a mount, or nothing may be written beside it. New files come first, then changed ones,
pages late, and what is no longer needed goes last.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from site_builder.core.files.disk import put, sync
from site_builder.core.files.manifest import manifest_of
from site_builder.core.files.paths import FINGERPRINTED_FOLDER
from site_builder.core.files.swap_folders import exchange, is_mount, take_place
from site_builder.core.files.work_folders import ASIDE, SHOWN_ENTRY, TREE, work_folder

FileContent = bytes | Path
_CANNOT_BE_MOVED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV}


class HalfDoneError(OSError):
    """The disk refused while files were replaced one by one: some are new, some are old."""


class Change(NamedTuple):
    """What is to become of a folder: ``digests`` of all files that it shall have, ``made`` are those that it had from us.

    ``files`` are those that change, as bytes, or as a file to take them from; ``foreign`` is what others put there.
    """

    out: Path
    manifest: str
    digests: Mapping[str, str]
    made: Mapping[str, str]
    files: Mapping[str, FileContent]
    foreign: tuple[str, ...]

    @property
    def removed(self) -> list[str]:
        """The files of ours that are no longer needed."""
        return sorted(self.made.keys() - self.digests.keys())


def replace(change: Change) -> None:
    """Carry a change out. Raises OSError, with all as it was, or HalfDoneError."""
    out = change.out
    if not is_mount(out):
        try:
            with work_folder(out.parent, out, change.manifest) as work:
                _in_one_step(change, work)
                return
        except OSError as error:
            if error.errno not in _CANNOT_BE_MOVED or not out.is_dir():
                raise
    with work_folder(out, out, change.manifest) as work:
        tree = work / TREE
        _make_tree(change, tree, ())
        try:
            _put_manifest({**change.made, **change.digests}, out / change.manifest, work / "passing")
            _one_by_one(change, tree, out, work)
        except OSError as error:
            raise HalfDoneError(error.errno, error.strerror) from error


def _in_one_step(change: Change, work: Path) -> None:
    tree, out = work / TREE, change.out
    _make_tree(change, tree, [*sorted(change.digests.keys() - change.files.keys()), *change.foreign])
    put(work / SHOWN_ENTRY, b"")
    sync(work)
    if not (out.is_dir() and exchange(tree, out)):
        take_place(tree, out, work / ASIDE)
        return
    with suppress(OSError):  # the new files are in their place already, in a new folder
        _one_by_one(change, out, tree, work)
        exchange(tree, out)


def _make_tree(change: Change, tree: Path, stay: Iterable[str]) -> None:
    """A tree of what is new, and of links to what stays, written to the disk."""
    out = change.out
    folders = sorted(folders_of([*change.files, *stay]) | {"."})
    tree.mkdir()
    put(tree / change.manifest, manifest_of(change.digests))
    for folder in folders:
        (tree / folder).mkdir(exist_ok=True)
        _like(out / folder, tree / folder)
    for path in stay:
        link(f"{out}/{path}", f"{tree}/{path}")
    for path, content in sorted(change.files.items()):
        put(f"{tree}/{path}", content) if isinstance(content, bytes) else link(str(content), f"{tree}/{path}")
    for path in (*change.files, change.manifest, *folders):  # all is written before the first is waited for: that is quicker
        sync(f"{tree}/{path}")


def folders_of(paths: Iterable[str]) -> set[str]:
    """The folders in which files lie, and those above them."""
    lowest = {path.rpartition("/")[0] for path in paths}
    return {parent.as_posix() for folder in lowest for parent in (Path(folder), *Path(folder).parents)}


def _like(old: Path, new: Path) -> None:
    """Give a folder the rights of another one, if that is there."""
    with suppress(OSError, AttributeError):
        status = old.stat()
        with suppress(OSError):
            os.chown(new, status.st_uid, status.st_gid)
        new.chmod(status.st_mode & 0o7777)


def link(old: str, new: str) -> None:
    """A second name for a file; a copy where the disk knows no such names, and a new folder for a folder."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):  # Windows may not tell links apart
        if Path(old).is_dir() and not Path(old).is_symlink():
            Path(new).mkdir(exist_ok=True)
            _like(Path(old), Path(new))
        else:
            shutil.copy2(old, new, follow_symlinks=False)
            if not Path(new).is_symlink():
                sync(new)


def _one_by_one(change: Change, source: Path, target: Path, work: Path) -> None:
    """Bring changed files from a tree into a folder that has the old ones."""
    passing = work / "passing"
    in_the_way = _obsolete_in_the_way(change)
    _remove(in_the_way, target)
    for turn in range(4):
        now = [path for path in sorted(change.files) if _turn(path, change.made) == turn]
        for path in now:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            link(str(source / path), str(passing))
            passing.replace(target / path)
        for folder in folders_of(now):
            sync(target / folder)
    _remove([path for path in change.removed if path not in in_the_way], target)
    _put_manifest(change.digests, target / change.manifest, passing)


def _obsolete_in_the_way(change: Change) -> list[str]:
    """Files that are no longer needed where a folder has to be, or in a folder where a file has to be."""
    folders = folders_of(change.digests) if change.removed else set()
    return [path for path in change.removed if path in folders or not change.digests.keys().isdisjoint(folders_of([path]))]


def _put_manifest(digests: Mapping[str, str], place: Path, passing: Path) -> None:
    put(passing, manifest_of(digests))
    sync(passing)
    passing.replace(place)
    sync(place.parent)


def _turn(path: str, made: Mapping[str, str]) -> int:
    """When a file's turn is: what pages need, pages, and what lists them, the service worker, which has to lie at the top."""
    if "/" not in path and path.endswith(".js"):
        return 3
    if path.endswith((".html", ".html.gz", ".html.br")):
        return 2
    return 0 if path.startswith(f"{FINGERPRINTED_FOLDER}/") or path not in made else 1


def _remove(paths: Iterable[str], target: Path) -> None:
    """Remove files, and folders that are then empty; nothing beyond a link."""
    folders = set()
    for path in paths:
        above = {target / parent for parent in Path(path).parents} - {target}
        if not any(folder.is_symlink() for folder in above):
            (target / path).unlink(missing_ok=True)
            folders |= above
    for folder in sorted(folders, reverse=True):
        with suppress(OSError):  # others have something in it
            folder.rmdir()
