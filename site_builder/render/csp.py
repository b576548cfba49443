"""The security policy of pages, and the wider one that servers send with all files.

Three kinds of pages have their own, beside what they hold: the one for wrong addresses (``theme/layouts/not-found.html``), the
one-file copy (``output/single_file.py``), and what the self-assessment exports (``theme/scripts/common/web-page.js``).
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from html import escape, unescape

from site_builder.core.files.digests import digest

TRUSTED = "pcn-prospectus"  # the one policy for addresses of scripts: theme/scripts/common/trusted.js
NO_TRUSTED = "require-trusted-types-for 'script'; trusted-types 'none'"
_ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self' file:",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": TRUSTED,
}

PAGE_CSP = "; ".join(f"{name} {values}" for name, values in _ALLOWED.items())
ON_SERVERS_ALONE = "frame-ancestors 'none'"
WORKER_POLICY = "worker-src 'self'; connect-src 'self'"
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')


def csp_hash(code: str) -> str:
    """The source expression that allows one style or script element, for example ``sha256-…``."""
    return "sha256-" + base64.b64encode(bytes.fromhex(digest(code))).decode()


def policy_of(html: str) -> str:
    """The policy that a page carries; empty when it carries none."""
    found = _META.search(html)
    return unescape(found[1]) if found else ""


def extend_csp(html: str, policy: str) -> str:
    """A page whose policy allows what another one allows too."""
    return _META.sub(lambda found: found[0].replace(found[1], escape(union_csp([unescape(found[1]), policy]))), html, count=1)


def union_csp(policies: Iterable[str]) -> str:
    """One policy that allows what any of the given ones allows.

    A browser keeps to the policy of the server and to that of the page. So the
    server's must allow what any page does, and each page narrows it to its own needs.
    """
    allowed: dict[str, list[str]] = {}
    for policy in policies:
        for directive in filter(None, map(str.strip, policy.split(";"))):
            name, *values = directive.split()
            known = allowed.setdefault(name, [])
            known += [value for value in values if value not in known]
    return "; ".join(f"{name} {' '.join(_without_none(values))}" for name, values in allowed.items())


def _without_none(values: list[str]) -> list[str]:
    return [value for value in values if value != "'none'"] or ["'none'"]
