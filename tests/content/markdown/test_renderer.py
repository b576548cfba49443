"""Markdown: what it becomes, what is reported, and what the rest of the site learns of it."""

from __future__ import annotations

import time

import pytest

from site_builder.content.markdown.document import RenderedMarkdown, is_reference
from site_builder.content.markdown.lint_rules import RULES, rules_for
from site_builder.content.markdown.literal_marks import MARKS
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.source import SourceText
from site_builder.content.yaml_parser import parse_yaml
from site_builder.core.limits import MAX_BLOCK
from site_builder.core.problems import Place, text_place
from tests.case_files import Case, each_case, read_cases

MARKDOWN = MarkdownRenderer()


def prose_of(text: str) -> RenderedMarkdown:
    return MARKDOWN.render(MARKDOWN.parse(SourceText("f.md", text)))[0]


def told(text: str) -> str:
    """The problems of a Markdown text, or its HTML when it has none."""
    prose, problems = MARKDOWN.render(MARKDOWN.parse(SourceText("f", text + "\n")))
    return "\n".join(map(str, problems)) or prose.html


@each_case("prose.md")
def test_markdown_becomes_html_or_a_report(case: Case) -> None:
    assert told(case.given) == case.expected


def test_every_rule_has_a_case_that_it_reports() -> None:
    silent = {rule for rules in RULES.values() for rule in rules}
    for case in read_cases("prose.md"):
        parsed = MARKDOWN.parse(SourceText("f", case.given + "\n"))
        for index, token in enumerate(parsed.tokens):
            silent -= {rule for rule in rules_for(token) if rule(token, list(parsed.tokens), index, [])}
    assert {rule.__name__ for rule in silent} <= {"_double_fragment"}, "add a case to cases/prose.md"


def test_every_mark_that_is_shown_as_it_is_has_a_case() -> None:
    told_of = {remedy for case in read_cases("prose.md") for remedy in case.expected.splitlines()}
    silent = [mark.pattern.pattern for mark in MARKS if not any(line.endswith(f"; {mark.remedy}") for line in told_of)]
    assert silent == [], "add a case to cases/prose.md"


def test_many_marks_are_told_of_in_time_that_grows_with_the_text() -> None:
    for mark in ("** ", "~~a ", "`a ``", "{#a ", "[^a", "] (", "## ", "|", "] " * 9, "\n##a", "(a)[b:"):
        started = time.perf_counter()
        told(mark * (MAX_BLOCK // len(mark)))
        assert time.perf_counter() - started < 10, mark


def test_front_matter_is_set_apart_and_lines_are_those_of_the_file() -> None:
    parsed = MARKDOWN.parse(SourceText("f.md", "---\ntitle: A\n---\nText.\n\n# One\n"))
    assert parsed.front_matter == SourceText("f.md", "title: A")
    assert [str(problem.place) for problem in MARKDOWN.render(parsed)[1]] == ["f.md:6:1"]


def test_a_text_of_a_data_file_is_reported_where_it_stands_there() -> None:
    text = "First.\n\n[here](page:index)"
    for place, told_at in ((text_place(Place("data/a.yaml", 5, 3), (6, 7, 8)), 8), (Place("data/a.yaml", 5, 3), 5)):
        assert [str(problem.place) for problem in MARKDOWN.text(text, place)[1]] == [f"data/a.yaml:{told_at}:1"]


def test_headings_tell_their_level_id_words_and_sources() -> None:
    prose = prose_of('## The *uses* {#uses sources="prospectus p4, matrix purpose"}\n\n### And `code`\n')
    assert [(h.level, h.id, h.text, h.sources) for h in prose.headings] == [
        (2, "uses", "The uses", ("prospectus p4", "matrix purpose")),
        (3, "and-code", "And code", ()),
    ]


def test_links_tell_where_they_lead_and_what_they_say() -> None:
    links = prose_of("One\n\nTwo [the *first* page](page:first) and <https://example.org>\n").links
    assert [(link.to, link.text, link.place.line) for link in links] == [
        ("page:first", "the first page", 3),
        ("https://example.org", "https://example.org", 3),
    ]


def test_a_process_that_is_shown_is_a_reference_like_a_link() -> None:
    assert [link.to for link in prose_of("::: show process pcn-support\n:::\n").links] == ["process:pcn-support"]


def test_passages_hold_the_plain_words_under_each_heading() -> None:
    prose = prose_of("Before *it*.\n\n## One\n\n- a\n- b [c](page:c)\n\n## Empty\n\n## Two\n\n| h |\n|---|\n| d |\n")
    assert [(p.heading.text if p.heading else None, p.text) for p in prose.passages] == [
        (None, "Before it."),
        ("One", "a b c"),
        ("Two", "h d"),
    ]


@pytest.mark.parametrize(
    ("address", "symbolic"),
    [
        ("domain:set-up", True),
        ("page:guidance/index#top", True),
        ("mailto:a", False),
        ("tel:123", False),
        ("https://example.org", False),
        ("#top", False),
        ("a b:c", False),
    ],
)
def test_links_by_id_are_told_from_addresses(address: str, symbolic: bool) -> None:
    assert is_reference(address) is symbolic


def test_one_parser_keeps_nothing_from_text_to_text() -> None:
    assert prose_of("## Same\n") == prose_of("## Same\n")


def test_a_text_that_was_parsed_can_be_rendered_again() -> None:
    text = '## One {#one sources="prospectus p4"}\n\n[A](page:a) ![Words](asset:a.png)\n\n- b\n\n| c |\n|--:|\n| 1 |\n'
    parsed = MARKDOWN.parse(SourceText("f.md", text))
    assert MARKDOWN.render(parsed) == MARKDOWN.render(parsed)


FIELDS = {
    "block": ("a: |\n  One [x](y z).\n\n  Two [x](y z).\n", [2, 4]),
    "block after an empty line": ("a: |-\n\n  Two [x](y z).\n", [3]),
    "folded block": ("a: >-\n  One two\n  three.\n\n\n  Four [x](y z)\n  five.\n\n\n  Six [x](y z).\n", [6, 10]),
    "on one line": ("a: One [x](y z).\n", [1]),
    "on the next line": ("a:\n  One [x](y z).\n", [2]),
    "plain on several lines": ("a: One\n  two.\n\n\n  Three [x](y z).\n", [5]),
    "in quotes": ('a: "One\n  two.\n\n\n  Three [x](y z)."\nb: 1\n', [5]),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_mistake_in_a_field_is_told_at_the_line_on_which_it_stands(name: str) -> None:
    text, lines = FIELDS[name]
    document, problems = parse_yaml(SourceText("f.yaml", f"# first\n{text}"))
    assert not problems
    _, found = MARKDOWN.text(document.data["a"], document.place(("a",)))
    assert [problem.place.line - 1 for problem in found] == lines
