"""The self-assessment for everybody: axe at every step, narrow windows, forced colours, and paper."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_builder.assessment.matrix import matrix_of
from site_builder.build.pipeline import BuildResult
from tests.browser.assessment_made_up import SENTENCE, made_up
from tests.browser.assessment_tool import PAGES, THEMES, Tool
from tests.browser.test_assessment_keeping import VISION
from tests.conftest import ROOT

AXE = (ROOT / "theme" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run('main', {runOnly: tags, resultTypes: ['violations']})"
# By how many pixels, once the menu of the header has found its width too.
WIDER = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  done(document.documentElement.scrollWidth - document.documentElement.clientWidth))))"""
WORKSHOP = ("workshop/leadership/leadership.foundation.pcn.vision", "workshop/leadership")
ONE_THEME = ("", "about", *(f"{THEMES[0]}/{part}" for part in PAGES), *WORKSHOP, "review", "plan", "last-time", "start-again", "delete")
OTHER_THEMES = tuple(f"{theme}/{part}" for theme in THEMES[1:] for part in PAGES)
LOOKS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "forced colours": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
}


class Audit:
    """What axe finds at each step, and where the page is wider than the window."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.findings: list[str] = []

    def look(self, step: str) -> None:
        if not self._page.evaluate("Boolean(window.axe)"):
            self._page.evaluate(AXE)
        for found in self._page.evaluate(RUN, TAGS)["violations"]:
            self.findings += [f"{step}: {found['id']} ({found['help']}): {node['html'][:140]}" for node in found["nodes"]]
        if self._page.evaluate(WIDER) > 0:
            self.findings.append(f"{step}: wider than the window")


@pytest.fixture(params=LOOKS)
def looked_at(request: pytest.FixtureRequest, browser: Browser, disk: str) -> Iterator[Tool]:
    """The tool in one look; scripts of the test may run in spite of the page's security policy."""
    context = browser.new_context(**LOOKS[request.param], bypass_csp=True)
    context.set_default_timeout(5000)
    yield Tool(context.new_page(), disk).open()
    context.close()


def test_axe_finds_nothing_at_any_step(looked_at: Tool, real: BuildResult) -> None:
    tool, audit = looked_at, Audit(looked_at.page)
    assert real.site
    audit.look("start")
    tool.begin().follow("About you").press("Save and continue")
    expect(tool.page.get_by_text("There is a problem")).to_be_visible()
    audit.look("about, with mistakes")
    tool.open().choose_text("{").on("This file cannot be used")
    audit.look("a file refused")
    tool.choose_text(json.dumps(made_up(real.site))).on("What is in this file")
    audit.look("a file shown")
    tool.press("Add it to this device").on("Riverside PCN")
    forced = tool.page.evaluate("matchMedia('(forced-colors: active)').matches")
    for place in ONE_THEME if forced else ONE_THEME + OTHER_THEMES:
        tool.go(place)
        audit.look(place)
    tool.open().choose_text(json.dumps(made_up(real.site, 8))).on("What is in this file")
    audit.look("what would change")
    tool.open()
    audit.look("start, with assessments")
    tool.follow("Delete all").on("Do you want to delete everything")
    audit.look("delete everything")
    assert audit.findings == []


def test_axe_finds_nothing_in_notices(browser: Browser, disk: str) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });")
    tool, audit = Tool(page, disk).open().start(), Audit(page)
    expect(tool.notice).to_be_visible()
    audit.look("nothing is saved")
    context.close()
    assert audit.findings == []


@pytest.mark.parametrize("place", ["assessment/index.html", "assessment/worksheet.html", "assessment/tool.html"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_without_the_script(browser: Browser, disk: str, place: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    context.route("**/assessment-*.js", lambda route: route.abort())
    page, audit = context.new_page(), Audit(context.pages[0])
    page.goto(disk + place)
    expect(page.locator("h1")).to_be_visible()
    audit.look(place)
    context.close()
    assert audit.findings == []


def test_should_the_script_fail_the_page_leads_to_the_worksheet(context: BrowserContext, disk: str) -> None:
    context.route("**/assessment-*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{disk}assessment/tool.html")
    expect(page.get_by_role("link", name="Open the worksheet")).to_be_visible()


@pytest.fixture
def printed(tool: Tool, real: BuildResult) -> Callable[[str], bytes]:
    """Prints a place of a filled assessment, or another page, to PDF."""
    assert real.site
    tool.choose_text(json.dumps(made_up(real.site))).press("Add it to this device").on("Riverside PCN")

    def print_place(place: str) -> bytes:
        tool.go(place)
        return tool.page.pdf(prefer_css_page_size=True)

    return print_place


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_plan_prints_on_a4(printed: Callable[[str], bytes], tool: Tool) -> None:
    """What one would hand to a board: no buttons, no menus, all parts; the appendix can be left out."""
    pdf = printed("plan")
    assert 4 <= pages_of(pdf) <= 12, "themes follow each other"
    sizes = {(round(float(width)), round(float(height))) for width, height in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    assert sizes == {(595, 842)}
    tool.page.get_by_label("With the appendix").uncheck()
    assert pages_of(tool.page.pdf(prefer_css_page_size=True)) < pages_of(pdf)
    expect(tool.page.get_by_role("heading", name="Who to contact")).to_have_count(0)
    tool.page.get_by_label("With the appendix").check()
    tool.page.emulate_media(media="print")
    for hidden in ("Print this plan", "Export a file"):
        assert not tool.page.get_by_role("button", name=hidden).first.is_visible()
    assert not tool.page.get_by_role("navigation", name="Menu").is_visible()
    assert not tool.page.get_by_role("region", name="Edition").is_visible()
    assert tool.page.locator("svg.app-ladder").is_visible()
    for title in ("Where we are, and where we want to be", "What we will do first", "Theme by theme", "Since last time", "Who to contact"):
        assert tool.page.get_by_role("heading", name=title).is_visible()
    headings = tool.page.locator(".app-paper :is(h2, h3, h4, h5)")
    found = headings.evaluate_all("all => all.map((one) => [one.tagName, parseFloat(getComputedStyle(one).fontSize)])")
    by_level = sorted({(level, size) for level, size in found})
    assert [level for level, _ in by_level] == ["H2", "H3", "H4", "H5"], "one size for each level"
    assert [size for _, size in by_level] == sorted((size for _, size in by_level), reverse=True)


def test_a_plan_that_is_hardly_begun_is_one_sheet_and_its_appendix(tool: Tool) -> None:
    """Themes of which nothing is said are in the picture alone."""
    tool.start().go("leadership/foundation").answer(VISION, "partly").go("plan").on("Your plan")
    tool.page.get_by_label("With the appendix").uncheck()
    expect(tool.page.locator(".app-paper__theme")).to_have_count(1)
    assert pages_of(tool.page.pdf(prefer_css_page_size=True)) == 1


@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
@pytest.mark.parametrize("sides", [["pcn"], ["pcn", "system"]])
def test_the_first_page_holds_ladder_actions_and_asks(tool: Tool, real: BuildResult, sides: list[str], long: bool) -> None:
    """Of a plan with eight actions, needs in every theme, and a last time: all end above the foot of the first sheet, however long the texts are.

    So they do on paper from the web page that is sent. What is to be in place is there too, where it is listed: below both columns, and never on two sheets.
    Nothing begins left of the sheet's margin, where it would be cut.
    """
    assert real.site
    made = made_up(real.site)
    made["about"]["audiences"] = sides
    for number, theme in enumerate(made["themes"].values()):
        theme["actions"] = theme["actions"][: 2 if number < 3 else 1]
        theme["needs"] = {"capacity": "A manager, 0.6 WTE", "support": "A facilitator for two away days"}
        if long:
            theme["needs"] = dict.fromkeys(("time", "capacity", "skills", "support"), SENTENCE * 9)
            theme["actions"] = [{**action, "what": SENTENCE, "who": SENTENCE} for action in theme["actions"]]
    tool.choose_text(json.dumps(made)).press("Add it to this device").on("Riverside PCN").go("plan").on("Your plan")
    tool.page.emulate_media(media="print")
    tool.page.set_viewport_size({"width": 695, "height": 1000})  # an A4 sheet inside its margins, at 96 dots an inch
    bottoms_of = """() => {
      const top = document.querySelector(".app-paper").getBoundingClientRect().top;
      const [first, asks] = document.querySelectorAll(".app-paper__columns > div");
      const steps = document.querySelectorAll(".app-paper__steps");
      return [document.querySelector(".app-ladder"), first.querySelector("table"), [...asks.querySelectorAll("ul")].at(-1), ...steps].map(
        (one) => one.getBoundingClientRect().bottom - top);
    }"""
    bottoms = tool.page.evaluate(bottoms_of)
    outside = """words => words.filter((word) => {
      const box = word.previousElementSibling.getBBox();
      const { x, width } = word.getBBox();
      return x < box.x || x + width > box.x + box.width;
    }).map((word) => word.textContent)"""
    assert tool.page.locator(".app-ladder__words").evaluate_all(outside) == []
    expect(tool.page.locator(".app-paper__columns tbody tr")).to_have_count(8)
    assert len(bottoms) == (4 if sides == ["pcn"] else 3)
    assert max(bottoms[: 3 if long else 4]) < 267 / 25.4 * 96
    tables = tool.page.locator(".app-paper :is(dl, table)")
    left = tool.page.locator(".app-paper").evaluate("paper => paper.getBoundingClientRect().left")
    assert min(tables.evaluate_all("all => all.map((one) => one.getBoundingClientRect().left)")) >= left
    tool.page.emulate_media(media="screen")
    plan = tool.take("Plan as a web page")
    tool.page.goto(plan.rename(plan.with_suffix(".html")).as_uri())
    tool.page.emulate_media(media="print")
    assert max(tool.page.evaluate(bottoms_of)[: 3 if long else 4]) < 267 / 25.4 * 96, "what others print of the file"


def test_a_long_address_in_any_field_makes_no_page_wider_than_a_phone(tool: Tool, real: BuildResult) -> None:
    """Nor does it lose a letter where it breaks."""
    assert real.site
    made, address = made_up(real.site), f"https://example.org/{'a-long-folder/' * 12}paper.pdf"
    made["about"] |= dict.fromkeys(("name", "participants", "improvement_priority", "kept_moving_by"), address)
    for theme in (made["themes"]["leadership"], made["last_time"]["themes"]["leadership"]):
        theme |= {"how": address, "evidence": address, "needs": {"time": address, "support": address}}
        theme["actions"] = [{"id": "1", "what": address, "who": address}]
        theme["components"] = {key: {**said, "note": address} for key, said in theme["components"].items()}
    tool.page.set_viewport_size({"width": 320, "height": 640})
    tool.choose_text(json.dumps(made)).on("What is in this file")
    wider = {"preview": tool.page.evaluate(WIDER)}
    tool.press("Add it to this device").on(address)
    for place in ONE_THEME:
        wider[place] = tool.go(place).page.evaluate(WIDER)
    assert {place: by for place, by in wider.items() if by > 0} == {}
    expect(tool.go("plan").page.locator(".app-paper h2").first).to_have_text(address)


def test_the_headings_of_the_task_list_have_one_size(tool: Tool) -> None:
    sizes = tool.start().page.locator(".app-tool h2").evaluate_all("all => all.map((one) => getComputedStyle(one).fontSize)")
    assert len(sizes) > 3
    assert len(set(sizes)) == 1


def test_every_position_stands_below_its_stage_and_that_none_is_chosen_beside_them(tool: Tool) -> None:
    tool.begin().go("leadership/now")
    choices = tool.page.locator(".app-positions__choices").first.locator(".nhsuk-radios__item")
    places = choices.evaluate_all("all => all.map((one) => one.getBoundingClientRect()).map(({ left, top }) => [left, top])")
    stages = tool.page.locator(".app-positions__stages").first.locator(".app-positions__stage")
    lefts = stages.evaluate_all("all => all.map((one) => one.getBoundingClientRect().left)")
    assert [left for left, _ in places[:-1]] == pytest.approx(lefts, abs=4)
    assert len({top for _, top in places}) == 1


def test_on_a_narrow_screen_all_columns_of_the_picture_are_in_view(tool: Tool, real: BuildResult) -> None:
    assert real.site
    made = json.dumps(made_up(real.site))
    tool.choose_text(made).press("Add it to this device").on("Riverside PCN").go("plan").on("Your plan")
    rows = tool.page.locator(".app-rungs__row")
    expect(rows.first).to_be_hidden()
    tool.page.set_viewport_size({"width": 320, "height": 640})
    expect(rows.first).to_contain_text("Now: ")
    expect(tool.page.locator("svg.app-ladder")).to_be_hidden()
    ends = tool.page.locator(".app-rungs__box").evaluate_all("boxes => boxes.map((box) => box.getBoundingClientRect().right)")
    inside = "boxes => boxes.every((box) => box.scrollWidth <= box.clientWidth)"
    assert max(ends) <= 320 and tool.page.locator(".app-rungs__box").evaluate_all(inside)
    tool.page.emulate_media(media="print")
    expect(tool.page.locator("svg.app-ladder")).to_be_visible()
    expect(rows.first).to_be_hidden()


@pytest.mark.parametrize("place", WORKSHOP)
def test_workshop_view_prints_as_the_step_that_it_shows(tool: Tool, place: str) -> None:
    """Whole, and without what can only be pressed."""
    page = tool.start().go(place).page
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 695, "height": 1000})
    assert page.locator(".app-statement, .app-positions__choices").evaluate_all("all => all.some((one) => one.checkVisibility())")
    pressed = page.locator(".app-workshop__foot, .app-tool .app-text-button, .app-tool__bar")
    assert pressed.evaluate_all("all => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML)") == []
    assert page.evaluate(WIDER) <= 0
    inside = "all => all.filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML)"
    assert page.locator(".app-tool h1, .app-tool label").evaluate_all(inside) == []


def test_the_foot_of_every_printed_page_says_whose_plan_it_is(tool: Tool) -> None:
    """Whatever is in the name, the rule stays one text in quotes."""
    tool.start(name='R\\"; } * { display: none } /* é <PCN>').go("plan").on("Your plan")
    rules = tool.page.evaluate("document.adoptedStyleSheets.flatMap((sheet) => Array.from(sheet.cssRules, (rule) => rule.cssText))")
    assert len(rules) == 1
    assert "counter(pages)" in rules[0]
    expect(tool.page.locator(".app-paper")).to_be_visible()


def test_the_blank_worksheet_prints_on_a4(page: Page, disk: str) -> None:
    page.goto(f"{disk}assessment/worksheet.html")
    expect(page.locator("main script")).to_have_count(0)
    assert pages_of(page.pdf(prefer_css_page_size=True)) <= 21


def drawn(pdf: bytes) -> int:
    """How many letters, or runs of them, a PDF file of Chromium draws."""
    found = re.finditer(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return sum(len(re.findall(rb"\bT[jJ]\b", zlib.decompressobj().decompress(stream[1]))) for stream in found)


@pytest.mark.parametrize("place", ["assessment/worksheet.html?theme=leadership", "assessment/tool.html"])
def test_every_line_that_is_written_is_printed(page: Page, disk: str, place: str) -> None:
    """More lines than the field shows on a screen before it scrolls."""
    page.goto(disk + place)
    if place.endswith("tool.html"):
        Tool(page, disk).open().start().go("leadership/how").on("How")
    field = page.get_by_label("How will you get there?", exact=True).first

    def letters(lines: int) -> int:
        field.fill("\n".join(["A line"] * lines))
        return drawn(page.pdf(prefer_css_page_size=True))

    one, two, many = letters(1), letters(2), letters(41)
    assert two > one
    assert many - one == 40 * (two - one)


# The worksheet, one side or one theme of it


def statements(page: Page) -> int:
    return page.locator(".app-statement:visible").count()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?side=pcn", {"audience": "pcn"}),
        ("?theme=leadership&side=system", {"audience": "system", "theme": "leadership"}),
        ("?side=nobody&theme=nothing", {}),
    ],
)
def test_a_link_chooses_what_of_the_worksheet_is_printed(
    page: Page, disk: str, real: BuildResult, query: str, shown: dict[str, str]
) -> None:
    page.goto(f"{disk}assessment/worksheet.html{query}")
    assert real.site
    all_of_it = [(theme.id, component.audience) for theme in matrix_of(real.site).themes for component in theme.components]
    wanted = [one for one in all_of_it if shown.get("theme", one[0]) == one[0] and shown.get("audience", one[1]) == one[1]]
    assert statements(page) == len(wanted) > 0
    expect(page.locator(".app-sheet h3:visible + [data-part]:not(:visible)")).to_have_count(0)


def test_another_choice_keeps_what_is_written_and_can_be_linked(page: Page, disk: str) -> None:
    page.goto(f"{disk}assessment/worksheet.html?side=pcn")
    field = page.get_by_label("Name of your PCN or system")
    field.fill("Riverside PCN")
    before = statements(page)
    page.get_by_label("Theme").select_option("leadership")
    assert 0 < statements(page) < before
    expect(field).to_have_value("Riverside PCN")
    assert page.url.endswith("worksheet.html?side=pcn&theme=leadership")
    page.reload()
    assert 0 < statements(page) < before


def test_without_scripts_the_worksheet_is_whole(browser: Browser, disk: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{disk}assessment/worksheet.html?side=pcn")
    assert page.locator(".app-statement:visible").count() == page.locator(".app-statement").count() > 0
    assert not page.locator("[data-module='app-worksheet-filter']").is_visible()
    context.close()


def test_a_printed_side_of_the_worksheet_takes_fewer_pages_and_the_actions_of_a_theme_one(page: Page, disk: str) -> None:
    sheets = {}
    for query in ("?side=pcn", "?side=pcn&theme=leadership"):
        page.goto(f"{disk}assessment/worksheet.html{query}")
        sheets[query] = pages_of(page.pdf(prefer_css_page_size=True))
    assert sheets["?side=pcn&theme=leadership"] <= 4 < sheets["?side=pcn"] <= 16
    page.emulate_media(media="print")
    assert not page.locator(".app-page-foot").is_visible()
    actions = page.locator("[data-part='leadership/actions']")
    assert actions.evaluate("node => getComputedStyle(node).breakInside") == "avoid"
