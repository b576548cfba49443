"""States that pages can be brought into: what a reader does first, and the page as it is then."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from site_builder.site.model import Site
from tests.browser.assessment_made_up import made_up
from tests.browser.assessment_tool import Tool, json_files

Do = Callable[[Page, str, Site], None]
SUPPORT = "leadership.foundation.pcn.leadership-support"

# One page for each layout, and the longest.
TEMPLATES = (
    "index.html", "guidance/index.html", "guidance/introduction.html", "guidance/pcn-support-process.html", "domains/index.html",
    "domains/set-up.html", "matrix/index.html", "matrix/leadership.html", "matrix/stage-step-1.html", "assessment/index.html",
    "assessment/tool.html", "assessment/worksheet.html", "assessment/clinical-director.html", "assessment/invite.html", "contacts/index.html", "contacts/south-east.html", "glossary.html",
    "search.html", "system-view.html", "downloads.html", "about/sources.html", "sitemap.html", "404.html",
)  # fmt: skip

# The few that differ most.
FEW = ("index.html", "domains/set-up.html", "matrix/index.html", "assessment/tool.html", "contacts/index.html", "downloads.html")
FEW_STATES = ("search suggestions", "search results", "matrix filtered", "contacts filtered", "tool: a stage", "tool: plan", "system view")


def _at(address: str) -> Do:
    def go(page: Page, base: str, _: Site) -> None:
        page.goto(base + address)

    return go


def _suggestions(page: Page, base: str, _: Site) -> None:
    page.goto(base + "index.html")
    if not page.get_by_role("textbox", name="Search this site").or_(page.get_by_role("combobox")).first.is_visible():
        page.get_by_role("button", name="Menu").or_(page.locator(".nhsuk-header__search")).first.click()
    page.locator("#search-field").fill("social")
    expect(page.get_by_role("option").first).to_be_visible()


def _results(typed: str) -> Do:
    def go(page: Page, base: str, _: Site) -> None:
        page.goto(f"{base}search.html?q={typed}")
        expect(page.locator("[data-count]")).to_contain_text(typed)

    return go


def _contacts(page: Page, base: str, _: Site) -> None:
    page.goto(base + "contacts/index.html")
    page.get_by_label("Filter by system, name or email").fill("becky")
    expect(page.get_by_text("2 contacts found")).to_be_visible()


def _glossary(page: Page, base: str, _: Site) -> None:
    page.goto(base + "glossary.html")
    page.get_by_label("Filter the terms").fill("50K size")
    expect(page.get_by_role("status").filter(has_text="1 term found")).to_be_visible()


def _mistakes(page: Page, base: str, _: Site) -> None:
    Tool(page, base).open().begin().follow("About you").press("Save and continue")
    expect(page.get_by_text("There is a problem")).to_be_visible()


def _tool_at(place: str) -> Do:
    def go(page: Page, base: str, site: Site) -> None:
        tool = Tool(page, base).open().choose_text(json.dumps(made_up(site))).on("What is in this file")
        tool.press("Add it to this device").on("Riverside PCN")
        if place:
            tool.go(place)

    return go


def _refused(page: Page, base: str, _: Site) -> None:
    Tool(page, base).open().choose_text("{").on("This file cannot be used")


def _too_long(page: Page, base: str, site: Site) -> None:
    _tool_at("leadership/foundation")(page, base, site)
    page.locator("textarea").locator("visible=true").first.fill("word " * 4001)
    expect(page.get_by_text("This text is 5 characters too long")).to_be_visible()


def _other_edition(page: Page, base: str, site: Site) -> None:
    _tool_at("")(page, base, site)
    page.evaluate("() => { const [key] = Object.keys(localStorage); localStorage[key] = localStorage[key].replace('2019-08', '2018-01'); }")
    page.reload()
    expect(page.get_by_role("heading", name="This assessment belongs to another edition")).to_be_visible()


def _started_again(page: Page, base: str, site: Site) -> None:
    _tool_at("start-again")(page, base, site)
    page.get_by_role("button", name="Yes, start again").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


def _deleted(page: Page, base: str, site: Site) -> None:
    _tool_at("delete")(page, base, site)
    page.get_by_role("button", name="Yes, delete it").press("Enter")  # no pointer is left over a link
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


def alone(site: Site, number: int, voice: str, answers: dict[str, str], note: str = "") -> dict[str, Any]:
    """The file of one person or practice: what they answered about leadership, and a note on the first component."""
    made = made_up(site)
    components: dict[str, Any] = {component: {"answer": answer} for component, answer in answers.items()}
    if note:
        components[next(iter(components))]["note"] = note
    about = {"name": "Riverside PCN", "audiences": ["pcn"], "answered_by": "one", "voice": voice, "date": "2026-01-20"}
    identity = f"{made['id'][:-1]}{number}"
    return {
        **made,
        "id": identity,
        "previous_id": None,
        "about": about,
        "themes": {"leadership": {"components": components}},
        "last_time": None,
    }


def _item_by_item(page: Page, base: str, site: Site) -> None:
    _tool_at("")(page, base, site)
    page.goto("about:blank")
    tool = Tool(page, base).open().choose_text(json.dumps(made_up(site, 8))).on("What is in this file")
    tool.press("Choose item by item").on("What do you want to keep?")


def _several(page: Page, base: str, site: Site) -> Tool:
    ids = [component.id for component in next(iter(site.content.themes[0].cells["foundation"].values()))]
    said = [alone(site, 1, "Alder Vale", dict.fromkeys(ids, "in_place"), "It is written down.")]
    said += [alone(site, 2, "Brookside", {ids[0]: "not_yet", ids[-1]: "in_place"})]
    return Tool(page, base).open().choose(*json_files(said)).on("Bring together")


def _bring_together(page: Page, base: str, site: Site) -> None:
    _several(page, base, site)


def _several_teams(page: Page, base: str, site: Site) -> None:
    said = [alone(site, number, "", {SUPPORT: "partly"}) for number in (1, 2)]
    said[1]["about"]["name"] = "Brookside"
    Tool(page, base).open().choose(*json_files([*said, said[0]])).on("Bring together")
    page.get_by_role("button", name="Treat all files as answers").click()
    expect(page.locator(".nhsuk-error-message").last).to_contain_text("Enter the name of the PCN")


def _voices(place: str) -> Do:
    def go(page: Page, base: str, site: Site) -> None:
        _several(page, base, site).press("Bring them together").on("What people answered alone").go(place)

    return go


def _voices_named_anew(page: Page, base: str, site: Site) -> None:
    """Two of one name, and one without: told apart by their numbers, beside the answers too."""
    said = [alone(site, number, voice, {SUPPORT: "partly"}) for number, voice in ((1, "Alder Vale"), (2, "Brookside"), (3, ""))]
    tool = (
        Tool(page, base).open().choose(*json_files(said)).on("Bring together").press("Bring them together").on("What people answered alone")
    )
    page.get_by_text("Change the name").nth(1).click()
    page.get_by_label("Name of the person or practice").nth(1).fill("Alder Vale")
    tool.press("Save the name")
    expect(page.get_by_role("heading", name="Alder Vale (2 of 2)")).to_be_visible()


def _numbered_voices(page: Page, base: str, site: Site) -> None:
    _voices_named_anew(page, base, site)
    Tool(page, base).go("leadership/foundation")
    expect(page.locator(f"[id='{SUPPORT}']")).to_contain_text("Alder Vale (1 of 2), Alder Vale (2 of 2) and Person 1")


def _blind_round(page: Page, base: str, site: Site) -> None:
    _voices("leadership/foundation")(page, base, site)
    page.get_by_role("button", name="Hide names").first.click()
    expect(page.get_by_role("button", name="Show names").first).to_be_visible()


def _all_agree(page: Page, base: str, site: Site) -> None:
    """What all agree on is taken."""
    _voices("leadership/foundation")(page, base, site)
    page.get_by_role("button", name="All agree").first.click()
    expect(page.get_by_text("answer taken.").or_(page.get_by_text("answers taken.")).first).to_be_visible()


def _second_round(page: Page, base: str, site: Site, place: str) -> Tool:
    _tool_at("")(page, base, site)
    tool = Tool(page, base).follow("All assessments on this device").on("Self-assessment")
    tool.press("Start a new one from this").on("Riverside PCN")
    return tool.go(place)


def _as_last_time(page: Page, base: str, site: Site) -> None:
    _second_round(page, base, site, "leadership/foundation").press("All of this stage as last time")
    expect(page.locator(".app-as-last-time").first).to_contain_text("as last time.")


def _carried_over(page: Page, base: str, site: Site) -> None:
    """One action of last time is done, and another carried over, whose day has passed."""
    tool = _second_round(page, base, site, "leadership/actions")
    page.get_by_role("radio", name="Done").first.check()
    tool.press("Carry over")
    expect(page.get_by_role("link", name="Carried over: action 1")).to_be_visible()


def _target_before_now(page: Page, base: str, site: Site) -> None:
    _tool_at("leadership/now")(page, base, site)
    page.locator("[id='leadership.pcn.now.step-2']").check()
    page.locator("[id='leadership.pcn.in_a_year.foundation']").check()
    page.get_by_role("button", name="Save and continue").click()
    expect(page.locator("#meant")).to_be_focused()


def _begun_by_link(page: Page, base: str, site: Site) -> None:
    _starter(page, base, site)
    page.get_by_role("radio", name="Both").check()
    page.get_by_role("button", name="Start a new self-assessment with this").click()
    Tool(page, base).on("Riverside PCN")


def _in_a_file(page: Page, base: str, site: Site) -> None:
    """What is in a file of an assessment that is here, as others have changed it."""
    _tool_at("")(page, base, site)
    page.goto("about:blank")
    Tool(page, base).open().choose_text(json.dumps(made_up(site, 8))).on("What is in this file")


def _table_to_paste(page: Page, base: str, site: Site) -> None:
    _tool_at("export")(page, base, site)
    page.get_by_text("Show the table").click()
    expect(page.get_by_role("row", name="Agree who may see which data").first).to_be_visible()


def _past_day(page: Page, base: str, site: Site) -> None:
    _tool_at("leadership/actions")(page, base, site)
    for part, typed in (("Day", "1"), ("Month", "June"), ("Year", "2020")):
        page.get_by_label(part).first.fill(typed)
    page.get_by_label("Year").first.blur()
    expect(page.get_by_text("This day has passed.").first).to_be_visible()


def _form(page: Page, base: str, _: Site) -> None:
    """Of a Clinical Director, filled in, with mistakes and with what is to be handed over ticked."""
    page.goto(f"{base}assessment/clinical-director.html")
    page.locator("main textarea").first.fill("To lead")
    page.locator("main input[type=radio]").first.check()
    page.get_by_label("Date", exact=True).fill("31 2 2027")
    for part in page.get_by_role("group", name="What do you want to hand over?").get_by_role("checkbox").all():
        part.check()
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()


def _handed_over(page: Page, base: str, site: Site) -> None:
    """The page that others get."""
    _form(page, base, site)
    page.get_by_role("button", name="Cancel").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a file of these parts").click()
    page.goto(download.value.path().rename(download.value.path().with_suffix(".html")).as_uri())
    expect(page.get_by_text("To lead")).to_be_visible()


def _sent(page: Page, base: str, site: Site) -> None:
    """The plan as a web page, as others open it."""
    _tool_at("export")(page, base, site)
    with page.expect_download() as download:
        page.get_by_role("button", name="Plan as a web page").click()
    page.goto(download.value.path().rename(download.value.path().with_suffix(".html")).as_uri())
    expect(page.get_by_role("heading", name="What we will do first")).to_be_visible()


def system_view(page: Page, base: str, site: Site) -> None:
    """The system view with two assessments of one PCN, one of another, and a file that is none."""
    one = {**made_up(site), "previous_id": None}
    other = {**one, "id": "6f1c2a9e-0b7d-4c55-9e53-2f6a1b8c7d99", "about": {**one["about"], "name": "Hillside PCN"}}
    page.goto(base + "system-view.html")
    files = {"riverside.json": json.dumps(one), "copy.json": json.dumps(one), "hillside.json": json.dumps(other), "broken.json": "{"}
    chosen = [{"name": name, "mimeType": "application/json", "buffer": text.encode()} for name, text in files.items()]
    page.get_by_label("Exported self-assessments").set_input_files(chosen)  # type: ignore[arg-type]
    expect(page.locator("[data-status]")).to_contain_text("4 files read, 1 could not be used, 2 assessments counted.")


def _exports(site: Site, system: str) -> list[dict[str, Any]]:
    """The files of six PCNs of one system."""
    made = {**made_up(site), "previous_id": None}
    names = ("Alder", "Birch", "Cedar", "Elm", "Hazel", "Willow")
    ids = (f"6f1c2a9e-0b7d-4c55-9e53-{system[:1].encode().hex() * 2}000000{number:02}" for number in range(len(names)))
    return [
        {**made, "id": key, "about": {**made["about"], "name": f"{name} PCN", "system": system}}
        for key, name in zip(ids, names, strict=True)
    ]


def _combined(page: Page, base: str, files: dict[str, Any]) -> None:
    """A fresh system view with these files."""
    page.goto("about:blank")
    page.goto(base + "system-view.html")
    chosen = [{"name": name, "mimeType": "application/json", "buffer": json.dumps(made).encode()} for name, made in files.items()]
    page.get_by_label("Exported self-assessments").set_input_files(chosen)  # type: ignore[arg-type]
    expect(page.locator("[data-status]")).to_contain_text("counted.")


def _saved(page: Page, base: str, site: Site, system: str, button: str) -> Any:
    """What the system view saves of a system."""
    _combined(page, base, {f"{number}.json": made for number, made in enumerate(_exports(site, system))})
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return json.loads(Path(download.value.path()).read_text("utf-8"))


def _region(page: Page, base: str, site: Site) -> None:
    systems = ("Kent", "Devon")
    files = {f"{system}.json": _saved(page, base, site, system, "Save counts for others") for system in systems}
    again = {**files["Kent.json"], "made": "2026-01-01"}
    _combined(page, base, {**files, "Kent, before.json": again})
    expect(page.get_by_role("heading", name="PCNs of 2 summaries")).to_be_visible()


def _beside_its_system(page: Page, base: str, site: Site) -> None:
    counts = _saved(page, base, site, "Kent", "Save counts for others")
    _combined(page, base, {"kent.json": counts, "own.json": _exports(site, "Kent")[0]})
    expect(page.get_by_text("An assessment of your PCN is among those counted.")).to_be_visible()


def _opened_again(page: Page, base: str, site: Site) -> None:
    saved = _saved(page, base, site, "Kent", "Save to go on later")
    _combined(page, base, {"saved.json": saved, "one.json": _exports(site, "Devon")[0]})
    expect(page.locator("[data-status]")).to_contain_text("7 assessments counted.")


def _invited(page: Page, base: str, _: Site) -> None:
    page.goto(f"{base}assessment/invite.html")
    page.get_by_label("PCNs", exact=True).check()
    page.get_by_label("one name on each line").fill("Riverside PCN\nHillside PCN")
    page.get_by_label("Asked for by").fill("The lead")
    page.get_by_label("Address of the site").fill("https://example.org/")
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("heading", name="2 links")).to_be_focused()


def _practices_invited(page: Page, base: str, _: Site) -> None:
    page.goto(f"{base}assessment/invite.html")
    page.get_by_role("radio", name="Practices or people of one PCN").check()
    page.get_by_label("Wanted by").fill("end of June")
    page.get_by_role("button", name="Make the link").click()
    expect(page.locator(".nhsuk-error-message").first).to_contain_text("Enter the name of the PCN")


def _starter(page: Page, base: str, _: Site) -> None:
    about = {"name": "Riverside PCN", "send_to": "primary.care.team.with.a.long.name@example.org", "asked_by": "The lead"}
    text = base64.urlsafe_b64encode(json.dumps(about).encode()).decode().rstrip("=")
    Tool(page, base).open(f"#start={text}")
    expect(page.get_by_role("button", name="Start a new self-assessment with this")).to_be_visible()


STATES: dict[str, Do] = {
    "search suggestions": _suggestions,
    "search results": _results("social"),
    "search with a slip": _results("leadrship"),
    "search without a result": _results("zzzzzzzz"),
    "matrix filtered": _at("matrix/index.html?side=pcn&stage=step-1"),
    "matrix, one theme": _at("matrix/index.html?theme=leadership"),
    "contacts filtered": _contacts,
    "glossary filtered": _glossary,
    "worksheet, one side": _at("assessment/worksheet.html?side=pcn&theme=leadership"),
    "tool: mistakes": _mistakes,
    "tool: a file refused": _refused,
    "tool: task list": _tool_at(""),
    "tool: a stage": _tool_at("leadership/foundation"),
    "tool: workshop view, with a guide": _tool_at(f"workshop/leadership/{SUPPORT}"),
    "tool: a theme on one screen": _tool_at("workshop/leadership"),
    "tool: where now": _tool_at("leadership/now"),
    "tool: actions": _tool_at("leadership/actions"),
    "tool: a day that has passed": _past_day,
    "tool: a text that is too long": _too_long,
    "tool: of another edition": _other_edition,
    "tool: started again": _started_again,
    "tool: deleted": _deleted,
    "tool: bring together": _bring_together,
    "tool: files of several teams": _several_teams,
    "tool: item by item": _item_by_item,
    "tool: voices": _voices("voices"),
    "tool: voices named anew": _voices_named_anew,
    "tool: numbered voices beside a stage": _numbered_voices,
    "tool: voices beside a stage": _voices("leadership/foundation"),
    "tool: a blind round": _blind_round,
    "tool: all agree": _all_agree,
    "tool: workshop view, with voices": _voices(f"workshop/leadership/{SUPPORT}"),
    "tool: voices to keep or send": _voices("export"),
    "tool: as last time": _as_last_time,
    "tool: carried over": _carried_over,
    "tool: a target before now": _target_before_now,
    "tool: how to get there": _tool_at("leadership/how"),
    "tool: what is in a file": _in_a_file,
    "tool: begun by a starter link": _begun_by_link,
    "tool: a table to paste": _table_to_paste,
    "tool: to be started again": _tool_at("start-again"),
    "tool: to be deleted": _tool_at("delete"),
    "an invitation": _invited,
    "an invitation to practices": _practices_invited,
    "tool: a starter link": _starter,
    "tool: review": _tool_at("review"),
    "tool: plan": _tool_at("plan"),
    "tool: keep or send": _tool_at("export"),
    "tool: compare with last time": _tool_at("last-time"),
    "a plan as a web page": _sent,
    "a form of one's own": _form,
    "what is handed over": _handed_over,
    "system view": system_view,
    "system view: several roll-ups": _region,
    "system view: a PCN beside its system": _beside_its_system,
    "system view: opened again": _opened_again,
}
