"""The only writer of the project's own files, such as new pages and schemas: whole or not at all, by path."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from site_builder.addresses import stays_inside
from site_builder.given_files import put_file


def put_files(root: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Write texts below ``root`` and return the paths whose content changed. Raises ValueError for a path that leads out, and OSError."""
    outside = [name for name in files if not stays_inside(name)]
    if outside:
        raise ValueError(f"'{outside[0]}' would not lie in the project's folder")
    changed = []
    for name, text in sorted(files.items()):
        path = root / name
        if path.is_file() and path.read_bytes() == text.encode():
            continue
        put_file(path, text.encode())
        changed.append(name)
    return tuple(changed)
