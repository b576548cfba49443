"""What the system view saves, and what it does with that again: roll-ups, counts for others, tables."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from playwright.sync_api import Page, expect

from tests.browser.system_view import SIX_BAD, View, real_matrix
from tests.conftest import FULL

MARKS = """() => [...document.querySelectorAll(".app-roll-up__region-stages .app-bar")].map((node) => {
  const box = (one) => one?.getBoundingClientRect();
  const tip = box(node.querySelector(".app-mark path"));
  const parts = [...node.querySelectorAll(".app-part--stage")].map((part) => [Number(part.dataset.position), box(part.querySelector("rect"))]);
  const words = (name, part) => node.closest(name).querySelector(part).firstChild.textContent;
  return {
    at: [words(".app-roll-up__side", "h3").split(":")[0], words(".app-chart__row", "h4"), words(".app-bar", ".app-bar__label")],
    tip: tip && tip.left + tip.width / 2,
    isBelow: tip && tip.top >= parts[0][1].bottom - 2,
    words: node.querySelector(".app-mark text")?.textContent,
    parts: parts.map(([position, { left, right }]) => [position, left, right]),
  };
})"""


def test_tables_are_saved_as_csv(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    table = view.saved(lambda page: page.get_by_role("button", name=re.compile(r"^Stages\s+as CSV$")).click()).decode("utf-8-sig")
    lines = table.splitlines()
    assert lines[0] == "Theme,Side,When,Stage,PCNs,Names"
    assert len(lines) == 1 + 5 * 2 * 2 * 6


def test_a_roll_up_opens_again_and_its_counts_leave_for_a_region_and_a_pcn(page: Page, base: str, exported: Path, tmp_path: Path) -> None:
    view, sound = View(page, base).open(), [path for path in sorted(exported.iterdir()) if path.name not in SIX_BAD]
    view.choose(*sound)
    kept, others = tmp_path / "kept.json", tmp_path / "others.json"
    for title, path in (("Save to go on later", kept), ("Save counts for others", others)):
        path.write_bytes(view.saved(lambda page, title=title: page.get_by_role("button", name=title).click()))  # type: ignore[misc]
    names = {json.loads(path.read_text("utf-8"))["about"]["name"] for path in sound}
    assert not [name for name in names if name in others.read_text("utf-8")]
    view.open().choose(kept)
    expect(page.get_by_text("17 PCNs are in both rounds.")).to_be_visible()
    view.choose(sound[0])
    expect(page.locator("[data-status]")).to_contain_text("35 files read")
    expect(page.get_by_text("The one that holds most is used.")).to_have_count(0)
    page.get_by_text("1 assessment of which some files hold less").click()
    expect(page.get_by_text("The one that holds most is used.")).to_be_visible()
    view.open().choose(others)
    expect(page.get_by_role("heading", name="Where 17 PCNs are, and where they want to be in a year")).to_be_visible()
    assert "ewer than five" in page.locator("[data-results]").inner_text()
    expect(page.locator("[data-status]")).to_contain_text(re.compile(r"1 file read, .*17 assessments counted"))
    expect(page.locator("[data-read]")).to_contain_text(re.compile(r"1 file read:\s*17 assessments counted"))
    the_document_of_a_region_shows_the_same(view)
    view.choose(sound[0])
    expect(page.get_by_text("An assessment of your PCN is among those counted.")).to_be_visible()
    expect(page.locator(".app-chart__sentence", has_text="Your PCN:").first).to_be_visible()
    marks_stand_at_the_stages_of(page, json.loads(sound[0].read_text("utf-8")))
    assert not re.search(r"%|\b(average|rank(?!s\b)|total|better|worse|score(?!\.))", page.locator("[data-results]").inner_text())


def the_document_of_a_region_shows_the_same(view: View) -> None:
    """Its headings are those of the page, and each bar of a component has the words of the page."""
    content = view.saved(lambda page: page.get_by_role("button", name="Save these counts as a Word document").click())
    document = docx.Document(BytesIO(content))
    told = [paragraph.text for paragraph in document.paragraphs]
    headings = view.page.locator("[data-results] h2:not(#view-region-save)").all_text_contents()
    assert len(headings) > 5
    assert [heading for heading in headings if heading not in told] == []
    bars = view.page.locator(".app-grid .app-bar__words").all_text_contents()
    described = " ".join(picture.get("descr") for picture in document.element.xpath("//wp:docPr"))
    assert len(bars) > 30
    assert [words for words in bars if words not in described] == []


def marks_stand_at_the_stages_of(page: Page, document: dict[str, Any]) -> None:
    """Each bar has a triangle below the part of the stage that the PCN chose, and none where that is not shown."""
    matrix = real_matrix(FULL)
    order = [stage.id for stage in (matrix.before, *matrix.stages)]
    wanted = {
        (side.heading, theme.title, words): ((document["themes"].get(theme.id) or {}).get(side.id) or {}).get(when)
        for side in matrix.audiences
        for theme in matrix.themes
        for when, words in (("now", "Now"), ("in_a_year", "In a year"))
    }
    seen = 0
    for found in page.evaluate(MARKS):
        stage = wanted[tuple(found["at"])]
        own = [(left, right) for position, left, right in found["parts"] if stage and position == order.index(stage)]
        assert (found.get("tip") is not None) == bool(own)
        for low, high in own:
            assert low - 2 <= found["tip"] <= high + 2
            assert (found["isBelow"], found["words"]) == (True, "Your PCN")
            seen += 1
    assert seen > 3


def test_a_list_and_what_was_ticked_are_in_a_saved_roll_up_and_are_there_again(view: View, exported: Path, tmp_path: Path) -> None:
    page = view.choose(*exported.glob("*-pcn-*.json")).page
    page.get_by_label("Expected PCNs, one name on each line").fill("Aldervale\nNobody")
    page.get_by_role("button", name="Compare with this list").click()
    page.get_by_label("Alder Vale PCN: count as Aldervale").check()
    expect(page.get_by_role("link", name="Save to go on later, or for others")).to_have_attribute("href", "#view-keep")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to go on later").click()
    assert re.fullmatch(r"pcn-roll-up-saved-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    download.value.save_as(tmp_path / "kept.json")
    view.open().choose(tmp_path / "kept.json")
    expect(page.get_by_text("2 PCNs on the list, 1 returned a file.")).to_be_visible()
    expect(page.get_by_label("Alder Vale PCN: count as Aldervale")).to_be_checked()
    expect(page.get_by_label("Expected PCNs, one name on each line")).to_have_value("Nobody\nAldervale")
    page.get_by_label("Leave out names, files and free text").check()
    title = "Who has not returned a file?"
    page.get_by_role("navigation", name="Results").get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", name=title)).to_be_in_viewport()


def test_counts_for_others_say_before_how_little_they_show_and_are_called_by_system_and_day(
    view: View, exported: Path, tmp_path: Path
) -> None:
    first = json.loads(next(exported.glob("*-pcn-*.json")).read_text("utf-8"))
    for number in range(5):
        made = {**first, "id": f"00000000-0000-4000-8000-00000000000{number}", "previous_id": None, "last_time": None}
        made["about"] = {**first["about"], "name": f"{number} PCN", "system": "kent-and-medway"}
        positions = {side: {"now": ("foundation", "step-1")[number % 2], "in_a_year": "step-1"} for side in ("pcn", "system")}
        made["themes"] = {"leadership": positions}
        (tmp_path / f"{number}.json").write_text(json.dumps(made), "utf-8")
    page = view.choose(*tmp_path.iterdir()).page
    told = "With 5 PCNs, most numbers at the stages are left out, so this file shows little."
    saving = page.locator("[data-saving]")
    expect(saving).to_contain_text(told)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save counts for others").click()
    assert re.fullmatch(r"pcn-roll-up-for-others-kent-and-medway-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    expect(saving.get_by_role("status")).to_contain_text(told)
    held = json.loads(Path(download.value.path()).read_text("utf-8"))
    counts = [count for row in held["rows"] for count in row["counts"].values()]
    expect(saving).to_contain_text(f"Numbers in this file: {sum(isinstance(one, int) and one > 0 for one in counts)}.")
    expect(saving).to_contain_text(f"because they are under five: {counts.count('fewer than five')}.")
    Path(download.value.path()).rename(tmp_path / "counts.json")
    view.open().choose(tmp_path / "counts.json")
    expect(page.get_by_role("row", name=re.compile("counts.json Kent and Medway 5"))).to_be_visible()


def test_two_files_of_the_same_counts_count_once_and_the_other_can_be_chosen(view: View, exported: Path, tmp_path: Path) -> None:
    page = view.page
    view.choose(*(path for path in sorted(exported.iterdir()) if path.name not in SIX_BAD))
    one = json.loads(view.saved(lambda page: page.get_by_role("button", name="Save counts for others").click()))
    for name, day in (("old.json", "2026-01-31"), ("new.json", "2026-02-28")):
        (tmp_path / name).write_text(json.dumps({**one, "made": day}), "utf-8")
    view.open().choose(tmp_path / "old.json", tmp_path / "new.json")
    expect(page.get_by_text("some of them are in new.json too. Each is counted once.")).to_be_visible()
    page.get_by_role("button", name="Use old.json instead").click()
    expect(page.get_by_text("some of them are in old.json too. Each is counted once.")).to_be_visible()
    expect(page.get_by_role("heading", name="What to show")).to_be_visible()
    expect(page.locator("[data-filters] select")).to_have_count(0)
    page.get_by_label("Leave out names, files and free text").check()
    expect(page.get_by_text("some of them are in Summary 2 too. Each is counted once.")).to_be_visible()
    assert "old.json" not in page.locator("main").inner_text()
