"""What is expensive to make, kept in the cache's folder by the digest of all that goes into it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path


def kept(folder: Path, key: bytes, make: Callable[[], bytes]) -> bytes:
    """The bytes made before from the same ``key``, or made now and kept."""
    path = folder / hashlib.sha256(key).hexdigest()
    try:
        return path.read_bytes()
    except OSError:
        content = make()
    replace_file(path, content)
    return content


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in its place in one step, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(f".{os.getpid()}")
    new.write_bytes(content)
    new.replace(path)
