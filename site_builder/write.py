"""The only writer: the new tree takes the old one's place in one step, or not at all.

The new tree is made beside the old one. Files whose bytes did not change are
hard links to the old ones, so that they are not touched. Where the system can
swap two folders in one operation, there is no moment without a whole site.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from site_builder.addresses import stays_inside
from site_builder.given_files import read_at_most
from site_builder.problems import Place, Problem

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

MANIFEST = ".site-manifest.json"
_NOTHING: Mapping[str, str] = MappingProxyType({})
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True)
class Written:
    """What writing did: numbers of files, and paths in the folder that the builder did not make."""

    changed: int
    unchanged: int
    removed: int
    foreign: tuple[str, ...]


class OvertakenError(Exception):
    """Another build has meanwhile replaced the files that were to stay: only a whole build can tell what the site is to be."""


def digest(content: bytes) -> str:
    """The SHA-256 of a file, as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def write_site(out: Path, files: Mapping[str, bytes], kept: Mapping[str, str] = _NOTHING) -> Written | list[Problem]:
    """Make ``out`` hold ``files`` (address to bytes) and what was put there by others.

    ``kept`` are files of the last build that stay as they are (address to digest): nobody reads them.
    Returns problems, with the old site as it was, when a file of others is in
    the way or the disk refuses. Raises OvertakenError when what was to stay is there no longer.
    """
    outside = [path for path in files if not stays_inside(path)]
    if outside:
        remedy = "give what it is made from a name of letters, figures and hyphens"
        return [Problem(Place(str(out)), f"the file '{path}' would not lie in the site's folder", remedy) for path in outside]
    try:
        with _alone(out):
            recover(out)
            made, present = read_manifest(out), _present(out)
            in_the_way = _in_the_way(out, files, made, present)
            if in_the_way:
                return in_the_way
            if not kept.items() <= made.items() or not kept.keys() <= present:
                raise OvertakenError
            foreign = tuple(sorted(present - set(made) - set(files) - {MANIFEST}))
            try:
                return _replace(out, files, kept, made, foreign)
            finally:
                recover(out)
    except OSError as error:
        reason = f"the site cannot be written ({error.strerror or error})"
        return [Problem(Place(str(out)), reason, "free some space or choose another folder with --out; the old site is as it was")]


def remove_site(out: Path) -> Written | list[Problem]:
    """Remove what the builder made, and folders that are then empty; keep what others put there."""
    try:
        with _alone(out):
            recover(out)
            made, present = read_manifest(out), _present(out)
            ours = [path for path in made if path in present]
            for path in [*ours, MANIFEST]:
                (out / path).unlink(missing_ok=True)
            for folder in sorted({parent for path in made for parent in _parents(path)}, reverse=True):
                if (out / folder).is_dir() and not any((out / folder).iterdir()):
                    (out / folder).rmdir()
            return Written(0, 0, len(ours), tuple(sorted(present - set(made) - {MANIFEST})))
    except OSError as error:
        return [Problem(Place(str(out)), f"the site cannot be removed ({error.strerror or error})", "check that the folder may be changed")]


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Wait until no other builder writes to this place, where the system has locks."""
    if fcntl is None:
        yield
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    door = os.open(out.parent, os.O_RDONLY)
    try:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield
    finally:
        os.close(door)


def recover(out: Path) -> None:
    """Put right what a killed build may have left: the old tree back, half-made trees gone."""
    if not out.exists() and _old(out).is_dir():
        _old(out).rename(out)
    for left in (_new(out), _old(out)):
        shutil.rmtree(left, ignore_errors=True)


def read_manifest(out: Path) -> dict[str, str]:
    """Address to digest of every file that the last build made; empty when there was none."""
    return manifest_in(out / MANIFEST) or {}


def manifest_in(file: Path) -> dict[str, str] | None:
    """Address to digest as one manifest says, without what leads out of the site's folder; None when the file is not a manifest."""
    try:
        data = json.loads(read_at_most(file, 50_000_000))
        return {str(path): str(value) for path, value in data["files"].items() if stays_inside(path)}
    except (OSError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return None


def _new(out: Path) -> Path:
    return out.with_name(f".{out.name}.new")


def _old(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")


def _present(out: Path) -> set[str]:
    """Every file, link and empty folder below ``out``."""
    found: set[str] = set()
    cut = len(str(out)) + 1
    for folder, folders, files in os.walk(out, onerror=_refuse):
        inside = f"{folder[cut:]}/" if folder[cut:] else ""
        found.update(f"{inside}{name}" for name in files)
        found.update(f"{inside}{name}" for name in folders if os.path.islink(f"{folder}/{name}"))  # noqa: PTH114 - quick
        if not folders and not files and inside:
            found.add(inside[:-1])
    return found


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _parents(path: str) -> Iterable[str]:
    return [parent.as_posix() for parent in Path(path).parents]


def _in_the_way(out: Path, files: Mapping[str, bytes], made: Mapping[str, str], present: set[str]) -> list[Problem]:
    """Files of others that stand where a file or a folder of the site has to be."""
    folders = {parent for path in files for parent in _parents(path)}
    blocked = {path for path in present - set(made) if path in files and not _holds(out / path, files[path])}
    blocked |= {path for path in present - set(made) if path in folders and ((out / path).is_symlink() or not (out / path).is_dir())}
    blocked |= {path for path in present - set(made) if any(parent in files for parent in _parents(path))}
    remedy = "move it, or choose another folder with --out"
    return [Problem(Place(f"{out.name}/{path}"), "this was not made by the builder and is in the way", remedy) for path in sorted(blocked)]


def _replace(out: Path, files: Mapping[str, bytes], kept: Mapping[str, str], made: Mapping[str, str], foreign: tuple[str, ...]) -> Written:
    digests = {**kept, **{path: digest(content) for path, content in files.items()}}
    same = kept.keys() | {path for path, content in files.items() if _holds(out / path, content)}
    removed = len(made.keys() - digests.keys())
    written = Written(len(digests) - len(same), len(same), removed, foreign)
    if dict(made) == digests and not written.changed:
        return written
    new = _new(out)
    new.mkdir(parents=True)
    if out.is_dir():
        shutil.copymode(out, new)
    for folder in sorted({path.rpartition("/")[0] for path in (*digests, *foreign)}):
        (new / folder).mkdir(parents=True, exist_ok=True)
    for path in [*sorted(same), *foreign]:
        _link(f"{out}/{path}", f"{new}/{path}")
    for path in sorted(digests.keys() - same):
        _put(new / path, files[path])
    listing = json.dumps({"files": dict(sorted(digests.items()))}, indent=1) + "\n"
    _put(new / MANIFEST, listing.encode())
    _swap(new, out)
    return written


def _holds(path: Path, content: bytes) -> bool:
    """True when a file of ours, and not a link, has exactly this content."""
    return path.is_file() and not path.is_symlink() and path.stat().st_size == len(content) and path.read_bytes() == content


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        if Path(old).is_dir() and not Path(old).is_symlink():
            Path(new).mkdir(exist_ok=True)
        else:
            shutil.copy2(old, new, follow_symlinks=False)


def _put(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)


def _swap(new: Path, out: Path) -> None:
    if not out.exists():
        new.rename(out)
        return
    if _exchange(new, out):
        return
    out.rename(_old(out))
    new.rename(out)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one operation; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    rename = getattr(library, "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
