"""The system view in Chromium: many files, bad ones, rounds, local editions; by keyboard, for axe, and on paper."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_assessment_looks import drawn
from tests.conftest import FULL, ROOT
from tests.rollup.support import roll_up_in

sys.path.insert(0, str(ROOT / "benchmarks"))
from made_up_exports import Wanted, exports, real_matrix

AXE = (ROOT / "theme" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run('main', {runOnly: tags, resultTypes: ['violations']})"
BAD = ROOT / "tests" / "cases" / "assessment" / "bad"
SIX_BAD = ("cut-off.json", "a-web-page.json", "proto-key.json", "newer-version.json", "wrong-types.json", "very-deep.json")
EVIL = '<img src=x onerror="document.title=1"><script>document.title=2</script>'


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """34 sound files of two rounds and three local editions, and six bad ones."""
    folder = tmp_path_factory.mktemp("system") / "exports"
    folder.mkdir()
    for name, document in exports(real_matrix(FULL), Wanted(17, rounds=2, seed=2)):
        (folder / name).write_text(json.dumps(document), "utf-8")
    for name in SIX_BAD:
        shutil.copy(BAD / name, folder / name)
    return folder


class View:
    """What people do on the page."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base

    def open(self) -> View:
        self.page.goto(f"{self.base}system-view.html")
        return self.started()

    def started(self) -> View:
        """The script starts after the page is painted; the field for a folder is one from then on."""
        expect(self.page.locator("[data-folder]")).to_have_js_property("webkitdirectory", True)
        return self

    def choose(self, *files: Path) -> View:
        self.page.get_by_label("Exported self-assessments").set_input_files(list(files))
        return self.ready()

    def ready(self) -> View:
        expect(self.page.locator("[data-status]")).to_contain_text("counted", timeout=20_000)
        return self

    def select(self, label: str, option: str) -> View:
        field = self.page.get_by_label(label, exact=True)
        field.focus()
        field.select_option(label=option)
        return self.ready()

    def saved(self, press: Callable[[Page], None]) -> bytes:
        with self.page.expect_download() as download:
            press(self.page)
        return Path(download.value.path()).read_bytes()

    def roll_up(self) -> Any:
        title = re.compile("^Save all .* as JSON$")
        return roll_up_in(self.saved(lambda page: page.get_by_role("button", name=title).click()))


@pytest.fixture
def view(page: Page, disk: str) -> View:
    """The system view, opened from disk."""
    return View(page, disk).open()


def test_files_are_combined_over_http_and_from_disk(page: Page, base: str, exported: Path) -> None:
    view = View(page, base).open().choose(*sorted(exported.iterdir()))
    expect(page.locator("[data-status]")).to_have_text("40 files read, 6 could not be used, 17 assessments counted.")
    for name in SIX_BAD:
        expect(page.get_by_role("list", name="Files that cannot be used").get_by_text(name)).to_be_visible()
    expect(page.get_by_role("heading", name="Where 17 PCNs are, and where they want to be in a year")).to_be_visible()
    expect(page.get_by_text("17 PCNs are in both rounds.")).to_be_visible()
    expect(page.get_by_role("heading", name="Not in this matrix")).to_be_visible()
    roll_up = view.roll_up()
    assert (roll_up.files.refused, roll_up.files.other_rounds, roll_up.comparison.both.count) == (6, 17, 17)
    assert len({edition.edition for edition in roll_up.editions}) == 4
    matrix = real_matrix(FULL)
    titles = {None: "No stage chosen", **{stage.id: stage.title for stage in (matrix.before, *matrix.stages)}}
    sides = [side for audience in matrix.audiences for theme in roll_up.themes for side in theme.sides if side.side == audience.id]
    bars = [[f"{titles[row.stage]}: {row.count}" for row in rows if row.count] for side in sides for rows in (side.now, side.in_a_year)]
    assert page.locator(".app-roll-up__stages .app-bar__words").all_text_contents() == [", ".join(bar) for bar in bars]


def test_a_folder_is_read_and_other_files_in_it_are_told_of(view: View, exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    shutil.copytree(exported, folder / "inner")
    (folder / "notes.txt").write_text("notes", "utf-8")
    view.page.get_by_label("Or a whole folder").set_input_files(folder)
    view.ready()
    expect(view.page.get_by_text("1 other file was not looked at, since the names do not end in .json or .html.")).to_be_visible()
    assert view.roll_up().pcns[0].file.startswith("folder/inner/")


def test_a_folder_that_is_chosen_twice_counts_once_and_that_is_said(view: View, exported: Path, tmp_path: Path) -> None:
    """By what the files hold: under other names too, usable or not."""
    view.choose(*sorted(exported.iterdir()))
    before = view.roll_up()
    folder = tmp_path / "once more"
    shutil.copytree(exported, folder)
    next(folder.glob("*-pcn-*.json")).rename(folder / "another name.json")
    (folder / "no text.json").write_bytes(b"\xff\xfe\x00")
    for times in (1, 2):
        view.page.get_by_label("Or a whole folder").set_input_files(folder)
        again = 40 * times + (times - 1)
        expect(view.page.locator("[data-status]")).to_have_text(
            f"41 files read, 7 could not be used, 17 assessments counted. {again} files are copies of files already chosen,"
            " and are not counted again."
        )
    expect(view.page.locator("[data-read]")).to_contain_text(f"{again} files are copies of files already chosen")
    after = view.roll_up()
    assert (after.files.read, after.pcns, after.versions) == (41, before.pcns, before.versions)
    view.page.get_by_role("button", name="Clear everything").click()
    view.choose(*sorted(exported.iterdir()))
    expect(view.page.locator("[data-status]")).to_have_text("40 files read, 6 could not be used, 17 assessments counted.")


def test_what_is_wrong_in_a_file_is_named_in_words(view: View, exported: Path, tmp_path: Path) -> None:
    document = json.loads(next(exported.glob("*-pcn-*.json")).read_text("utf-8"))
    document["themes"]["leadership"] |= {"actions": [{"what": "Meet"}] * 205, "how": "x" * 20_001}
    document["themes"]["leadership"]["components"] = {"leadership.foundation.pcn.vision": {"note": "x" * 20_001}}
    document["about"]["audiences"] = "both"
    (tmp_path / "long.json").write_text(json.dumps(document), "utf-8")
    view.choose(tmp_path / "long.json")
    found = view.page.get_by_role("list", name="Files that cannot be used").inner_text()
    for place in (
        f"{real_matrix(FULL).labels.parts['audiences']}: The value should be a list",
        "Leadership, planning and partnerships: actions",
        "Leadership, planning and partnerships: how to get there",
        "Leadership, planning and partnerships: Vision and actions: note",
    ):
        assert place in found
    assert "themes." not in found


def test_filters_rounds_and_names(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    view.select("Round", "April 2023 to March 2024")
    assert view.roll_up().choice.round == "2023-04"
    offered = view.page.get_by_label("Compare with", exact=True).locator("option")
    expect(offered).to_have_text(["The assessment before"])
    view.select("Round", "April 2024 to March 2025").select("Compare with", "April 2023 to March 2024").select(
        "For PCNs or for systems", "For PCNs"
    ).ready()
    expect(offered).to_have_text(["The assessment before", "April 2023 to March 2024"])
    view.select("System", "Kent and Medway")
    expect(view.page.get_by_text("Fewer than five PCNs.").first).to_be_visible()
    expect(view.page.get_by_label("System", exact=True)).to_be_focused()
    assert {pcn.system for pcn in view.roll_up().pcns} == {"kent-and-medway"}
    expect(view.page.locator(".app-paper")).to_contain_text(f"{view.roll_up().files.filtered} left out by what you chose to show")
    view.page.get_by_label("Leave out names, files and free text").check()
    expect(view.page.get_by_role("heading", name="PCN by PCN")).to_have_count(0)
    bare = view.roll_up()
    assert (bare.pcns, bare.texts, bare.refused) == ([], [], [])
    text = view.page.locator("[data-results]").inner_text()
    assert "Alder Vale" not in text
    assert ".json" not in text.replace("pcn-roll-up-no-names.json", "")
    assert "alphabetical order" not in text
    with view.page.expect_download() as download:
        view.page.get_by_role("button", name="Save all numbers for other programs, as JSON").click()
    assert download.value.suggested_filename == "pcn-roll-up-no-names.json"


def test_nothing_can_be_sorted_by_stage_and_pcns_stand_in_the_order_of_names(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    names = [pcn.name for pcn in view.roll_up().pcns]
    assert names == sorted(names)
    expect(view.page.locator("th button, th[aria-sort]")).to_have_count(0)
    view.page.locator("summary", has_text="For PCNs: which PCNs are where").click()
    shown = view.page.locator(".app-names").first.locator("li").all_inner_texts()
    assert shown == sorted(shown)


def test_copies_are_settled_openly_and_the_choice_can_be_changed(view: View, exported: Path, tmp_path: Path) -> None:
    first = sorted(exported.glob("*-pcn-*.json"))[1]
    document: dict[str, Any] = json.loads(first.read_text("utf-8"))
    document["about"]["name"] = "Quite another PCN"
    (tmp_path / "other.json").write_text(json.dumps({**document, "updated": "2030-01-01T00:00:00Z"}), "utf-8")
    view.choose(first, tmp_path / "other.json")
    expect(view.page.get_by_role("heading", name="1 assessment in several files")).to_be_visible()
    assert view.roll_up().pcns[0].name == "Quite another PCN"
    view.page.get_by_label(first.name).check()
    expect(view.page.get_by_text("You chose this file.")).to_be_visible()
    assert view.roll_up().versions[0].why == "chosen"
    assert view.roll_up().pcns[0].file == first.name


def test_files_that_are_the_same_leave_nothing_to_choose(view: View, exported: Path, tmp_path: Path) -> None:
    first = sorted(exported.glob("*-pcn-*.json"))[0]
    (tmp_path / "again.json").write_bytes(first.read_bytes())
    view.choose(first, tmp_path / "again.json")
    told = view.page.locator("[data-read]")
    expect(told.get_by_text("All files are the same.")).to_be_visible()
    expect(told.get_by_text("again.json", exact=True)).to_be_visible()
    expect(told.get_by_role("radio")).to_have_count(0)


def test_pcns_that_look_alike_are_asked_about(view: View, exported: Path, tmp_path: Path) -> None:
    first = sorted(exported.glob("*-pcn-*.json"))[0]
    document: dict[str, Any] = json.loads(first.read_text("utf-8"))
    document |= {"id": "00000000-0000-4000-8000-000000000001", "previous_id": None}
    document["about"]["name"] = document["about"]["name"].upper()
    (tmp_path / "again.json").write_text(json.dumps(document), "utf-8")
    view.choose(first, tmp_path / "again.json")
    assert view.roll_up().assessments == 2
    expect(view.page.locator(".app-paper__facts")).to_contain_text("1 PCN may be counted more than once.")
    leads_to = view.page.get_by_role("link", name="1 PCN may be counted more than once")
    expect(view.page.locator(leads_to.get_attribute("href") or "#")).to_contain_text("count these 2 as one PCN")
    view.page.get_by_label("count these 2 as one PCN").check()
    expect(view.page.locator(".app-paper")).not_to_contain_text("may be counted more than once")
    expect(view.page.get_by_role("heading", name="Where 1 PCN is, and where it wants to be in a year")).to_be_visible()


def test_a_system_that_is_written_in_several_ways_is_asked_about(view: View, exported: Path, tmp_path: Path) -> None:
    document: dict[str, Any] = json.loads(next(exported.glob("*-pcn-*.json")).read_text("utf-8"))
    for number, system in enumerate(("Devon", "devon", "Devon ICS", "Devon STP")):
        document |= {"id": f"00000000-0000-4000-8000-00000000000{number}", "previous_id": None, "last_time": None}
        document["about"] |= {"name": f"{number} PCN", "system": system}
        (tmp_path / f"{number}.json").write_text(json.dumps(document), "utf-8")
    view.choose(*sorted(tmp_path.iterdir()))
    expect(view.page.get_by_role("heading", name="PCNs of 4 systems")).to_be_visible()
    view.page.get_by_label("Devon, Devon ICS, Devon STP, devon: count as Devon").check()
    expect(view.page.get_by_role("heading", name="Devon", exact=True)).to_be_visible()
    assert [(one.system, one.count) for one in view.roll_up().systems] == [("Devon", 4)]
    options = view.page.get_by_label("System", exact=True).locator("option").all_inner_texts()
    assert options == ["All systems", "Devon"]
    kept = tmp_path / "kept.json"
    kept.write_bytes(view.saved(lambda page: page.get_by_role("button", name="Save to go on later").click()))
    view.open().choose(kept, tmp_path / "0.json", tmp_path / "1.json")
    assert [(one.system, one.count) for one in view.roll_up().systems] == [("Devon", 4)]


def test_expected_pcns_also_a_hundred_thousand_of_them(view: View, exported: Path, tmp_path: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    view.page.get_by_label("Expected PCNs, one name on each line").fill(f"alder vale\n{EVIL}\n")
    view.page.get_by_role("button", name="Compare with this list").click()
    expect(view.page.get_by_text("2 PCNs on the list, 1 returned a file.")).to_be_visible()
    expect(view.page.get_by_text(EVIL)).to_be_visible()
    long = tmp_path / "expected.txt"
    long.write_text("\n".join(f"P{number}" for number in range(100_000)), "utf-8")
    view.page.get_by_label("Or a text file with the names").set_input_files(long)
    expect(view.page.get_by_text("100,000 PCNs on the list, 0 returned a file.")).to_be_visible(timeout=30_000)
    assert view.page.locator("[data-expected-result] li").count() < 1000


def test_a_name_near_to_one_of_the_list_is_asked_about(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    view.page.get_by_label("Expected PCNs, one name on each line").fill("Aldervale\nNobody")
    view.page.get_by_role("button", name="Compare with this list").click()
    expect(view.page.get_by_text("2 PCNs on the list, 0 returned a file.")).to_be_visible()
    box = view.page.get_by_label("Alder Vale PCN: count as Aldervale")
    box.check()
    expect(view.page.get_by_text("2 PCNs on the list, 1 returned a file.")).to_be_visible()
    expect(box).to_be_focused()
    box.uncheck()
    expect(view.page.get_by_text("2 PCNs on the list, 0 returned a file.")).to_be_visible()


def test_a_name_that_is_read_from_right_to_left_leaves_the_words_around_it_in_their_order(
    view: View, exported: Path, tmp_path: Path
) -> None:
    """The name is Hebrew; what follows it is right of it, as in any other sentence of ours."""
    document = json.loads(next(exported.glob("*-pcn-*.json")).read_text("utf-8"))
    document["about"] |= {"name": "\u05e9\u05dc\u05d5\u05dd", "system": "12 Shires"}
    (tmp_path / "one.json").write_text(json.dumps(document), "utf-8")
    view.choose(tmp_path / "one.json")
    title = view.page.locator(".app-roll-up__pcns summary").first
    name, number = title.evaluate("""(node) => {
        const span = node.querySelector(".nhsuk-details__summary-text");
        return [span.firstChild, span.lastChild].map((part) => {
            const range = document.createRange();
            range.selectNodeContents(part);
            return range.getBoundingClientRect().left;
        });
    }""")
    assert name < number


def test_the_list_counts_all_systems_says_so_and_names_nobody_without_a_name(view: View, exported: Path, tmp_path: Path) -> None:
    first, second, *_ = sorted(exported.glob("*-pcn-*.json"))
    for number, path in enumerate((first, second)):
        document = json.loads(path.read_text("utf-8"))
        document["about"] = {
            "system": ("kent-and-medway", "surrey-heartlands")[number],
            "date": "2026-01-31",
            "audiences": ["pcn", "system"],
        }
        (tmp_path / f"{number}.json").write_text(
            json.dumps({**document, "id": f"00000000-0000-4000-8000-00000000000{number}", "themes": {}}), "utf-8"
        )
    view.choose(*tmp_path.glob("*.json"))
    view.page.get_by_label("Expected PCNs, one name on each line").fill("Nobody")
    view.page.get_by_role("button", name="Compare with this list").click()
    result = view.page.locator("[data-expected-result]")
    expect(result).to_contain_text("Returned a file and not on the list: 2")
    expect(result.get_by_text("No name given")).to_have_count(2)
    expect(result).not_to_contain_text("all systems")
    view.select("System", "Kent and Medway")
    expect(result).to_contain_text("The files of all systems and editions count here")
    expect(result).to_contain_text("Returned a file and not on the list: 2")
    expect(view.page.locator(".app-roll-up__side").first).to_contain_text("No stage chosen: 1")


def test_markup_in_every_name_stays_text(view: View, exported: Path, tmp_path: Path) -> None:
    document = json.loads(next(exported.glob("*-pcn-*.json")).read_text("utf-8"))
    document["about"] |= {"name": EVIL, "system": EVIL, "improvement_priority": EVIL}
    document["matrix"]["local"] = {"id": "evil", "title": EVIL}
    document["themes"]["leadership"] |= {"how": EVIL, "evidence": EVIL, "needs": {"time": EVIL}, "actions": [{"what": EVIL, "who": EVIL}]}
    (tmp_path / "<img src=x onerror=alert(1)>.json").write_text(json.dumps(document), "utf-8")
    view.choose(next(tmp_path.iterdir()))
    for summary in view.page.locator("[data-results] summary").all():
        summary.click()
    expect(view.page.locator("main img, main script:not([type='application/json'])")).to_have_count(0)
    assert view.page.title().startswith("System view")
    assert view.page.get_by_text(EVIL).count() > 5


def test_every_bad_file_of_the_import_tests_is_refused_with_its_reasons(view: View) -> None:
    expected: dict[str, Any] = json.loads((BAD / "expected.json").read_text("utf-8"))
    view.choose(*(BAD / name for name in expected))
    refused = {one.file: [(found.where, found.message) for found in one.findings] for one in view.roll_up().refused}
    assert set(refused) == {name for name, result in expected.items() if not result["ok"]}
    del refused["roll-up.json"]  # of which this page says what is missing
    for name, found in refused.items():
        assert found == [(finding["where"], finding["message"]) for finding in expected[name]["findings"]]


def test_tables_are_saved_as_csv(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    table = view.saved(lambda page: page.get_by_role("button", name=re.compile(r"^Stages\s+as CSV$")).click()).decode("utf-8-sig")
    lines = table.splitlines()
    assert lines[0] == "Theme,Side,When,Stage,PCNs,Names"
    assert len(lines) == 1 + 5 * 2 * 2 * 6


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


def test_one_box_finds_a_pcn_by_the_beginning_of_a_word(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    part = view.page.locator(".app-roll-up__pcns")
    expect(part.get_by_role("status")).to_have_text("17 of 17 PCNs. The first 10 are shown, in the order of their names.")
    expect(part.locator("summary")).to_have_count(10)
    part.get_by_role("button", name="Show all 17 PCNs").press("Enter")
    expect(part.get_by_role("status")).to_have_text("17 of 17 PCNs")
    expect(part.locator("summary")).to_have_count(17)
    expect(part.locator("summary").nth(10)).to_be_focused()
    expect(part.get_by_role("button")).to_have_count(0)
    part.get_by_label("Find a PCN by its name").fill("VALE")
    expect(part.get_by_role("status")).to_have_text("1 of 17 PCNs")
    part.locator("summary", has_text="Alder Vale PCN").click()
    expect(part.get_by_role("table")).to_be_visible()
    part.get_by_label("Find a PCN by its name").fill("no such name")
    expect(part.get_by_role("status")).to_have_text("0 of 17 PCNs")


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


def gate(page: Page) -> None:
    """From now on files are read only once `open_gate` is called."""
    page.evaluate("""() => {
        const { read } = ReadableStreamDefaultReader.prototype;
        const opened = new Promise((resolve) => { window.openGate = resolve; });
        ReadableStreamDefaultReader.prototype.read = async function () { await opened; return read.call(this); };
    }""")


def open_gate(page: Page) -> None:
    page.evaluate("window.openGate()")
    page.wait_for_timeout(300)


def test_what_is_cleared_while_files_are_read_stays_away(view: View, exported: Path) -> None:
    first, second, third = sorted(exported.glob("*-pcn-*.json"))[:3]
    view.choose(first)
    view.page.get_by_label("Expected PCNs, one name on each line").fill("Alder Vale")
    gate(view.page)
    view.page.get_by_label("Exported self-assessments").set_input_files(second)
    view.page.get_by_label("Exported self-assessments").set_input_files(third)
    expect(view.page.locator("[data-status]")).to_have_text("Reading 1 file")
    view.page.get_by_role("button", name="Clear everything").click()
    open_gate(view.page)
    expect(view.page.locator("[data-status]")).to_have_text("Everything is cleared.")
    assert view.page.locator("[data-results]").inner_text() == ""
    assert view.page.locator("[data-expected-text]").input_value() == ""
    expect(view.page.get_by_role("progressbar")).to_have_count(0)
    view.choose(first)
    assert view.roll_up().files.read == 1


def test_what_was_read_is_not_lost_unasked_and_comes_back_when_clearing_is_undone(view: View, exported: Path) -> None:
    asked: list[str] = []
    page = view.page
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    first, *others = sorted(exported.glob("*-pcn-*.json"))[:4]
    view.choose(*others)
    page.get_by_label("Expected PCNs, one name on each line").fill("Alder Vale\nNobody")
    page.get_by_role("button", name="Compare with this list").click()
    page.get_by_text("2 PCNs on the list").wait_for()
    before = view.roll_up()
    page.get_by_role("button", name="Clear everything").click()
    expect(page.locator("[data-status]")).to_have_text("Everything is cleared.")
    page.get_by_role("button", name="Undo").click()
    view.ready()
    expect(page.locator("#view-results")).to_be_focused()
    assert view.roll_up() == before
    expect(page.get_by_label("Expected PCNs, one name on each line")).to_have_value("Alder Vale\nNobody")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    page.get_by_role("button", name="Clear everything").click()
    view.choose(first)
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    assert asked == []
    page.reload()
    view.started()
    page.reload()
    view.started()
    assert asked == ["beforeunload"]


def test_names_that_are_left_out_stay_left_out_when_everything_is_cleared(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    view.page.get_by_label("Leave out names, files and free text").check()
    view.page.get_by_role("button", name="Clear everything").click()
    expect(view.page.locator("[data-status]")).to_have_text("Everything is cleared.")
    view.choose(*exported.glob("*-pcn-*.json"))
    expect(view.page.get_by_label("Leave out names, files and free text")).to_be_checked()
    assert not view.roll_up().choice.names


def test_what_clears_everything_stays_below_the_pointer_while_results_change(view: View, exported: Path) -> None:
    """Without names the page is much shorter; a button that moves between press and release is not pressed."""
    view.choose(*exported.glob("*-pcn-*.json"))
    view.page.get_by_role("button", name="Clear everything").hover()
    view.page.mouse.down()
    view.page.get_by_label("Leave out names, files and free text").evaluate("box => box.click()")
    expect(view.page.locator("[data-expected-part]")).to_be_hidden()
    view.page.mouse.up()
    expect(view.page.locator("[data-status]")).to_have_text("Everything is cleared.")


def test_what_is_decided_while_files_are_read_is_kept(view: View, exported: Path) -> None:
    first, second = sorted(exported.glob("*-pcn-*.json"))[:2]
    view.choose(first)
    gate(view.page)
    view.page.get_by_label("Exported self-assessments").set_input_files(second)
    view.page.get_by_label("Leave out names, files and free text").check()
    view.page.get_by_label("For PCNs or for systems").select_option(label="For PCNs")
    open_gate(view.page)
    view.ready()
    roll_up = view.roll_up()
    assert (roll_up.files.read, roll_up.choice.names, roll_up.choice.side) == (2, False, "pcn")


def test_files_that_break_the_reading_do_not_stop_later_ones(view: View, exported: Path) -> None:
    first = next(exported.glob("*-pcn-*.json"))
    view.page.evaluate("""() => {
        const whole = window.TextDecoder;
        window.mend = () => { window.TextDecoder = whole; };
        window.TextDecoder = class { constructor() { throw new Error("gone"); } };
    }""")
    view.page.get_by_label("Exported self-assessments").set_input_files(first)
    expect(view.page.locator("[data-status]")).to_contain_text("cannot be read")
    view.page.evaluate("window.mend()")
    view.choose(first)
    assert view.roll_up().assessments == 1


def test_files_chosen_before_the_script_has_started_are_read(page: Page, base: str, exported: Path) -> None:
    def hold(route: Route) -> None:
        """Neither answers nor goes on."""

    page.route("**/system-view*.js", hold)
    page.goto(f"{base}system-view.html", wait_until="commit")
    page.get_by_label("Exported self-assessments").set_input_files(next(exported.glob("*-pcn-*.json")))
    expect(page.locator("[data-folder]")).to_have_js_property("webkitdirectory", False)
    page.unroute("**/system-view*.js")  # what is held goes on
    assert View(page, base).ready().roll_up().files.read == 1


def test_files_dropped_beside_the_field_are_read_and_the_page_stays(view: View, exported: Path) -> None:
    """Of a real drop Chromium under test makes nothing, so what the page says of it is looked at: nobody else handles it."""
    text = next(exported.glob("*-pcn-*.json")).read_text("utf-8")
    for place in ("h1", "[data-drop]", "body"):
        handled = view.page.evaluate(
            """([place, text]) => ["dragover", "drop"].map((kind) => {
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([text], "a.json"));
                const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
                return !document.querySelector(place).dispatchEvent(event);
            })""",
            [place, text],
        )
        assert handled == [True, True], place
    expect(view.page.locator("[data-status]")).to_have_text(
        "1 file read, 0 could not be used, 1 assessment counted. 2 files are copies of files already chosen, and are not counted again."
    )


def test_words_that_are_dragged_into_a_field_are_left_to_the_browser(view: View, exported: Path) -> None:
    view.choose(next(exported.glob("*-pcn-*.json")))
    handled = view.page.evaluate("""() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.setData("text/plain", "Alder Vale");
        const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
        return !document.querySelector("[data-expected-text]").dispatchEvent(event);
    }""")
    assert handled is False


def test_hidden_files_are_passed_over(view: View, exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    (folder / ".Trashes").mkdir(parents=True)
    first = next(exported.glob("*-pcn-*.json"))
    shutil.copy(first, folder / first.name)
    shutil.copy(first, folder / ".Trashes" / first.name)
    (folder / f"._{first.name}").write_bytes(b"\x00\x05\x16\x07")
    view.page.get_by_label("Or a whole folder").set_input_files(folder)
    view.ready()
    view.page.get_by_label("Exported self-assessments").set_input_files(folder / f"._{first.name}")
    expect(view.page.locator("[data-status]")).to_have_text("1 file read, 0 could not be used, 1 assessment counted.")
    expect(view.page.get_by_text("not looked at")).to_have_count(0)


def test_a_list_that_cannot_be_read_as_text_is_told(view: View, exported: Path, tmp_path: Path) -> None:
    view.choose(next(exported.glob("*-pcn-*.json")))
    lists = ROOT / "tests" / "cases" / "rollup" / "expected-lists"
    file = view.page.get_by_label("Or a text file with the names")
    file.set_input_files(lists / "windows-1252.csv")
    expect(view.page.get_by_role("alert")).to_contain_text("not saved as UTF-8 text")
    assert view.roll_up().expected is None
    file.set_input_files(lists / "utf-16-little-endian.txt")
    expect(view.page.get_by_text("on the list,")).to_be_visible()
    expect(view.page.get_by_role("alert")).to_have_text("")
    (tmp_path / "large.txt").write_bytes(b"a" * 10_000_001)
    file.set_input_files(tmp_path / "large.txt")
    expect(view.page.get_by_role("alert")).to_have_text("The list is larger than 10 MB.")


def test_one_side_is_left_out_and_it_is_said(view: View, exported: Path, tmp_path: Path) -> None:
    document = json.loads(next(exported.glob("*-pcn-*.json")).read_text("utf-8"))
    document["about"]["audiences"] = ["system"]
    document["themes"] = {"leadership": {"components": {"leadership.foundation.pcn.vision": {"note": "Not for anybody"}}}}
    (tmp_path / "one.json").write_text(json.dumps(document), "utf-8")
    view.choose(tmp_path / "one.json")
    expect(
        view.page.get_by_text("1 assessment has something in a part of the matrix that it does not assess. It is left out.")
    ).to_be_visible()
    assert "Not for anybody" not in str(view.roll_up())


def test_thousands_of_other_themes_are_not_thousands_of_tables(view: View, exported: Path, tmp_path: Path) -> None:
    document = json.loads(next(exported.glob("*-pcn-*.json")).read_text("utf-8"))
    document["about"]["audiences"] = None
    document["themes"] = {f"theme-{number:04}": {"pcn": {"now": "step-1"}} for number in range(5000)}
    part = "any.step-1.pcn.one"
    document["themes"] |= {f"theme-000{number}": {"components": {part: {"answer": "partly"}}} for number in range(2)}
    (tmp_path / "many.json").write_text(json.dumps(document), "utf-8")
    view.choose(tmp_path / "many.json")
    expect(view.page.get_by_text("4,950 more themes of other editions are not listed")).to_be_visible()
    view.page.locator("summary", has_text="2 components of other editions").click()
    for theme in ("theme-0000", "theme-0001"):
        expect(view.page.get_by_role("rowheader", name=f"{theme}: {part}")).to_be_visible()
    for summary in view.page.locator("summary").all()[-1:]:
        summary.click()
    assert view.page.locator("*").count() < 20_000


def test_the_same_name_is_asked_about_in_plain_words(view: View, exported: Path, tmp_path: Path) -> None:
    document = json.loads(next(exported.glob("*-pcn-*.json")).read_text("utf-8"))
    document |= {"previous_id": None, "last_time": None}
    for number, name in enumerate(("River\u00adside PCN", "Riverside PCN\u200b", "Riverside")):
        document |= {"id": f"00000000-0000-4000-8000-00000000000{number}", "about": {"name": name, "system": "kent-and-medway"}}
        (tmp_path / f"{number}.json").write_text(json.dumps(document), "utf-8")
    view.choose(*sorted(tmp_path.iterdir()))
    box = view.page.get_by_role("checkbox", name=re.compile("Kent and Medway: count these 3 as one PCN$"))
    box.check()
    expect(view.page.get_by_role("heading", name="Where 1 PCN is, and where it wants to be in a year")).to_be_visible()


def test_nothing_is_kept(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    kept = "async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"
    assert view.page.evaluate(kept) == [0, 0, "", 0]


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


def test_what_is_open_typed_or_in_use_stays_so_when_more_files_come(view: View, exported: Path) -> None:
    first, *others = sorted(exported.glob("*-pcn-*.json"))
    page = view.choose(first, *others[:3]).page
    page.locator("summary", has_text="For PCNs: which PCNs are where").click()
    page.get_by_label("Find a PCN by its name").fill("Alder")
    summary = page.locator(".app-roll-up__components summary").first
    summary.press("Enter")
    page.get_by_label("Exported self-assessments").set_input_files(others[3:9])
    expect(page.locator("[data-status]")).to_contain_text("10 files read")
    expect(page.locator(".app-names-behind[open]").first.get_by_text("Alder Vale PCN").first).to_be_visible()
    expect(page.get_by_label("Find a PCN by its name")).to_have_value("Alder")
    expect(page.locator(".app-roll-up__components summary").first).to_be_focused()
    expect(page.locator(".app-roll-up__components details").first).to_have_attribute("open", "")


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
