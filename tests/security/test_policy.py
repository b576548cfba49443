"""The security policy of every page, and what no page may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult
from site_builder.render.csp import PAGE_CSP, policy_of
from tests.conftest import Build

SCHEMES = {"http", "https", "mailto", "tel"}
NEVER = ("unsafe-inline", "unsafe-eval", "unsafe-hashes", "strict-dynamic", "http:", "https:", "*")
ALONE = {"404.html", "downloads/self-assessment-offline.html"}  # pages with policies of their own, which allow less


def pages(result: BuildResult) -> Iterator[tuple[str, str]]:
    return ((url, content.decode()) for url, content in result.files.items() if url.endswith(".html"))


def parts(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (directive.split() for directive in policy.split(";"))}


def test_every_page_carries_the_policy_before_anything_that_it_rules(real: BuildResult) -> None:
    for url, html in pages(real):
        policy = policy_of(html)
        assert url in ALONE or policy == PAGE_CSP, url
        before = html[: html.index("Content-Security-Policy")]
        assert not re.search(r"<(script|style|link|img|base)\b", before), url


def test_every_policy_allows_nothing_but_what_is_named(real: BuildResult) -> None:
    for url, html in pages(real):
        policy = parts(policy_of(html))
        assert policy["default-src"] == ["'none'"], url
        assert policy["base-uri"] == ["'none'"], url
        assert not [value for values in policy.values() for value in values if any(bad in value.strip("'") for bad in NEVER)], url
        scripts = policy.get("script-src", ["'none'"])
        assert scripts in (["'none'"], ["'self'"]) or all(value.startswith("'sha256-") for value in scripts), url
        if scripts != ["'none'"]:
            assert policy["require-trusted-types-for"] == ["'script'"], url
            assert policy["trusted-types"] in (["pcn-prospectus"], ["'none'"]), url


def test_no_page_holds_script_or_style_of_its_own_or_asks_another_host(real: BuildResult) -> None:
    for url, html in pages(real):
        tree = LexborHTMLParser(html)
        assert not [node.html for node in tree.css("*") if any(name.startswith("on") or name == "style" for name in node.attributes)], url
        assert not tree.css("iframe, object, embed, base, frame, applet, portal"), url
        asked = [node.attributes.get("src") or node.attributes.get("href") or "" for node in tree.css("[src], link[href]")]
        assert not [address for address in asked if re.match(r"(?:[a-z]+:)?//", address)], url
        inline = [node for node in tree.css("script:not([src])") if node.attributes.get("type") != "application/json"]
        assert url in ALONE or not inline, url
        assert url in ALONE or not tree.css("style"), url


def test_links_have_no_scheme_but_the_four(real: BuildResult) -> None:
    for url, html in pages(real):
        for node in LexborHTMLParser(html).css("[href], [src], [action], [formaction], [poster], [cite], [data]"):
            for name in ("href", "src", "action", "formaction", "poster", "cite", "data"):
                scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", node.attributes.get(name) or "")
                assert not scheme or scheme[1] in SCHEMES, f"{url}: {node.html}"


@pytest.mark.parametrize(
    "link",
    [
        "[a page](javascript:alert(1))",
        "[a page](JaVaScRiPt:alert(1))",
        "[a page](&#106;avascript:alert(1))",
        "[a page](java&Tab;script:alert(1))",
        "[a page](data:text/html,<script>alert(1)</script>)",
        "[a page](vbscript:x)",
        "[a page](//example.org/x)",
        "[a page](/\\example.org)",
        "[a page](file:///etc/passwd)",
        "[a page](ftp://example.org/)",
        "[a page](blob:x)",
        "[a page](../../etc/passwd)",
        "[a page](%6aavascript:alert(1))",
        "[a page]( javascript:alert(1))",
        "![a picture](https://example.org/x.png)",
        "![a picture](asset:../../data/site.yaml)",
        "<https://example.org/\"onmouseover='alert(1)'>\n\n<b>",
    ],
)
def test_other_links_are_mistakes_and_nothing_is_published(build: Build, minimal: dict[str, str], link: str) -> None:
    minimal["content/guidance/first.md"] += f"\nRead {link} now.\n"
    result = build(minimal)
    assert result.failed
    assert {problem.place.path for problem in result.problems} == {"content/guidance/first.md"}


def test_an_autolink_or_reference_to_a_script_is_shown_as_text(build: Build, minimal: dict[str, str]) -> None:
    minimal["content/guidance/first.md"] += "\n<javascript:alert(1)> and [a page][b].\n\n[b]: javascript:alert(1)\n"
    result = build(minimal)
    html = result.files["guidance/first.html"].decode()
    assert not [node for node in LexborHTMLParser(html).css("[href]") if "javascript" in (node.attributes.get("href") or "")]


def test_the_browser_lets_no_other_script_in(browser: Browser, site_server: str) -> None:
    """With Trusted Types, text cannot become a script, and the site's own policy lets through its own scripts alone."""
    page = browser.new_page()
    page.goto(f"{site_server}index.html")
    refused = page.evaluate(
        """() => {
          const tries = {
            html: () => { document.createElement("div").innerHTML = "<b>x</b>"; },
            address: () => { document.createElement("script").src = "https://example.org/x.js"; },
            policy: () => trustedTypes.createPolicy("another", {}),
            again: () => trustedTypes.createPolicy("pcn-prospectus", {}),
            foreign: () => pcnProspectus.trusted.createScriptURL("https://example.org/x.js"),
            near: () => pcnProspectus.trusted.createScriptURL(new URL("../elsewhere.js", document.baseURI)),
          };
          const isRefused = (attempt) => { try { attempt(); return false; } catch { return true; } };
          return Object.keys(tries).filter((name) => isRefused(tries[name]));
        }"""
    )
    page.context.close()
    assert refused == ["html", "address", "policy", "again", "foreign", "near"]


def test_all_scripts_of_the_site_keep_away_from_what_runs_text(site_folder: Path) -> None:
    sinks = r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|srcdoc|DOMParser|eval|Function)\s*[(=]"
    for path in (site_folder / "assets").glob("*.js"):
        assert not re.search(sinks, path.read_text("utf-8")), path.name
