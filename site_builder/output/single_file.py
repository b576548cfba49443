"""The self-assessment as a single HTML file, to e-mail or keep on a memory stick: everything inside, no dead link."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from site_builder.assessment.client_data import json_for_script
from site_builder.output.pointers import without_pointers
from site_builder.render.csp import NO_TRUSTED, csp_hash
from site_builder.site.model import Page
from site_builder.site.well_known import ONE_FILE_URL, TOOL_URL

URL = ONE_FILE_URL
TEMPLATE = "tool.html"
STYLES, SCRIPTS = ("site.css", "assessment.css", "worksheet.css"), ("take-away.js", "assessment.js")
_LINK = re.compile(r'<a\b([^>]*?) href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_PAYLOAD = re.compile(r"(<script type=\"application/json\" data-payload>)(.*?)(</script>)", re.DOTALL)
_ELSEWHERE = re.compile(r"^(?:[a-z]+:|#)")


class InlinedAssets(NamedTuple):
    """What is put into the page: its style, its script, and the policy that allows these two and nothing else."""

    style: Markup
    script: Markup
    policy: str


def inlined_assets(style: bytes, script: bytes) -> InlinedAssets:
    """The parts, safe inside their elements."""
    shown_style = style.decode().strip().replace("</style", "<\\/style")
    shown_script = script.decode().strip().replace("</script", "<\\/script").replace("<!--", "<\\!--")
    policy = (
        f"default-src 'none'; script-src '{csp_hash(shown_script)}'; style-src '{csp_hash(shown_style)}'; "
        f"img-src data:; base-uri 'none'; form-action 'none'; {NO_TRUSTED}"
    )
    return InlinedAssets(Markup(shown_style), Markup(shown_script), policy)


def one_file_page(tool: Page) -> Page:
    """The page of the tool as a page of its own, at the address of the file."""
    return tool._replace(url=URL, ref="file:self-assessment", template="tool-one-file.html", listed=False)


def make_standalone(html: str, site_url: str | None) -> bytes:
    """The finished page for use away from the site: links lead to the published site, or are words where it has no address.

    A link to the tool leads to its first step, which is here. Sentences that only lead elsewhere are left out, see `without_pointers`.
    """
    lead = _leading_to(site_url)
    html = _PAYLOAD.sub(lambda found: found[1] + json_for_script(_with_links(json.loads(found[2]), lead)) + found[3], html)
    return without_pointers(_LINK.sub(lambda found: _link(found, lead), html)).encode()


def _leading_to(site_url: str | None) -> Callable[[str], str]:
    def lead(address: str) -> str:
        if _ELSEWHERE.match(address):
            return address
        place = posixpath.normpath(posixpath.join(posixpath.dirname(URL), address))
        if place == TOOL_URL:
            return "#"
        return f"{site_url}/{place}" if site_url else ""

    return lead


def _link(found: re.Match[str], lead: Callable[[str], str]) -> str:
    address = lead(found[2])
    return f'<a{found[1]} href="{address}"{found[3]}>{found[4]}</a>' if address else f"<span data-nowhere>{found[4]}</span>"


def _with_links(value: Any, lead: Callable[[str], str]) -> Any:
    if isinstance(value, Mapping):
        return {key: lead(inner) if key == "href" and isinstance(inner, str) else _with_links(inner, lead) for key, inner in value.items()}
    return [_with_links(inner, lead) for inner in value] if isinstance(value, list) else value
