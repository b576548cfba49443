"""How files are served: their content types, and how long a browser may keep them."""

from __future__ import annotations

from pathlib import PurePosixPath

from site_builder.core.files.paths import FINGERPRINTED_FOLDER

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vcf": "text/vcard; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}
TEXT = (".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".vcf", ".webmanifest", ".xml")


def content_type(url: str) -> str:
    """The content type of a file, for example ``text/html; charset=utf-8``; of one compressed ahead, that of what is in it."""
    plain = url.removesuffix(".gz").removesuffix(".br")
    return TYPES.get(PurePosixPath(plain).suffix, "application/octet-stream")


def cache_rule(url: str) -> str:
    """The value of Cache-Control: files named by their content last, all others are asked for again."""
    return IMMUTABLE if url.startswith(f"{FINGERPRINTED_FOLDER}/") else REVALIDATE
