"""The self-assessment as a single file: everything inside, and nothing else allowed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from site_builder.output.pointers import without_pointers
from site_builder.output.single_file import URL, inlined_assets, make_standalone
from site_builder.render.csp import policy_of
from tests.conftest import FULL, ROOT, TODAY, Build


def of(result: BuildResult) -> tuple[str, LexborHTMLParser]:
    html = result.files[URL].decode()
    return html, LexborHTMLParser(html)


def test_it_asks_for_nothing_and_its_policy_allows_its_own_parts_alone(real: BuildResult) -> None:
    html, tree = of(real)
    assert [node.html for node in tree.css("link, img, iframe, [src]")] == []
    code = [node.text() for node in tree.css("style")] + [node.text() for node in tree.css("script:not([type])")]
    assert re.findall(r"url\((?!['\"]?data:)[^)]*\)|@import", html.replace(code[1], "")) == []
    digests = ["'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'" for text in code]
    assert len(digests) == 2
    rules = dict(rule.split(" ", 1) for rule in policy_of(html).split("; "))
    assert (rules["style-src"], rules["script-src"], rules["default-src"]) == (digests[0], digests[1], "'none'")
    assert {name for name in rules if name.endswith("-src")} == {"default-src", "script-src", "style-src", "img-src"}


def test_it_holds_the_same_questions_and_data_as_the_page(real: BuildResult) -> None:
    page = LexborHTMLParser(real.files["assessment/tool.html"].decode())
    _, tree = of(real)
    forms = [[node.html for node in one.css("template[data-form]")] for one in (tree, page)]
    assert forms[0] == forms[1] != []
    sheet = LexborHTMLParser(real.files["assessment/worksheet.html"].decode())
    for selector in (".app-sheet [name]", ".app-sheet [data-part]", ".app-sheet [data-side]", ".app-sheet legend"):
        assert [node.attributes for node in tree.css(selector)] == [node.attributes for node in sheet.css(f"{selector}:not(form *)")] != []
    payloads = [json.loads(str(one.css_first("[data-payload]").text())) for one in (tree, page)]  # type: ignore[union-attr]
    without_links = [re.sub(r'"href": "[^"]*"', "", json.dumps(payload)) for payload in payloads]
    assert without_links[0] == without_links[1]


def test_no_link_leads_nowhere(real: BuildResult) -> None:
    html, tree = of(real)
    ids = {str(node.attributes["id"]) for node in tree.css("[id]")}
    addresses = [str(node.attributes["href"]) for node in tree.css("a[href]")]
    assert [address for address in addresses if not address.startswith(("#", "mailto:", "https:"))] == []
    assert {address[1:] for address in addresses if address.startswith("#")} <= {*ids, ""}, "'#' is the first step of the tool"
    assert set(re.findall(r'"href":"([^"]*)"', html)) == {""}


def pointers(result: BuildResult) -> list[str]:
    """The sentences that begin with words that were a link, or with "See" and such words."""
    html, tree = of(result)
    assert "data-nowhere" not in html
    blocks = [str(node.html) for node in tree.css("body p, body li")]
    sentences = [sentence for block in blocks for sentence in re.split(r"(?<=[.!?])\s+", re.sub(r"^<[^>]*>", "", block))]
    assert len(sentences) > 50
    return [sentence for sentence in sentences if re.match(r"\s*(?:See )?<span>", sentence)]


def test_no_sentence_points_to_what_is_not_there(real: BuildResult, cache: Path) -> None:
    """The page with its links has some; and the mark of a local edition is not one of those that stay."""
    assert pointers(real) == []
    assert pointers(build_site(BuildConfig(FULL, ROOT / "theme", cache, TODAY, overlay_dir=ROOT / "examples" / "local-edition"))) == []


def test_what_only_leads_elsewhere_is_left_out_and_what_says_something_stays() -> None:
    dead = "<span data-nowhere>Privacy</span>"
    for given, expected in (
        (f"<p>Kept. {dead} says more.</p>", "<p>Kept.</p>"),
        (f"<p>Kept. See {dead}. And more.</p>", "<p>Kept. And more.</p>"),
        (f"<h3>Only this</h3>\n<p>{dead} says more. It is short.</p>\n<h3>Next</h3><p>x</p>", "\n<h3>Next</h3><p>x</p>"),
        (f"<h3>Both</h3>\n<p>{dead} says more.</p>\n<p>Kept.</p>", "<h3>Both</h3>\n\n<p>Kept.</p>"),
        (f"<h2>Over</h2><h3>Only this</h3><ul>\n<li>{dead}</li>\n</ul></div>", "<h2>Over</h2></div>"),
        (
            f"<p>Your {dead} counts.</p><p>Sources: {dead}; {dead}</p>",
            "<p>Your <span>Privacy</span> counts.</p><p>Sources: <span>Privacy</span>; <span>Privacy</span></p>",
        ),
        (f"<p><strong>One. {dead} two.</strong></p>", "<p><strong>One. <span>Privacy</span> two.</strong></p>"),
    ):
        assert without_pointers(given).strip() == expected.strip()


def test_links_lead_to_the_published_site_where_its_address_is_known(cache: object) -> None:
    result = build_site(BuildConfig(FULL, ROOT / "theme", cache, TODAY, site_url="https://example.org/pcn"))  # type: ignore[arg-type]
    html, tree = of(result)
    links = {str(node.attributes["href"]) for node in tree.css("a[href]")} | set(re.findall(r'"href":"([^"]*)"', html))
    own = {link.removeprefix("https://example.org/pcn/").partition("#")[0] for link in links if link.startswith("https://example.org/pcn/")}
    assert len(own) > 5
    assert own <= set(result.files)


def test_code_cannot_end_its_own_element() -> None:
    made = inlined_assets(b"a{content:'</style>'}", b'x="</script><!--"')
    html = f"<style>{made.style}</style><script>{made.script}</script><p>after</p>"
    assert [node.text() for node in LexborHTMLParser(html).css("p")] == ["after"]
    page = '<a class="b" href="../x.html">words</a> <a href="#here">here</a> <a href="mailto:a@b.org">mail</a>'
    assert make_standalone(page, None) == b'<span>words</span> <a href="#here">here</a> <a href="mailto:a@b.org">mail</a>'


def test_a_site_that_says_nothing_about_the_tool_links_to_no_page_about_it(build: Build, minimal: dict[str, str]) -> None:
    tool = "---\ntitle: Self-assessment tool\ndescription: The tool.\nsources: []\norder: 1\nlayout: tool\n---\n\nText.\n"
    result = build({**minimal, "content/assessment/tool.md": tool})
    assert not result.failed, "\n".join(map(str, result.problems))
    for url in (URL, "assessment/tool.html"):
        tree = LexborHTMLParser(result.files[url].decode())
        assert tree.css("[data-opening] > p")
        assert not tree.css("[data-opening] > p a, [data-about]")
