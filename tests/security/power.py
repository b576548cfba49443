"""What a disk holds after a power cut, worked out from the operations that a command asked for.

The model is that of a journaling file system with its usual settings, such as ext4. Names change in the order in which
that was asked for; each fsync puts all changes so far on the disk, and of later ones those up to some moment are there.
What is in a file is on the disk once fsync was asked for that file; until then it may be there, empty or half.

``python power.py LOG COMMAND...`` runs a command of the project and keeps its operations in LOG.
"""

from __future__ import annotations

import builtins
import io
import os
import pickle
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

Operation = tuple[str, ...]
Log = tuple[list[Operation], dict[int, bytes]]


@dataclass
class File:
    """A file of the model: what was written to it, and whether that is on the disk."""

    content: bytes
    lasting: bool = True


class Disk:
    """The files, links and folders below one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.top: dict[str, Any] = self._read(root)

    def _read(self, folder: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for path in folder.iterdir():
            found[path.name] = path.readlink() if path.is_symlink() else self._read(path) if path.is_dir() else File(path.read_bytes())
        return found

    def _at(self, path: str) -> tuple[dict[str, Any], str] | None:
        """The folder in which a path is, and its name there; None for what is not on this disk."""
        if self.root not in Path(path).parents:
            return None
        *folders, name = Path(path).relative_to(self.root).parts
        here = self.top
        for folder in folders:
            if not isinstance(here.get(folder), dict):
                return None
            here = here[folder]
        return here, name

    def carry_out(self, operation: Operation, content: bytes) -> None:
        """One operation; one on something that this disk does not know is left out."""
        kind, *paths = operation
        places = [self._at(path) for path in paths]
        if any(place is None for place in places):
            return
        (folder, name), *rest = (place for place in places if place)
        if kind == "write":
            folder[name] = File(content, lasting=False)
        elif kind == "folder":
            folder[name] = {}
        elif kind == "sync" and isinstance(folder.get(name), File):
            folder[name].lasting = True
        elif kind == "remove":
            folder.pop(name, None)
        elif name in folder and rest:
            other, new = rest[0]
            if kind == "exchange":
                folder[name], other[new] = other[new], folder[name]
            else:
                other[new] = folder[name] if kind == "link" else folder.pop(name)

    def lay_out(self, target: Path, chance: random.Random) -> None:
        """Write the disk into a folder, as it is after the cut."""
        self._write(self.top, target, chance, {})

    def _write(self, folder: dict[str, Any], target: Path, chance: random.Random, lost: dict[int, bytes]) -> None:
        target.mkdir(exist_ok=True)
        for name, one in folder.items():
            if isinstance(one, dict):
                self._write(one, target / name, chance, lost)
            elif isinstance(one, Path):
                (target / name).symlink_to(one)
            elif one.lasting:
                (target / name).write_bytes(one.content)
            else:
                left = chance.choice([0, 0, len(one.content) // 2, len(one.content)])
                (target / name).write_bytes(lost.setdefault(id(one), one.content[:left]))


def after_a_cut(root: Path, log: Log, target: Path, chance: random.Random) -> float:
    """Lay out what a command that was recorded on ``root`` leaves of it when the power goes at some moment; which, from 0 to 1."""
    operations, contents = log
    disk, moment = Disk(root), chance.randrange(len(operations) + 1)
    on_disk = max((number for number in range(moment) if operations[number][0] == "sync"), default=-1) + 1
    for number in range(chance.randint(on_disk, moment)):
        disk.carry_out(operations[number], contents.get(number, b""))
    disk.lay_out(target, chance)
    return moment / len(operations)


class Recorder:
    """Notes what this process asks of the disk."""

    def __init__(self) -> None:
        self.operations: list[Operation] = []
        self.descriptors: dict[int, int] = {}

    def log(self) -> Log:
        return self.operations, {
            number: Path(f"/proc/self/fd/{descriptor}").read_bytes() for number, descriptor in self.descriptors.items()
        }

    def wrap(self, module: Any, name: str, note: Callable[..., Operation]) -> None:
        """Note each call of a function that does what it is asked for."""
        real = getattr(module, name)

        def noted(*arguments: Any, **named: Any) -> Any:
            result = real(*arguments, **named)
            if result is not False:
                self.operations.append(note(*arguments))
            return result

        setattr(module, name, noted)

    def wrap_open(self) -> None:
        real = io.open

        def opened(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
            result = real(file, mode, *arguments, **named)
            if not isinstance(file, int) and set(mode) & set("wx"):
                self.descriptors[len(self.operations)] = os.open(file, os.O_RDONLY)  # to be read in the end, when it may have no name
                self.operations.append(("write", _path(file)))
            return result

        builtins.open = io.open = opened

    def start(self) -> None:
        """From now on all is noted that changes names, makes files, and waits for the disk."""
        shutil._use_fd_functions = False  # type: ignore[attr-defined]  # so that it removes by path
        self.wrap_open()
        kinds = (("link", 2, ["link"]), ("move", 2, ["rename", "replace"]), ("remove", 1, ["unlink", "rmdir"]), ("folder", 1, ["mkdir"]))
        for kind, paths, names in kinds:
            for name in names:
                self.wrap(os, name, partial(_operation, kind, paths))
        self.wrap(os, "fsync", lambda descriptor: ("sync", os.readlink(f"/proc/self/fd/{descriptor}")))  # noqa: PTH115
        from site_builder.core.files import replacing  # noqa: PLC0415 - what it takes from ``os`` is wrapped by now

        self.wrap(replacing, "exchange", lambda one, other: ("exchange", _path(one), _path(other)))


def _operation(kind: str, paths: int, *given: Any) -> Operation:
    return (kind, *map(_path, given[:paths]))


def _path(path: Any) -> str:
    return os.path.abspath(os.fspath(path))  # noqa: PTH100 - links stay


def main() -> None:
    """Run a command and keep what it asked of the disk."""
    log, *arguments = sys.argv[1:]
    recorder = Recorder()
    recorder.start()
    from site_builder.cli.main import main as run  # noqa: PLC0415 - after the start

    try:
        run(arguments)
    finally:
        kept = recorder.log()
        os.close(os.open(log, os.O_CREAT | os.O_WRONLY))
        with io.FileIO(log, "w") as file:
            file.write(pickle.dumps(kept))


if __name__ == "__main__":
    main()
