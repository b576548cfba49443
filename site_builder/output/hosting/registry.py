"""Which settings are written: one row in ``HOSTING_SETTINGS`` for each server or host."""

from __future__ import annotations

from collections.abc import Callable

from site_builder.output.hosting.apache import apache
from site_builder.output.hosting.azure import azure
from site_builder.output.hosting.iis import iis
from site_builder.output.hosting.netlify import headers_file, redirects_file
from site_builder.output.hosting.nginx import nginx
from site_builder.output.hosting.rules import Rules

HOSTING_SETTINGS: tuple[tuple[str, Callable[[Rules], str]], ...] = (
    ("nginx.conf", nginx),
    ("apache.htaccess", apache),
    ("web.config", iis),
    ("_headers", headers_file),
    ("_redirects", redirects_file),
    ("staticwebapp.config.json", azure),
)


def hosting_files(rules: Rules) -> dict[str, bytes]:
    """The name of each file that has anything to say, and its bytes."""
    return {name: text.encode() for name, make in HOSTING_SETTINGS if (text := make(rules))}
