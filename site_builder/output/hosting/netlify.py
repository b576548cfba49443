"""Settings for hosts that read files named _headers and _redirects."""

from __future__ import annotations

from site_builder.core.files.paths import FINGERPRINTED_FOLDER
from site_builder.output.hosting.rules import Rules
from site_builder.output.http_headers import IMMUTABLE


def headers_file(rules: Rules) -> str:
    """The file _headers, for the site's folder.

    Such hosts join the values when two rules set the same header, and ask anew
    for pages unless told otherwise. So only files that last get a rule for caching.
    """
    blocks = [("/*", dict(rules.headers)), (f"{rules.base}{FINGERPRINTED_FOLDER}/*", {"Cache-Control": IMMUTABLE})]
    blocks += [(place, {"X-Robots-Tag": "noindex"}) for place in rules.globs()]
    return "\n".join("".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())]) for path, headers in blocks)


def redirects_file(rules: Rules) -> str:
    """The file _redirects, for the site's folder. Hosts that look for files first send the page at the old address, which leads on."""
    return "".join(f"{old} {new} 301\n" for old, new in rules.redirects())
