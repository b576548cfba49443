"""Settings for nginx."""

from __future__ import annotations

from site_builder.core.files.paths import FINGERPRINTED_FOLDER
from site_builder.output.hosting.rules import Rules
from site_builder.output.http_headers import IMMUTABLE, REVALIDATE, TEXT, TYPES

_KNOWN = (
    ".css",
    ".html",
    ".ico",
    ".js",
    ".json",
    ".jpg",
    ".pdf",
    ".png",
    ".svg",
    ".txt",
    ".woff2",
    ".xml",
)  # types that the server knows itself


def nginx(rules: Rules) -> str:
    """A file for the folder conf.d of nginx."""
    kept_out = "".join(f'    "~{pattern}" "noindex";\n' for pattern in rules.patterns())
    headers = "".join(f'    add_header {name} "{value}" always;\n' for name, value in rules.headers.items())
    packed = " ".join(sorted({TYPES[suffix].partition(";")[0] for suffix in TEXT} - {"text/html"} | {"application/javascript", "text/xml"}))
    types = "".join(
        f"    location ~ \\{suffix}$ {{ types {{ }} default_type {_bare(suffix)}; }}\n" for suffix in TYPES if suffix not in _KNOWN
    )
    moved = "".join(f"    location = {old} {{ return 301 {new}; }}\n" for old, new in rules.redirects())
    ahead = "    gzip_static on;\n" if rules.compressed else ""
    return f"""\
# nginx: copy to conf.d/pcn-prospectus.conf, then set server_name and root.
# The site lies at {rules.base} on the server: root is the folder that {rules.base} is in.
map $uri $pcn_cache {{
    default "{REVALIDATE}";
    "~/{FINGERPRINTED_FOLDER}/[^/]+$" "{IMMUTABLE}";
}}
map $uri $pcn_robots {{
    default "";
{kept_out}}}
server {{
    listen 80;
    server_name example.org;
    root /var/www/pcn-prospectus;
    index index.html;
    charset utf-8;
    charset_types text/css text/csv text/javascript application/javascript text/plain text/vcard text/xml;
    server_tokens off;
    error_page 404 {rules.base}404.html;

{headers}    add_header Cache-Control $pcn_cache always;
    add_header X-Robots-Tag $pcn_robots always;

    gzip on;
    gzip_vary on;
    gzip_types {packed};
{ahead}
    location ~ /\\.(?!well-known/) {{ return 404; }}
{types}{moved}}}
"""


def _bare(suffix: str) -> str:
    return TYPES[suffix].partition(";")[0]
