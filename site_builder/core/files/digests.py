"""Digests of content, and whether a cached file is still what was written."""

from __future__ import annotations

import hashlib
from os import PathLike

_LENGTH = hashlib.sha256().digest_size


def digest(content: bytes | str | PathLike[str]) -> str:
    """The SHA-256 of bytes, of a text in UTF-8 or of a file, as 64 hexadecimal digits."""
    if isinstance(content, PathLike):
        with open(content, "rb") as file:  # noqa: PTH123 - imported before pathlib
            return hashlib.file_digest(file, "sha256").hexdigest()
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def with_digest(content: bytes) -> bytes:
    """Bytes to keep in a file, behind their digest."""
    return hashlib.sha256(content).digest() + content


def intact(kept: bytes) -> bytes | None:
    """The bytes that ``with_digest`` was given; None when these are others, or not all of them."""
    content = kept[_LENGTH:]
    return content if hashlib.sha256(content).digest() == kept[:_LENGTH] else None
