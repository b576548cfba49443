"""Ids that go: the command that retires one knows what it was, and ``check`` tells of those that nobody retired."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.cli.main import command
from tests.conftest import ROOT, lay_out

RETIRED = "data/retired.yaml"
COMPONENT = "component:first-theme.step-1.pcn.more"
LINES = "      - {id: first-theme.step-1.pcn.more, title: More work, text: The PCN does more.}\n"


@pytest.fixture
def project(tmp_path: Path, minimal: dict[str, str]) -> Path:
    """The smallest site, which was published and put on record."""
    lay_out(tmp_path, minimal)
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    assert run(tmp_path, "record", "--take").exit_code == 0
    return tmp_path


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, obj=project)


def edit(project: Path, path: str, old: str, new: str) -> None:
    text = (project / path).read_text("utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new), "utf-8")


def remove_component(project: Path) -> None:
    edit(project, "data/matrix/first-theme.yaml", f"    pcn:\n{LINES}", "    pcn: []\n")


def test_an_id_that_is_gone_is_told_until_it_is_retired(project: Path) -> None:
    assert "warning" not in run(project, "check").output
    remove_component(project)
    (project / "content/guidance/second.md").unlink()
    assert "and is gone; put it back" in run(project, "check").output  # beside the mistakes that it causes
    edit(project, "content/guidance/first.md", "(page:guidance/second#process)", "(page:guidance/index)")
    said = run(project, "check").output
    assert f"'{COMPONENT}' (More work) was in the edition 2019-08 and is gone; put it back, or retire it: python build.py retire" in said
    assert "'page:guidance/second' (Second page) was in the edition" in said
    assert run(project, "retire", COMPONENT, "--now", "component:first-theme.foundation.pcn.start", "--why", "Merged.").exit_code == 0
    assert run(project, "retire", "page:guidance/second").exit_code == 0
    text = (project / RETIRED).read_text("utf-8")
    assert 'title: More work\n    last_edition: "2019-08"\n    why: Merged.\n' in text
    assert text.index("page:guidance/second") < text.index(COMPONENT)  # newest first
    assert "warning" not in run(project, "check").output


def test_a_page_that_moved_and_names_its_old_address_is_not_gone(project: Path) -> None:
    path = project / "content/guidance/second.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\nold_paths: [guidance/second.html]\n", 1), "utf-8")
    path.rename(path.with_name("moved.md"))
    assert "is gone" not in run(project, "check").output


def test_what_was_on_record_stays_known_when_the_record_is_taken_again(project: Path) -> None:
    remove_component(project)
    assert run(project, "record", "--take").exit_code == 0
    assert f"'{COMPONENT}' (More work) was in the edition" in run(project, "check").output


def test_what_still_stands_is_retired_and_has_to_be_deleted(project: Path) -> None:
    said = run(project, "retire", COMPONENT)
    assert said.exit_code == 0
    assert "Next: delete it in data/matrix/first-theme.yaml:17:" in said.output
    again = run(project, "check").output
    assert "is in use again; delete it if it is the old thing" in again
    remove_component(project)
    assert run(project, "check").exit_code == 0


def test_a_link_to_what_is_retired_says_what_is_used_now(project: Path) -> None:
    remove_component(project)
    run(project, "retire", COMPONENT, "--now", "component:first-theme.foundation.pcn.start")
    path = project / "content/guidance/second.md"
    path.write_text(path.read_text("utf-8") + f"\n[More]({COMPONENT})\n", "utf-8")
    assert "link to 'component:first-theme.foundation.pcn.start', which stands for it now" in run(project, "check").output


REFUSED = {
    "an id that never was": (["component:first-theme.step-1.pcn.mor"], "did you mean 'component:first-theme.step-1.pcn.more'?"),
    "a successor that there is not": ([COMPONENT, "--now", "page:nowhere"], "nothing else here is called 'page:nowhere'"),
    "itself": ([COMPONENT, "--now", COMPONENT], f"nothing else here is called '{COMPONENT}'"),
    "an edition that is none": ([COMPONENT, "--last-edition", "banana"], 'write a year and a month such as "2019-08"'),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_written(name: str, project: Path) -> None:
    arguments, message = REFUSED[name]
    said = run(project, "retire", *arguments)
    assert said.exit_code == 1
    assert message in said.output
    assert not (project / RETIRED).exists()


def test_an_id_is_retired_once(project: Path) -> None:
    run(project, "retire", COMPONENT)
    assert f"'{COMPONENT}' is retired already" in run(project, "retire", COMPONENT).output


def test_a_changed_contact_that_says_it_is_as_printed_is_told(project: Path) -> None:
    contacts = "data/contacts/somewhere.yaml"
    assert "as printed" not in run(project, "check").output
    edit(
        project,
        contacts,
        "first.person@example.org}",
        'other@example.org, provenance: {printed: "2019-08", entries: [First Person <other@example.org>]}}',
    )
    said = run(project, "check").output
    assert f"{contacts}:" in said
    assert "'green-valley.first-person' says that it is as printed in August 2019, and is not what is on record" in said
    edit(project, contacts, '{printed: "2019-08", entries: [First Person <other@example.org>]}}', "null}")
    assert "as printed" not in run(project, "check").output


def test_a_list_that_is_no_text_is_named_and_left_alone(project: Path) -> None:
    path = project / "data/retired.yaml"
    path.write_bytes(b"retired:\n  - \xff\n")
    said = run(project, "retire", "page:guidance/second")
    assert (said.exit_code, "data/retired.yaml:2:5: the file is not UTF-8 text" in said.output) == (1, True), said.output
    assert path.read_bytes() == b"retired:\n  - \xff\n"
