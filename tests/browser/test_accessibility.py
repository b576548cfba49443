"""For everybody: forced colours, text spacing, 400 % zoom, still pictures, the keyboard, names and roles, and what is said once.

Axe over every page in both widths is in test_pages.py, over the search in
test_search.py and over the self-assessment in test_assessment_looks.py.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from site_builder.core.files.site_writer import WriteReport, write_site
from site_builder.site.model import Site
from tests.browser.states import FEW, FEW_STATES, STATES, TEMPLATES, system_view
from tests.conftest import FULL, ROOT, TODAY, Build, lay_out
from tests.security.soak import SOAK, amount, chance

AXE = (ROOT / "theme" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SYSTEM_VIEWS = [name for name in STATES if name.startswith("system view")]
RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
TREES = ROOT / "tests" / "cases" / "accessibility"

# The text spacing of WCAG 1.4.12, and 400 % zoom of a window of 1280 by 1024 pixels as in 1.4.10.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
ZOOMED = {"viewport": {"width": 320, "height": 256}}
FORCED = {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active", "reduced_motion": "reduce"}
NARROW = {"viewport": {"width": 320, "height": 640}}
TALL = {"viewport": {"width": 1280, "height": 900}}

# Text that is cut off or no text at all, and pages wider than the window; what scrolls by itself and what only screen readers read may be wider.
CUT = """() => {
  const found = [];
  const shut = (value) => ["hidden", "clip"].includes(value);
  for (const node of document.querySelectorAll("body *")) {
    const style = getComputedStyle(node);
    if (style.display === "none" || node.closest(".nhsuk-u-visually-hidden, svg") || node.clientWidth <= 1) continue;
    if (shut(style.overflowX) && node.scrollWidth > node.clientWidth + 2) found.push(`cut at the side: ${node.tagName} ${node.className}`);
    if (shut(style.overflowY) && node.scrollHeight > node.clientHeight + 2) found.push(`cut below: ${node.tagName} ${node.className}`);
  }
  if (/undefined|NaN|object Object/.test(document.body.innerText)) found.push("a value that is no word");
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return wide > 0 ? [...found, `wider than the window by ${wide} px`] : found;
}"""
MOVES = """() => [...document.querySelectorAll("*")].filter((node) => {
  const style = getComputedStyle(node);
  const lasts = (list) => list.split(", ").some((time) => parseFloat(time) > 0.01);
  return style.scrollBehavior === "smooth" || (style.animationName !== "none" && lasts(style.animationDuration));
}).map((node) => `${node.tagName} ${node.className}`)"""

# One stop of the Tab key: whether it comes after the one before, can be seen, and looks other than without the focus.
STOP = """() => {
  const node = document.activeElement;
  const before = globalThis.stopBefore;
  const name = `${node.tagName} ${node.id} ${(node.innerText || "").slice(0, 40)}`;
  if (node === document.body || node === document.documentElement || node === globalThis.stopFirst) return { through: true };
  globalThis.stopFirst ??= node;
  globalThis.stopBefore = node;
  const shape = node.labels?.[0] && /^(radio|checkbox)$/.test(node.type) ? node.labels[0] : node;
  const points = (box) => {
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
    const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
    return [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(left + (right - left) * part, top + (bottom - top) * part));
  };
  const over = [...shape.getClientRects()].flatMap(points);
  const drawn = (s) => [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor].join();
  const look = () => [undefined, "::before"].map((part) => drawn(getComputedStyle(shape, part))).join();
  const focused = look();
  node.blur();
  const blurred = look();
  node.focus({ preventScroll: true });
  const wrong = [];
  const seen = over.some((one) => one && (shape.contains(one) || one.contains(shape) || node.contains(one)));
  if (node.tabIndex > 0 || (before && !(before.compareDocumentPosition(node) & 4))) wrong.push(`out of order: ${name}`);
  if (!seen) wrong.push(`covered or out of view: ${name}`);
  if (focused === blurred) wrong.push(`the focus cannot be seen: ${name}`);
  return { through: false, wrong };
}"""

# Every text that a live region is given, from now on.
LISTEN = """() => {
  globalThis.heard = [];
  const live = "[role='status'], [role='alert'], [aria-live]";
  const regionOf = ({ target }) => (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(live);
  const alerts = ({ addedNodes }) => [...addedNodes].filter((node) => node.role === "alert" || node.querySelector?.("[role='alert']"));
  new MutationObserver((changes) => {
    for (const region of new Set([...changes.map(regionOf), ...changes.flatMap(alerts)].filter(Boolean))) globalThis.heard.push(region.textContent.trim());
    globalThis.heard = globalThis.heard.filter(Boolean);
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}"""


@pytest.fixture(scope="module")
def site(real: BuildResult) -> Site:
    assert real.site
    return real.site


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Iterator[Any]:
    """Makes a page that has been nowhere; scripts and styles of a test may run in spite of the security policy."""
    made = []

    def tab(**options: Any) -> Page:
        context = browser.new_context(bypass_csp=True, **options)
        context.set_default_timeout(10_000)
        made.append(context)
        return context.new_page()

    yield tab
    for context in made:
        context.close()


@pytest.fixture(scope="module")
def base(site_folder: Any) -> str:
    return f"{site_folder.as_uri()}/"


@pytest.fixture(scope="module")
def urls(site_folder: Any) -> list[str]:
    return sorted(path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*.html"))


def axe(page: Page) -> list[str]:
    if not page.evaluate("Boolean(globalThis.axe)"):
        page.evaluate(AXE)
    found = page.evaluate(RUN, TAGS)["violations"]
    return [f"{one['id']}: {one['help']}: {node['html'][:140]}" for one in found for node in one["nodes"][:3]]


def told(found: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: lines for name, lines in found.items() if lines}


def test_every_page_has_contrast_enough_in_dark_colours(tabs: Any, base: str, urls: list[str]) -> None:
    page = tabs(**TALL, color_scheme="dark")
    found = {}
    for url in urls:
        page.goto(base + url)
        page.evaluate(AXE)
        broken = page.evaluate("axe.run(document, {runOnly: ['color-contrast'], resultTypes: ['violations']})")["violations"]
        found[url] = [node["html"][:140] for one in broken for node in one["nodes"][:3]]
    assert told(found) == {}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(240, 244, 245)"


POINTED_AT = {"tool: task list": ".nhsuk-task-list__item--with-link", "tool: mistakes": ".nhsuk-error-summary__list a"}


@pytest.mark.parametrize("look", ["wide", "dark, wide"])
def test_what_is_pointed_at_can_be_read(tabs: Any, base: str, site: Site, look: str) -> None:
    found = {}
    for state, node in POINTED_AT.items():
        page = tabs(**LOOKS[look])
        STATES[state](page, base, site)
        page.locator(node).first.hover()
        found[state] = axe(page)
    assert told(found) == {}


def test_paper_is_white_whatever_the_colours_of_the_screen(tabs: Any, base: str) -> None:
    page = tabs(**TALL, color_scheme="dark")
    page.goto(base + "index.html")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--app-text')").strip() == "#212b32"


def test_no_text_is_cut_on_any_page_at_400_percent_and_with_wide_text_spacing(tabs: Any, base: str, urls: list[str]) -> None:
    found = {}
    for name, options in (("zoomed", ZOOMED), ("wide", TALL)):
        page = tabs(**options)
        for url in urls:
            page.goto(base + url)
            plain = page.evaluate(CUT)
            page.add_style_tag(content=SPACING)
            found[f"{name} {url}"] = plain + page.evaluate(CUT)
    assert told(found) == {}


def test_no_text_is_cut_in_any_state_at_400_percent_with_wide_text_spacing(tabs: Any, base: str, site: Site) -> None:
    found = {}
    for name, bring in STATES.items():
        page = tabs(**ZOOMED)
        bring(page, base, site)
        page.add_style_tag(content=SPACING)
        found[name] = page.evaluate(CUT)
        page.context.close()
    assert told(found) == {}


def test_axe_finds_nothing_in_forced_colours_without_motion(tabs: Any, base: str, site: Site) -> None:
    """And nothing moves: on each kind of page and in each state; in 'make test' on those that differ most."""
    found = {}
    page = tabs(**FORCED)
    for url in TEMPLATES if SOAK else FEW:
        page.goto(base + url)
        found[url] = axe(page) + page.evaluate(MOVES)
    for name in STATES if SOAK else FEW_STATES:
        page = tabs(**FORCED)
        STATES[name](page, base, site)
        found[name] = axe(page) + page.evaluate(MOVES)
        page.context.close()
    assert told(found) == {}


LOOKS = {
    "wide": TALL,
    "narrow": NARROW,
    "forced colours, wide": FORCED,
    "forced colours, narrow": {**FORCED, **NARROW},
    "dark, wide": {**TALL, "color_scheme": "dark"},
    "dark, narrow": {**NARROW, "color_scheme": "dark"},
}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_any_page_or_in_any_state_in_any_look(tabs: Any, base: str, site: Site, urls: list[str], look: str) -> None:
    """Forced colours come with reduced motion; in 'make test' a few of all, by chance."""
    found, some = {}, chance(f"axe {look}")
    page = tabs(**LOOKS[look])
    for url in some.sample(urls, min(len(urls), amount(2, len(urls)))):
        page.goto(base + url)
        found[url] = axe(page) + page.evaluate(MOVES if "forced" in look else "[]")
    for name in some.sample(sorted(STATES), min(len(STATES), amount(1, len(STATES)))):
        page = tabs(**LOOKS[look])
        STATES[name](page, base, site)
        found[name] = axe(page)
        page.context.close()
    assert told(found) == {}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_where_nothing_is_found_on_a_site_whose_address_is_known(
    tabs: Any, build: Build, minimal: dict[str, str], tmp_path: Path, look: str
) -> None:
    place = tmp_path / "404.html"
    added = {path: (FULL / path).read_text("utf-8") for path in ("content/404.md", "content/search.md")}
    place.write_bytes(build(minimal | added, site_url="https://example.org/pcn").files["404.html"])
    page = tabs(**LOOKS[look])
    page.goto(place.as_uri())
    expect(page.get_by_role("link").first).to_be_visible()
    assert axe(page) == []
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("options", [TALL, ZOOMED], ids=["1280", "320"])
@pytest.mark.parametrize(
    "name",
    ["matrix filtered", "contacts filtered", "glossary filtered", "worksheet, one side", "tool: voices beside a stage", *SYSTEM_VIEWS],
)
def test_axe_finds_nothing_in_filters_and_the_system_view(tabs: Any, base: str, site: Site, name: str, options: dict[str, Any]) -> None:
    page = tabs(**options)
    STATES[name](page, base, site)
    assert axe(page) == []
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("name", SYSTEM_VIEWS)
def test_the_system_view_has_contrast_enough_and_shows_its_marks_in_every_look(tabs: Any, base: str, site: Site, name: str) -> None:
    """In dark and forced colours, and on paper; everything that is folded away is opened."""
    found = {}
    looks = {"dark": {**TALL, "color_scheme": "dark"}, "forced colours": FORCED}
    for look, options in looks.items():
        page = tabs(**options)
        STATES[name](page, base, site)
        page.evaluate("() => document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        found[look] = axe(page) + page.evaluate(MOVES)
        page.emulate_media(media="print")
        found[f"{look}, printed"] = axe(page)
        page.context.close()
    assert told(found) == {}


def walk(page: Page, most: int) -> list[str]:
    """Everything wrong on the way through a page with the Tab key, for so many stops."""
    wrong = []
    for number in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["through"]:
            return wrong if number else ["nothing can be reached"]
        wrong += stop["wrong"]
    return wrong


LOOKS_OF_FOCUS = {"wide": TALL, "zoomed": ZOOMED, "forced colours": FORCED}


@pytest.mark.parametrize("look", LOOKS_OF_FOCUS)
def test_the_tab_key_leads_through_each_kind_of_page_in_order(tabs: Any, base: str, look: str) -> None:
    """Every stop comes after the one before, can be seen, and shows that it has the focus."""
    page = tabs(**LOOKS_OF_FOCUS[look])
    found = {}
    for url in [url for url in TEMPLATES if url != "404.html" and (SOAK or look == "wide" or url in FEW)]:
        page.goto(base + url)
        found[url] = walk(page, amount(25, 2000))
    assert told(found) == {}


def test_a_link_of_the_header_keeps_the_focus_when_the_window_changes_its_size(tabs: Any, base: str) -> None:
    page = tabs(**TALL)
    page.goto(base + "index.html")
    page.focus(".nhsuk-header__navigation-link >> nth=1")
    page.set_viewport_size({"width": TALL["viewport"]["width"] - 20, "height": 900})
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))")
    assert page.evaluate("document.activeElement.className") == "nhsuk-header__navigation-link"


@pytest.mark.parametrize(
    "name", ["search results", "tool: a stage", "tool: workshop view, with a guide", "tool: actions", "tool: plan", *SYSTEM_VIEWS]
)
def test_the_tab_key_leads_through_a_state_in_order_and_out_again(tabs: Any, base: str, site: Site, name: str) -> None:
    page = tabs(**TALL)
    STATES[name](page, base, site)
    page.locator(".nhsuk-skip-link").focus()
    assert walk(page, 300) == []
    assert page.evaluate(STOP)["through"]


# One page for each layout of the smallest site, with the pages that it lacks made of their front matter alone.
SMALL = (
    "index.html", "guidance/first.html", "domains/index.html", "domains/first-domain.html", "matrix/index.html", "matrix/first-theme.html",
    "matrix/stage-foundation.html", "contacts/index.html", "contacts/somewhere.html", "glossary.html", "about/sources.html",
    "assessment/tool.html", "assessment/worksheet.html", "search.html", "system-view.html", "sitemap.html", "404.html",
)  # fmt: skip
ADDED = ("content/search.md", "content/system-view.md", "content/sitemap.md", "content/404.md", "content/assessment/tool.md",
         "content/assessment/worksheet.md")  # fmt: skip


def _head(name: str) -> str:
    """The front matter of a page of the real site, without sources, and a word of text."""
    front = (FULL / name).read_text("utf-8").split("---\n")[1]
    return f"---\n{re.sub(r'(?m)^sources:.*$', 'sources: []', front)}---\n\nText.\n"


@pytest.fixture(scope="module")
def small(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the smallest site that has a page of each kind."""
    root = tmp_path_factory.mktemp("small")
    shutil.copytree(ROOT / "tests" / "sites" / "minimal", root, dirs_exist_ok=True)
    lay_out(root, {name: _head(name) for name in ADDED})
    shutil.copy(FULL / "data" / "assessment.yaml", root / "data" / "assessment.yaml")
    made = build_site(BuildConfig(root, ROOT / "theme", cache, TODAY))
    assert not made.failed, "\n".join(map(str, made.problems))
    assert isinstance(write_site(root / "dist", made.files), WriteReport)
    return f"{(root / 'dist').as_uri()}/"


@pytest.mark.parametrize("url", SMALL)
def test_names_and_roles_are_as_recorded(tabs: Any, small: str, url: str) -> None:
    """The accessibility tree of each kind of page. RECORD=1 records it anew: look at the difference before you keep it."""
    page = tabs(**TALL)
    page.goto(small + url)
    tree = page.locator("body").aria_snapshot() + "\n"
    path = TREES / f"{url.replace('/', '-').removesuffix('.html')}.yaml"
    if os.environ.get("RECORD"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(tree, "utf-8")
    assert tree == path.read_text("utf-8")


def heard(page: Page, wait: int = 900) -> list[str]:
    page.wait_for_timeout(wait)
    found = page.evaluate("globalThis.heard")
    page.evaluate("globalThis.heard = []")
    return [str(words) for words in found]


def test_the_contacts_filter_speaks_once_for_what_was_typed(tabs: Any, base: str) -> None:
    page = tabs(**TALL)
    page.goto(base + "contacts/index.html")
    page.evaluate(LISTEN)
    page.get_by_label("Filter by system, name or email").press_sequentially("becky", delay=20)
    assert heard(page) == ["2 contacts found"]


def test_the_search_box_speaks_once_for_what_was_typed(tabs: Any, base: str) -> None:
    page = tabs(**TALL)
    page.goto(base + "index.html")
    page.evaluate(LISTEN)
    page.locator("#search-field").press_sequentially("social", delay=20)
    assert len(heard(page, 1500)) == 1


def test_the_self_assessment_says_once_that_it_is_saved(tabs: Any, base: str, site: Site) -> None:
    page = tabs(**TALL)
    page.clock.install()
    STATES["tool: a stage"](page, base, site)
    page.evaluate(LISTEN)
    for radio in page.locator("input[value='partly']").all()[:3]:
        radio.check()
    page.clock.run_for(1000)
    assert len(heard(page, 0)) <= 1


def test_mistakes_are_said_once(tabs: Any, base: str, site: Site) -> None:
    page = tabs(**TALL)
    STATES["tool: task list"](page, base, site)
    page.evaluate(LISTEN)
    page.locator("main").get_by_role("link", name="About you").first.click()
    page.get_by_label("Day").first.fill("31")
    page.get_by_label("Month").first.fill("2")
    page.get_by_role("button", name="Save and continue").click()
    assert len([words for words in heard(page) if "There is a problem" in words]) == 1


def test_the_system_view_says_once_what_was_read(tabs: Any, base: str, site: Site) -> None:
    page = tabs(**TALL)
    page.add_init_script(f"addEventListener('DOMContentLoaded', {LISTEN})")
    system_view(page, base, site)
    assert [words for words in heard(page) if "files read," in words] == ["4 files read, 1 could not be used, 2 assessments counted."]
