"""Compress files ahead, for servers that send them as they are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import brotli
import deflate

from site_builder.core.files.cache import cached_bytes
from site_builder.output.http_headers import TEXT

_LEVEL = 12
_WORTHWHILE = 500
_GZIP, _BROTLI = f"{deflate.__version__} {_LEVEL} ".encode(), f"{brotli.__version__} ".encode()


def precompressed(files: Mapping[str, bytes], cache: Path) -> dict[str, bytes]:
    """A .gz and a .br for each text file that is long enough; what was compressed before comes from the cache."""
    made: dict[str, bytes] = {}
    for url, content in files.items():
        if url.endswith(TEXT) and len(content) >= _WORTHWHILE:
            made[f"{url}.gz"] = cached_bytes(cache / "gzip", _GZIP + content, partial(_gzip, content))
            made[f"{url}.br"] = cached_bytes(cache / "brotli", _BROTLI + content, partial(brotli.compress, content))
    return made


def _gzip(content: bytes) -> bytes:
    return bytes(deflate.gzip_compress(content, _LEVEL))
