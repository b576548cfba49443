"""An invitation: a lead fills in once what every PCN would, and each of them starts with it."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import zxingcpp
from playwright.sync_api import Page, expect

from tests.browser.assessment_tool import Tool

SITE = "https://example.org/prospectus/"
ASKS = "The <b>primary care</b> lead"
SEND_TO = "primary.care.team.with.a.long.name@example.org"


def filled(page: Page, base: str, *names: str) -> Page:
    page.goto(f"{base}assessment/invite.html")
    page.get_by_label("PCNs", exact=True).check()
    page.get_by_label("one name on each line").fill("\n".join(names))
    page.get_by_label("System (optional)", exact=True).select_option("kent-and-medway")
    page.get_by_label("For PCNs").check()
    page.get_by_label("Wanted by (optional)").fill("31 March 2027")
    page.get_by_label("Where to send it (optional)").fill(SEND_TO)
    page.get_by_label("Asked for by").fill(ASKS)
    return page


def made(page: Page, at: int = 0) -> str:
    page.get_by_role("button", name="Make the link").click()
    return page.locator(f"#invite-link-{at}").input_value()


def test_a_link_starts_an_assessment_only_when_somebody_says_so(page: Page, disk: str) -> None:
    """Made from disk, so the address of the site is asked for; opened on a computer that has an assessment of the same name."""
    filled(page, disk, "Riverside PCN").get_by_role("button", name="Make the link").click()
    wrong = "Enter the address of the site, beginning with https:// or http://"
    summary = page.get_by_role("alert").filter(has_text="There is a problem")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".nhsuk-error-message")).to_have_text([f"Error: {wrong}"])
    summary.get_by_role("link", name=wrong).click()
    expect(page.get_by_label("Address of the site")).to_be_focused()
    expect(page.get_by_label("Address of the site")).to_have_accessible_description(re.compile(rf"Error:\s+{wrong}"))
    page.get_by_label("Address of the site").fill(f"{SITE}assessment/invite.html")
    link = made(page)
    expect(page).not_to_have_title(re.compile("^Error: "))
    assert summary.count() == page.locator(".nhsuk-error-message").count() == 0
    assert re.fullmatch(re.escape(SITE) + r"assessment/tool\.html#start=[\w-]+", link)
    expect(page.get_by_role("img", name="QR code of the link for Riverside PCN")).to_be_visible()
    expect(page.get_by_label("Change it as you like")).to_have_value(re.compile(rf"{re.escape(link)}[\s\S]*31 March 2027 to {SEND_TO}"))
    hash_ = link.partition("#")[2]
    tool = Tool(page, disk).open().start("Riverside PCN")
    before = page.evaluate("JSON.stringify(localStorage)")
    page.goto("about:blank")
    tool.open(f"#{hash_}")
    expect(tool.heading).to_contain_text("Start from the link you were sent")
    for words in ("Kent and Medway", "31 March 2027", SEND_TO, ASKS, "Anybody can make such a link"):
        expect(page.locator("main")).to_contain_text(words)
    expect(page.get_by_role("link", name=re.compile("^Riverside PCN, started"))).to_be_visible()
    assert page.evaluate("JSON.stringify(localStorage)") == before
    tool.press("Start a new self-assessment with this").on("Riverside PCN")
    assert page.evaluate("localStorage.length") == 2
    assert tool.state()["about"] == {
        "name": "Riverside PCN", "system": "kent-and-medway", "audiences": ["pcn"],
        "wanted_by": "2027-03-31", "send_to": SEND_TO, "asked_by": ASKS,
    }  # fmt: skip
    tool.press("Remove it")
    assert tool.state()["about"] == {"name": "Riverside PCN", "system": "kent-and-medway", "audiences": ["pcn"]}


PIXELS = """async (code) => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(code))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 600, height: 600 });
  const brush = canvas.getContext("2d");
  brush.drawImage(image, 0, 0, 600, 600);
  return Array.from(brush.getImageData(0, 0, 600, 600).data.filter((_, at) => at % 4 === 0));
}"""


def test_the_qr_code_says_the_link_to_a_reader_that_did_not_make_it(page: Page, site_server: str) -> None:
    link = made(filled(page, site_server, "Zoë & Søn PCN"))
    pixels = bytes(page.locator(".app-qr").evaluate(PIXELS))
    [code] = zxingcpp.read_barcodes(memoryview(pixels).cast("B", shape=[600, 600]))
    assert (code.text, code.format) == (link, zxingcpp.BarcodeFormat.QRCode)


def test_a_day_that_has_passed_is_remarked_on_and_names_are_not_lost_unasked(page: Page, site_server: str) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    filled(page, site_server)
    page.reload()
    assert asked == []
    filled(page, site_server, "Riverside PCN").get_by_label("Wanted by (optional)").fill("1 1 2020")
    assert made(page).startswith(site_server)
    expect(page.locator(".app-past-day")).to_have_text("The date is read as 1 January 2020. This day has passed.")
    page.get_by_label("Wanted by (optional)").fill("soon")
    page.get_by_role("button", name="Make the link").click()
    expect(page.locator(".nhsuk-error-message")).to_contain_text("Wanted by: “soon” is not a date")
    page.get_by_label("Wanted by (optional)").fill("31 March 2999")
    page.get_by_label("Wanted by (optional)").blur()
    expect(page.locator(".app-past-day")).to_have_count(0)
    page.reload()
    assert asked == ["beforeunload"]
    assert page.evaluate("localStorage.length") == 0


def test_a_day_is_typed_as_people_write_it_and_the_page_says_how_it_is_read(page: Page, site_server: str) -> None:
    page.clock.set_fixed_time("2026-12-01T09:00:00Z")
    by = filled(page, site_server).get_by_label("Wanted by (optional)")
    expect(by).to_have_accessible_description("A date or a month. For example, 31 March, end of June or June")
    for typed, read in (("end of January", "31 January 2027"), ("31 January", "31 January 2027"), ("June", "30 June 2027")):
        by.fill(typed)
        by.blur()
        expect(page.locator(".app-past-day")).to_have_text(f"The date is read as {read}.")
    by.fill("31 March 2027")
    made(page)
    expect(page.locator(".app-past-day")).to_have_count(0)


def test_practices_of_one_pcn_are_invited_to_answer_alone(page: Page, site_server: str) -> None:
    filled(page, site_server, "Left over").get_by_role("radio", name="Practices or people of one PCN").check()
    expect(page.get_by_label("one name on each line")).to_be_hidden()
    page.get_by_role("button", name="Make the link").click()
    expect(page.locator(".nhsuk-error-message")).to_have_text(["Error: Enter the name of the PCN"])
    page.get_by_label("Name of the PCN").fill("Harbour PCN")
    page.get_by_label("Practices or people, one on each line").fill("Oak Street Surgery\nElm Practice")
    links = [made(page, at) for at in (0, 1)]
    letter = page.locator("#invite-text-0").input_value()
    assert links[0] in letter and "from your practice" in letter and "before Harbour PCN meets" in letter and "as a PCN" not in letter
    expect(page.get_by_role("heading", name="Who is expected")).to_have_count(0)
    tool = Tool(page, site_server).open(f"#{links[0].partition('#')[2]}")
    for words in ("Harbour PCN", "One person or practice", "Oak Street Surgery", SEND_TO, ASKS):
        expect(page.locator("main")).to_contain_text(words)
    tool.press("Start a new self-assessment with this").on("Harbour PCN")
    expect(page.locator("#status-about")).to_have_text("In progress")
    about = tool.state()["about"]
    assert (about["name"], about["answered_by"], about["voice"]) == ("Harbour PCN", "one", "Oak Street Surgery")


def test_links_that_hold_what_the_form_said_before_say_so(page: Page, site_server: str) -> None:
    made(filled(page, site_server))
    stale = page.locator("[data-stale]")
    expect(stale).to_have_count(0)
    page.get_by_label("Where to send it (optional)").fill("somebody.else@example.org")
    expect(stale).to_have_count(1)
    made(page)
    expect(stale).to_have_count(0)


def test_practices_are_told_for_whom_they_answer(page: Page, site_server: str) -> None:
    """Who is invited by a practice's name cannot know what a side is."""
    filled(page, site_server).get_by_role("radio", name="Practices or people of one PCN").check()
    page.get_by_label("Name of the PCN").fill("Harbour PCN")
    sides = page.get_by_role("group", name="Who do they answer for?").get_by_role("checkbox")
    for side in sides.all():
        side.uncheck()
    page.get_by_role("button", name="Make the link").click()
    page.get_by_role("link", name="Select who they answer for").click()
    expect(sides.first).to_be_focused()


def test_one_link_for_all_practices_asks_which_of_them_answers(page: Page, site_server: str) -> None:
    filled(page, site_server).get_by_role("radio", name="Practices or people of one PCN").check()
    page.get_by_label("Name of the PCN").fill("Harbour PCN")
    link = made(page)
    tool = Tool(page, site_server).open(f"#{link.partition('#')[2]}")
    expect(page.get_by_role("radio")).to_have_count(0)
    page.get_by_label("Name of the person or practice").fill("Elm Practice")
    tool.press("Start a new self-assessment with this").on("Harbour PCN")
    about = tool.state()["about"]
    assert (about["name"], about["answered_by"], about["voice"]) == ("Harbour PCN", "one", "Elm Practice")


def test_many_links_and_a_list_that_the_system_view_reads(page: Page, site_server: str, tmp_path: Path) -> None:
    """Over http, where the page knows its own address."""
    filled(page, site_server, "Riverside PCN", "Hillside PCN", "Riverside PCN", " ")
    assert [made(page, at).startswith(f"{site_server}assessment/tool.html#start=") for at in (0, 1)] == [True, True]
    expect(page.locator("[id^=invite-link-]")).to_have_count(2)
    texts = page.locator("[id^=invite-text-]").evaluate_all("all => all.map(({ value }) => value)")
    links = page.locator("[id^=invite-link-]").evaluate_all("all => all.map(({ value }) => value)")
    assert [[link in text for link in links] for text in texts] == [[True, False], [False, True]]
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the names and links").click()
    rows = list(csv.reader(Path(download.value.path()).read_text("utf-8-sig").splitlines()))
    assert rows == [["PCN", "Link"], ["Riverside PCN", links[0]], ["Hillside PCN", links[1]]]
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the list").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.goto(f"{site_server}system-view.html")
    page.get_by_label("Or a text file with the names").set_input_files(file)
    expect(page.locator("main")).to_contain_text("Hillside PCN")


def test_every_mistake_is_at_its_field_and_in_the_summary(page: Page, disk: str) -> None:
    filled(page, disk, "x" * 201)
    page.get_by_label("Another system").fill("Elsewhere")
    page.get_by_label("Wanted by (optional)").fill("31 June 2027")
    page.get_by_label("Where to send it (optional)").fill("y" * 201)
    page.get_by_label("Asked for by").fill("")
    page.get_by_role("button", name="Make the link").click()
    summary = page.get_by_role("alert").filter(has_text="There is a problem").get_by_role("link")
    marked = page.locator(".nhsuk-form-group--error")
    expect(marked).to_have_count(6)
    fields = marked.locator("input, textarea").evaluate_all("all => all.map(({ id }) => `#${id}`)")
    assert summary.evaluate_all("all => all.map((one) => one.getAttribute('href'))") == fields
    expect(page.locator("[id^=invite-link-]")).to_have_count(0)


def test_a_damaged_link_is_told_and_changes_nothing(tool: Tool) -> None:
    tool.page.goto("about:blank")
    tool.open("#start=e30abc")
    expect(tool.heading).to_contain_text("This link cannot be used")
    expect(tool.page.locator("main")).to_contain_text("This link is damaged")
    tool.follow("Go to the start").on("Self-assessment")
    assert tool.page.evaluate("localStorage.length") == 0
