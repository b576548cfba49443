"""Rules for Markdown: each is in ``RULES`` under the type of token that it checks.

A rule looks at one token and answers with what is wrong and what to do, or with a list of such pairs, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from markdown_it.token import Token

from site_builder.content.fields import PAGE_ID
from site_builder.content.markdown.document import (
    ASSET,
    CALLOUTS,
    SCHEMES,
    SHOWN,
    STARTING_TEXTS,
    Heading,
    embed_arguments,
    is_reference,
    link_text,
    plain_text,
)
from site_builder.core.problems import Severity
from site_builder.core.text.characters import control_character

_PAGE_ID = re.compile(PAGE_ID)
_FRAGMENT = re.compile(r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$")
LintFinding = tuple[str, str] | tuple[str, str, Severity] | list[tuple[str, str]] | None
BUTTON = "nhsuk-button"
VAGUE = {"here", "click here", "this", "this page", "read more", "more", "link", "this link", "find out more", "details", "see here"}


def _h1(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    if token.tag == "h1":
        return "the text has a heading of level 1 ('#')", "use '##': the title in the front matter is the only level 1"
    return None


def _skipped(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    level, before = int(token.tag[1]), headings[-1].level if headings else 1
    if level > before + 1:
        return f"a heading of level {level} follows level {before}", f"use '{'#' * (before + 1)}'"
    return None


def _double_fragment(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    if token.attrs.get("id") in [heading.id for heading in headings]:
        return f"two headings have the id '{token.attrs.get('id')}'", "give one of them another id, for example {#second-id}"
    return None


def _heading_attribute(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    unknown = sorted(set(token.attrs) - {"id"})
    if unknown:
        return f"a heading has the attribute '{unknown[0]}'", 'only {#id} and {sources="…"} can be given'
    if not _FRAGMENT.match(str(token.attrs.get("id", "x"))):
        return f"the id '{token.attrs['id']}' has the wrong form", "use lower-case words joined by hyphens"
    return None


def _link_class(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    for child in token.children or []:
        if child.type == "link_open" and child.attrs.get("class", BUTTON) != BUTTON:
            return f"a link has the class '{child.attrs['class']}'", f"the one class for links is {{.{BUTTON}}}, which makes a button of it"
    return None


def _empty_heading(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    if not plain_text(source[index + 1]).strip():
        return "a heading has no words", "write the heading or remove the line"
    return None


def _raw_html(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    if token.type == "html_block" or any(child.type == "html_inline" for child in token.children or []):
        return "there is HTML in the Markdown", "use Markdown, or a container such as '::: inset'"
    return None


def _vague_link(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    children = token.children or []
    texts = [link_text(children, position) for position, child in enumerate(children) if child.type == "link_open"]
    vague = [text for text in texts if text.lower().strip(" .") in VAGUE or not text]
    return [(f"a link says '{text}'" if text else "a link has no words", "say where it leads") for text in vague]


def _bad_address(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    wrong = [to for to in _addresses(token) if not (to.startswith(("#", *SCHEMES)) or is_reference(to))]
    return [(f"the link '{to}' is not one this site can follow", _address_remedy(to)) for to in wrong]


def _impossible_address(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    wrong = [to for to in _addresses(token) if to.startswith(("http:", "https:")) and not _has_host(to)]
    return [
        (f"the address '{to}' is not a plain address of a web server", "write an address such as https://example.org/page") for to in wrong
    ]


def _addresses(token: Token) -> list[str]:
    """Where the links of a piece of text lead, as written."""
    return [str(child.attrs.get("href", "")) for child in token.children or [] if child.type == "link_open"]


def _has_host(address: str) -> bool:
    """Whether a web address names a host, and nobody to sign in as: 'https://www.nhs.uk@example.org' would look like another site."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False


def _control_character(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    """Markdown makes characters of words such as ``&#x202e;``, which the file itself does not hold."""
    if "&" not in token.content:
        return None
    words = [text for child in token.children or [] for text in (child.content, *map(str, child.attrs.values()))]
    odd = control_character("".join(words))
    return (f"the text contains the control character {odd}", "remove what stands for it; text contains none") if odd else None


def _broken_link(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    for child in token.children or []:
        if child.type == "text" and "](" in child.content:
            return "a link is not understood", "link to http, https, mailto or tel addresses or by id, without spaces in the address"
    return None


def _address_remedy(to: str) -> str:
    stem = to.split("#", maxsplit=1)[0].strip("./").removesuffix(".html").removesuffix(".md")
    if not _PAGE_ID.fullmatch(stem):
        return "link by id, such as page:guidance/benefits; ids are lower-case letters from a to z, figures, dots and hyphens"
    if "/" not in stem:
        return f"link to a page by its id: page: and its path in content, such as page:guidance/{stem}"
    return f"link to a page by its id, for example page:{stem}"


def _image(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    found = []
    for child in token.children or []:
        if child.type == "image" and not child.content.strip():
            found.append(("an image has no text alternative", "write ![what it shows](asset:name.png)"))
        if child.type == "image" and not str(child.attrs["src"]).startswith(ASSET):
            message = f"the image '{child.attrs['src']}' is not one of this site"
            found.append((message, "put it into images and write asset: and its name"))
    return found


def _table_header(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    for later in source[index:]:
        if later.type == "thead_close":
            return "a table has no header", "fill in the first row of the table"
        if later.type == "inline" and later.content.strip():
            return None
    return None


def _surplus_cells(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    columns = 0
    for later in source[index:]:  # a row has a cell for each column, whatever its line says
        if later.type == "tr_close":
            break
        columns += later.type in {"td_open", "th_open"}
    cells = token.meta.get("cells", 0)
    if cells <= columns:
        return None
    remedy = "add a column to the head, or take the cell away; a '|' inside a cell is written \\|"
    return f"this row has {cells} cells and the head of its table has {columns}, so the last would be lost", remedy


def _unknown_container(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    if not token.content.lstrip().startswith(":"):
        return None
    if token.content.split("\n")[0].strip(": ") == "" != token.content.strip():
        return "':::' closes nothing here", "remove the line, or write '::: gap' or another container where it begins"
    if token.content.lstrip().startswith(":::"):
        return (
            f"'{token.content.split(chr(10))[0].strip()}' is not a container of this site",
            f"use one of {', '.join((*CALLOUTS, 'show'))}, and close it with ':::'",
        )
    return None


def _unknown_show(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    words = embed_arguments(token)
    if (words[:1] == ["process"] and len(words) == 2) or (words != ["process"] and " ".join(words) in SHOWN):
        return None
    choices = ", ".join(SHOWN).replace("process", "process and its id")
    return f"there is nothing called '{' '.join(words)}' to show", f"show one of {choices}"


def _unclosed_container(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    if token.meta["closed"]:
        return None
    return f"the container '{token.info.strip()}' is not closed", "write ':::' on a line of its own where it ends"


def _starting_text(token: Token, source: list[Token], index: int, headings: list[Heading]) -> LintFinding:
    if token.content.strip() in STARTING_TEXTS:
        return f"'{token.content.strip()}' is what a new page begins with", "write your own words here, or remove the line", "warning"
    return None


LintRule = Callable[[Token, list[Token], int, list[Heading]], LintFinding]

# The rules by the type of token that they look at, or by the type of something inside it.
RULES: dict[str, tuple[LintRule, ...]] = {
    "heading_open": (_h1, _skipped, _double_fragment, _heading_attribute, _empty_heading),
    "inline": (_control_character, _broken_link, _unknown_container, _starting_text),
    "link_open": (_link_class, _vague_link, _bad_address, _impossible_address),
    "image": (_image,),
    "html_inline": (_raw_html,),
    "html_block": (_raw_html,),
    "thead_open": (_table_header,),
    "tr_open": (_surplus_cells,),
    "container_show_open": (_unknown_show, _unclosed_container),
    **{f"container_{name}_open": (_unclosed_container,) for name in CALLOUTS},
}


def rules_for(token: Token) -> list[LintRule]:
    """The rules that a token, with what is inside it, has to be held to."""
    types = dict.fromkeys((token.type, *(child.type for child in token.children))) if token.children else (token.type,)
    return [rule for name in types if name in RULES for rule in RULES[name]]
