"""The list of files that a command made in a folder, with digests, so that it never removes anybody else's."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from site_builder.core.files.paths import is_safe_relative_path

MANIFEST = ".site-manifest.json"
REPORT_MANIFEST = ".report-manifest.json"
MAX_MANIFEST_BYTES = 50_000_000
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TIDY = re.compile(r"(?!.*(?:^|/)\.{0,2}(?:/|$)).+")


def manifest_of(digests: Mapping[str, str]) -> bytes:
    """A manifest of files: address to SHA-256 in hexadecimal."""
    rows = json.dumps(dict(sorted(digests.items())), separators=(",\n  ", ": "))  # its own indent is slow
    return f'{{\n "files": {{\n  {rows[1:-1]}\n }}\n}}\n'.encode()


def read_manifest(out: Path, name: str = MANIFEST) -> dict[str, str]:
    """Address to digest of every file that was made in a folder; empty when no sound manifest is there."""
    return manifest_in(out / name) or {}


def manifest_in(file: Path) -> dict[str, str] | None:
    """Address to digest as one manifest says; None when the file is not there, or is not a whole and sound manifest."""
    try:
        content = _content(file)
        data = json.loads(content.decode("utf-8")) if content is not None else None
    except (OSError, ValueError, RecursionError):
        return None
    files = data.get("files") if isinstance(data, dict) else None
    if not isinstance(files, dict) or not all(_is_sound(path, digest) for path, digest in files.items()):
        return None
    return files


def _content(file: Path) -> bytes | None:
    """The bytes of a file; None when it is larger than a manifest, or a pipe or a device, which nobody waits for."""
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as opened:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_MANIFEST_BYTES:
            return None
        content = opened.read(MAX_MANIFEST_BYTES + 1)
    return content if len(content) <= MAX_MANIFEST_BYTES else None


def _is_sound(path: str, digest: Any) -> bool:
    """Whether an entry names a file below the folder in one way only, which is not a manifest, and has the digest of a file."""
    if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
        return False
    return bool(_TIDY.fullmatch(path)) and is_safe_relative_path(path) and path not in {MANIFEST, REPORT_MANIFEST}
