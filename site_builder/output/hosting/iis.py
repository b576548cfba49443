"""Settings for Internet Information Services (IIS)."""

from __future__ import annotations

from html import escape

from site_builder.core.files.paths import FINGERPRINTED_FOLDER
from site_builder.output.hosting.rules import Rules
from site_builder.output.http_headers import TYPES


def iis(rules: Rules) -> str:
    """web.config, for the site's folder."""
    types = "\n".join(
        f'      <remove fileExtension="{suffix}" /><mimeMap fileExtension="{suffix}" mimeType="{kind}" />' for suffix, kind in TYPES.items()
    )
    headers = "\n".join(f"        {_header(name, value)}" for name, value in rules.headers.items())
    kept_out = "\n".join(
        f'  <location path="{escape(place.rstrip("/"))}"><system.webServer><httpProtocol><customHeaders>'
        f"{_header('X-Robots-Tag', 'noindex')}</customHeaders></httpProtocol></system.webServer></location>"
        for place in rules.kept_out
    )
    moved = "".join(
        f'\n  <location path="{escape(old)}"><system.webServer><httpRedirect enabled="true" destination="{escape(rules.base + new)}"'
        ' exactDestination="true" httpResponseStatus="Permanent" /></system.webServer></location>'
        for old, new in sorted(rules.moved.items())
    )
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<!-- IIS 10: copy to the site's folder. For compression install the role service "Static Content Compression". -->
<configuration>
  <system.webServer>
    <defaultDocument><files><clear /><add value="index.html" /></files></defaultDocument>
    <directoryBrowse enabled="false" />
    <urlCompression doStaticCompression="true" />
    <staticContent>
      <clientCache cacheControlMode="DisableCache" />
{types}
    </staticContent>
    <httpErrors errorMode="Custom"><remove statusCode="404" /><error statusCode="404" path="404.html" responseMode="File" /></httpErrors>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
{headers}
      </customHeaders>
    </httpProtocol>
    <security><requestFiltering><hiddenSegments>
      <remove segment=".site-manifest.json" /><add segment=".site-manifest.json" />
    </hiddenSegments></requestFiltering></security>
  </system.webServer>
  <location path="{FINGERPRINTED_FOLDER}">
    <system.webServer><staticContent>
      <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
    </staticContent></system.webServer>
  </location>
{kept_out}{moved}
</configuration>
"""


def _header(name: str, value: str) -> str:
    return f'<remove name="{name}" /><add name="{name}" value="{escape(value)}" />'
