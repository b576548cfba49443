"""What an edition says is put on record, and every departure from it is told by file and place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.cli.main import command
from tests.conftest import lay_out

CONTACTS, THEME, PAGE = "data/contacts/somewhere.yaml", "data/matrix/first-theme.yaml", "content/guidance/first.md"
RECORD = "record/2019-08.json"


@pytest.fixture
def project(tmp_path: Path, minimal: dict[str, str]) -> Path:
    """The smallest site, as it was put on record."""
    lay_out(tmp_path, minimal)
    assert record(tmp_path, "--take").exit_code == 0
    return tmp_path


def record(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, ["record", *arguments], obj=project)


def change(project: Path, path: str, old: str, new: str) -> None:
    text = (project / path).read_text("utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new, 1), "utf-8")


def test_what_is_as_recorded_is_said_to_be(project: Path) -> None:
    said = record(project)
    assert (said.exit_code, said.output) == (0, "Everything is as recorded for the edition 2019-08\n")


# What is changed, and the lines that tell of it.
CHANGES: dict[str, tuple[str, str, str, list[str]]] = {
    "an address": (
        CONTACTS, "email: first.person@example.org", "email: other@example.org",
        [f"{CONTACTS}: systems green-valley, people green-valley.first-person, email",
         "  on record: first.person@example.org", "  now:       other@example.org"],
    ),
    "a statement": (
        THEME, "title: A start", "title: Beginning",
        [f"{THEME}: cells, foundation, pcn first-theme.foundation.pcn.start, title", "  on record: A start", "  now:       Beginning"],
    ),
    "a citation of a page": (PAGE, "sources: [", "sources: [book p2, ", [f"{PAGE}: sources 2"]),
    "words of a page": (PAGE, "\n## ", "\nMore words.\n\n## ", ["More words."]),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_at_its_place(name: str, project: Path) -> None:
    path, old, new, told = CHANGES[name]
    change(project, path, old, new)
    said = record(project)
    assert said.exit_code == 1
    assert [line for line in told if line not in said.output] == []
    assert "If it is right, put it on record: python build.py record --take" in said.output


def test_what_is_new_or_gone_is_counted(project: Path) -> None:
    row = "      - {id: first-theme.foundation.pcn.more, title: More, text: There is more.}\n"
    change(project, THEME, "    pcn:\n", f"    pcn:\n{row}")
    (project / "content/guidance/second.md").unlink()
    (project / PAGE).write_text("---\ntitle: A\ndescription: B.\nsources: []\norder: 1\n---\nText.\n", "utf-8")
    said = record(project).output
    assert f"{THEME}: cells, foundation, pcn first-theme.foundation.pcn.more, text" in said
    assert "content/guidance/second.md: is on record and is gone" in said
    assert "Number of 'component': " in said
    assert "Number of 'page': " in said


def test_what_changed_is_taken_over_on_purpose_and_said(project: Path) -> None:
    change(project, *CHANGES["an address"][:3])
    said = record(project, "--take")
    assert said.exit_code == 0
    assert "  now:       other@example.org\n1 place differs from the record of the edition 2019-08\n" in said.output
    assert f"{RECORD} holds what the content says now" in said.output
    assert record(project).exit_code == 0


def test_what_is_no_part_of_the_edition_is_not_on_record(project: Path) -> None:
    """Settings of the publisher, words of the tool and pages without a source can change at any time."""
    change(project, "data/site.yaml", "name: ", "name: Other ")
    lay_out(project, {"content/guidance/ours.md": "---\ntitle: Ours\ndescription: D.\nsources: []\norder: 9\n---\nText.\n"})
    assert record(project).exit_code == 0


def test_each_edition_has_a_record_of_its_own(project: Path) -> None:
    before = (project / RECORD).read_bytes()
    change(project, "data/site.yaml", 'edition: "2019-08"', 'edition: "2027-04"')
    said = record(project)
    assert (said.exit_code, "There is no record of the edition 2027-04 yet" in said.output) == (1, True)
    assert record(project, "--take").exit_code == 0
    assert (project / "record/2027-04.json").is_file()
    assert (project / RECORD).read_bytes() == before


def test_content_with_mistakes_is_not_compared(project: Path) -> None:
    change(project, CONTACTS, "title: ", "titel: ")
    said = record(project)
    assert said.exit_code == 1
    assert "there is no field 'titel' here" in said.output
    assert "The content was not compared with the record." in said.output


@pytest.mark.parametrize("text", ["", "[]", "{", '{"edition": 1}', '{"edition": "x", "counts": 3, "texts": []}', "[" * 100_000])
def test_what_is_no_record_is_told_and_can_be_written_anew(text: str, project: Path) -> None:
    (project / RECORD).write_text(text, "utf-8")
    said = record(project)
    assert (said.exit_code, f"{RECORD} is no record" in said.output) == (1, True)
    assert record(project, "--take").exit_code == 0
    assert json.loads((project / RECORD).read_text("utf-8"))["edition"] == "2019-08"
