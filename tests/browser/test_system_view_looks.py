"""How the system view looks: for axe, by keyboard, on a phone, on paper, and beside the report of the command."""

from __future__ import annotations

import json
import re
import shutil
from io import BytesIO
from itertools import count
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.system_view import View
from tests.browser.test_assessment_looks import drawn
from tests.browser.test_names_left_out import words_of
from tests.conftest import ROOT

AXE = (ROOT / "theme" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run('main', {runOnly: tags, resultTypes: ['violations']})"


def test_nothing_can_be_sorted_by_stage_and_pcns_stand_in_the_order_of_names(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    names = [pcn.name for pcn in view.roll_up().pcns]
    assert names == sorted(names)
    expect(view.page.locator("th button, th[aria-sort]")).to_have_count(0)
    view.page.locator("summary", has_text="For PCNs: which PCNs are where").click()
    shown = view.page.locator(".app-names").first.locator("li").all_inner_texts()
    assert shown == sorted(shown)


def test_it_works_with_the_keyboard_alone(view: View, exported: Path) -> None:
    page = view.page
    view.choose(*exported.glob("*-pcn-*.json"))
    expect(page.locator("#view-results")).to_be_focused()
    assert page.locator("#view-results").bounding_box()["y"] < 100  # type: ignore[index]
    page.get_by_label("Exported self-assessments").focus()
    reached: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.slice(0, 30)"))
        if page.evaluate("document.activeElement.tagName === 'SUMMARY'"):
            break
    title = "Save all numbers, names and texts as JSON"[:30]
    assert {"view-folder", "view-system", "view-side", "view-names", "view-print-names", "Print", title} <= set(reached)
    page.keyboard.press("Enter")
    expect(page.locator("details[open] table").first).to_be_visible()
    page.get_by_label("For PCNs or for systems").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("For PCNs or for systems")).to_be_focused()
    expect(page.get_by_text("For: PCNs")).to_be_visible()
    page.get_by_role("button", name="Clear everything").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_text("Everything is cleared.")
    assert page.locator("[data-results]").inner_text() == ""
    expect(page.get_by_role("heading", name="Choose files")).to_be_visible()


def test_names_behind_the_numbers_are_printed_only_when_that_is_chosen(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    behind = view.page.locator("details.app-names-behind").filter(has_text="who moved").first
    behind.locator("summary").click()
    expect(behind.get_by_text("Alder Vale PCN").first).to_be_visible()
    view.page.emulate_media(media="print")
    expect(behind).to_be_hidden()
    expect(view.page.locator("[data-read]")).to_be_hidden()
    first = drawn(view.page.pdf(prefer_css_page_size=True, page_ranges="1"))
    view.page.emulate_media(media="screen")
    view.page.get_by_label("Print the names too").check()
    view.page.emulate_media(media="print")
    expect(behind.get_by_text("Alder Vale PCN").first).to_be_visible()
    expect(view.page.locator(".app-roll-up__stages .app-names-behind").first.get_by_text("Alder Vale PCN").first).to_be_visible()
    with_names = drawn(view.page.pdf(prefer_css_page_size=True, page_ranges="1"))
    assert with_names > first / 2, "the first page holds a chart with names too"


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(browser: Browser, disk: str, exported: Path, tmp_path: Path, width: int) -> None:
    first = sorted(exported.glob("*-pcn-*.json"))[1]
    shutil.copy(first, tmp_path / "again.json")
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    view = View(context.new_page(), disk).open().choose(*sorted(exported.iterdir()), tmp_path / "again.json")
    view.page.get_by_label("Expected PCNs, one name on each line").fill("Nobody")
    view.page.get_by_role("button", name="Compare with this list").click()
    for summary in view.page.locator("[data-results] summary").all()[::4]:
        summary.click()
    view.page.evaluate(AXE)
    found = view.page.evaluate(RUN, TAGS)["violations"]
    assert [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]] == []
    assert view.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()


def test_the_report_of_the_command_line_is_clean_too(browser: Browser, exported: Path, tmp_path: Path, full_project: Path) -> None:
    from click.testing import CliRunner  # noqa: PLC0415 - this test alone needs the command line

    from site_builder.cli.main import command  # noqa: PLC0415

    done = CliRunner().invoke(command, ["rollup", str(exported), "--out", str(tmp_path / "report"), "--keep-going"], obj=full_project)
    assert done.exit_code == 1, done.output
    for width in (1280, 320):
        context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
        page = context.new_page()
        page.goto((tmp_path / "report" / "index.html").as_uri())
        page.evaluate(AXE)
        found = page.evaluate(RUN, TAGS)["violations"]
        assert [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        context.close()


def test_the_report_and_the_page_show_the_same(view: View, exported: Path, tmp_path: Path, full_project: Path) -> None:
    """The same pictures, sentences and words in the same order, whoever made them."""
    from click.testing import CliRunner  # noqa: PLC0415 - as above

    from site_builder.cli.main import command  # noqa: PLC0415

    done = CliRunner().invoke(command, ["rollup", str(exported), "--out", str(tmp_path / "report"), "--keep-going"], obj=full_project)
    assert (done.exit_code, "17 assessments of 40 files combined" in done.output) == (1, True), (done.output, done.exception)
    view.choose(*sorted(exported.iterdir()))
    shown = """() => [...document.querySelectorAll(
        "h2, h3, h4, .app-paper__facts, .app-chart, .app-grid, .app-asks, .app-key, .app-roll-up__tables td, .app-part rect"
    )].filter((node) => !node.closest(".app-names-behind, .app-roll-up__pcns, .app-roll-up__save, .app-roll-up__keep, .app-roll-up__read, #no") &&
        node.closest("section, .app-paper, .app-chart")?.closest(".app-roll-up__section, .app-paper")
    ).map((node) => node.tagName === "rect"
        ? ["x", "width"].map((name) => node.getAttribute(name)).join(" ")
        : node.textContent.replace(/\\s+/g, "").trim())"""
    mine = view.page.evaluate(shown)
    view.page.goto((tmp_path / "report" / "index.html").as_uri())
    theirs = view.page.evaluate(shown)
    assert len(mine) > 500
    assert mine == theirs


def test_a_print_holds_the_counts_and_no_controls(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    view.page.emulate_media(media="print")
    expect(view.page.get_by_role("heading", name="Where 17 PCNs are")).to_be_visible()
    expect(view.page.get_by_role("heading", name="Tables", exact=True)).to_be_visible()
    assert [
        node
        for node in view.page.locator("input, select, textarea, button, details:not(.app-printed) > summary").all()
        if node.is_visible()
    ] == []


def test_the_matrix_with_a_bar_in_each_component_is_on_one_screen(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    grids = view.page.locator(".app-grid").all()
    assert len(grids) == 2
    assert max(grid.bounding_box()["height"] for grid in grids) <= 900  # type: ignore[index]


def test_the_first_page_of_the_paper_holds_the_chart_of_every_side_with_its_sentences(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    view.page.emulate_media(media="print")
    view.page.set_viewport_size({"width": 680, "height": 900})  # what A4 leaves between its margins
    bottom = view.page.locator(".app-roll-up__stages").evaluate("node => node.getBoundingClientRect().bottom + scrollY")
    assert bottom <= 1009


def test_on_a_phone_long_pictures_are_folded_away_and_paper_has_all_of_them(browser: Browser, disk: str, exported: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, accept_downloads=True)
    page = context.new_page()
    view = View(page, disk).open().choose(*sorted(exported.iterdir()))
    folded = page.locator(".app-grid details, .app-roll-up__wanted .app-chart details")
    assert folded.count() == page.locator(".app-grid__row, .app-roll-up__wanted .app-chart__row").count() > 10
    expect(page.locator("details[open]")).to_have_count(0)
    held = [
        int(found[1])
        for row in page.locator(".app-grid__row").all()
        if (found := re.search(r": (\d+) components?$", row.locator("h4").inner_text()))
    ]
    assert held == [row.locator("li").count() for row in page.locator(".app-grid__row").all()]
    page.locator(".app-grid summary").first.press("Enter")
    page.get_by_label("Print the names too").check()
    view.select("Round", "April 2023 to March 2024")
    expect(page.locator(".app-grid__row").first).to_have_attribute("open", "")
    expect(page.get_by_label("Print the names too")).to_be_checked()
    view.select("Round", "The newest of each PCN")
    page.emulate_media(media="print")
    drawn = "(nodes) => nodes.filter((node) => node.getBoundingClientRect().height > 0).length"
    for part in (".app-grid__component", ".app-roll-up__wanted .app-bar__picture", ".app-roll-up__asks .app-bar__picture"):
        assert page.locator(part).evaluate_all(drawn) == page.locator(part).count() > 0
    page.emulate_media(media="screen")
    shown = "() => [...document.querySelectorAll('.app-bar__words, .app-grid__component')].map((node) => node.textContent)"
    narrow = page.evaluate(shown)
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(".app-grid details, .app-chart__row summary")).to_have_count(0)
    assert page.evaluate(shown) == narrow
    context.close()


def test_what_holds_nothing_is_not_printed(view: View, exported: Path, tmp_path: Path) -> None:
    document = json.loads(next(exported.glob("*-pcn-*.json")).read_text("utf-8"))
    (tmp_path / "one.json").write_text(json.dumps({**document, "previous_id": None, "last_time": None, "themes": {}}), "utf-8")
    page = view.choose(tmp_path / "one.json").page
    empty = page.locator(".app-roll-up__actions, .app-roll-up__comparison")
    expect(empty).to_have_count(2)
    page.emulate_media(media="print")
    expect(empty.locator("visible=true")).to_have_count(0)
    page.emulate_media(media="screen")
    word = view.saved(lambda page: page.get_by_role("button", name="Save as a Word document").click())
    headings = [one.text for one in docx.Document(BytesIO(word)).paragraphs if one.style.name == "Heading 1"]
    assert "What PCNs ask for" in headings
    assert not {"Actions due by month", "What moved between two rounds"} & set(headings)


def test_a_part_that_nobody_answered_has_no_count_in_its_title(view: View, exported: Path, tmp_path: Path) -> None:
    document = json.loads(next(exported.glob("*-pcn-*.json")).read_text("utf-8"))
    (tmp_path / "one.json").write_text(json.dumps({**document, "about": {**document["about"], "audiences": ["pcn"]}}), "utf-8")
    page = view.choose(tmp_path / "one.json").page
    expect(page.get_by_role("heading", name="Where 1 PCN is")).to_be_visible()
    view.select("For PCNs or for systems", "For systems")
    expect(page.get_by_role("heading", name="Where PCNs are, and where they want to be in a year")).to_be_visible()
    expect(page.get_by_text("None of these PCNs answered this part of the matrix").first).to_be_visible()


def test_on_paper_what_moved_stands_with_its_chart(view: View, exported: Path) -> None:
    view.choose(*sorted(exported.iterdir()))
    sheets = (words_of(view.page.pdf(prefer_css_page_size=True, page_ranges=str(number))) for number in count(1))
    moved = next(sheet for sheet in sheets if "What moved between two rounds" in sheet)
    assert "Further on than before" in moved


def test_on_a_phone_the_rows_of_a_table_stack(browser: Browser, disk: str, exported: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = View(context.new_page(), disk).open().choose(*exported.glob("*-pcn-*.json")).page
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    tables = page.locator(".app-table")
    assert tables.count() > 10
    assert tables.evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth).length") == 0
    context.close()
