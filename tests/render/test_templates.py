"""Templates: strict about names, careful with text, and exact about where they fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.render import templates
from site_builder.render.queries import SiteQueries
from tests.build.test_broken_sites import theme_with
from tests.conftest import ROOT, Build

GLOSSARY = "theme/layouts/glossary.html"
CALLOUT = "theme/macros/callout/callout.html"


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """A template of the theme with one change."""
    text = (ROOT / path).read_text("utf-8")
    assert old in text
    return {path: text.replace(old, new, 1)}


def line_of(path: str, words: str) -> int:
    return (ROOT / path).read_text("utf-8").split(words)[0].count("\n") + 1


@pytest.mark.parametrize(
    "mistake",
    [
        (GLOSSARY, "{{ glossary_list() }}", "{{ glosary_list() }}", "'glosary_list' is undefined"),
        (GLOSSARY, "{{ glossary_list() }}", "{{ page.titel }}", "has no attribute 'titel'"),
        (GLOSSARY, "{{ glossary_list() }}", "{{ glossary_list( }}", "unexpected '}'"),
        (GLOSSARY, "{{ glossary_list() }}", "{{ page.title | upcase }}", "No filter named 'upcase'"),
        (GLOSSARY, "{{ glossary_list() }}", '{% include "gone.html" %}', "gone.html"),
        (GLOSSARY, "{{ glossary_list() }}", "{{ 1 // 0 }}", "integer division or modulo by zero"),
        (CALLOUT, "{{ title }}", "{{ titel }}", "'titel' is undefined"),
    ],
)
def test_a_mistake_in_a_template_is_reported_at_its_path_and_line(
    build: Build, minimal: dict[str, str], tmp_path: Path, mistake: tuple[str, str, str, str]
) -> None:
    path, old, new, reason = mistake
    files = {**minimal, "content/guidance/first.md": minimal["content/guidance/first.md"] + "\n::: warning Mind\nText.\n:::\n"}
    result = build(files, theme=theme_with(changed(path, old, new), tmp_path))
    assert {f"{problem.place.path}:{problem.place.line}" for problem in result.problems} == {f"{path}:{line_of(path, old)}"}
    assert all(reason in problem.message for problem in result.problems)


def test_a_failure_of_the_generator_is_told_as_one(build: Build, minimal: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: SiteQueries) -> None:
        raise KeyError("kept")

    monkeypatch.setattr(SiteQueries, "terms_by_letter", fail)
    monkeypatch.setattr(templates, "_PACKAGE", Path(__file__).parent)
    [problem] = build(minimal).problems
    assert "the generator failed at this line of the template (KeyError: 'kept', in render/test_templates.py, line " in problem.message
    minimal["content/guidance/second.md"] = "No head."
    said = [str(problem) for problem in build(minimal).problems]
    assert any("the generator failed" in line for line in said), "it must not hide behind a mistake in another file"


def test_a_template_that_is_not_utf_8_is_reported(build: Build, minimal: dict[str, str], tmp_path: Path) -> None:
    theme = theme_with({}, tmp_path)
    (theme / "layouts" / "glossary.html").write_bytes(b"\xff")
    [problem] = build(minimal, theme=theme).problems
    assert "the template cannot be rendered" in problem.message


def test_a_layout_that_does_not_exist_is_reported_where_it_is_named(build: Build, minimal: dict[str, str]) -> None:
    minimal["content/glossary.md"] = minimal["content/glossary.md"].replace("layout: glossary", "layout: glosary")
    [problem] = build(minimal).problems
    assert str(problem) == "content/glossary.md:2:1: there is no layout 'glosary'; did you mean 'glossary'?"


def test_text_of_every_field_is_escaped(build: Build, minimal: dict[str, str]) -> None:
    nasty = "\"<script>alert(1)</script>&'"
    files = {path: text.replace("Green Valley", f"'{nasty.replace(chr(39), chr(39) * 2)}'") for path, text in minimal.items()}
    files["content/guidance/first.md"] = files["content/guidance/first.md"].replace(
        "title: First page", f"title: '{nasty.replace(chr(39), chr(39) * 2)}'"
    )
    result = build(files)
    assert result.problems == ()
    pages = [content.decode() for url, content in result.files.items() if url.endswith(".html")]
    assert not any("<script>alert" in page for page in pages)
    assert any("&lt;script&gt;alert" in page for page in pages)


def test_a_title_of_a_callout_is_escaped_once(build: Build, minimal: dict[str, str]) -> None:
    minimal["content/guidance/first.md"] += "\n::: inset A <b> --> R&D | more\nText.\n:::\n"
    result = build(minimal)
    assert result.problems == ()
    assert "<strong>A &lt;b&gt; --&gt; R&amp;D | more</strong>" in result.files["guidance/first.html"].decode()


def test_no_mark_of_markdown_is_left_in_a_page(build: Build, minimal: dict[str, str]) -> None:
    pages = {url: content.decode() for url, content in build(minimal).files.items() if url.endswith(".html")}
    assert [url for url, html in pages.items() if "<!--" in html] == []
    assert [url for url, html in pages.items() if 'href="@' in html] == []


def test_the_first_use_of_an_abbreviation_on_a_page_leads_to_the_glossary(build: Build, minimal: dict[str, str]) -> None:
    html = build(minimal).files["guidance/first.html"].decode()
    assert html.count('<a class="app-term" href="../glossary.html#pcn">PCN</a>') == 1


def test_what_a_page_is_for_stands_before_its_contents_and_steps_are_numbered(build: Build, minimal: dict[str, str]) -> None:
    page = minimal["content/guidance/first.md"].rpartition("---\n")[0] + "---\n"
    text = "Why.\n\n## One\n\nText.\n\n## Two\n\n::: steps\n1. ### First\n\n   Text.\n:::\n\n## Three\n\nText.\n"
    minimal["content/guidance/first.md"] = page + text
    html = build(minimal).files["guidance/first.html"].decode()
    order = ("Why.", "On this page", '<h2 id="one">', '<div class="app-steps">', '<ol class="nhsuk-list', ">First</h3>")
    places = [html.index(words) for words in order]
    assert places == sorted(places)


def test_pages_of_two_renderings_are_equal(build: Build, minimal: dict[str, str]) -> None:
    assert build(minimal).files == build(minimal).files


def test_a_site_without_an_address_for_reports_sends_readers_to_its_publisher(build: Build, minimal: dict[str, str]) -> None:
    silent = minimal["data/site.yaml"].replace("report_email: site@example.org", "report_email: null").replace("report_note: ", "# ")
    result = build({**minimal, "data/site.yaml": silent})
    assert [str(problem) for problem in result.problems] == []
    for page in ("index.html", "contacts/somewhere.html"):
        html = result.files[page].decode()
        assert "whoever publishes this copy" in html and "site@example.org" not in html
