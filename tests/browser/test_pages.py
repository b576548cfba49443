"""Every page in a real browser: from disk and from a sub-folder of a server, wide and narrow, by keyboard and on paper."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import SplitResult, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT

AXE = ROOT / "theme" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = {"wide": 1280, "narrow": 320}

# What is wider than the window, and not inside something that scrolls by itself.
OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = (node) => node && node !== document.body && (
    ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  return document.documentElement.scrollWidth <= wide ? [] : [...document.querySelectorAll("body *")]
    .filter((node) => node.getBoundingClientRect().right > wide + 1 && !scrolls(node))
    .map((node) => `${node.tagName} ${node.className}`).concat(`${document.documentElement.scrollWidth} px`).slice(0, 4);
}"""


class Watched:
    """A page of the browser, and everything that went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.troubles: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", lambda message: self._note(message.type in {"error", "warning"}, f"console: {message.text}"))
        page.on("pageerror", lambda error: self._note(True, f"script: {error}"))
        page.on("requestfailed", lambda request: self._note(True, f"failed: {request.url}"))
        page.on("response", lambda response: self._note(response.status >= 400, f"{response.status}: {response.url}"))
        page.on("request", lambda request: self._ask(urlsplit(request.url)))

    def _ask(self, address: SplitResult) -> None:
        if address.scheme not in {"data", "blob"}:
            self.hosts.add(address.netloc or address.geturl())

    def _note(self, trouble: bool, words: str) -> None:
        if trouble:
            self.troubles.append(words)


@pytest.fixture(scope="module")
def open_page(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Makes a page of a width; pages of one kind are made once and used again."""
    kept: dict[Any, Watched] = {}

    def make(width: int = 1280, **options: Any) -> Watched:
        key = (width, tuple(sorted(options.items())))
        if key not in kept:
            context = browser.new_context(viewport={"width": width, "height": 900}, **options)
            kept[key] = Watched(context.new_page())
        kept[key].page.goto("about:blank")
        kept[key].troubles.clear()
        kept[key].hosts.clear()
        return kept[key]

    yield make
    for watched in kept.values():
        watched.page.context.close()


Open = Callable[..., Watched]


@pytest.fixture(scope="module")
def urls(site_folder: Path) -> list[str]:
    return sorted(path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*.html"))


def test_every_page_opens_from_disk_without_trouble(open_page: Open, site_folder: Path, urls: list[str]) -> None:
    watched = open_page()
    for url in urls:
        watched.page.goto((site_folder / url).as_uri())
    assert watched.troubles == []
    assert {urlsplit(host).scheme for host in watched.hosts} == {"file"}


def test_every_page_opens_from_a_sub_folder_of_a_server_without_trouble(open_page: Open, site_server: str, urls: list[str]) -> None:
    watched = open_page()
    for url in urls:
        watched.page.goto(site_server + url)
    assert watched.troubles == []
    assert watched.hosts == {urlsplit(site_server).netloc}


def test_no_page_scrolls_sideways_on_a_narrow_screen(open_page: Open, site_server: str, urls: list[str]) -> None:
    watched = open_page(320)
    found = {}
    for url in urls:
        watched.page.goto(site_server + url)
        found[url] = watched.page.evaluate(OVERFLOW)
    assert {url: wide for url, wide in found.items() if wide} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_page(open_page: Open, site_server: str, urls: list[str], width: str) -> None:
    page = open_page(WIDTHS[width], bypass_csp=True).page
    script = AXE.read_text("utf-8")
    found = []
    for url in urls:
        page.goto(site_server + url)
        page.evaluate(script)
        result = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
        found += [f"{url}: {one['id']}: {node['target']} {node['html'][:100]}" for one in result["violations"] for node in one["nodes"][:2]]
    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_skip_link_comes_first_and_leads_to_the_main_part(open_page: Open, site_server: str, width: str) -> None:
    page = open_page(WIDTHS[width]).page
    page.goto(site_server + "guidance/benefits.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_whatever_has_the_focus_shows_it(open_page: Open, site_server: str) -> None:
    page = open_page().page
    look = """() => { const style = getComputedStyle(document.activeElement);
        return [style.backgroundColor, style.outline, style.boxShadow, style.borderColor].join(); }"""
    for url in ("index.html", "matrix/index.html", "contacts/index.html"):
        page.goto(site_server + url)
        unseen = []
        for _ in range(40):
            page.keyboard.press("Tab")
            handle = page.evaluate_handle("document.activeElement")
            if page.evaluate("document.activeElement === document.body"):
                break
            focused = page.evaluate(look)
            handle.evaluate("node => node.blur()")
            if handle.evaluate(look.replace("() =>", "node =>").replace("document.activeElement", "node")) == focused:
                unseen.append(handle.evaluate("node => node.outerHTML.slice(0, 100)"))
            handle.evaluate("node => node.focus()")
        assert unseen == [], url


# The matrix filter


def shown(page: Page, selector: str) -> int:
    return page.locator(selector).locator("visible=true").count()


def test_paper_has_no_background(open_page: Open, site_server: str) -> None:
    """What is left of the last sheet would be filled with it."""
    page = open_page().page
    page.goto(f"{site_server}index.html")
    shown = "[document.documentElement, document.body].map((one) => getComputedStyle(one).backgroundColor)"
    on_screen = page.evaluate(shown)
    page.emulate_media(media="print")
    on_paper = page.evaluate(shown)
    page.emulate_media(media="screen")
    assert "rgba(0, 0, 0, 0)" not in on_screen[:1]
    assert set(on_paper) == {"rgba(0, 0, 0, 0)"}, "the colour of the body fills the sheet too"


def test_the_button_of_the_home_page_says_whether_one_is_begun(open_page: Open, site_server: str) -> None:
    page = open_page().page
    page.goto(f"{site_server}index.html")
    button = page.locator("[data-module='app-start']")
    words = [button.get_attribute("data-not-begun"), button.get_attribute("data-begun")]
    assert button.inner_text() == words[0]
    page.evaluate("localStorage.setItem('pcn-prospectus/self-assessment/2/one', 'kept')")
    page.reload()
    assert [button.inner_text(), len(set(words))] == [words[1], 2]
    page.set_viewport_size({"width": 320, "height": 640})
    middles = """words => {
      const text = document.createRange();
      text.selectNodeContents(words.firstElementChild.firstChild);
      return [words, text].map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => (top + bottom) / 2);
    }"""
    for _ in ("begun", "not begun"):
        room, shown_words = button.locator("[data-title]").evaluate(middles)
        assert room == pytest.approx(shown_words, abs=1), "shorter words stand in the middle of the button"
        page.evaluate("localStorage.clear()")
        page.reload()
    page.set_viewport_size({"width": 1280, "height": 720})


def test_the_matrix_shows_everything_until_something_is_chosen(open_page: Open, site_server: str) -> None:
    page = open_page().page
    page.goto(site_server + "matrix/index.html")
    assert shown(page, ".app-statements__item") == 69


def test_a_choice_in_the_matrix_filter_is_in_the_address_and_survives_reload_and_back(open_page: Open, site_server: str) -> None:
    page = open_page().page
    page.goto(site_server + "matrix/index.html")
    page.get_by_label("For PCNs or for systems").select_option("system")
    page.get_by_label("Theme").select_option("leadership")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/matrix/index.html?*")
    assert "side=system" in page.url
    assert "theme=leadership" in page.url
    for _ in ("as chosen", "reloaded"):
        assert shown(page, ".app-statements__item") == 7
        assert page.get_by_label("For PCNs or for systems").input_value() == "system"
        assert page.get_by_label("Theme").input_value() == "leadership"
        assert "For systems, Leadership, planning and partnerships" in page.locator("[data-matrix-shown]").inner_text()
        page.reload()
    page.go_back()
    assert page.get_by_label("Theme").input_value() == ""
    assert page.get_by_label("For PCNs or for systems").input_value() == "system"
    page.go_back()
    assert shown(page, ".app-statements__item") == 69


def test_a_choice_shows_at_once_and_the_button_takes_the_reader_to_what_is_shown(open_page: Open, site_server: str) -> None:
    page = open_page().page
    page.goto(site_server + "matrix/index.html")
    page.get_by_label("For PCNs or for systems").select_option("pcn")
    assert shown(page, ".app-statements__item") == 40
    assert page.evaluate("document.activeElement.id") != "shown"
    assert page.locator("#shown").inner_text().startswith("Showing: ")
    page.get_by_role("button", name="Show").click()
    assert page.evaluate("document.activeElement.id") == "shown"
    assert page.locator("#shown").evaluate("node => node.getBoundingClientRect().top") < 900


def test_a_phone_shows_one_theme_at_a_time_with_a_way_to_the_next(open_page: Open, site_server: str) -> None:
    page = open_page(width=390).page
    page.goto(site_server + "matrix/index.html")
    themes = page.locator(".app-matrix").evaluate_all("all => all.map((one) => one.dataset.theme)")
    for theme in themes[:-1]:
        assert page.locator(".app-matrix:visible").evaluate_all("all => all.map((one) => one.dataset.theme)") == [theme]
        page.locator(".app-matrix-next a").click()
        page.wait_for_url(f"**{themes[themes.index(theme) + 1]}*")
    expect(page.locator(".app-matrix-next")).to_have_count(0)
    page.get_by_label("Theme").select_option("")
    expect(page.locator(".app-matrix:visible")).to_have_count(len(themes))


def test_the_heads_of_stages_stay_in_view_and_let_go_when_zoomed(open_page: Open, site_server: str) -> None:
    page = open_page().page
    page.goto(site_server + "matrix/index.html")
    head = page.locator(".app-matrix__stage-title").first
    page.locator(".app-matrix__side").nth(1).evaluate("node => scrollTo(0, node.getBoundingClientRect().bottom + scrollY - 200)")
    assert head.evaluate("node => Math.round(node.getBoundingClientRect().top)") == 0
    zoomed = open_page(width=320).page
    zoomed.goto(site_server + "matrix/index.html")
    assert zoomed.locator(".app-matrix__stage-title").first.evaluate("node => getComputedStyle(node).position") == "static"


@pytest.mark.parametrize(
    ("query", "count"),
    [("side=pcn", 40), ("side=system", 29), ("stage=step-1", 20), ("theme=communities&stage=step-3", 4), ("theme=gone", 69)],
)
def test_an_address_with_a_choice_shows_that_choice(open_page: Open, site_server: str, query: str, count: int) -> None:
    page = open_page().page
    page.goto(f"{site_server}matrix/index.html?{query}")
    assert shown(page, ".app-statements__item") == count


def test_the_matrix_filter_works_from_disk(open_page: Open, site_folder: Path) -> None:
    page = open_page().page
    page.goto((site_folder / "matrix" / "index.html").as_uri() + "?side=pcn")
    assert shown(page, ".app-statements__item") == 40


def test_without_script_everything_is_shown_and_no_filter_is(open_page: Open, site_server: str) -> None:
    page = open_page(java_script_enabled=False).page
    page.goto(site_server + "matrix/index.html?side=pcn")
    assert shown(page, ".app-statements__item") == 69
    assert shown(page, "main form") == 0
    page.goto(site_server + "contacts/index.html")
    assert shown(page, "[data-person]") == 7
    assert shown(page, "main form") == 0


# The contacts filter


@pytest.mark.parametrize(
    ("typed", "people", "said"),
    [
        ("becky", 2, "2 contacts found"),
        ("KENT bellman", 1, "1 contact found"),
        ("@nhs.net", 7, "7 contacts found"),
        ("zzz", 0, "0 contacts found"),
    ],
)
def test_the_contacts_filter_shows_who_matches_every_word(open_page: Open, site_server: str, typed: str, people: int, said: str) -> None:
    page = open_page().page
    page.goto(site_server + "contacts/index.html")
    page.get_by_label("Filter by system, name or email").fill(typed)
    assert shown(page, "[data-person]") == people
    expect(page.locator("[role='status']").first).to_have_text(said)
    page.get_by_label("Filter by system, name or email").fill("")
    assert shown(page, "[data-person]") == 7


def test_the_glossary_filter_shows_what_holds_every_word_and_a_link_to_what_is_hidden_shows_all(open_page: Open, site_server: str) -> None:
    page = open_page().page
    page.goto(site_server + "glossary.html")
    everything = shown(page, "[data-term]")
    page.get_by_label("Filter the terms").fill("50K size")
    expect(page.get_by_role("status").filter(has_text="1 term found")).to_be_visible()
    assert shown(page, "[data-term]") == shown(page, "[data-letter]") == shown(page, ".app-letters__link") == 1
    page.get_by_role("link", name="Footprint", exact=True).click()
    expect(page.locator("#footprint")).to_be_in_viewport()
    assert shown(page, "[data-term]") == everything > 100
    assert page.get_by_label("Filter the terms").input_value() == ""


@pytest.mark.parametrize(("width", "lines"), [(1280, 1), (320, 4)])
def test_the_letters_of_the_glossary_stand_in_lines_of_one_width(open_page: Open, site_server: str, width: int, lines: int) -> None:
    page = open_page(width).page
    page.goto(site_server + "glossary.html")
    tops = "links => new Set(links.map((link) => link.getBoundingClientRect().top)).size"
    assert page.locator(".app-letters__link").evaluate_all(tops) <= lines


# As keyboards, phones and copied texts have them: apostrophes, hyphens, accents, and marks that nobody sees.
@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Pat O'Brien", ("o'brien", "O\u2019Brien", "O\u2018Brien", "O\u02bcBrien", "obrien")),
        ("Pat O\u2019Brien", ("o'brien", "O\u2019Brien", "obrien")),
        ("Ann Lee-Mills", ("lee-mills", "lee\u2011mills", "lee\u2010mills", "lee\u2013mills", "lee mills", "lee\u00ad-mills")),
        ("Ann Lee\u2011Mills", ("lee-mills", "lee mills")),
        ("Zoë Çelik", ("zoe celik", "Zoë", "zoe\u0308")),
    ],
)
def test_the_contacts_filter_finds_a_name_however_it_is_typed(open_page: Open, site_server: str, name: str, typed: tuple[str, ...]) -> None:
    page = open_page().page
    page.goto(site_server + "contacts/index.html")
    page.locator("[data-person]").first.evaluate("(node, name) => { node.firstElementChild.textContent = name; }", name)
    for words in typed:
        page.get_by_label("Filter by system, name or email").fill(words)
        assert shown(page, "[data-person]") == 1, words


@pytest.mark.parametrize("url", ["index.html", "contacts/index.html"])
@pytest.mark.parametrize("place", ["http", "file"])
def test_the_skip_link_takes_the_focus_along(open_page: Open, site_server: str, site_folder: Path, place: str, url: str) -> None:
    page = open_page().page
    page.goto((site_server if place == "http" else f"{site_folder.as_uri()}/") + url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "maincontent"


# A picture as an author may put one on a page: wider than the column, and than a telephone.
PICTURE = """() => new Promise(done => {
  const picture = Object.assign(new Image(1216, 608), { alt: "", src: document.querySelector("link[rel='icon']").href, onload: done });
  document.querySelector("main").append(picture);
})"""


@pytest.mark.parametrize(("width", "media"), [(1280, "screen"), (320, "screen"), (680, "print")])
def test_a_wide_picture_stays_in_its_column(open_page: Open, site_server: str, width: int, media: Literal["screen", "print"]) -> None:
    page = open_page().page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media=media)
    try:
        page.goto(site_server + "guidance/benefits.html")
        page.evaluate(PICTURE)
        shown_as = page.locator("main img").evaluate("node => [node.width, node.height]")
        assert 0 < shown_as[0] <= page.locator("main").evaluate("node => node.clientWidth")
        assert shown_as[1] == pytest.approx(shown_as[0], abs=1), "as square as the picture is"
    finally:
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1280, "height": 900})


def test_every_form_has_choices_of_one_size(open_page: Open, site_server: str) -> None:
    page = open_page().page
    wide = "all => all.map((label) => getComputedStyle(label, '::before').width)"
    found = {}
    for url in ("assessment/invite.html", "assessment/clinical-director.html", "assessment/worksheet.html", "assessment/tool.html"):
        page.goto(site_server + url)
        expect(page.locator(".nhsuk-radios__label").first).to_be_visible()
        found[url] = set(page.locator(".nhsuk-radios__label, .nhsuk-checkboxes__label").evaluate_all(wide))
    assert len(set.union(*found.values())) == 1, found


# Links that a finger hits, without those that fill the row or the card in which they stand.
THIN = """() => [...document.querySelectorAll("main a:not(.nhsuk-task-list__link, .nhsuk-card__link)")]
  .filter((link) => link.checkVisibility() && [...link.getClientRects()].some((box) => box.width > 1 && box.height < 23.5))
  .map((link) => link.outerHTML.slice(0, 100)).slice(0, 4)"""


def test_links_on_a_phone_are_as_high_as_a_finger_needs(open_page: Open, site_server: str, urls: list[str]) -> None:
    page = open_page(320).page
    found = {}
    for url in urls:
        page.goto(site_server + url)
        found[url] = page.evaluate(THIN)
    assert {url: thin for url, thin in found.items() if thin} == {}


# On paper


@pytest.mark.parametrize("url", ["index.html", "matrix/index.html", "contacts/south-east.html", "whole-prospectus.html"])
def test_a_page_prints_without_what_only_a_screen_needs(open_page: Open, site_server: str, url: str) -> None:
    page = open_page().page
    page.goto(site_server + url)
    page.emulate_media(media="print")
    try:
        assert shown(page, ".nhsuk-header__navigation, .nhsuk-skip-link, main form, .nhsuk-breadcrumb") == 0
        assert shown(page, "h1") == 1
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    finally:
        page.emulate_media(media="screen")


@pytest.fixture
def paper(open_page: Open) -> Iterator[Page]:
    """A page as it is printed."""
    page = open_page().page
    page.emulate_media(media="print")
    yield page
    page.emulate_media(media="screen")


# What is larger than its box, in a box that shows no more than fits. What only screen readers hear is clipped on purpose.
CUT = """() => [...document.querySelectorAll("main *")].filter(node => {
  const style = getComputedStyle(node);
  return node.checkVisibility() && style.overflow !== "visible" && !node.closest(".nhsuk-u-visually-hidden, svg")
    && (node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1);
}).map(node => `${node.tagName}.${node.className}`)"""


def test_no_box_of_any_page_cuts_what_is_printed(paper: Page, site_folder: Path) -> None:
    """On A4, without the margins."""
    paper.set_viewport_size({"width": 680, "height": 1009})
    for file in sorted(site_folder.rglob("*.html")):
        paper.goto(file.as_uri())
        for field in paper.locator("main textarea:visible").all()[:3]:
            field.fill("\n".join(["A line"] * 80))
        assert paper.evaluate(CUT) == [], file.name


def test_no_cell_of_the_matrix_is_printed_over_another(paper: Page, site_server: str) -> None:
    """On paper the columns stand beside each other and each cell below the one before; heads that stay in view are for screens."""
    paper.goto(f"{site_server}matrix/index.html")
    overlapping = """() => [...document.querySelectorAll(".app-matrix__stage")].filter((stage) => {
      const boxes = [...stage.children].map((node) => node.getBoundingClientRect());
      return boxes.some((box, at) => at && box.top < boxes[at - 1].bottom - 1);
    }).length"""
    assert paper.evaluate(overlapping) == 0
    assert paper.locator(".app-matrix__stage-title").first.evaluate("node => getComputedStyle(node).position") == "static"


def test_the_choice_of_a_filter_is_printed(paper: Page, site_server: str) -> None:
    paper.goto(f"{site_server}contacts/index.html")
    paper.get_by_label("Filter by system, name or email").evaluate(
        "node => { node.value = 'becky'; node.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    assert paper.get_by_text("Showing only contacts with “becky”.").is_visible()
    paper.goto(f"{site_server}matrix/index.html?side=pcn&stage=step-1")
    assert paper.get_by_text("Showing: For PCNs, Step 1.").is_visible()


def test_what_is_folded_away_is_printed_and_long_tables_break_between_rows(paper: Page, site_server: str) -> None:
    paper.goto(f"{site_server}about/sources.html")
    height = """() => {
      const [details, text] = [document.createElement("details"), document.createElement("p")];
      text.textContent = "Folded away";
      details.append(document.createElement("summary"), text);
      document.querySelector("main").append(details);
      return text.checkVisibility({ contentVisibilityAuto: true }) && text.getBoundingClientRect().height;
    }"""
    assert paper.evaluate(height) > 10
    styles = "node => [getComputedStyle(node).breakInside, getComputedStyle(node.querySelector('tr')).breakInside]"
    assert paper.locator("table").first.evaluate(styles) == ["auto", "avoid"]


def test_a_theme_of_the_matrix_is_one_sheet_with_what_it_leads_to(paper: Page, site_server: str) -> None:
    for theme in ("leadership", "communities"):
        paper.goto(f"{site_server}matrix/{theme}.html")
        assert len(re.findall(rb"/Type /Page\b", paper.pdf(prefer_css_page_size=True))) == 1


def test_what_the_money_is_for_and_what_not_stand_beside_each_other_on_paper(paper: Page, site_server: str) -> None:
    paper.goto(f"{site_server}guidance/available-resources.html")
    assert len(set(paper.locator(".app-funding").evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)"))) == 1


@pytest.mark.parametrize("url", ["about/sources.html", "downloads.html", "glossary.html", "system-view.html", "assessment/worksheet.html"])
def test_nothing_is_cut_on_paper(paper: Page, site_server: str, url: str) -> None:
    """At the width of A4 without its margins."""
    paper.set_viewport_size({"width": 680, "height": 900})
    paper.goto(site_server + url)
    wide = paper.evaluate(
        "[...document.querySelectorAll('table, textarea, svg')].filter((node) => node.scrollWidth > 690).map((node) => node.outerHTML.slice(0, 80))"
    )
    paper.set_viewport_size({"width": 1280, "height": 900})
    assert wide == []


def test_tables_stack_on_a_phone_with_the_words_of_each_column_and_stay_tables_on_wide_screens_and_paper(
    open_page: Open, site_server: str
) -> None:
    cell = "cells => { const cell = cells.at(-1); return [getComputedStyle(cell).display, getComputedStyle(cell, '::before').content]; }"
    page = open_page(320).page
    page.goto(f"{site_server}about/sources.html")
    display, label = page.locator("main td").evaluate_all(cell)
    assert display == "block" and "On this site: " in label
    page.emulate_media(media="print")
    assert page.locator("main td").evaluate_all(cell)[0] == "table-cell"
    page.emulate_media(media="screen")
    page = open_page(1280).page
    page.goto(f"{site_server}about/sources.html")
    assert page.locator("main td").evaluate_all(cell) == ["table-cell", "none"]


def test_opening_pages_is_quick(open_page: Open, site_server: str) -> None:
    page = open_page().page
    page.goto(site_server + "index.html")
    started = time.perf_counter()
    page.goto(site_server + "matrix/index.html")
    assert time.perf_counter() - started < 5
