"""The security policy that every page carries."""

from __future__ import annotations

import base64
import hashlib

_ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self' file:",
    "base-uri": "'none'",
}

POLICY = "; ".join(f"{name} {values}" for name, values in _ALLOWED.items())


def style_digest(style: str) -> str:
    """The source expression that allows one style element, for example ``sha256-…``."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
