"""Which files there are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def is_hidden(name: str) -> bool:
    """Whether a file or folder is passed over everywhere: editors and systems leave such files beside those that people mean."""
    return name.startswith(".")


def find(root: Path, pattern: str) -> list[Path]:
    """What matches below ``root``, sorted, without what is hidden; links to folders are not followed."""
    folder, deep, name = pattern.partition("/**/")
    if deep:
        return sorted(_below(root / folder, name.removeprefix("*")), key=lambda path: path.parts)
    return sorted(path for path in root.glob(pattern) if not any(is_hidden(part) for part in path.relative_to(root).parts))


def _below(folder: Path, ending: str) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not is_hidden(name)]
        here = Path(place)
        yield from (here / name for name in (*folders, *files) if name.endswith(ending) and not is_hidden(name))
