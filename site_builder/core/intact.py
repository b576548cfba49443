"""Bytes with their digest before them, so that what a power cut left of them is told from what was written."""

from __future__ import annotations

import hashlib

_LENGTH = hashlib.sha256().digest_size


def with_digest(content: bytes) -> bytes:
    """Bytes to keep in a file."""
    return hashlib.sha256(content).digest() + content


def intact(kept: bytes) -> bytes | None:
    """The bytes that ``with_digest`` was given; None when these are others, or not all of them."""
    content = kept[_LENGTH:]
    return content if hashlib.sha256(content).digest() == kept[:_LENGTH] else None
