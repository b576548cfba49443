"""What changed between two states: found by id, between folders and git revisions, told as text, Markdown and HTML."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from site_builder.authoring.content_diff import ContentDiff, diff_content
from site_builder.authoring.content_diff_reports import FORMATS
from site_builder.authoring.word_diff import word_diff
from site_builder.cli.main import command
from site_builder.content.loader import load
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.site.retired_ids import retired_of
from tests.conftest import FULL, lay_out


@pytest.fixture
def states(tmp_path: Path, minimal: dict[str, str]) -> tuple[Path, Path]:
    """An old state, and a new one in which a term came, a person went, and a component and a page have other words."""
    lay_out(tmp_path / "old", minimal)
    new = dict(minimal)
    new["data/glossary.yaml"] += "  - {id: lead, term: Lead, basis: use, meaning: Somebody <who> leads.}\n"
    contacts = new["data/contacts/somewhere.yaml"]
    new["data/contacts/somewhere.yaml"] = contacts.replace("people:\n", "people: []\n").rpartition("      - {id: green-valley.first")[0]
    new["data/matrix/first-theme.yaml"] = new["data/matrix/first-theme.yaml"].replace("The PCN has started.", "The PCN began.")
    new["content/guidance/first.md"] = new["content/guidance/first.md"].replace("A PCN has a lead.", "A PCN has two leads.")
    lay_out(tmp_path / "new", new)
    return tmp_path / "old", tmp_path / "new"


def difference(old: Path, new: Path) -> ContentDiff:
    return diff_content(load(old, MarkdownRenderer())[0], load(new, MarkdownRenderer())[0])


def test_every_change_is_found_by_id(states: tuple[Path, Path]) -> None:
    found = difference(*states)
    assert [item.ref for item in found.added] == ["term:lead"]
    assert [item.ref for item in found.removed] == ["person:green-valley.first-person"]
    assert [(item.ref, item.fields) for item in found.reworded] == [
        ("component:first-theme.foundation.pcn.start", (("text", "The PCN has started.", "The PCN began."),)),
        (
            "page:guidance/first",
            (
                (
                    "text at the top",
                    "A PCN is a group of practices. A PCN has a lead.",
                    "A PCN is a group of practices. A PCN has two leads.",
                ),
            ),
        ),
    ]


def test_a_state_does_not_differ_from_itself(states: tuple[Path, Path]) -> None:
    assert difference(states[0], states[0]).empty
    assert not difference(*states).empty


def test_a_removed_id_must_be_listed(states: tuple[Path, Path]) -> None:
    assert difference(*states).unlisted == ("person:green-valley.first-person",)
    row = "retired:\n  - {ref: person:green-valley.first-person, title: First Person, last_edition: '2019-08'}\n"
    lay_out(states[1], {"data/retired.yaml": row})
    assert difference(*states).unlisted == ()


def test_a_file_with_mistakes_is_left_out_and_named(states: tuple[Path, Path]) -> None:
    lay_out(states[1], {"data/glossary.yaml": "terms: 5\n"})
    found = difference(*states)
    assert found.skipped == (("data/glossary.yaml", "has mistakes in the new state"),)
    assert not any(item.ref.startswith("term:") for item in (*found.added, *found.removed))


@pytest.mark.parametrize("state", [0, 1])
def test_a_page_whose_head_has_mistakes_is_left_out_and_named(states: tuple[Path, Path], state: int) -> None:
    lay_out(states[state], {"content/guidance/first.md": "---\ntitle: [\n---\nWords.\n", "content/guidance/second.md": "No head."})
    found = difference(*states)
    which = ("old", "new")[state]
    assert found.skipped == tuple((f"content/guidance/{name}.md", f"has mistakes in the {which} state") for name in ("first", "second"))
    assert not any(item.ref.startswith("page:") for item in (*found.added, *found.removed, *found.reworded))


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_tells_everything(form: str, states: tuple[Path, Path]) -> None:
    report = FORMATS[form](difference(*states), "old", "new")
    if form == "markdown":
        report = MarkdownIt("commonmark").render(report)
    text = LexborHTMLParser(report).text() if form != "text" else report
    for words in (
        "term:lead",
        "person:green-valley.first-person",
        "The PCN has started.",
        "The PCN began.",
        "two leads",
        "data/retired.yaml",
    ):
        assert words in text
    assert "Nothing changed" in FORMATS[form](difference(states[0], states[0]), "old", "old")


def test_the_words_that_changed_are_marked_and_no_others(states: tuple[Path, Path]) -> None:
    page = LexborHTMLParser(FORMATS["html"](difference(*states), "v1", "the present state"))
    assert [node.text() for node in page.css("del")] == ["has started.", "a lead."]
    assert [node.text() for node in page.css("ins")] == ["began.", "two leads."]
    assert page.css_first("h1").text() == "Changes from v1 to the present state"  # type: ignore[union-attr]
    assert page.css_first("style") is not None
    assert "The PCN **began.**" in FORMATS["markdown"](difference(*states), "v1", "the present state")


def test_a_very_long_text_is_compared_in_no_time() -> None:
    before, after = "a b " * 20_000, "b a " * 20_000
    assert [run.changed for runs in word_diff(before, after) for run in runs] == [True, True]


def diff(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, ["diff", *arguments], obj=root)


def test_the_command_compares_folders_and_fails_while_an_id_is_not_listed(states: tuple[Path, Path]) -> None:
    said = diff(states[1], str(states[0]))
    assert said.exit_code == 1
    assert "- {ref: person:green-valley.first-person" in said.output
    assert diff(states[0], str(states[0])).exit_code == 0


def git(folder: Path, *arguments: str) -> None:
    person = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", "-C", str(folder), *person, *arguments], check=True, capture_output=True)


def test_the_command_compares_git_revisions(states: tuple[Path, Path], tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(states[0], project)
    git(project, "init", "-q")
    for source, message in ((states[0], "old"), (states[1], "new")):
        shutil.copytree(source, project, dirs_exist_ok=True)
        git(project, "add", "-A")
        git(project, "commit", "-q", "-m", message)
    report = tmp_path / "report.md"
    assert diff(project, "HEAD~1", "HEAD", "--as", "markdown", "--out", str(report)).exit_code == 1
    assert "component:first-theme.foundation.pcn.start" in report.read_text("utf-8")
    assert "Nothing changed" in diff(project, "HEAD").output


@pytest.mark.parametrize("name", ["nowhere", "--as=html -x", "HEAD"])
def test_what_is_no_state_is_refused(name: str, states: tuple[Path, Path]) -> None:
    said = diff(states[0], name)
    assert said.exit_code == 2


def test_a_page_that_names_its_old_address_has_moved(tmp_path: Path, minimal: dict[str, str]) -> None:
    new = dict(minimal)
    text = new.pop("content/guidance/second.md")
    new["content/guidance/other.md"] = text.replace("order:", "old_paths: [guidance/second.html]\norder:", 1) + "\nOne more sentence.\n"
    lay_out(tmp_path / "old", minimal)
    lay_out(tmp_path / "new", new)
    found = difference(tmp_path / "old", tmp_path / "new")
    assert [(one.before, one.ref) for one in found.moved] == [("page:guidance/second", "page:guidance/other")]
    assert (found.added, found.removed, found.unlisted) == ((), (), ())
    assert [one.ref for one in found.reworded] == ["page:guidance/other"]
    assert not found.empty
    for form in FORMATS.values():
        assert "(was page:guidance/second)" in form(found, "old", "new")


def test_a_page_that_takes_the_address_of_one_that_stays_is_no_move(tmp_path: Path, minimal: dict[str, str]) -> None:
    new = dict(minimal)
    new.pop("content/guidance/second.md")
    new["content/guidance/first.md"] = new["content/guidance/first.md"].replace("order:", "old_paths: [guidance/second.html]\norder:", 1)
    lay_out(tmp_path / "old", minimal)
    lay_out(tmp_path / "new", new)
    found = difference(tmp_path / "old", tmp_path / "new")
    assert found.moved == ()
    assert found.unlisted == ("page:guidance/second",)


def test_the_rows_for_removed_ids_are_complete(states: tuple[Path, Path]) -> None:
    said = CliRunner().invoke(command, ["diff", str(states[0]), str(states[1])], obj=states[1])
    assert said.exit_code == 1
    assert '  - {ref: person:green-valley.first-person, title: First Person, last_edition: "2019-08"}' in said.output


def test_the_rows_printed_go_below_the_file_as_it_is_shipped(states: tuple[Path, Path]) -> None:
    shipped = (FULL / "data/retired.yaml").read_text("utf-8")
    lay_out(states[1], {"data/retired.yaml": shipped})
    loaded, problems = load(states[1], MarkdownRenderer())
    assert (retired_of(loaded), problems) == ({}, [])
    rows = [line for line in diff(states[1], str(states[0])).output.splitlines() if line.startswith("  - {")]
    lay_out(states[1], {"data/retired.yaml": shipped + "\n".join(rows) + "\n"})
    said = diff(states[1], str(states[0]))
    assert said.exit_code == 0, said.output
    assert list(retired_of(load(states[1], MarkdownRenderer())[0])) == ["person:green-valley.first-person"]


def test_a_comparison_without_a_broken_file_says_so_and_fails(states: tuple[Path, Path]) -> None:
    shutil.copytree(states[0], states[1], dirs_exist_ok=True)
    lay_out(states[0], {"data/glossary.yaml": "terms: 5\n"})
    said = diff(states[1], str(states[0]))
    assert said.exit_code == 1
    assert "The comparison is not complete" in said.output
    assert "data/glossary.yaml: has mistakes in the old state" in said.output
    assert "Nothing changed" not in said.output
