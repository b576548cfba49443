"""What lets browsers keep the whole site: the service worker and the web app manifest, or the worker that removes both."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from site_builder.models import Settings

WORKER = "service-worker.js"
MANIFEST = "site.webmanifest"
_COLOUR = "#005eb8"
_ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable-512.png", 512, "maskable"))


def worker(theme: Path, digests: Mapping[str, str]) -> bytes:
    """The service worker, with every file of the site and its SHA-256; its version changes with any of them."""
    code = (theme / "worker" / WORKER).read_bytes()
    listing = json.dumps(dict(sorted(digests.items())), ensure_ascii=False, separators=(",", ":"))
    version = hashlib.sha256(listing.encode() + code).hexdigest()[:16]
    return f'const SITE = {{version: "{version}", files: {listing}}};\n'.encode() + code


def remover(theme: Path) -> bytes:
    """What takes the worker's place when the site is not to be kept, or no longer."""
    return (theme / "worker" / "remove.js").read_bytes()


def manifest(settings: Settings, assets: Mapping[str, str]) -> bytes:
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
