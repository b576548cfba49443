"""The rules that every host has to follow, in no syntax of any host."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from site_builder.render.csp import ON_SERVERS_ALONE, WORKER_POLICY, union_csp

_NOT_USED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")


class Rules(NamedTuple):
    """Where the site lies on its server (``/`` or such as ``/pcn/``), headers for every file, and what engines may not list.

    Of the places in ``kept_out``, those that end with a slash are folders. ``moved`` maps an old address to the new one.
    ``compressed`` says whether text files are there compressed ahead too.
    """

    base: str
    headers: Mapping[str, str]
    kept_out: tuple[str, ...]
    moved: Mapping[str, str] = {}
    compressed: bool = False

    def redirects(self) -> tuple[tuple[str, str], ...]:
        """Old path and new path on the server, of every page that has moved."""
        return tuple((self.base + old, self.base + new) for old, new in sorted(self.moved.items()))

    def patterns(self) -> tuple[str, ...]:
        """Regular expressions for the paths of what engines may not list."""
        return tuple(f"^{re.escape(self.base + place)}{'' if place.endswith('/') else '$'}" for place in self.kept_out)

    def globs(self) -> tuple[str, ...]:
        """The same with a star for all that is in a folder."""
        return tuple(f"{self.base}{place}{'*' if place.endswith('/') else ''}" for place in self.kept_out)


def make_rules(policies: Iterable[str], kept_out: Iterable[str], site_url: str | None, worker: bool) -> Rules:
    """The rules for a site whose pages carry these policies; with a service worker, its own requests are allowed."""
    policy = union_csp([*policies, WORKER_POLICY if worker else "", ON_SERVERS_ALONE])
    headers = {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _NOT_USED),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    base = f"{urlsplit(site_url or '').path.rstrip('/')}/"
    return Rules(base, headers, tuple(kept_out))
