"""Nothing that was shown as saved is ever missing: random actions in several tabs, held against a model of what was shown."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.assessment_tool import MOVE, Tool, json_files
from tests.browser.test_assessment_keeping import DEAF, EMPTY, FILL, VISION
from tests.conftest import ROOT
from tests.security.soak import amount, chance

PLACES = ("leadership/foundation", "communities/step-1", f"workshop/leadership/{VISION}")
RELEASED = ROOT / "tests" / "cases" / "assessment" / "released" / "version-1-full.json"
SETTLED = 50  # ms in which what was written has reached every tab
PATIENCE = 120_000  # ms; how long a page takes is for the benchmarks
VOICE_IDS = [str(uuid5(NAMESPACE_URL, name)) for name in ("Alder Vale", "Brookside")]
VOICES = json_files(json.loads(RELEASED.read_text("utf-8")) | {"id": one} for one in VOICE_IDS)
COUNTED = ("answer ", "support ", "stage ", "voice ", "called ")  # what a preview does not show by the words of the model
CALLED = re.compile(r"^Practice \d+: ", re.MULTILINE)  # who said what a team took over, which is not shown where names are hidden
ANSWERS = ("in_place", "partly", "not_yet", "do_not_know", "does_not_apply")

# What the page shows in a field, an answer's group or a note, when it says that all is saved; or else null.
SAVED = """(field) => {
  if (!document.querySelector(".app-tool__status").textContent.startsWith("Saved")) return null;
  if (!field.startsWith("answer ")) return document.getElementById(field).value;
  return document.querySelector(`.app-tool__step fieldset[data-field='${field}']`).querySelector("input:checked")?.value ?? "";
}"""
# Both give the name of the field that they changed, or null.
ANSWER = """([group, value]) => {
  const found = document.querySelectorAll(".app-tool__step fieldset[data-field^='answer ']");
  const one = found[group % found.length];
  const input = one?.querySelector(`input[value='${value}']:not(:checked)`);
  input?.click();
  return input ? one.dataset.field : null;
}"""
NOTE = """([at, text]) => {
  const found = document.querySelectorAll(".app-tool__step .app-statement textarea");
  const node = found[at % found.length];
  if (!node) return null;
  node.value = text;
  node.dispatchEvent(new Event("input", { bubbles: true }));
  return node.id;
}"""
# Both press a button of the step that begins so, if there is one; the second gives the id of what has the focus then.
CLICK = """([words, number]) => {
  const found = [...document.querySelectorAll("main button")].filter((one) => one.textContent.trim().startsWith(words) && one.checkVisibility());
  found[number % found.length]?.click();
  return found.length > 0;
}"""
ADD_ACTION = """() => {
  [...document.querySelectorAll(".app-tool__step button")].find(({ textContent }) => /^Add (an|another) action/.test(textContent))?.click();
  return document.activeElement.id;
}"""
TYPE = """([id, text]) => {
  const node = document.getElementById(id);
  node.value = text;
  node.dispatchEvent(new Event("input", { bubbles: true }));
}"""
# An answer is taken back; gives the name of its field, or null.
CLEAR = """(number) => {
  const found = [...document.querySelectorAll(".app-tool__step .app-statement__clear button")].filter((one) => one.checkVisibility());
  const one = found[number % found.length];
  const field = one?.closest(".app-statement").querySelector("fieldset").dataset.field ?? null;
  one?.click();
  return field;
}"""
# A wish for support is ticked or not any more; gives its id, whether it is ticked, and whether all is said to be saved; or null.
SUPPORT = """(number) => {
  const found = document.querySelectorAll(".app-support input[type=checkbox]");
  const one = found[number % found.length];
  one?.click();
  return one ? [one.value, one.checked, document.querySelector(".app-tool__status").textContent.startsWith("Saved")] : null;
}"""
# A stage is chosen; gives its field, the stage, and whether all is said to be saved; or null.
STAGE = """(number) => {
  const found = document.querySelectorAll(".app-positions input[type=radio]");
  const one = found[number % found.length];
  one?.click();
  const saved = document.querySelector(".app-tool__status").textContent.startsWith("Saved");
  return one ? [one.id.split(".").slice(0, 3).join("."), one.value, saved] : null;
}"""
# What somebody wrote alone is added to a note of the team; gives the id of the note, or null.
ADD_TO_OURS = """(number) => {
  const found = [...document.querySelectorAll(".app-statement .app-voices button")]
    .filter((one) => one.textContent.startsWith("Add to ours") && one.checkVisibility());
  const one = found[number % found.length];
  one?.click();
  return one?.closest(".app-statement").querySelector("textarea").id ?? null;
}"""
# An action is removed; gives its words, or null.
REMOVE_ACTION = """(number) => {
  const found = [...document.querySelectorAll(".app-action__moves button")].filter(({ textContent }) => textContent.startsWith("Remove"));
  const one = found[number % found.length];
  const words = one ? document.getElementById(`leadership.action-${/\\d+/.exec(one.textContent)[0]}.what`).value : null;
  one?.click();
  return words;
}"""
# What became of an action of last time; gives its words, the outcome, and whether all is said to be saved; or null.
OUTCOME = """(number) => {
  const found = [...document.querySelectorAll(".app-last-actions input[type=radio]")]
    .filter((one) => /^Action \\d+$/.test(one.closest("fieldset").querySelector("legend").textContent));
  const one = found[number % found.length];
  one?.click();
  const words = one?.closest("fieldset").querySelector("legend").textContent;
  return one ? [words, one.value, document.querySelector(".app-tool__status").textContent.startsWith("Saved")] : null;
}"""
# An action of last time goes on in this round, which says what became of it; gives the same of it as above, or null.
CARRY = """(number) => {
  const items = () => [...document.querySelectorAll(".app-last-actions__item")];
  const wordsOf = (item) => item.querySelector("legend").textContent;
  const open = items().filter((item) => item.querySelector("button")?.textContent.startsWith("Carry over") && /^Action \\d+$/.test(wordsOf(item)));
  const words = open.length ? wordsOf(open[number % open.length]) : null;
  open[number % open.length]?.querySelector("button").click();
  const outcome = items().find((item) => wordsOf(item) === words)?.querySelector("input:checked")?.value ?? "";
  return words === null ? null : [words, outcome, document.querySelector(".app-tool__status").textContent.startsWith("Saved")];
}"""
PRESS = """(number) => {
  const found = document.querySelectorAll(".app-notice button");
  const usable = [...found].filter(({ textContent }) => !textContent.startsWith("Export") && !textContent.startsWith("Close") && !textContent.startsWith("Keep both"));
  usable[number % usable.length]?.click();
  return usable.length > 0;
}"""
STORED = """() => Object.entries(localStorage).filter(([key]) => key.startsWith("pcn-prospectus/self-assessment/"))
  .map(([, value]) => value.slice(value.indexOf("\\n") + 1))"""
OWN_FORM = (
    """() => Object.entries(localStorage).filter(([key]) => key.startsWith("pcn-prospectus/personal-form/")).map(([, value]) => value)"""
)
ENTRY = """() => Object.entries(localStorage).find(([key]) => key.startsWith("pcn-prospectus/self-assessment/"))"""
PUT = "([key, value]) => localStorage.setItem(key, value)"
START = """() => new Promise((done) => {
  addEventListener("hashchange", () => setTimeout(done), { once: true });
  document.querySelector("input[name=new][value=all]").click();
  [...document.querySelectorAll(".app-tool button")].find(({ textContent }) => textContent.includes("Start a new self-assessment")).click();
})"""
GO = """hash => new Promise((done) => {
  if ((location.hash || "#") === (hash || "#")) done();
  addEventListener("hashchange", () => setTimeout(done), { once: true });
  location.hash = hash;
})"""


def started(tab: Page) -> None:
    """Waits for the tool, whose script starts after the page is painted."""
    tab.wait_for_selector("#step-heading", state="attached")


class Meeting:
    """People at up to three tabs of one browser, one assessment, and each field as it was when it was said to be saved."""

    def __init__(self, room: Room, base: str) -> None:
        self.context, self.reader, self.url = room.context, room.reader, f"{base}assessment/tool.html"
        self.tabs: list[Page] = [self._first_tab()]
        self.tabs[0].evaluate(START)
        self.place = self.tabs[0].evaluate("location.hash.split('/')[0]")
        self.saved: dict[str, str] = {}
        self.files: list[str] = []
        self.log: list[str] = []

    def _first_tab(self) -> Page:
        """The tab that an earlier meeting left, on a computer that holds nothing; a new one for the first."""
        first, *others = [page for page in self.context.pages if page is not self.reader] or [self._tab(self.reader.url)]
        for other in others:
            other.close()
        first.goto(self.reader.url)
        first.evaluate("localStorage.clear()")
        first.goto(self.url)
        started(first)
        return first

    def _tab(self, address: str) -> Page:
        page = self.context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(address)
        if address.startswith(self.url):
            started(page)
        return page

    def step(self, numbers: random.Random) -> None:
        """One random action of one tab."""
        tab = numbers.choice(self.tabs)
        name = numbers.choices([name for name, _ in ACTIONS], [weight for _, weight in ACTIONS])[0]
        self.log.append(f"{self.tabs.index(tab)} {name}")
        getattr(self, name)(tab, numbers)

    def answer(self, tab: Page, numbers: random.Random) -> None:
        self._must_stay(tab, tab.evaluate(ANSWER, [numbers.randrange(9), numbers.choice(ANSWERS)]))

    def write(self, tab: Page, numbers: random.Random) -> None:
        text = f"Note {numbers.randrange(10**6)} "
        self._must_stay(tab, tab.evaluate(NOTE, [numbers.randrange(9), text * numbers.choice([1, 1, 1, 200])]))

    def _must_stay(self, tab: Page, field: str | None) -> None:
        """What somebody just put into a field must be there from now on, when the tab says that it is saved."""
        if field is None:
            return
        self.saved.pop(field, None)
        value = tab.evaluate(SAVED, field)
        if value is not None:
            self.saved[field] = value

    def act(self, tab: Page, numbers: random.Random) -> None:
        """Somebody plans an action, which may move among the others: it is known by its words."""
        tab.evaluate(GO, f"{self.place}/leadership/actions")
        field = tab.evaluate(ADD_ACTION)
        if not field.endswith(".what"):
            return
        text = f"Action {numbers.randrange(10**9)}"
        tab.evaluate(TYPE, [field, text])
        if tab.evaluate(SAVED, field) == text:
            self.saved[f"action {text}"] = text

    def wish(self, tab: Page, numbers: random.Random) -> None:
        """Support is ticked, or not wanted any more."""
        tab.evaluate(MOVE, f"{self.place}/leadership/how")
        self._last_said("support", tab.evaluate(SUPPORT, numbers.randrange(20)))

    def stage(self, tab: Page, numbers: random.Random) -> None:
        """Where the team is now, or wants to be in a year."""
        tab.evaluate(MOVE, f"{self.place}/leadership/now")
        self._last_said("stage", tab.evaluate(STAGE, numbers.randrange(24)))

    def take_over(self, tab: Page, numbers: random.Random) -> None:
        """Words that somebody wrote alone are added to those of the team."""
        self._must_stay(tab, tab.evaluate(ADD_TO_OURS, numbers.randrange(9)))

    def name(self, tab: Page, numbers: random.Random) -> None:
        """One of those who answered alone is called something else."""
        tab.evaluate(MOVE, f"{self.place}/voices")
        places = tab.locator(".app-kept details")
        if not places.count():
            return
        place, called = places.nth(numbers.randrange(places.count())), f"Practice {numbers.randrange(10**6)}"
        place.locator("summary").click()
        place.get_by_label("Name of the person or practice").fill(called)
        place.get_by_role("button", name="Save the name").click()
        self._forget("called ")
        if self._says_saved(tab):
            self.saved[f"called {called}"] = called

    def take_out(self, tab: Page, numbers: random.Random) -> None:
        """What somebody answered alone is taken out, and perhaps brought back at once."""
        tab.evaluate(MOVE, f"{self.place}/voices")
        if tab.evaluate(CLICK, ["Remove", numbers.randrange(3)]) and not self._undone(tab, numbers):
            self._forget("voice ", "called ")

    def hide(self, tab: Page, numbers: random.Random) -> None:
        """The names of those who answered alone are hidden, or shown: no words change."""
        tab.evaluate(MOVE, f"{self.place}/voices")
        tab.evaluate(CLICK, [numbers.choice(["Hide names", "Show names"]), 0])

    def remove_action(self, tab: Page, numbers: random.Random) -> None:
        """An action is taken out, and perhaps brought back at once."""
        tab.evaluate(GO, f"{self.place}/leadership/actions")
        words = tab.evaluate(REMOVE_ACTION, numbers.randrange(9))
        if words and not self._undone(tab, numbers):
            self.saved.pop(f"action {words}", None)

    def start_again(self, tab: Page, numbers: random.Random) -> None:
        """Everything of an assessment is deleted, and perhaps brought back at once."""
        tab.evaluate(MOVE, f"{self.place}/start-again")
        if tab.evaluate(CLICK, ["Yes, start again", 0]) and not self._undone(tab, numbers):
            self.saved.clear()
        tab.evaluate(GO, self._somewhere(numbers))

    def delete(self, tab: Page, numbers: random.Random) -> None:
        """An assessment is deleted by mistake, and brought back."""
        tab.evaluate(MOVE, f"{self.place}/delete")
        if tab.evaluate(CLICK, ["Yes, delete it", 0]) and not self._undo_now(tab):
            self.saved.clear()
        tab.evaluate(GO, self._somewhere(numbers))

    def own_form(self, tab: Page, numbers: random.Random) -> None:
        """The form of a Clinical Director, which is kept apart from every assessment."""
        tab.goto(self.url.replace("tool.html", "clinical-director.html"))
        words = f"Form {numbers.randrange(10**6)}"
        tab.locator("main textarea").first.fill(words)
        self._forget("form")
        if tab.get_by_text("Saved on this device, in this browser.").count():
            self.saved["form"] = words
        tab.goto(f"{self.url}{self._somewhere(numbers)}")
        started(tab)

    def _undone(self, tab: Page, numbers: random.Random) -> bool:
        """Whether somebody thinks better of what they just did, and undoes it, and the tab does not say that there is no room for it."""
        return numbers.random() < 0.5 and self._undo_now(tab)

    def _undo_now(self, tab: Page) -> bool:
        if not tab.evaluate(CLICK, ["Undo", 0]):
            return False
        tab.wait_for_timeout(SETTLED)
        return not tab.locator(".app-notice", has_text="Your newest changes are not saved").count()

    def _forget(self, *kinds: str) -> None:
        self.saved = {name: value for name, value in self.saved.items() if not name.startswith(kinds)}

    def _says_saved(self, tab: Page) -> bool:
        return "Saved on this device" in (tab.locator(".app-tool__status").text_content() or "")

    def outcome(self, tab: Page, numbers: random.Random) -> None:
        """An action is planned, a second round begun, and there it is said what became of it, and it may be carried over."""
        self.act(tab, numbers)
        tab.evaluate(MOVE, "#")
        if tab.evaluate(CLICK, ["Start a new one from this", numbers.randrange(3)]):
            tab.wait_for_function("() => location.hash.length > 1", timeout=PATIENCE)
            tab.evaluate(MOVE, f"{tab.evaluate('location.hash.split(`/`)[0]')}/leadership/actions")
            self._last_said("outcome", tab.evaluate(OUTCOME, numbers.randrange(20)))
            self._last_said("outcome", tab.evaluate(CARRY, numbers.randrange(3)))
        tab.evaluate(GO, self._somewhere(numbers))

    def _last_said(self, kind: str, said: tuple[str, bool | str, bool] | None) -> None:
        if said:
            name, value, saved = said
            self.saved.pop(f"{kind} {name}", None)
            if value and saved:
                self.saved[f"{kind} {name}"] = str(value)

    def keep(self, tab: Page, numbers: random.Random) -> None:
        """A file to keep is written and opened again: it holds what is here, and stays for later."""
        tool = Tool(tab, self.url.removesuffix("assessment/tool.html"))
        tab.evaluate(MOVE, f"{self.place}/export")
        kind, name = numbers.choice([("data", "kept.json"), ("page", "kept.html")])
        write, saved = tab.locator(f"#write-{kind}"), (tool.status.text_content() or "").startswith("Saved")
        if not write.count() or not saved:
            return
        if tool.page.get_by_label("To keep").count():
            tool.page.get_by_label("To keep").check()
        with tab.expect_download() as download:
            write.click()
        text = download.value.path().read_text("utf-8")
        if kind == "data":
            self.files = [*self.files, text][-4:]
        tab.evaluate(MOVE, "#")
        tool.choose_text(text, name)
        expect(tool.heading).to_contain_text("What is in this file", timeout=PATIENCE)
        expect(tab.locator("main")).to_contain_text("The answers in the file are the same as on this device", timeout=PATIENCE)
        tool.press("Open it")

    def take_back(self, tab: Page, numbers: random.Random) -> None:
        """An answer is cleared."""
        field = tab.evaluate(CLEAR, numbers.randrange(9))
        self.saved.pop(field, None)

    def undo(self, tab: Page, numbers: random.Random) -> None:
        """Somebody undoes the last step that can be undone, and knows what that takes away."""
        if tab.evaluate(CLICK, ["Undo", numbers.randrange(3)]):
            self.saved.clear()

    def together(self, tab: Page, numbers: random.Random) -> None:
        """What two people answered alone is brought together; from then on the team works there. All that they agree on may be taken."""
        tool = Tool(tab, self.url.removesuffix("assessment/tool.html"))
        tab.evaluate(MOVE, "#bring-together")
        tool.choose(*VOICES)
        expect(tab.get_by_role("button", name="Bring them together").first).to_be_visible(timeout=PATIENCE)
        tab.evaluate(CLICK, ["Bring them together", 0])
        expect(tool.heading).to_contain_text("What people answered alone", timeout=PATIENCE)
        if self._says_saved(tab):
            self.saved.update({f"voice {one}": one for one in VOICE_IDS})
        self.place = tab.evaluate("location.hash.split('/')[0]")
        if numbers.random() < 0.5:
            tab.evaluate(GO, f"{self.place}/leadership/foundation")
            tab.evaluate(CLICK, ["Where all agree", numbers.randrange(3)])
        tab.evaluate(GO, self._somewhere(numbers))

    def item_by_item(self, tab: Page, numbers: random.Random) -> None:
        """A file of this assessment is taken in item by item: of each, what is here, what is in the file, or both."""
        self.preview(tab, numbers)
        if not tab.evaluate(CLICK, ["Choose item by item", 0]):
            return
        way = numbers.choice(["here", "file", "both"])
        tab.evaluate(f"document.querySelectorAll('.app-item input[value={way}]').forEach((one) => one.click())")
        if tab.evaluate(CLICK, ["Keep what I chose", 0]) and way != "here":
            self.saved.clear()
        tab.evaluate(GO, self._somewhere(numbers))

    def last_time(self, tab: Page, numbers: random.Random) -> None:
        """A second round is begun from this one, which stays as it is, and answers as last time."""
        tab.evaluate(GO, "#")
        if tab.evaluate(CLICK, ["Start a new one from this", numbers.randrange(3)]):
            tab.wait_for_function("() => location.hash.length > 1", timeout=PATIENCE)
            tab.evaluate(GO, f"{tab.evaluate('location.hash.split(`/`)[0]')}/leadership/foundation")
            tab.evaluate(CLICK, [numbers.choice(["As last time", "All of this stage as last time"]), numbers.randrange(3)])
        tab.evaluate(GO, self._somewhere(numbers))

    def go(self, tab: Page, numbers: random.Random) -> None:
        tab.evaluate(GO, self._somewhere(numbers))

    def _somewhere(self, numbers: random.Random) -> str:
        return f"{self.place}/{numbers.choice(PLACES)}"

    def leave(self, tab: Page, numbers: random.Random) -> None:
        """To another page and here again, as a visit of its own: what came before lies behind Back."""
        tab.goto(self.reader.url)
        tab.goto(f"{self.url}{self._somewhere(numbers)}")
        started(tab)

    def back(self, tab: Page, numbers: random.Random) -> None:
        for _ in range(numbers.choice([1, 1, 2, 3])):
            tab.go_back()
        self._come(tab, numbers)

    def forward(self, tab: Page, numbers: random.Random) -> None:
        tab.go_forward()
        self._come(tab, numbers)

    def _come(self, tab: Page, numbers: random.Random) -> None:
        """Where Back or forward led out of the tool, somebody comes to it again."""
        if not tab.evaluate("document.querySelector('.app-tool--started') !== null"):
            tab.goto(f"{self.url}{self._somewhere(numbers)}")
            started(tab)

    def decide(self, tab: Page, numbers: random.Random) -> None:
        """Where a tab asks which version to keep, somebody decides: what is left out is left out knowingly."""
        if tab.evaluate(PRESS, numbers.randrange(3)):
            self.saved.clear()

    def reload(self, tab: Page, numbers: random.Random) -> None:
        tab.reload()
        started(tab)

    def open(self, tab: Page, numbers: random.Random) -> None:
        if len(self.tabs) < 3:
            self.tabs.append(self._tab(f"{self.url}{self.place}/{numbers.choice(PLACES)}"))

    def kill(self, tab: Page, numbers: random.Random) -> None:
        """The tab is gone without a word, as when its process is killed; another is opened."""
        self.tabs.remove(tab)
        tab.close()
        self.tabs.append(self._tab(f"{self.url}{self.place}/{numbers.choice(PLACES)}"))

    def preview(self, tab: Page, numbers: random.Random) -> None:
        """Somebody opens a file, exported here or from elsewhere, and sees what it holds; what is to come of it may be said much later."""
        own = [text for text in tab.evaluate(STORED) if self.place.removeprefix("#") in text]
        self.files = [*self.files, *own][-4:]
        tool = Tool(tab, self.url.removesuffix("assessment/tool.html"))
        tab.evaluate(MOVE, "#")
        tool.choose_text(numbers.choice([*self.files, RELEASED.read_text("utf-8")]))
        expect(tool.heading).to_contain_text("What is in this file", timeout=PATIENCE)

    def take(self, tab: Page, numbers: random.Random) -> None:
        """Somebody says what is to come of the file of a preview. What it replaces is what the preview showed."""
        ways = tab.get_by_role("button", name=re.compile("^(Open it|Replace|Add it|Keep both|Start a new assessment with)"))
        if not tab.locator("h1#step-heading", has_text="What is in this file").count():
            return
        way = ways.nth(numbers.randrange(ways.count()))
        replaces, shown = (way.text_content() or "").startswith("Replace"), plain(tab.locator(".app-tool__step").inner_text())
        way.click()
        if tab.evaluate("location.hash") == "#open-a-file":
            return  # asked anew, with what was saved meanwhile
        if replaces:
            self.saved = {name: value for name, value in self.saved.items() if not name.startswith(COUNTED) and plain(value) not in shown}
        tab.evaluate(GO, self._somewhere(numbers))

    def bring(self, tab: Page, numbers: random.Random) -> None:
        self.preview(tab, numbers)
        self.take(tab, numbers)

    def fill(self, tab: Page, numbers: random.Random) -> None:
        """Almost no room is left in the browser."""
        tab.evaluate(FILL)

    def empty(self, tab: Page, numbers: random.Random) -> None:
        tab.evaluate(EMPTY)

    def clear(self, tab: Page, numbers: random.Random) -> None:
        """Somebody clears the browser's data: what was kept is gone, and nobody says otherwise."""
        tab.evaluate("localStorage.clear()")
        self.saved.clear()
        for other in self.tabs:
            if other is not tab:
                expect(other.locator(".app-tool__status")).not_to_contain_text(re.compile("^Saved"), timeout=PATIENCE)
        self.reload(tab, numbers)

    def check(self) -> None:
        """Every field is there as it was shown to be saved last: in what is stored, or in what a tab asks about."""
        deadline = time.monotonic() + 10
        while (missing := self._missing()) and time.monotonic() < deadline:
            self.tabs[0].wait_for_timeout(100)  # news from other tabs may be on its way
        if missing:
            for tab in self.tabs:
                tab.evaluate(GO, f"{self.place}/{PLACES[0]}")
                self._keep_both(tab)
            missing = self._missing()
        assert not missing, self.log

    def _keep_both(self, tab: Page) -> None:
        """Where a tab asks, both versions are kept; where it says that there is no room for both, nothing more is missing, and then there is."""
        both = tab.locator(".app-notice").get_by_role("button", name="Keep both")
        status = tab.locator(".app-tool__status")
        if not both.count():
            return
        missing = self._missing()
        both.click()
        expect(status).not_to_have_text(re.compile("changed in another tab"), timeout=PATIENCE)
        if "for both versions" in (status.text_content() or ""):
            assert self._missing().keys() <= missing.keys(), self.log
            tab.evaluate(EMPTY)
            both.click()
            expect(status).to_have_text(re.compile("^Saved"), timeout=PATIENCE)

    def _missing(self) -> dict[str, str]:
        self.reader.wait_for_timeout(SETTLED)
        stored = [json.loads(text) for text in self.reader.evaluate(STORED)]
        form = self.reader.evaluate(OWN_FORM)
        return {
            field: value
            for field, value in self.saved.items()
            if value and not (value in form if field == "form" else any(_holds(one, field, value) for one in stored))
        }


def plain(text: str) -> str:
    """A text as a page shows it: white space is one space."""
    return " ".join(text.split())


def _holds(assessment: Any, field: str, value: str) -> bool:
    """Whether an assessment holds a field of a step, named as the page names it: an answer's group, a note's id, the words of an action, a wish, an outcome."""
    if field.startswith("action "):
        return any(action.get("what") == value for theme in assessment["themes"].values() for action in theme.get("actions", ()))
    if field.startswith("support "):
        return field.removeprefix("support ") in assessment["themes"].get("leadership", {}).get("support", ())
    if field.startswith("outcome "):
        earlier = (assessment["last_time"] or {}).get("themes", {}).get("leadership", {}).get("actions", ())
        return any((action.get("what"), action.get("outcome")) == (field.removeprefix("outcome "), value) for action in earlier)
    if field.startswith("voice "):
        return any(voice["id"] == value for voice in assessment.get("voices", ()))
    if field.startswith("called "):
        return any(voice.get("name") == value for voice in assessment.get("voices", ()))
    if field.startswith("stage "):
        theme, side, when = field.removeprefix("stage ").split(".")
        return bool(assessment["themes"].get(theme, {}).get(side, {}).get(when) == value)
    component, what = (field.split(" ")[2], "answer") if field.startswith("answer ") else (field.removesuffix(".note"), "note")
    said = assessment["themes"].get(component.split(".")[0], {}).get("components", {}).get(component, {})
    return CALLED.sub("", said.get(what) or "") == CALLED.sub("", value)


ACTIONS = (
    ("answer", 30), ("write", 20), ("go", 10), ("decide", 8), ("reload", 6), ("open", 8), ("kill", 4), ("bring", 4), ("fill", 3), ("empty", 5), ("clear", 1),
    ("leave", 5), ("back", 8), ("forward", 4), ("preview", 4), ("take", 6), ("act", 8), ("take_back", 4), ("undo", 3), ("together", 3), ("item_by_item", 3),
    ("last_time", 2), ("wish", 5), ("outcome", 4), ("keep", 4),
    ("stage", 5), ("take_over", 5), ("name", 3), ("take_out", 2), ("hide", 3), ("remove_action", 3), ("start_again", 1), ("delete", 2), ("own_form", 3),
)  # fmt: skip


@pytest.fixture(scope="module")
def base(site_folder: Any) -> str:
    return f"{site_folder.as_uri()}/"


class Room(NamedTuple):
    """A browser, and a tab in it that takes no part in a meeting and only reads what is stored."""

    context: BrowserContext
    reader: Page


def rooms(browser: Browser, base: str, meetings: int) -> Iterator[Room]:
    """A browser for each meeting: new for every fiftieth, since a new one costs as much as a meeting."""
    for start in range(0, meetings, 50):
        context = browser.new_context()
        context.set_default_timeout(PATIENCE)
        reader = context.new_page()
        reader.goto(f"{base}licences.txt")
        yield from [Room(context, reader)] * min(50, meetings - start)
        context.close()


def test_nothing_that_was_shown_as_saved_is_missing(browser: Browser, base: str) -> None:
    for number, room in enumerate(rooms(browser, base, amount(10, 10_000))):
        numbers = chance(f"meeting {number}")
        meeting = Meeting(room, base)
        try:
            for _ in range(numbers.randint(5, 20)):
                meeting.step(numbers)
            meeting.check()
        except AssertionError as error:
            raise AssertionError(f"meeting {number}: {meeting.log}") from error


def test_saving_again_does_not_write_over_what_another_tab_saved_meanwhile(context: BrowserContext, page: Page, base: str) -> None:
    """One tab had no room; the other made room and went on."""
    one = Tool(page, base).open().start().go("leadership/foundation")
    page.evaluate(FILL)
    one.note(VISION, "There is no room for this note, which is longer than the crumbs that are left.")
    expect(one.status).to_contain_text("Not saved")
    other = Tool(context.new_page(), base).open(f"#{one.id}/leadership/foundation")
    other.page.evaluate(EMPTY)
    other.answer(VISION, "partly")
    expect(other.status).to_contain_text("Saved on this device")
    one.press("Save again")
    expect(one.notice).to_contain_text("changed in another tab")
    other.page.reload()
    expect(other.page.locator(f"[id='{VISION}.partly']")).to_be_checked()


def test_saving_a_deleted_assessment_again_does_not_write_over_what_another_tab_saved(
    context: BrowserContext, page: Page, base: str
) -> None:
    one = Tool(page, base).open().start().go("leadership/foundation")
    other = Tool(context.new_page(), base).open(f"#{one.id}/leadership/foundation")
    third = Tool(context.new_page(), base).open()
    third.page.evaluate("localStorage.clear()")
    for tool in (one, other):
        expect(tool.notice).to_contain_text("not on this device any more")
    one.note(VISION, "Written on")
    other.press("Save it on this device again").answer(VISION, "partly")
    expect(other.status).to_contain_text("Saved on this device")
    one.press("Save it on this device again")
    expect(one.notice).to_contain_text("changed in another tab")
    other.page.reload()
    expect(other.page.locator(f"[id='{VISION}.partly']")).to_be_checked()


def told_late(context: BrowserContext, page: Page, base: str) -> Tool:
    """A tab whose version is stored, and which is told that another tab, closed since, had saved another one on the same version."""
    one = Tool(page, base).open().start().go("leadership/foundation")
    start = page.evaluate(ENTRY)
    deaf = context.new_page()
    deaf.add_init_script(DEAF)
    other = Tool(deaf, base).open(f"#{one.id}/leadership/foundation")
    one.note(VISION, "Written here " * 20)
    expect(one.status).to_contain_text("Saved on this device")
    deaf.wait_for_function(f"before => ({ENTRY})()[1] !== before", arg=start[1])
    here = deaf.evaluate(ENTRY)
    deaf.evaluate(PUT, start)  # as the browser shows it to a tab that it did not tell yet
    other.answer(VISION, "partly")
    expect(other.status).to_contain_text("Saved on this device")
    deaf.evaluate(PUT, here)
    expect(one.notice).to_contain_text("changed in another tab")
    page.wait_for_function(f"here => ({ENTRY})()[1] === here", arg=here[1])
    deaf.close()
    return one


def kept(page: Page) -> set[tuple[str, str]]:
    """The answer and the note of every stored assessment."""
    texts = [json.loads(text)["themes"]["leadership"]["components"][VISION] for text in page.evaluate(STORED)]
    return {(said.get("answer", ""), said.get("note", "")) for said in texts}


def test_keeping_both_without_room_takes_nothing_away_and_asks_on(context: BrowserContext, page: Page, base: str) -> None:
    """The copy could not be kept, and the only version that was stored was written over all the same."""
    one = told_late(context, page, base)
    before = kept(page)
    page.evaluate(FILL)
    one.press("Keep both, as two assessments")
    assert kept(page) == before == {("", "Written here " * 20)}
    expect(one.notice).to_contain_text("no room left in this browser for both versions")
    expect(one.status).to_contain_text("Not saved")
    page.evaluate(EMPTY)
    one.press("Keep both, as two assessments").on("Riverside PCN")
    assert kept(page) == {*before, ("partly", "")}
    expect(one.status).to_contain_text("Saved on this device")
    expect(one.notice).to_have_count(0)


def test_writing_on_does_not_answer_which_version_to_keep(context: BrowserContext, page: Page, base: str) -> None:
    """The next letter was saved over a version that this page alone still knew, and the question was gone."""
    one = told_late(context, page, base)
    one.note(VISION, "Written on")
    expect(one.notice).to_contain_text("changed in another tab")
    expect(one.status).to_contain_text("Not saved")
    one.press("Keep both, as two assessments").on("Riverside PCN")
    assert kept(page) >= {("", "Written on"), ("partly", "")}
