"""Write the site's folder: new files replace the old ones as a whole, and other people's files stay."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from site_builder.core.files.digests import digest
from site_builder.core.files.manifest import MANIFEST, read_manifest
from site_builder.core.files.paths import is_safe_relative_path, unfit_name
from site_builder.core.files.replacing import Change, FileContent, HalfDoneError, folders_of, replace
from site_builder.core.files.work_folders import locked, present_files, recover
from site_builder.core.problems import Place, Problem

_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


class WriteReport(NamedTuple):
    """What writing did: numbers of files, paths in the folder that were not made by us, and warnings about what was not done."""

    changed: int
    unchanged: int
    removed: int
    unmanaged: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()


class FolderKind(NamedTuple):
    """What a folder holds: the word for it, its manifest, who makes it, and whether a file that somebody changed is theirs from then on."""

    word: str
    manifest: str
    maker: str
    changed_is_theirs: bool = False


SITE = FolderKind("site", MANIFEST, "the builder")


class ConcurrentBuildError(Exception):
    """Another build has meanwhile replaced the files that were to stay: only a whole build can tell what the site is to be."""


def write_site(out: Path, files: Mapping[str, bytes], kept: Mapping[str, str] = _NOTHING) -> WriteReport | list[Problem]:
    """Make ``out`` hold ``files`` (address to bytes) and what was put there by others.

    ``kept`` are files of the last build that stay as they are (address to digest): nobody reads them.
    Returns problems, with the old site as it was, when a file of others is in
    the way or the disk refuses. Raises ConcurrentBuildError when what was to stay is there no longer.
    """
    return write_folder(out, files, SITE, kept)


def add_file(out: Path, name: str, content: bytes) -> WriteReport | list[Problem]:
    """Make a folder hold one more file of ours, beside those that it has. Returns problems as ``write_site`` does."""
    return write_folder(out, {name: content}, SITE, None)


def write_folder(
    out: Path, files: Mapping[str, FileContent], kind: FolderKind, kept: Mapping[str, str] | None = _NOTHING
) -> WriteReport | list[Problem]:
    """What ``write_site`` does, for any kind of folder; files may be given by their paths. ``kept`` is None for all that is there."""
    unfit = [(path, reason) for path in files if (reason := _unfit(path, kind))]
    if unfit:
        remedy = "give what it is made from a name of letters, figures and hyphens, and not one that Windows keeps"
        return [Problem(Place(str(out), 0), f"the file '{path}' {reason}", remedy) for path, reason in unfit]
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with locked(out):
            recover(out, kind.manifest)
            return _write(out, files, kind, kept)
    except OSError as error:
        return [refusal(out, kind.word, error)]


def refusal(out: Path, word: str, error: OSError) -> Problem:
    """What to say when the system refuses to write a folder."""
    remedy = "choose another folder with --out"
    if error.errno in _NO_ROOM:
        remedy = "free some space, or choose another folder with --out"
    elif error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        remedy = "choose a folder that you may change with --out; on Windows, close programs that have files of it open"
    state = f"some of its files are new, some are old; run the command again once that is mended, or {remedy}"
    if not isinstance(error, HalfDoneError):
        state = f"{remedy}; what was there is unchanged"
    return Problem(Place(str(out), 0), f"the {word} cannot be written ({error.strerror or error})", state)


def _write(out: Path, files: Mapping[str, FileContent], kind: FolderKind, kept: Mapping[str, str] | None) -> WriteReport | list[Problem]:
    listed, there = read_manifest(out, kind.manifest), present_files(out)
    theirs = {path for path in listed.keys() & there if kind.changed_is_theirs and not _is_still(out / path, listed[path])}
    made = {path: listed[path] for path in listed.keys() & (there - theirs)}  # what lies beyond a link is never there
    in_the_way = _in_the_way(out, files, made, there)
    if in_the_way:
        return [_damaged(out, kind)] if kind.manifest in there and not listed else [_taken(out, path, kind, theirs) for path in in_the_way]
    if kept is None:
        kept = {path: made[path] for path in made.keys() & (there - files.keys())}
    if not kept.items() <= made.items() or not kept.keys() <= there:
        raise ConcurrentBuildError
    foreign = tuple(sorted(there - set(made) - set(files) - {kind.manifest}))
    digests = {**kept, **{path: digest(content) for path, content in files.items()}}
    same = kept.keys() | {path for path, content in files.items() if path in there and _holds(out / path, content)}
    change = Change(out, kind.manifest, digests, made, {path: files[path] for path in digests.keys() - same}, foreign)
    if listed != digests or change.files:
        replace(change)
    return WriteReport(len(change.files), len(same), len(change.removed), foreign)


def _unfit(path: str, kind: FolderKind) -> str | None:
    """Why a file must not have such an address; None when it may."""
    if not is_safe_relative_path(path):
        return f"would not lie in the {kind.word}'s folder"
    reason = unfit_name(path)
    return f"would not exist everywhere: {reason}" if reason else None


def remove_site(out: Path) -> WriteReport | list[Problem]:
    """Remove what the builder made, and folders that are then empty; keep what others put there."""
    if not out.parent.is_dir():
        return WriteReport(0, 0, 0, ())
    try:
        with locked(out):
            recover(out, MANIFEST)
            made, there = read_manifest(out), present_files(out)
            ours = [path for path in made if path in there]
            for path in [*ours, MANIFEST]:
                (out / path).unlink(missing_ok=True)
            for folder in sorted({parent for path in ours for parent in _parents(path)}, reverse=True):
                if (out / folder).is_dir() and not any((out / folder).iterdir()) and not os.path.ismount(out / folder):
                    (out / folder).rmdir()
            return WriteReport(0, 0, len(ours), tuple(sorted(there - set(made) - {MANIFEST})))
    except OSError as error:
        return [
            Problem(Place(str(out), 0), f"the site cannot be removed ({error.strerror or error})", "check that the folder may be changed")
        ]


def _parents(path: str) -> Iterable[str]:
    return [parent.as_posix() for parent in Path(path).parents]


def _in_the_way(out: Path, files: Mapping[str, FileContent], made: Mapping[str, str], there: set[str]) -> list[str]:
    """Files of others that stand where a file or a folder of ours has to be."""
    folders, others = folders_of(files), there - set(made)
    blocked = {path for path in others if path in files and not _holds(out / path, files[path])}
    blocked |= {path for path in others if path in folders and ((out / path).is_symlink() or not (out / path).is_dir())}
    blocked |= {path for path in others if any(parent in files for parent in _parents(path))}
    return sorted(blocked)


def _taken(out: Path, path: str, kind: FolderKind, theirs: set[str]) -> Problem:
    whose = f"was changed since {kind.maker} made it" if path in theirs else f"was not made by {kind.maker}"
    return Problem(Place(f"{out.name}/{path}", 0), f"this {whose} and is in the way", "move it, or choose another folder with --out")


def _damaged(out: Path, kind: FolderKind) -> Problem:
    message = "this list is damaged, so that nobody can tell which files here were made by " + kind.maker
    return Problem(Place(f"{out.name}/{kind.manifest}", 0), message, f"move the folder {out.name} away, or choose another one with --out")


def _is_still(path: Path, made: str) -> bool:
    """True when a file, and not a link, a pipe or a device, has exactly this digest."""
    return path.is_file() and not path.is_symlink() and digest(path) == made


def _holds(path: Path, content: FileContent) -> bool:
    """True when a file, and not a link, has exactly this content."""
    if not path.is_file() or path.is_symlink():
        return False
    if isinstance(content, bytes):
        return path.stat().st_size == len(content) and path.read_bytes() == content
    return path.stat().st_size == content.stat().st_size and digest(path) == digest(content)
