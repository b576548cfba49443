"""What people do on the system view while files are read, and what a later file must not undo."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.system_view import View


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


def test_nothing_is_kept(view: View, exported: Path) -> None:
    view.choose(*exported.glob("*-pcn-*.json"))
    kept = "async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"
    assert view.page.evaluate(kept) == [0, 0, "", 0]


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
