"""The system view in Chromium: files of all kinds, filters, rounds, what is asked about, and the list of who is expected."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.system_view import BAD, SIX_BAD, View, real_matrix
from tests.conftest import FULL, ROOT

EVIL = '<img src=x onerror="document.title=1"><script>document.title=2</script>'


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
