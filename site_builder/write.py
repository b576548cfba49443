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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.problems import Place, Problem

MANIFEST = ".site-manifest.json"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True)
class Written:
    """What writing did: numbers of files, and paths in the folder that the builder did not make."""

    changed: int
    unchanged: int
    removed: int
    foreign: tuple[str, ...]


def digest(content: bytes) -> str:
    """The SHA-256 of a file, as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def write_site(out: Path, files: Mapping[str, bytes]) -> Written | list[Problem]:
    """Make ``out`` hold ``files`` (address to bytes) and what was put there by others.

    Returns problems, with the old site as it was, when a file of others is in
    the way or the disk refuses.
    """
    try:
        recover(out)
        made = read_manifest(out)
        present = _present(out)
        in_the_way = [path for path in files if path in present and path not in made and _differs(out / path, files[path])]
        in_the_way += [path for path in present if path not in made and any(parent in files for parent in _parents(path))]
        if in_the_way:
            return [_in_the_way(out, path) for path in sorted(in_the_way)]
        foreign = tuple(sorted(present - set(made) - set(files) - {MANIFEST}))
        return _replace(out, files, made, foreign)
    except OSError as error:
        shutil.rmtree(_new(out), ignore_errors=True)
        reason = f"the site cannot be written ({error.strerror or error})"
        return [Problem(Place(str(out)), reason, "free some space or choose another folder with --out; the old site is as it was")]


def remove_site(out: Path) -> Written:
    """Remove what the builder made, and folders that are then empty; keep files of others."""
    recover(out)
    made = read_manifest(out)
    present = _present(out)
    ours = [path for path in made if path in present]
    for path in [*ours, MANIFEST]:
        (out / path).unlink(missing_ok=True)
    for folder in sorted((path for path in out.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    if out.is_dir() and not any(out.iterdir()):
        out.rmdir()
    return Written(0, 0, len(ours), tuple(sorted(present - set(made) - {MANIFEST})))


def recover(out: Path) -> None:
    """Put right what a killed build may have left: the old tree back, half-made trees gone."""
    if not out.exists() and _old(out).is_dir():
        _old(out).rename(out)
    for left in (_new(out), _old(out)):
        shutil.rmtree(left, ignore_errors=True)


def read_manifest(out: Path) -> dict[str, str]:
    """Address to digest of every file that the last build made; empty when there was none."""
    try:
        data = json.loads((out / MANIFEST).read_text("utf-8"))
        return {str(path): str(value) for path, value in data["files"].items()}
    except (OSError, ValueError, KeyError, AttributeError):
        return {}


def _new(out: Path) -> Path:
    return out.with_name(f".{out.name}.new")


def _old(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")


def _present(out: Path) -> set[str]:
    found = set()
    for folder, _, names in os.walk(out):
        found |= {(Path(folder) / name).relative_to(out).as_posix() for name in names}
    return found


def _parents(path: str) -> Iterable[str]:
    return [parent.as_posix() for parent in Path(path).parents]


def _differs(path: Path, content: bytes) -> bool:
    return path.is_symlink() or path.read_bytes() != content


def _in_the_way(out: Path, path: str) -> Problem:
    remedy = "move it, or choose another folder with --out"
    return Problem(Place(f"{out.name}/{path}"), "this file was not made by the builder and is in the way", remedy)


def _replace(out: Path, files: Mapping[str, bytes], made: Mapping[str, str], foreign: tuple[str, ...]) -> Written:
    digests = {path: digest(content) for path, content in files.items()}
    same = {path for path in files if made.get(path) == digests[path] and _is_whole(out / path, len(files[path]))}
    removed = len(set(made) - set(files))
    written = Written(len(files) - len(same), len(same), removed, foreign)
    if written.changed == written.removed == 0:
        return written
    new = _new(out)
    new.mkdir(parents=True)
    for path in [*same, *foreign]:
        _link(out / path, new / path)
    for path in sorted(set(files) - same):
        _put(new / path, files[path])
    listing = json.dumps({"files": dict(sorted(digests.items()))}, indent=1) + "\n"
    _put(new / MANIFEST, listing.encode())
    _swap(new, out)
    return written


def _is_whole(path: Path, size: int) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_size == size


def _link(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)


def _swap(new: Path, out: Path) -> None:
    if not out.exists():
        new.rename(out)
        return
    if _exchange(new, out):
        shutil.rmtree(new)
        return
    out.rename(_old(out))
    new.rename(out)
    shutil.rmtree(_old(out))


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one operation; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    rename = getattr(library, "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
