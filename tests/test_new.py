"""New pages, contacts, systems, components and terms: the right file, a fresh id, and a site that still builds."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest
from click.testing import BuildResult, CliRunner
from conftest import ROOT, TODAY

from site_builder.cli import command
from site_builder.config import BuildConfig
from site_builder.pipeline import build_site
from site_builder.texts import STARTING_TEXTS

FLAGS: dict[str, tuple[list[str], str, str]] = {
    "page": (
        ["--title", "A Page: with a colon", "--description", "About it.", "--source", "prospectus p5"],
        "content/guidance/a-page-with-a-colon.md",
        "page:guidance/a-page-with-a-colon",
    ),
    "contact": (
        ["--system", "kent-and-medway", "--name", "Test Person", "--email", "test@example.org"],
        "data/contacts/south-east.yaml",
        "person:kent-and-medway.test-person",
    ),
    "system": (
        ["--region", "london", "--title", "Test System & Co", "--name", "Test Person", "--email", "test@example.org"],
        "data/contacts/london.yaml",
        "system:test-system-and-co",
    ),
    "component": (
        ["--theme", "communities", "--stage", "step-2", "--side", "system", "--title", "Shared room", "--text", "The system has a room."],
        "data/matrix/communities.yaml",
        "component:communities.step-2.system.shared-room",
    ),
    "term": (["--term", "Long test", "--meaning", "A test.", "--abbreviation", "LT"], "data/glossary.yaml", "term:lt"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the real content and of the example of a local edition."""
    for folder in ("content", "data", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / "project" / folder)
    return tmp_path / "project"


def new(project: Path, *arguments: str, typed: str = "") -> BuildResult:
    return CliRunner().invoke(command, ["new", *arguments], obj=project, input=typed)


def added_lines(path: str, project: Path) -> list[str]:
    """The lines that a file has more than the one of the project; fails when one is gone."""
    before = (ROOT / path).read_text("utf-8").splitlines() if (ROOT / path).is_file() else []
    changes = list(difflib.ndiff(before, (project / path).read_text("utf-8").splitlines()))
    assert not [line for line in changes if line.startswith("- ") and line != "- systems: []"]
    return [line[2:] for line in changes if line.startswith("+ ")]


@pytest.mark.parametrize("kind", FLAGS)
def test_it_goes_into_the_right_file_with_a_fresh_id(kind: str, project: Path) -> None:
    flags, path, ref = FLAGS[kind]
    said = new(project, kind, *flags)
    assert said.exit_code == 0, said.output
    assert f"Wrote {ref} in {path}" in said.output
    assert "Next: " in said.output
    assert len(added_lines(path, project)) in range(3, 14)


def test_everything_new_builds(project: Path, cache: Path) -> None:
    for kind, (flags, _, _) in FLAGS.items():
        assert new(project, kind, *flags).exit_code == 0
    result = build_site(BuildConfig(project, ROOT / "theme", cache, TODAY))
    assert not result.failed
    assert {(problem.place.path, problem.place.line, problem.severity) for problem in result.problems} == {
        ("content/guidance/a-page-with-a-colon.md", line, "warning") for line in (7, 9, 11)
    }
    assert "guidance/a-page-with-a-colon.html" in result.files


def test_a_page_is_without_warnings_once_its_starting_text_is_replaced(project: Path, cache: Path) -> None:
    new(project, "page", *FLAGS["page"][0])
    path = project / FLAGS["page"][1]
    words = path.read_text("utf-8")
    for text, own in zip(STARTING_TEXTS, ("One.", "Two", "Three."), strict=True):
        words = words.replace(text, own)
    path.write_text(words, "utf-8")
    assert build_site(BuildConfig(project, ROOT / "theme", cache, TODAY)).problems == ()


@pytest.mark.parametrize("kind", FLAGS)
def test_a_second_one_gets_another_id(kind: str, project: Path) -> None:
    flags, _, ref = FLAGS[kind]
    new(project, kind, *flags)
    assert f"Wrote {ref}-2" in new(project, kind, *flags).output


def test_an_id_of_the_past_is_not_used_again(project: Path) -> None:
    (project / "data/retired.yaml").write_text("retired:\n  - {ref: term:lt, title: Old, last_edition: '2019-08'}\n", "utf-8")
    assert "Wrote term:lt-2" in new(project, "term", *FLAGS["term"][0]).output


def test_a_term_stands_at_its_place_in_the_alphabet(project: Path) -> None:
    new(project, "term", "--term", "Aaa", "--meaning", "First.")
    ids = [line for line in (project / "data/glossary.yaml").read_text("utf-8").splitlines() if line.startswith("  - id:")]
    assert ids[ids.index("  - id: aaa") + 1] == "  - id: additional-roles"


def test_what_is_not_given_is_asked_for(project: Path) -> None:
    said = new(project, "contact", typed="kent-and-medway\nTest Person\ntest@example.org\n")
    assert "Id of the system" in said.output
    assert "Wrote person:kent-and-medway.test-person" in said.output


@pytest.mark.parametrize("kind", ["component", "contact", "term", "page"])
def test_a_local_edition_gets_it_when_asked(kind: str, project: Path, cache: Path) -> None:
    edition = project / "examples/local-edition"
    said = new(project, kind, *FLAGS[kind][0], "--local", str(edition))
    assert said.exit_code == 0, said.output
    assert "in examples/local-edition/" in said.output
    result = build_site(BuildConfig(project, ROOT / "theme", cache, TODAY, overlay_dir=edition))
    assert [str(problem) for problem in result.problems if problem.severity == "error"] == []
    assert {problem.place.path.rpartition("/")[2] for problem in result.problems} <= {"a-page-with-a-colon.md"}


def test_a_local_component_names_the_edition_in_its_id(project: Path) -> None:
    said = new(project, "component", *FLAGS["component"][0], "--local", str(project / "examples/local-edition"))
    assert "component:communities.step-2.system.example-valley-shared-room" in said.output


def test_a_local_edition_can_be_begun_and_added_to(project: Path, cache: Path) -> None:
    folder = project / "ours"
    said = new(project, "edition", str(folder), "--name", "Our Valley", "--owner", "Our team")
    assert "Wrote ours/edition.yaml" in said.output
    assert new(project, "edition", str(folder), "--name", "N", "--owner", "O").exit_code == 2
    assert new(project, "component", *FLAGS["component"][0], "--local", str(folder)).exit_code == 0
    made = (folder / "data/matrix/communities.yaml").read_text("utf-8")
    assert made.startswith("# yaml-language-server: $schema=../../../schemas/local/themes.json\nid: communities\n")
    result = build_site(BuildConfig(project, ROOT / "theme", cache, TODAY, overlay_dir=folder))
    assert [str(problem) for problem in result.problems] == []
    assert "communities.step-2.system.our-valley-shared-room" in made


REFUSED: dict[str, tuple[list[str], str]] = {
    "an unknown system": (["contact", "--system", "kent", "--name", "N", "--email", "n@example.org"], "there is no system 'kent'"),
    "a misspelt stage": (
        ["component", "--theme", "communities", "--stage", "step2", "--side", "pcn", "--title", "T", "--text", "T"],
        "did you mean 'step-2'?",
    ),
    "an address that is none": (
        ["contact", "--system", "kent-and-medway", "--name", "N", "--email", "nobody"],
        "'email' is 'nobody', which has the wrong form; write an e-mail address such as name@example.org",
    ),
    "a page without a title": (["page", "--title", " ", "--description", "D"], "'title' is"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_refused_and_nothing_is_written(name: str, project: Path) -> None:
    arguments, message = REFUSED[name]
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    said = new(project, *arguments)
    assert said.exit_code != 0
    assert message in said.output
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "note"),
    [
        (
            ["contact", "--system", "kent-and-medway", "--name", "C", "--email", "Cathy.Bellman@nhs.net"],
            "cathy-bellman has the same address",
        ),
        (["page", "--title", "Benefits", "--description", "About."], "there is, or was, a page:guidance/benefits"),
        (["page", "--title", "About", "--description", "About.", "--folder", "gudance"], "no page stands in the folder 'gudance' yet"),
    ],
)
def test_what_may_be_a_slip_is_noted(arguments: list[str], note: str, project: Path) -> None:
    said = new(project, *arguments).output
    assert note in said.partition("Note: ")[2]
    assert said.startswith("Wrote ")


def test_the_next_step_names_the_local_edition(project: Path) -> None:
    local = project / "examples/local-edition"
    assert "build.py check --local examples/local-edition'" in new(project, "contact", *FLAGS["contact"][0], "--local", str(local)).output
    made = new(project, "edition", str(project / "ours"), "--name", "Ours", "--owner", "Us").output
    assert "build.py check --local ours'" in made
