"""Addresses that are relative to a page, and links from abbreviations to the glossary."""

from __future__ import annotations

import pytest

from site_builder.render.glossary_links import GlossaryLinker
from site_builder.site.urls import relative_url, resolve_references


@pytest.mark.parametrize(
    ("url", "page", "expected"),
    [
        ("index.html", "index.html", "index.html"),
        ("guidance/a.html", "index.html", "guidance/a.html"),
        ("index.html", "guidance/a.html", "../index.html"),
        ("guidance/b.html", "guidance/a.html", "b.html"),
        ("matrix/b.html#c.d", "guidance/a.html", "../matrix/b.html#c.d"),
        ("guidance/a.html#below", "guidance/a.html", "#below"),
        ("a.html", "one/two/three.html", "../../a.html"),
    ],
)
def test_an_address_is_as_seen_from_the_page(url: str, page: str, expected: str) -> None:
    assert relative_url(url, page) == expected


TARGETS = {"domain:set-up": "domains/set-up.html", "term:mdt": "glossary.html#mdt", "asset:site.css": "assets/site-1.css"}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="@domain:set-up">', '<a href="set-up.html">'),
        ('<a href="@domain:set-up#set-up.context">', '<a href="set-up.html#set-up.context">'),
        ('<a href="@term:mdt">', '<a href="../glossary.html#mdt">'),
        ('<a href="@term:mdt#other">', '<a href="../glossary.html#other">'),
        ('<img src="@asset:site.css">', '<img src="../assets/site-1.css">'),
        ('<form action="@domain:set-up">', '<form action="set-up.html">'),
        ('<a href="@domain:gone">', '<a href="@domain:gone">'),
        ('<a data-href="@domain:set-up">', '<a data-href="@domain:set-up">'),
        ("write to @domain:set-up", "write to @domain:set-up"),
    ],
)
def test_a_reference_becomes_an_address_and_an_unknown_one_stays_for_the_checks(html: str, expected: str) -> None:
    assert resolve_references(html, "domains/leadership.html", TARGETS.get) == expected


def linked(html: str) -> str:
    terms = {"MDT": "mdt", "PCN": "pcn", "PCN DES": "pcn-des", "R&D": "r-and-d", "GP": "gp", "GP+": "gp-plus", "Q<A": "q-a", "D": "d"}
    return GlossaryLinker(terms).link(html)


LINK = '<a class="app-term" href="@term:{}">{}</a>'
MDT, PCN = LINK.format("mdt", "MDT"), LINK.format("pcn", "PCN")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>An MDT. Another MDT.</p>", f"<p>An {MDT}. Another MDT.</p>"),
        (
            "<ul data-plain-words><li>MDT<ul><li>PCN</li></ul>MDT</li></ul><p>MDT</p>",
            f"<ul data-plain-words><li>MDT<ul><li>PCN</li></ul>MDT</li></ul><p>{MDT}</p>",
        ),
        ("<p>Many MDTs</p>", f"<p>Many {LINK.format('mdt', 'MDTs')}</p>"),
        ("<p>(MDT)</p>", f"<p>({MDT})</p>"),
        ("<p>MDT <em>and</em> PCN</p>", f"<p>{MDT} <em>and</em> {PCN}</p>"),
        ("<p>The PCN DES</p>", f"<p>The {LINK.format('pcn-des', 'PCN DES')}</p>"),
        ("<p>MDTX, XMDT, mdt, MDT-led</p>", "<p>MDTX, XMDT, mdt, MDT-led</p>"),
        ("<p>The R&amp;D team</p>", f"<p>The {LINK.format('r-and-d', 'R&amp;D')} team</p>"),
        ("<p>The GP+ scheme</p>", f"<p>The {LINK.format('gp-plus', 'GP+')} scheme</p>"),
        ("<p>GP+, GPs</p>", f"<p>{LINK.format('gp-plus', 'GP+')}, {LINK.format('gp', 'GPs')}</p>"),
        ("<p>A Q&lt;A and MDT &amp; GP</p>", f"<p>A {LINK.format('q-a', 'Q&lt;A')} and {MDT} &amp; {LINK.format('gp', 'GP')}</p>"),
        ("<p>GP++, MDT#, X&amp;D, D&amp;X, &D;</p>", "<p>GP++, MDT#, X&amp;D, D&amp;X, &D;</p>"),
    ],
)
def test_the_first_use_of_a_whole_abbreviation_is_linked(html: str, expected: str) -> None:
    assert linked(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<a href="x">MDT</a>',
        "<h2>MDT</h2>",
        "<h2><span>The</span> MDT</h2>",
        "<th>MDT</th>",
        "<button>MDT</button>",
        "<label>MDT</label>",
        "<code>MDT</code>",
        "<script>MDT</script>",
        "<title>MDT</title>",
        '<p title="MDT">x</p>',
        '<img alt="MDT">',
        "<nav><ul><li>MDT</li></ul></nav>",
    ],
)
def test_links_headings_controls_code_and_attributes_stay_as_they_are(html: str) -> None:
    assert linked(html) == html


def test_a_use_in_a_heading_does_not_count_as_the_first() -> None:
    assert linked("<h2>MDT</h2><p>MDT</p>") == f"<h2>MDT</h2><p>{MDT}</p>"


def test_elements_without_an_end_do_not_silence_what_follows() -> None:
    assert linked('<p>x<br><img alt="">MDT</p>') == f'<p>x<br><img alt="">{MDT}</p>'


def test_without_abbreviations_nothing_is_linked() -> None:
    assert GlossaryLinker({}).link("<p>MDT <b>x</b></p>") == "<p>MDT <b>x</b></p>"
