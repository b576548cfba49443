"""The service worker and web app manifest that let browsers keep the whole site, or the worker that removes both."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from site_builder.content.models.settings import Settings
from site_builder.core.files.digests import digest
from site_builder.core.files.paths import FINGERPRINTED_FOLDER
from site_builder.output.seo import FOR_ENGINES
from site_builder.render.theme import theme_file

WORKER = "service-worker.js"
WEB_APP_MANIFEST = "site.webmanifest"
_COLOUR = "#005eb8"
_ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable-512.png", 512, "maskable"))


def service_worker_script(theme: Path, digests: Mapping[str, str]) -> bytes:
    """The service worker, with the files of the site and the SHA-256 of each; its version changes with any of them.

    It keeps all that pages are read with, or nothing; of what they offer to take away it keeps what the server sends.
    Files that no page leads to are not listed.
    """
    code = theme_file(theme, f"worker/{WORKER}")
    listed = {url: digest for url, digest in sorted(digests.items()) if not url.startswith(".") and url not in FOR_ENGINES}
    files = {url: digest for url, digest in listed.items() if _is_read(url)}
    others = {url: digest for url, digest in listed.items() if url not in files}
    listing = f"files: {_plain_json(files)}, others: {_plain_json(others)}"
    version = digest(listing.encode() + code)[:16]
    return f'const SITE = {{version: "{version}", {listing}}};\n'.encode() + code


def _is_read(url: str) -> bool:
    return url.endswith((".html", ".css", ".js")) or url.startswith(f"{FINGERPRINTED_FOLDER}/")


def _plain_json(value: Mapping[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def unregister_script(theme: Path) -> bytes:
    """What takes the worker's place when the site is not to be kept, or no longer."""
    return theme_file(theme, "worker/remove.js")


def web_app_manifest(settings: Settings, assets: Mapping[str, str]) -> bytes:
    """The web app manifest; ``assets`` maps the names of assets to addresses."""
    icons = [
        {"src": assets[name], "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size, purpose in _ICONS
        if name in assets
    ]
    content = {
        "name": settings.name,
        "short_name": settings.name,
        "lang": settings.language,
        "id": "./",
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#f0f4f5",
        "theme_color": _COLOUR,
        "icons": icons,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
