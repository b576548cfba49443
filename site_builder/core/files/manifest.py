"""The list of files that a command made in a folder, with digests, so that it never removes anybody else's."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from site_builder.core.files.given_files import read_at_most
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
        content = read_at_most(file, MAX_MANIFEST_BYTES + 1)
        data = json.loads(content.decode("utf-8")) if len(content) <= MAX_MANIFEST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return None
    files = data.get("files") if isinstance(data, dict) else None
    if not isinstance(files, dict) or not all(_is_sound(path, digest) for path, digest in files.items()):
        return None
    return files


def _is_sound(path: str, digest: Any) -> bool:
    """Whether an entry names a file below the folder in one way only, which is not a manifest, and has the digest of a file."""
    if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
        return False
    return bool(_TIDY.fullmatch(path)) and is_safe_relative_path(path) and path not in {MANIFEST, REPORT_MANIFEST}
