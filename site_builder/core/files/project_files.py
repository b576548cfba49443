"""Write the project's own files, such as new pages and schemas: whole or not at all, and never outside the project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from site_builder.core.files.disk import atomic_write
from site_builder.core.files.paths import is_safe_relative_path


def write_files(root: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Write texts below ``root`` and return the paths whose content changed. Raises ValueError for a path that leads out, and OSError."""
    outside = [name for name in files if not is_safe_relative_path(name)]
    if outside:
        raise ValueError(f"'{outside[0]}' would not lie in the project's folder")
    changed = []
    for name, text in sorted(files.items()):
        path = root / name
        if path.is_file() and path.read_bytes() == text.encode():
            continue
        atomic_write(path, text.encode(), lasting=True)
        changed.append(name)
    return tuple(changed)
