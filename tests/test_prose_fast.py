"""Plain Markdown is read a faster way: it must give what the parser gives, token for token, and must really be taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from case_files import read_cases
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token
from trust.amount import amount

from site_builder import prose
from site_builder.prose import Markdown
from site_builder.prose_fast import fast_tokens
from site_builder.source import Text

MARKDOWN = Markdown()
PAGES = [path for folder in ("content", "examples", "tests/sites") for path in sorted((ROOT / folder).rglob("*.md"))]
# Pages of content/ that the parser reads, and why.
LEFT: dict[str, str] = {}


def fast(text: str) -> list[Token] | None:
    return fast_tokens(text, prose._slug)


def told(tokens: list[Token]) -> list[dict[str, Any]]:
    return [token.as_dict() for token in tokens]


def assert_both_ways_agree(text: str) -> bool:
    """Compares token by token; True when there was a fast way."""
    tokens = fast(text)
    if tokens is None:
        return False
    for mine, theirs in zip(tokens, MARKDOWN._md.parse(text), strict=True):
        assert mine.as_dict() == theirs.as_dict(), text
        assert list(mine.attrs) == list(theirs.attrs), text
    return True


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_both_ways_read_a_page_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text("utf-8")
    assert_both_ways_agree(text)
    mine = MARKDOWN.render(MARKDOWN.parse(Text("f.md", text)))
    monkeypatch.setattr(prose, "fast_tokens", lambda *_: None)
    assert mine == MARKDOWN.render(MARKDOWN.parse(Text("f.md", text)))


def test_both_ways_read_the_cases_alike() -> None:
    taken = [assert_both_ways_agree(f"{case.given}\n") for case in read_cases("prose.md")]
    assert sum(taken) > len(taken) / 4


def test_the_fast_way_is_taken_for_all_of_content_but_what_is_listed() -> None:
    pages = {str(path.relative_to(ROOT / "content")): path for path in PAGES if path.is_relative_to(ROOT / "content")}
    assert {name for name, path in pages.items() if fast(path.read_text("utf-8")) is None} == set(LEFT)


def test_everything_works_without_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose, "fast_tokens", lambda *_: None)
    parsed = MARKDOWN.parse(Text("f.md", "---\ntitle: A\n---\n## One\n"))
    assert parsed.front_matter == Text("f.md", "title: A")
    assert MARKDOWN.render(parsed)[0].html == '<h2 id="one">One</h2>'


def test_a_text_can_be_read_and_rendered_again_and_again() -> None:
    """Some tokens serve all texts, so nothing may change them."""
    text = "## One *and* **two**\n\n- a [b](page:c)  \n  d\n- e\n\n| f |\n|---|\n| g |\n\n::: gap\nh\n:::\n"
    assert fast(text)
    first, second = (MARKDOWN.render(MARKDOWN.parse(Text("f.md", text))) for _ in range(2))
    assert first == second
    assert_both_ways_agree(text)


PLAIN = [
    "",
    "\n\n",
    "One line",
    "Two\nlines\n",
    "Hard  \nand   \nsoft \nbreaks",
    "**Bold** first, *then* not, and **bold**",
    "**a** **b** *c* **d**. (**e**) '*f*' “**g**”",
    "**[a](page:b) `c`** [**d** *e* `f`](https://example.org/x?y=1#z)",
    "*a [*b*](page:c) d* e",
    "[a](page:b){.nhsuk-button} **[c](page:d){.e}**\n- [f](#g){.h}i",
    "`a*b`, `[c](d)`, `{e}`, `<f>`, `&amp;`, `\\`, `:::`",
    "a_b, R&D, 5 % \u2013 £3, ½, A&E, and 1 + 1 is!",
    "[a](page:b/c-d#e.f), [g](mailto:a.b@example.org), [h](tel:+441), [i](#j)",
    '# One\n## Two {#two}\n### Three {#three sources="a p1, b"}\n#### Four {sources="c"}\n##### Five\n###### Six\n',
    "## Same\n## Same\n## Same {#same-1}\n## \u2013\n## It's `code`",
    "---\ntitle: A\n---\n## After the head\n",
    "---\n---\nAn empty head",
    "---\na: |\n  -- not the end\n---\n",
    "- a\n- b\n\n\n",
    "- a\n\n- b\n",
    "- a\n\n  b\n- c",
    "- a\n  - b\n  - c\n\n- d",
    "- a\n  - b\n\n    c\n  - d\n- e",
    "- a\n\n  - b\n\n  c\n",
    "- a\n  b  \n  c\n",
    "- a\n* b\n+ c\n1. d\n2) e\n",
    "3. a\n1. b\n007. c\n\n0) d",
    "1. a\n   - b\n     1. c\n        - d\n\n\n10. e\n    - f",
    "text\n- a\n\ntext\n1. b\n",
    "- a\n## b\n- c\n::: gap\n- d\n:::\n- e",
    "a\n\n---\n\n***\n\n___\n\nb",
    "| a | b | c | d |\n|---|:--|--:|:-:|\n| e | `f` | **g** | [h](page:i) |\n|| |x|y|\n",
    "| only a head |\n|---|",
    "::: warning Mind & see\nText\n\n## Heading\n\n- item\n\n:::\n::: show process x\n:::\nAfter",
]
# Where the parser has to be asked: what the fast way does not know, and what no other reader of Markdown may guess.
ASKED = [
    "<b>x</b>", "a < b", "a \\* b", "&amp;", "![a](asset:b.png)", "> quote", "```\ncode\n```", "~~~\na\n~~~", "    code",
    "- a\n\n      code", "a\tb", "a\r\nb", "a\x00b", "a\xa0b", "a\u2028b", "\ufeffa", "term\n: meaning", "term\n~ meaning", "[a]: page:b",
    "[a][b]", "[a]", "a]", "[a](page:b 'title')", "[a](<page:b>)", "[a](page:b%20c)", "[a](javascript:x)", "[a](data:x)",
    "[a](page:\xfc)", "[a](b c)", "[a]()", "## [a](page:b){.c}", "[a](page:b){.c}{.d}", "[a](page:b){#c}", "[a](page:b) {.c}", "*a*{.b}",
    "a {b}", "## A {.c}", "## A {#b #c}", "## A {#b", "## A ##", "##A", "## ", " ## A", "A\n===", "A\n---", "---", "a\n***\n", "3 * 4",
    "A&E;", "- - a", "- # a", "-", "- ", "-     a", " - a", "- a\n - b", "- a\nlazy", "- a\n   more", "a\n 2. b", "a\n2. b", "a\n   b",
    "1.a\n1. ", "*a **b** c*", "***a***", "**a*", "a**b**c", "**a**b", "_a_", "__a__", "a_", "**\xa33**", "\xa3**3**", "* a*", "``a``",
    "`a", "` a `", "`a\nb`", "| a |", "| a |\n| b |", "| a |\n|---|\n| b | c |", "| a |\n|---|\ntext", "a\n| b |\n|---|",
    "a | b\n---|---", "  | a |\n  |---|", "::: gap", ":::", "::: gap\n::: oddity\n:::\n:::", "::: other\n:::", ":::: gap\n::::",
    ":::gap\n:::", "- a\n  ::: gap\n  :::", "::: gap\n- a\n", "---\ntitle: A\n--- \n", "---\ntitle: A\n...\n", "---\ntitle: A\n",
    "----\na: b\n----\n", "- a---\n\n- b", "## A {#b:sources=\"c\"}", "## A {#b }", "## A {}", "[a](page:@b)", "[a](https://Example.org)",
    "[a](page://b)",
]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_goes_the_fast_way(text: str) -> None:
    assert assert_both_ways_agree(text)


@pytest.mark.parametrize("text", ASKED)
def test_of_anything_else_the_parser_is_asked(text: str) -> None:
    assert fast(text) is None


WORDS = [
    "a",
    "Some words",
    "it's",
    "(so)",
    "“told”",
    "5 %",
    "R&D",
    "1.5",
    "a_b",
    "\u2013",
    "é",
    "!",
    "ends.",
    '"',
    "£3",
    "x:y",
    "#1",
    "1)",
    "-",
]
MARKS = [
    "*a*",
    "**b c**",
    "`d`",
    "[e](page:f)",
    "**[g](https://example.org/h)**",
    "[*i*](#j)",
    "[e](page:f){.nhsuk-button}",
    "*k `l`*",
    "[`m` **n**](mailto:o@example.org)",
]
ODD = ["*", "**", "`", "[", "](x)", "_a_", "{", "}", "<", "&amp;", "\\", "![", "  ", "|", ":", "~", "***", "\t", "]", "``", "£*", "a*b*c"]
inline = st.lists(st.sampled_from(WORDS * 6 + MARKS * 8 + ODD[:2]) | st.sampled_from(WORDS + MARKS), min_size=1, max_size=5)
line = st.tuples(inline, st.sampled_from([" ", " ", " ", ""])).map(lambda pair: pair[1].join(pair[0]))
odd_line = st.lists(st.sampled_from([*ODD, *MARKS, *WORDS]), min_size=1, max_size=5).map("".join)
some_line = st.integers(0, 30).flatmap(lambda n: line if n else odd_line)
text_lines = st.lists(st.tuples(some_line, st.sampled_from(["", "", "", " ", "  "])).map("".join), min_size=1, max_size=3)
heading = st.tuples(
    st.integers(1, 6), some_line, st.sampled_from(["", "", " {#id}", ' {#id-2 sources="a p1, b"}', ' {sources="c"}', " {.d}", " #"])
)
rule = st.sampled_from(["---", "***", "- - -"])
cells = st.lists(some_line, min_size=2, max_size=2).map(lambda row: f"| {' | '.join(row)} |")
table = st.tuples(cells, st.sampled_from(["|---|--:|", "| :-- | :-: |", "|---|"]), st.lists(cells, max_size=3)).map(
    lambda t: [t[0], t[1], *t[2]]
)
MARKERS = ["- ", "- ", "- ", "* ", "+ ", "1. ", "2. ", "10. ", "1) ", "-   "]


def listed(item: tuple[str, list[str], list[list[str]], list[str]]) -> list[str]:
    """A list item: its marker, its first lines, and the blocks under it, at times with a blank line before."""
    marker, lines, blocks, gaps = item
    inner = [*lines]
    for block, gap in zip(blocks, gaps, strict=False):
        inner += [*([""] if gap else []), *block]
    return [marker + inner[0], *(" " * len(marker) + rest if rest else "" for rest in inner[1:])]


def items(blocks: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    gaps = st.lists(st.sampled_from(["", "gap"]), min_size=2, max_size=2)
    item = st.tuples(st.sampled_from(MARKERS), text_lines, st.lists(blocks, max_size=2), gaps).map(listed)
    between = st.sampled_from([[], [], [""], ["", ""]])
    return st.lists(st.tuples(item, between), min_size=1, max_size=4).map(lambda all_: [row for one, gap in all_ for row in [*one, *gap]])


lists = st.recursive(text_lines, items, max_leaves=6)
block = st.one_of(text_lines, lists, lists, table, heading.map(lambda h: [f"{'#' * h[0]} {h[1]}{h[2]}"]), rule.map(lambda r: [r]))
container = st.tuples(st.sampled_from(["gap", "warning A title", "show roles", "other"]), block, block).map(
    lambda c: [f"::: {c[0]}", *c[1], "", *c[2], ":::"]
)
page = st.tuples(
    st.sampled_from(["", "", "---\ntitle: A\n---\n"]),
    st.lists(st.tuples(block | container, st.sampled_from(["\n", "\n\n", "\n\n", "\n\n", "\n\n\n"])), max_size=6),
).map(lambda p: p[0] + "".join("\n".join(lines) + gap for lines, gap in p[1]))


@settings(max_examples=amount(400, 100_000), deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(page)
def test_both_ways_read_any_text_alike(text: str) -> None:
    assert_both_ways_agree(text)
