"""The whole story: an invitation, answers given alone, the meeting, the plan, what is taken away, and a year later the next round."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser.assessment_tool import Tool
from tests.browser.keyboard import Keyboard
from tests.browser.test_invite import SITE

VISION = "leadership.foundation.pcn.vision"
SUPPORT = "leadership.foundation.pcn.leadership-support"
WISH = "leadership.support.leadership.styles"
ACTION = "leadership.action-1"
VOICES = {"Alder Vale": "in_place", "Brookside": "not_yet"}  # what each says of the second statement
# Where Tab stops in the group of a radio, and how many arrows lead from there to it.
WAY = """(id) => {
  const one = document.getElementById(id);
  const group = [...document.querySelectorAll(`input[name='${one.name}']`)].filter((other) => one.type === "radio" && other.checkVisibility());
  const stop = group.find(({ checked }) => checked) ?? group[0] ?? one;
  return [stop.id, group.indexOf(one) - group.indexOf(stop)];
}"""


class Mouse:
    """Somebody who clicks, and types where a click put the cursor."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: str) -> None:
        """A button or link, by its id or its first words."""
        main, words = self.page.locator("main"), re.compile(f"^{re.escape(target)}")
        by_words = main.get_by_role("button", name=words).or_(main.get_by_role("link", name=words))
        by_words.or_(self.page.locator(f"[id='{target}']")).first.click()

    def tick(self, field: str) -> None:
        self.page.locator(f"[id='{field}']").check()

    def write(self, field: str, text: str) -> None:
        self.page.locator(f"[id='{field}']").fill(text)

    def pick(self, field: str, option: str) -> None:
        self.page.locator(f"[id='{field}']").select_option(label=option)

    def done(self) -> None:
        """Nothing more to do."""


class Keys:
    """Somebody without a mouse: Tab, arrows, Space, Enter and letters."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys = page, Keyboard(page)

    def press(self, target: str) -> None:
        self.keys.to(target).enter()

    def tick(self, field: str) -> None:
        stop, steps = self.page.evaluate(WAY, field)
        self.keys.to(stop).choose(steps)
        expect(self.page.locator(f"[id='{field}']")).to_be_checked()

    def write(self, field: str, text: str) -> None:
        if self.keys.here() != field:
            self.keys.to(field)
        self.keys.type(text)

    def pick(self, field: str, option: str) -> None:
        self.keys.to(field)
        self.page.keyboard.type(option)

    def done(self) -> None:
        """The focus could be seen at every stop."""
        assert self.keys.unseen == []


class Person(NamedTuple):
    """Somebody at a computer of their own."""

    tool: Tool
    hand: Mouse | Keys

    def open_files(self, *files: Path) -> Person:
        with self.tool.page.expect_file_chooser() as chooser:
            self.hand.press("file-picker")
        chooser.value.set_files(files)
        return self

    def take(self, target: str, folder: Path) -> Path:
        with self.tool.page.expect_download() as download:
            self.hand.press(target)
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        return file


class Story:
    """One place to open the tool from, one way to work it, and a new computer for each person."""

    def __init__(self, browser: Browser, site: str, copy: str, way: type[Mouse] | type[Keys]) -> None:
        self._browser, self.site, self.copy, self._way = browser, site, copy, way
        self.online = site.startswith("http")
        self._people: list[Person] = []
        self._faults: list[str] = []

    def person(self) -> Person:
        context = self._browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(8000)
        page = context.new_page()
        page.on("pageerror", lambda error: self._faults.append(str(error)))
        page.on("console", lambda said: self._faults.append(said.text) if said.type in {"error", "warning"} else None)
        tool = Tool(page, self.site)
        tool.url = self.site + self.copy
        self._people.append(Person(tool, self._way(page)))
        return self._people[-1]

    def end(self) -> None:
        for one in self._people:
            one.hand.done()
        assert self._faults == []

    def close(self) -> None:
        for one in self._people:
            one.tool.page.context.close()


TOOL, COPY = "assessment/tool.html", "downloads/self-assessment-offline.html"


@pytest.fixture(
    params=[(place, way) for place in (("http", TOOL), ("file", TOOL), ("file", COPY)) for way in (Mouse, Keys)],
    ids=[f"{place}-{way}" for place in ("http", "disk", "one-file") for way in ("mouse", "keyboard")],
)
def story(request: pytest.FixtureRequest, browser: Browser, site_server: str, disk: str) -> Iterator[Story]:
    (place, copy), way = request.param
    told = Story(browser, site_server if place == "http" else disk, copy, way)
    yield told
    told.close()


def test_from_the_invitation_to_the_second_round(story: Story, tmp_path: Path) -> None:
    link = invites(story)
    voices = [answers_alone(story, link, name, tmp_path) for name in VOICES]
    team = story.person()
    meets(team, voices)
    plans(team)
    page = takes_away(team, story, tmp_path)
    a_year_later(story.person(), page)
    story.end()


def invites(story: Story) -> str:
    """A lead makes the link, which from disk leads to the address that was asked for; gives its fragment."""
    page, hand = story.person().tool.page, story._people[-1].hand
    page.goto(f"{story.site}assessment/invite.html")
    hand.tick("invite-kind-units")
    hand.write("invite-names", "Riverside PCN")
    hand.pick("invite-system", "Kent and Medway")
    hand.tick("invite-sides-pcn")
    hand.write("invite-by", "31 March 2027")
    hand.write("invite-asked", "The primary care lead")
    if not story.online:
        hand.write("invite-site", SITE)
    hand.press("Make the link")
    address, _, fragment = page.locator("#invite-link-0").input_value().partition("#")
    assert address == f"{story.site if story.online else SITE}{TOOL}"
    return f"#{fragment}"


def answers_alone(story: Story, link: str, name: str, folder: Path) -> Path:
    """One person opens the link, says who answers, answers two statements and exports."""
    tool, hand = person = story.person()
    tool.open(link)
    expect(tool.page.locator("main")).to_contain_text("The primary care lead")
    hand.press("Start a new self-assessment with this")
    tool.on("Riverside PCN")
    hand.press("About you")
    tool.on("About you")
    expect(tool.page.locator("[id='about.system']")).to_have_value("kent-and-medway")
    hand.tick("about.answered_by.one")
    hand.write("about.voice", name)
    hand.press("Save and continue")
    tool.on("Riverside PCN")
    expect(tool.page.locator("main")).to_contain_text("Give your file to the person who is bringing together the answers of your PCN")
    hand.press("Leadership")
    tool.on("Foundation")
    hand.tick(f"{VISION}.in_place")
    hand.tick(f"{SUPPORT}.{VOICES[name]}")
    hand.write(f"{SUPPORT}.note", f"Written by {name}.")
    hand.press("Send your answers")
    tool.on("Send your answers")
    return person.take("write-data", folder)


def meets(team: Person, voices: list[Path]) -> None:
    """What was answered alone is brought together; the team sees where it differs and answers in the workshop view."""
    tool, hand = team
    tool.open()
    team.open_files(*voices)
    tool.on("Bring together")
    hand.press("Bring them together")
    tool.on("What people answered alone")
    expect(tool.page.locator("main")).to_contain_text("You differ on 1 component.")
    hand.press("Answer together in workshop view")
    tool.on("Foundation, statement 2 of 2")
    for name in VOICES:
        expect(tool.page.locator(".app-statement:visible")).to_contain_text(name)
    hand.tick(f"{SUPPORT}.partly")
    hand.press("Previous")
    tool.on("Foundation, statement 1 of 2")
    hand.tick(f"{VISION}.in_place")
    hand.press("Next")
    tool.on("Foundation, statement 2 of 2")
    hand.press("Leave workshop view")
    expect(tool.page.locator(f"[id='{SUPPORT}']")).to_be_focused()


def plans(team: Person) -> None:
    """Now and in a year, support, an action for what is not in place, who keeps it moving, and the plan."""
    tool, hand = team
    hand.press("Now and in a year")
    tool.on("Now and in a year")
    hand.tick("leadership.pcn.now.before-foundation")
    hand.tick("leadership.pcn.in_a_year.foundation")
    hand.press("Save and continue")
    tool.on("How will you get there")
    hand.tick(WISH)
    tool.heading.focus()
    hand.press("Plan an action for this")
    expect(tool.page.locator(f"[id='{ACTION}.what']")).to_be_focused()
    hand.write(f"{ACTION}.what", "Find a mentor")
    hand.write(f"{ACTION}.who", "Practice manager")
    for part, typed in (("day", "30"), ("month", "June"), ("year", "2027")):
        hand.write(f"{ACTION}.by.{part}", typed)
    hand.press("Back to the task list")
    tool.on("Riverside PCN")
    hand.press("About you")
    tool.on("About you")
    hand.write("about.kept_moving_by", "Practice manager")
    for part, typed in (("day", "28"), ("month", "1"), ("year", "2028")):
        hand.write(f"about.next_meeting.{part}", typed)
    hand.press("Save and continue")
    tool.on("Riverside PCN")
    hand.press("Your plan")
    tool.on("Your plan")
    for words in ("Find a mentor", "30 Jun 2027", "28 January 2028", "Leadership styles"):
        expect(tool.page.locator(".app-tool__step")).to_contain_text(words)
    hand.press("Keep or send it")
    tool.on("Keep or send")


def takes_away(team: Person, story: Story, folder: Path) -> Path:
    """Every file says what was planned to a library that did not write it; gives the plan as a web page."""
    tool, _ = team
    files = tool.page.locator(".app-files")
    if story.copy == TOOL:
        texts = [one.text for one in docx.Document(str(team.take("write-word", folder))).tables[0].rows[1].cells]
        assert texts[1:] == ["Find a mentor", "Practice manager"]
        book = load_workbook(team.take("write-sheet", folder))
        assert "Find a mentor" in {cell for row in book["Actions"].values for cell in row}
    else:
        expect(files).to_contain_text("Open your file in the tool on the site")
        expect(files.get_by_role("button", name="Word").or_(files.get_by_role("button", name="Excel"))).to_have_count(0)
    events = Calendar.from_ical(team.take("write-calendar", folder).read_bytes()).walk("vevent")
    assert sorted(str(event.decoded("dtstart")) for event in events) == ["2027-06-30", "2028-01-28"]
    data = json.loads(team.take("write-data", folder).read_text("utf-8"))
    said = data["themes"]["leadership"]
    assert said["components"] == {VISION: {"answer": "in_place"}, SUPPORT: {"answer": "partly"}}
    assert said["pcn"] == {"now": "before-foundation", "in_a_year": "foundation"}
    assert said["actions"][0]["component"] == SUPPORT and said["support"] == ["leadership.styles"]
    assert "voices" not in data and data["about"]["answered_by"] == "together"
    return team.take("write-page", folder)


def a_year_later(person: Person, plan: Path) -> None:
    """On another computer the web page is opened, a second round begun from it, and it is said what became of the action."""
    tool, hand = person
    tool.open()
    person.open_files(plan)
    tool.on("What is in this file")
    hand.press("Add it to this device")
    tool.on("Riverside PCN")
    hand.press("All assessments on this device")
    tool.on("Self-assessment")
    hand.press("Start a new one from this")
    tool.on("Riverside PCN")
    for words in ("Practice manager", "28 January 2028"):
        expect(tool.page.locator(".nhsuk-inset-text").first).to_contain_text(words)
    hand.press("Leadership")
    tool.on("Foundation")
    expect(tool.page.locator(f"[id='{SUPPORT}.last']")).to_contain_text("Last time: Partly")
    hand.press("All of this stage as last time")
    expect(tool.page.locator(f"[id='{SUPPORT}.partly']")).to_be_checked()
    hand.press("Actions")
    tool.on("Actions")
    hand.tick("leadership.last-action-1.done")
    hand.write("leadership.last-action-1.why", "She began in May.")
    hand.press("Back to the task list")
    tool.on("Riverside PCN")
    hand.press("Compare with last time")
    tool.on("Compare with last time")
    expect(tool.page.get_by_role("row", name="Find a mentor")).to_contain_text("Done: She began in May.")
