"""Find files among the content that no reader takes, which would otherwise go unnoticed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from site_builder.core.files.paths import is_hidden
from site_builder.core.problems import Place, Problem, Severity


def unused_files(root: Path, folders: Mapping[str, str], read: Iterable[Path]) -> Iterator[Problem]:
    """Files in ``folders`` that nothing reads, and folders that cannot be entered; ``read`` are the files that were.

    With each folder stands what to do about such a file.
    """
    wanted = {os.fspath(path) for path in read}
    refused: list[OSError] = []
    for folder, remedy in folders.items():
        for place, names, files in os.walk(root / folder, onerror=refused.append):
            names[:] = sorted(name for name in names if not is_hidden(name))
            for name in names:
                if (Path(place) / name).is_symlink():
                    yield _at(root, Path(place) / name, "this link to a folder is not followed", "copy the folder here instead")
            for name in sorted(files):
                if not is_hidden(name) and f"{place}{os.sep}{name}" not in wanted:
                    yield _at(root, Path(place) / name, "nothing reads this file", remedy, "warning")
    for error in refused:
        if not isinstance(error, FileNotFoundError):
            yield _at(root, Path(error.filename), f"the folder cannot be read ({error.strerror})", "check that it may be read")


def _at(root: Path, path: Path, message: str, remedy: str, severity: Severity = "error") -> Problem:
    return Problem(Place(path.relative_to(root).as_posix()), message, remedy, severity)
