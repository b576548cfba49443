"""Settings for Apache httpd."""

from __future__ import annotations

from site_builder.core.files.paths import FINGERPRINTED_FOLDER
from site_builder.output.hosting.rules import Rules
from site_builder.output.http_headers import IMMUTABLE, REVALIDATE, TEXT, TYPES

_KNOWN = (".css", ".html", ".ico", ".jpg", ".pdf", ".png", ".svg", ".txt", ".woff2", ".xml")  # types that the server knows itself


def apache(rules: Rules) -> str:
    """A file to put into the site's folder as .htaccess, or to include in the server's own settings."""
    headers = "".join(f'    Header always set {name} "{value}"\n' for name, value in rules.headers.items())
    types = "".join(f"AddType {TYPES[suffix].partition(';')[0]} {suffix}\n" for suffix in TYPES if suffix not in _KNOWN)
    packed = " ".join(sorted({TYPES[suffix].partition(";")[0] for suffix in TEXT}))
    kept_out = "".join(f'    SetEnvIf Request_URI "{pattern}" pcn_kept_out\n' for pattern in rules.patterns())
    moved = "".join(f"    Redirect 301 {old} {new}\n" for old, new in rules.redirects())
    return f"""\
# Apache 2.4: copy to the site's folder as .htaccess. It needs "AllowOverride FileInfo Indexes",
# or put the lines into <Directory> in the server's own settings.
# The site lies at {rules.base} on the server: change this path where it stands below if that is not so.
DirectoryIndex index.html
ErrorDocument 404 {rules.base}404.html
AddDefaultCharset utf-8
{types}AddCharset utf-8 .css .csv .html .js .json .svg .txt .vcf .webmanifest .xml
<IfModule mod_alias.c>
    RedirectMatch 404 "/\\.(?!well-known/)"
{moved}</IfModule>
<IfModule mod_setenvif.c>
    SetEnvIf Request_URI "/{FINGERPRINTED_FOLDER}/[^/]+$" pcn_lasting
{kept_out}</IfModule>
<IfModule mod_headers.c>
{headers}    Header always set Cache-Control "{REVALIDATE}"
    Header always set Cache-Control "{IMMUTABLE}" env=pcn_lasting
    Header always set X-Robots-Tag "noindex" env=pcn_kept_out
</IfModule>
<IfModule mod_deflate.c>
    AddOutputFilterByType DEFLATE {packed}
</IfModule>
<IfModule mod_brotli.c>
    AddOutputFilterByType BROTLI_COMPRESS;DEFLATE {packed}
</IfModule>
"""
