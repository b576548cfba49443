"""What tells one content from any other."""

from __future__ import annotations

import hashlib
from os import PathLike


def digest(content: bytes | str | PathLike[str]) -> str:
    """The SHA-256 of bytes, of a text in UTF-8 or of a file, as 64 hexadecimal digits."""
    if isinstance(content, PathLike):
        with open(content, "rb") as file:  # noqa: PTH123 - imported before pathlib
            return hashlib.file_digest(file, "sha256").hexdigest()
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()
