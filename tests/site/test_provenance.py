"""Where an entry comes from and how old it is: said of what the data says it of, and of nothing else."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from tests.conftest import ROOT, TODAY, Build, lay_out

PRINTED = "As printed in August 2019. Probably out of date."
CHECKED = "Last checked on 30 November 2026."
REGION = """id: somewhere
title: Somewhere
order: 1
provenance: {sources: [book p1], printed: "2019-08", note: Probably out of date., entries: [As Printed <as.printed@example.org>]}
systems:
  - id: green-valley
    title: Green Valley
    people:
      - {id: green-valley.as-printed, name: As Printed, email: as.printed@example.org}
      - {id: green-valley.checked, name: Newly Checked, email: newly@example.org, provenance: {checked: "2026-11-30"}}
      - {id: green-valley.not-known, name: Not Known, email: not.known@example.org, provenance: null}
  - id: blue-valley
    title: Blue Valley
    provenance: null
    people:
      - {id: blue-valley.of-the-system, name: Of Blue, email: of.blue@example.org}
"""
SAID = {
    "green-valley.as-printed": PRINTED,
    "green-valley.checked": CHECKED,
    "green-valley.not-known": "",
    "blue-valley.of-the-system": "",
}
EDITION = {"id": "green", "name": "Green", "version": "1", "owner": "Green team", "national_edition": "2019-08"}
REWORDED = {"ref": "person:green-valley.first-person", "fields": {"name": "Now Another", "email": "now.another@example.org"}}
LOCAL = {
    "ours/data/contacts/somewhere.yaml": """id: somewhere
systems:
  - id: green-valley
    people:
      - {id: green-valley.added, name: Added Here, email: added@example.org}
  - id: green-hills
    title: Green Hills
    provenance: {checked: "2026-11-30"}
    people:
      - {id: green-hills.new, name: New Here, email: new.here@example.org}
""",
    "ours/data/contacts/harbour.yaml": """id: harbour
title: Harbour
order: 2
systems:
  - id: quay
    title: Quay
    people:
      - {id: quay.keeper, name: Quay Keeper, email: keeper@example.org}
""",
}


def payload(result: BuildResult) -> dict[str, str]:
    """What the tool knows of each contact's age, by id."""
    node = LexborHTMLParser(result.files["assessment/tool.html"].decode()).css_first("[data-payload]")
    assert node is not None
    data = json.loads(node.text())
    return {person["ref"].partition(":")[2]: person["dated"] for system in data["systems"] for person in system["people"]}


def said(result: BuildResult, page: str) -> dict[str, str]:
    """What a region's page says of each contact's age, at the contact or above it, by id."""
    found = {}
    region = LexborHTMLParser(result.files[page].decode()).css_first("main")
    assert region is not None
    above = {node.parent.mem_id: node.text() for node in region.css(".app-dated") if node.parent is not None}
    for person in region.css("[data-person]"):
        system = person.parent.parent if person.parent is not None else None
        assert system is not None and system.parent is not None
        own = " ".join(node.text() for node in person.css(".app-person__dated"))
        found[str(person.attributes["id"])] = own or above.get(system.mem_id, "") or above.get(system.parent.mem_id, "")
    return found


def note(card: bytes) -> str:
    lines = card.decode().replace("\r\n ", "").split("\r\n")
    return next((line.removeprefix("NOTE:") for line in lines if line.startswith("NOTE:")), "")


TOOL = "---\ntitle: The tool\ndescription: A tool.\nsources: []\norder: 1\nlayout: tool\n---\nA tool.\n"


@pytest.fixture
def mixed(build: Build, minimal: dict[str, str]) -> BuildResult:
    result = build({**minimal, "content/assessment/tool.md": TOOL, "data/contacts/somewhere.yaml": REGION})
    assert not result.failed, "\n".join(map(str, result.problems))
    return result


@pytest.fixture
def local(tmp_path: Path, cache: Path, minimal: dict[str, str]) -> Iterator[BuildResult]:
    edition = {"ours/edition.yaml": json.dumps({**EDITION, "replace": [REWORDED], "settings": {"report_email": "us@example.org"}})}
    lay_out(tmp_path, {**minimal, **LOCAL, **edition})
    result = build_site(BuildConfig(tmp_path, ROOT / "theme", cache, TODAY, overlay_dir=tmp_path / "ours"))
    assert not result.failed, "\n".join(map(str, result.problems))
    yield result


def test_a_page_says_of_each_contact_what_the_data_says_of_it(mixed: BuildResult) -> None:
    assert said(mixed, "contacts/somewhere.html") == SAID


def test_cards_tables_and_data_say_the_same(mixed: BuildResult) -> None:
    assert {name: note(mixed.files[f"downloads/contacts/person/{name}.vcf"]) for name in SAID} == SAID
    rows = {row["Id"]: row for row in csv.DictReader(mixed.files["downloads/contacts.csv"].decode("utf-8-sig").splitlines())}
    columns = ("Printed", "Last checked", "Note on the entry", "Source")
    assert [rows["green-valley.as-printed"][name] for name in columns] == ["2019-08", "", "Probably out of date.", "Book, page 1"]
    assert [rows["green-valley.checked"][name] for name in columns] == ["", "2026-11-30", "", ""]
    assert [rows["blue-valley.of-the-system"][name] for name in columns] == ["", "", "", ""]
    assert payload(mixed) == SAID
    regions = json.loads(mixed.files["api/contacts.json"])["regions"]
    people = {person["id"]: person["provenance"] for region in regions for system in region["systems"] for person in system["people"]}
    assert people["green-valley.as-printed"]["printed"] == "2019-08"
    assert people["blue-valley.of-the-system"] is None


EDITED = {
    "the name": ("name: First Person", "name: Second Person"),
    "the address": ("email: first.person@", "email: second.person@"),
    "the address, with a line of its own on what was printed": (
        "email: first.person@example.org",
        'email: other@example.org, provenance: {printed: "2019-08", entries: [First Person <first.person@example.org>]}',
    ),
    "both, and a note that was left": ("name: First Person, email: first.person@", "oddity: Odd as printed., name: Other, email: other@"),
}


@pytest.mark.parametrize("what", EDITED)
def test_nothing_printed_is_said_of_a_contact_that_an_editor_changed(what: str, build: Build, minimal: dict[str, str]) -> None:
    path, (old, new) = "data/contacts/somewhere.yaml", EDITED[what]
    assert old in minimal[path]
    made = build({**minimal, path: minimal[path].replace(old, new)})
    assert not made.failed
    assert [
        url
        for url, content in made.files.items()
        if url.startswith(("contacts/", "downloads", "api/")) and re.search(rb"[Aa]s printed in", content)
    ] == []
    told = [str(problem) for problem in made.problems if "is not shown" in str(problem)]
    assert len(told) == ("oddity" in new)
    assert all(line.endswith("write 'oddity: null'") for line in told)


def test_nobody_calls_a_group_printed_without_saying_what_was(build: Build, minimal: dict[str, str]) -> None:
    path = "data/contacts/somewhere.yaml"
    [problem] = build({**minimal, path: minimal[path].replace(", entries: [First Person <first.person@example.org>]", "")}).problems
    assert str(problem).startswith(f"{path}:4:1: it is not said what was printed")


def test_nobody_calls_one_contact_printed_without_saying_what_was(build: Build, minimal: dict[str, str]) -> None:
    path, line = "data/contacts/somewhere.yaml", "email: first.person@example.org"
    own = 'provenance: {printed: "2019-08"}'
    [problem] = build({**minimal, path: minimal[path].replace(line, f"{line}, {own}")}).problems
    assert "it is not said what was printed" in str(problem)
    assert "leave out 'printed'" in str(problem)
    kept = own.replace("}", ", entries: [First Person <first.person@example.org>]}")
    made = build({**minimal, path: minimal[path].replace(line, f"{line}, {kept}")})
    assert "As printed in August 2019." in made.files["contacts/somewhere.html"].decode()


def test_a_region_whose_contacts_are_alike_says_it_once(build: Build, minimal: dict[str, str]) -> None:
    page = build(minimal).files["contacts/somewhere.html"].decode()
    assert page.count(PRINTED) == 1
    assert "as printed in August 2019." in page


def test_nothing_is_said_where_the_data_says_nothing(build: Build, minimal: dict[str, str]) -> None:
    path = "data/contacts/somewhere.yaml"
    silent = {**minimal, path: "".join(line for line in minimal[path].splitlines(True) if "provenance" not in line)}
    files = build(silent).files
    told = [url for url, content in files.items() if url.startswith(("contacts/", "downloads", "api/")) and b"rinted in" in content]
    assert told == []


def test_no_local_contact_takes_over_what_the_national_edition_says(local: BuildResult) -> None:
    found = said(local, "contacts/somewhere.html")
    assert found == {"green-valley.first-person": "", "green-valley.added": "", "green-hills.new": CHECKED}
    assert "NOTE" not in local.files["downloads/contacts/person/green-valley.added.vcf"].decode()


def test_a_new_local_region_is_marked_with_all_in_it(local: BuildResult) -> None:
    page = LexborHTMLParser(local.files["contacts/harbour.html"].decode())
    assert len(page.css(".app-local-mark")) == 3  # the region, its system and the contact
    assert said(local, "contacts/harbour.html") == {"quay.keeper": ""}


def test_the_address_for_reports_of_an_edition_has_no_national_note(local: BuildResult, minimal: dict[str, str]) -> None:
    settings = next(line for line in minimal["data/site.yaml"].splitlines() if line.startswith("report_note:"))
    words = settings.partition(":")[2].strip().encode()
    assert not [url for url, content in local.files.items() if url.endswith(".html") and words in content]


def test_the_address_for_reports_keeps_no_page_from_search_engines(local: BuildResult) -> None:
    assert b"noindex" not in local.files["glossary.html"]


def test_a_component_is_cited_only_where_the_data_gives_its_item(build: Build, minimal: dict[str, str]) -> None:
    path = "data/matrix/first-theme.yaml"
    new = "\n      - {id: first-theme.foundation.pcn.new, title: New, text: Nothing in the source says so.}"
    result = build({**minimal, path: minimal[path].replace("\n    pcn:", f"\n    pcn:{new}", 1)})
    page = LexborHTMLParser(result.files["matrix/first-theme.html"].decode())
    cited = {str(node.attributes["data-source-of"]): node.text() for node in page.css("[data-source-of]")}
    assert "first-theme.foundation.pcn.new" not in cited
    assert cited["first-theme.foundation.pcn.start"].endswith("Source: matrix, item 1 of this cell")
    rows = {row["Id"]: row["Source"] for row in csv.DictReader(result.files["downloads/matrix.csv"].decode("utf-8-sig").splitlines())}
    assert rows["first-theme.foundation.pcn.new"] == ""
    assert rows["first-theme.foundation.pcn.start"].endswith("item 1 of the cell")


def test_two_components_cannot_restate_one_item(build: Build, minimal: dict[str, str]) -> None:
    path = "data/matrix/first-theme.yaml"
    copy = "\n      - {id: first-theme.foundation.pcn.copy, item: 1, title: Copy, text: A copy.}\n    system:"
    result = build({**minimal, path: minimal[path].replace("\n    system:", copy, 1)})
    assert [str(problem) for problem in result.problems] == [
        "data/matrix/first-theme.yaml:13:47: item 1 of this cell is restated twice; leave 'item' out where the source has no such item;"
        " the first is at data/matrix/first-theme.yaml:12:48"
    ]
