"""A file into an assessment that is on this device, item by item."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import expect

from tests.browser.assessment_tool import Tool

VISION = "leadership.foundation.pcn.vision"


def differing(tool: Tool) -> dict[str, Any]:
    """An assessment here, and a file of it with another answer, note and evidence; shown as a preview."""
    tool.start("Riverside PCN").go("leadership/foundation").on("Foundation").answer(VISION, "partly").note(VISION, "Ours")
    file: dict[str, Any] = tool.state()
    file["themes"]["leadership"]["components"][VISION] = {"answer": "in_place", "note": "Theirs"}
    file["themes"]["leadership"]["evidence"] = "Minutes"
    tool.page.goto("about:blank")
    tool.open().choose_text(json.dumps(file)).on("What is in this file")
    return file


def item(tool: Tool, name: str) -> Any:
    return tool.page.get_by_role("group", name=name)


def test_theirs_ours_and_both_notes_and_an_undo(tool: Tool) -> None:
    differing(tool)
    tool.press("Choose item by item").on("What do you want to keep?")
    expect(item(tool, "answer").get_by_label("On this device", exact=True)).to_be_checked()
    expect(item(tool, "note").get_by_label("Both, one after the other")).to_be_checked()
    expect(item(tool, "evidence").get_by_label("In the file", exact=True)).to_be_checked()
    item(tool, "answer").get_by_label("In the file", exact=True).check()
    tool.press("Keep what I chose").on("Riverside PCN")
    leadership = tool.state()["themes"]["leadership"]
    assert leadership["components"][VISION] == {"answer": "in_place", "note": "Ours\nTheirs"}
    assert leadership["evidence"] == "Minutes"
    tool.press("Undo")
    assert tool.state()["themes"]["leadership"]["components"][VISION] == {"answer": "partly", "note": "Ours"}


def test_what_another_tab_changes_meanwhile_is_shown_before_anything_is_kept(tool: Tool) -> None:
    file = differing(tool)
    tool.press("Choose item by item").on("What do you want to keep?")
    item(tool, "answer").get_by_label("In the file", exact=True).check()
    other = Tool(tool.page.context.new_page(), tool.url.removesuffix("assessment/tool.html")).open(f"#{file['id']}/leadership/foundation")
    other.note(VISION, "Meanwhile")
    expect(tool.page.get_by_text("was changed after you opened this file")).to_be_visible()
    expect(item(tool, "answer").get_by_label("In the file", exact=True)).to_be_checked()
    tool.press("Keep what I chose").on("Riverside PCN")
    assert tool.state()["themes"]["leadership"]["components"][VISION] == {"answer": "in_place", "note": "Meanwhile\nTheirs"}
    other.page.close()
