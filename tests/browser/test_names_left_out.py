"""The system view with names left out: no name, file, id or text on the screen, on paper, in the title or in a file."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.system_view import View, real_matrix
from tests.conftest import FULL
from tests.rollup.marked_files import marked_set, traces
from tests.security.soak import SEED, amount

RUNS = amount(1, 20)
HELD = """() => [document.documentElement.outerHTML, ...[...document.querySelectorAll("input, textarea, select")]
    .filter((field) => field.checkVisibility()).map(({ value }) => value)].join(" ")"""
KEPT = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, window.name, history.state])"


def shown_on(page: Page) -> dict[str, str]:
    """Everything that the page holds, and all that it prints."""
    for summary in page.locator("main summary").all():
        summary.click()
    held = {"title": page.title(), "address": page.url, "kept": page.evaluate(KEPT), "page": page.evaluate(HELD)}
    page.emulate_media(media="print")
    printed = {"print": page.locator("body").inner_text(), "PDF": words_of(page.pdf(tagged=True))}
    page.emulate_media(media="screen")
    return held | printed


def words_of(pdf: bytes) -> str:
    """The words of a PDF, each font's glyphs read by its own table of letters, and what stands in it unpacked."""
    parts = [_unpacked(part) for part in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)]
    tables = [table for table in map(_letters, parts) if table]
    lines = ["".join(re.findall(r"<([0-9A-Fa-f]+)>\s*Tj", part)) for part in parts]
    read = ("".join(table.get(line[at : at + 4].upper(), "") for at in range(0, len(line), 4)) for line in lines for table in tables)
    return "\n".join([*read, *parts, pdf.decode("latin-1")])


def _unpacked(part: bytes) -> str:
    try:
        return zlib.decompress(part).decode("latin-1")
    except zlib.error:
        return part.decode("latin-1")


def _letters(part: str) -> dict[str, str]:
    """The table of letters of a font: single ones, and runs of them."""
    table: dict[str, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", part, re.DOTALL):
        table |= {glyph.upper(): chr(int(letter, 16)) for glyph, letter in re.findall(r"<(\w{4})> <(\w{4})>", block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", part, re.DOTALL):
        for first, last, letter in re.findall(r"<(\w{4})> <(\w{4})> <(\w{4})>", block):
            run = range(int(first, 16), int(last, 16) + 1)
            table |= {f"{glyph:04X}": chr(int(letter, 16) + number) for number, glyph in enumerate(run)}
    return table


def saved_from(view: View) -> Iterator[str]:
    """Every file that the page saves, with its name."""
    buttons = view.page.locator("[data-results] button").filter(has_not_text="Print").all()
    for button in buttons:
        view.page.wait_for_timeout(100)  # Chromium drops what is more than ten downloads in one second
        with view.page.expect_download() as download:
            button.click()
        yield download.value.suggested_filename
        yield from texts_of(Path(download.value.path()))


def texts_of(file: Path) -> Iterator[str]:
    """What a file says; of a document or a workbook each part of it."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as parts:
            yield from (parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    else:
        yield file.read_text("utf-8")


def put_in(view: View, folder: Path, seed: int) -> None:
    for item in marked_set(real_matrix(FULL), seed)["files"]:
        path = folder / str(seed) / item["file"].rpartition("/")[2]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(item["text"], "utf-8")
    view.choose(*sorted((folder / str(seed)).iterdir()))
    view.page.get_by_label("Expected PCNs, one name on each line").fill("Canary Alder\nCanary nobody")
    view.page.get_by_role("button", name="Compare with this list").click()
    view.page.get_by_text("2 PCNs on the list").wait_for()


def test_no_mark_is_shown_printed_or_saved(page: Page, disk: str, tmp_path: Path) -> None:
    for number in range(RUNS):
        view = View(page, disk).open()
        put_in(view, tmp_path, SEED * 100_000 + number)
        if not number:
            with_names = {place for place, text in shown_on(page).items() if traces(text)}
            assert with_names == {"page", "print", "PDF"}  # so that this test proves something
        page.get_by_label("Leave out names, files and free text").check()
        page.get_by_text("Names, files and free text are left out").wait_for()
        for text in (*shown_on(page).values(), *saved_from(view)):
            assert traces(text) == [], f"set {number}, seed {SEED}"
        page.get_by_label("Leave out names, files and free text").uncheck()
        page.get_by_role("heading", name="PCN by PCN").wait_for()


def test_no_mark_is_shown_of_what_is_chosen_once_names_are_left_out(page: Page, disk: str, tmp_path: Path) -> None:
    """A folder, other files in it, the same folder again, files that are no text, and a list that cannot be used."""
    folder = tmp_path / "Canary folder"
    files = marked_set(real_matrix(FULL), SEED)["files"]
    for number, item in enumerate(files):
        (folder / "canary").mkdir(parents=True, exist_ok=True)
        (folder / "canary" / f"canary {number}.json").write_text(item["text"], "utf-8")
    (folder / "canary.txt").write_text("canary", "utf-8")
    (folder / "canary no text.json").write_bytes(b"\xff\xfe canary")
    view = View(page, disk).open()
    view.choose(next(folder.rglob("canary 0.json")))
    page.get_by_label("Leave out names, files and free text").check()
    page.get_by_text("Names, files and free text are left out").wait_for()
    for again in (1, len(files) + 2):
        page.get_by_label("Or a whole folder").set_input_files(folder)
        page.get_by_text(re.compile(rf"{again} files? (is|are) (a copy|copies) of")).first.wait_for()
        for text in (*shown_on(page).values(), *saved_from(view)):
            assert traces(text) == []


def test_a_system_and_an_edition_that_were_chosen_stay_chosen_without_their_names(page: Page, disk: str, tmp_path: Path) -> None:
    view = View(page, disk).open()
    put_in(view, tmp_path, SEED * 100_000)
    view.select("System", "Canary system")
    counted = view.roll_up().assessments
    page.get_by_label("Leave out names, files and free text").check()
    page.get_by_text("Names, files and free text are left out").wait_for()
    assert (
        page.get_by_label("System", exact=True).evaluate("field => field.selectedOptions[0].text") == "A system not in our list of contacts"
    )
    bare = view.roll_up()
    assert (bare.assessments, bare.choice.system) == (counted, "(left out)")
