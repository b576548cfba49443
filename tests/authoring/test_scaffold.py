"""New pages, contacts, systems, components and terms: the right file, a fresh id, and a site that still builds."""

from __future__ import annotations

import difflib
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from site_builder.build.pipeline import build_site
from site_builder.cli.main import command
from site_builder.content.markdown.document import STARTING_TEXTS
from site_builder.core.config import BuildConfig
from tests.conftest import FULL, ROOT, TODAY

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
    """A copy of the site of full size and of the example of a local edition."""
    shutil.copytree(FULL, tmp_path / "project")
    shutil.copytree(ROOT / "examples", tmp_path / "project" / "examples")
    return tmp_path / "project"


def new(project: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(command, ["new", *arguments], obj=project, input=typed)


def added_lines(path: str, project: Path) -> list[str]:
    """The lines that a file has more than the one of the project; fails when one is gone."""
    before = (FULL / path).read_text("utf-8").splitlines() if (FULL / path).is_file() else []
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
        ("content/guidance/a-page-with-a-colon.md", line, "warning") for line in (8, 10, 12)
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


@pytest.mark.parametrize("kind", [kind for kind in FLAGS if kind != "page"])
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


def test_at_a_terminal_a_wrong_answer_is_asked_for_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.cli.commands.new._at_a_terminal", lambda: True)
    said = new(project, "contact", typed="nowhere\nkent-and-medway\n \nA\x1b[2J\nTest Person\nnobody\ntest@example.org\n")
    assert [words for words in ASKED_AGAIN if words not in said.output] == []
    assert "Wrote person:kent-and-medway.test-person" in said.output


ASKED_AGAIN = [
    "there is no system 'nowhere'",
    "'name' is empty",
    "the answer contains the control character U+001B",
    "'email' is 'nobody', which has the wrong form; write an email address such as name@example.org",
]


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("page", ["Page not found", "Urgent care plan", "", "What it is."], "is that of page:404 already; give this page another title"),
        ("page", ["Contacts in London", "Urgent care plan", "D."], "is that of region:london already"),
        ("system", ["london", "", "Test System", " ", "Test Person", "t@example.org"], "'name' is empty"),
        ("component", ["communities", "step2", "step-2", "pcn", " ", "Shared room", "There is a room."], "'title' is empty"),
        ("term", [" ", "Long test", " ", "A test."], "'meaning' is empty"),
    ],
)
def test_each_answer_is_judged_when_it_is_given(
    project: Path, monkeypatch: pytest.MonkeyPatch, kind: str, typed: list[str], words: str
) -> None:
    monkeypatch.setattr("site_builder.cli.commands.new._at_a_terminal", lambda: True)
    said = new(project, kind, typed="\n".join([*typed, ""]))
    assert said.exit_code == 0, said.output
    assert words in said.output
    assert "Wrote " in said.output


THEME_TITLE = yaml.safe_load((FULL / "data/matrix/communities.yaml").read_text("utf-8"))["title"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["page", "--title", "Contacts in London", "--description", "D."], "is that of region:london already"),
        (["page", "--title", THEME_TITLE, "--description", "D."], "is that of theme:communities already"),
        (["page", "--title", "Odd", "--description", "D.", "--source", "nowhere p5"], "nowhere"),
        (["term", "--term", "Odd", "--meaning", "M.", "--source", "nowhere p5"], "nowhere"),
        (["component", *FLAGS["component"][0][:-1], " "], "'text' is empty"),
        (["contact", "--system", "kent-and-medway", "--name", "N", "--email", "nobody"], "has the wrong form"),
    ],
)
@pytest.mark.parametrize("local", [False, True])
def test_what_would_not_build_is_refused_before_it_is_written(arguments: list[str], words: str, local: bool, project: Path) -> None:
    edition = ["--local", str(project / "examples/local-edition")] if local else []
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    said = new(project, *arguments, *edition)
    assert (said.exit_code, words in said.output) == (1 if arguments[0] != "page" else said.exit_code, True), said.output
    assert said.exit_code in {1, 2}
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_a_page_at_the_address_of_a_generated_one_gets_a_number(project: Path) -> None:
    said = new(project, "page", "--title", "London!", "--description", "D.", "--folder", "contacts")
    assert "Wrote page:contacts/london-2 in content/contacts/london-2.md" in said.output
    assert "there is, or was, a page:contacts/london" in said.output


def test_what_is_new_for_the_national_edition_is_held_to_the_local_one_that_is_published(project: Path) -> None:
    settings = project / "data/site.yaml"
    settings.write_text(settings.read_text("utf-8") + "local: examples/local-edition\n", "utf-8")
    local = next((project / "examples/local-edition/content").rglob("*.md"))
    title = next(line.removeprefix("title: ") for line in local.read_text("utf-8").splitlines() if line.startswith("title: "))
    said = new(project, "page", "--title", title, "--description", "D.")
    assert (said.exit_code, "already; give this page another title" in said.output) == (2, True), said.output


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


LONG = "x" * 5000
ODD: dict[str, tuple[list[str], str]] = {
    "a tab": (
        ["contact", "--system", "kent-and-medway", "--name", "Test\tPerson", "--email", "t@example.org"],
        "name: Test Person",
    ),
    "a line break in a name": (["contact", "--system", "kent-and-medway", "--name", "A\nB", "--email", "t@example.org"], "name: A B"),
    "a name of one long word": (["contact", "--system", "kent-and-medway", "--name", LONG, "--email", "t@example.org"], LONG),
    "a title that Windows keeps": (["page", "--title", "PRN", "--description", "As needed."], "title: PRN"),
    "a page with a long title": (["page", "--title", f"{LONG} {LONG}", "--description", "D."], LONG),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_words_are_written_so_that_the_next_command_reads_them(name: str, project: Path, cache: Path) -> None:
    arguments, expected = ODD[name]
    said = new(project, *arguments)
    assert said.exit_code == 0, said.output
    path = said.output.splitlines()[0].rpartition(" in ")[2]
    assert expected in (project / path).read_text("utf-8")
    assert new(project, "contact", *FLAGS["contact"][0]).exit_code == 0
    assert [
        problem for problem in build_site(BuildConfig(project, ROOT / "theme", cache, TODAY)).problems if problem.severity == "error"
    ] == []


def test_what_windows_keeps_gets_a_number_and_the_reason(project: Path) -> None:
    said = new(project, "page", "--title", "PRN", "--description", "As needed.").output
    assert "Wrote page:guidance/prn-2" in said
    assert "Windows reserves the name 'prn' for itself, so this one has a number" in said


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay_what_they_were(project: Path, end: str) -> None:
    path = project / "data/glossary.yaml"
    before = b"\xef\xbb\xbf" + path.read_text("utf-8").replace("\n", end).encode()
    path.write_bytes(before)
    assert new(project, "term", *FLAGS["term"][0]).exit_code == 0
    after = path.read_bytes()
    old, now = before.split(end.encode()), after.split(end.encode())
    assert len(now) - len(old) in range(3, 8)
    assert [line for line in old if line not in now] == []
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == (after.count(b"\r") if end == "\r\n" else 0)


def test_six_at_once_are_all_there_in_the_end(project: Path) -> None:
    base = [sys.executable, str(ROOT / "build.py"), "--root", str(project), "new", "contact", "--system", "kent-and-medway"]
    running = [subprocess.Popen([*base, "--name", f"Person {one}", "--email", f"p{one}@example.org"]) for one in "abcdef"]
    assert [process.wait(120) for process in running] == [0] * 6
    text = (project / "data/contacts/south-east.yaml").read_text("utf-8")
    assert [one for one in "abcdef" if f"name: Person {one}" not in text] == []


def test_a_component_in_an_empty_cell_builds(project: Path, cache: Path) -> None:
    path = project / "data/matrix/communities.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("  step-2:")] + text[text.index("  step-3:") :], "utf-8")
    assert new(project, "component", *FLAGS["component"][0]).exit_code == 0
    assert "  step-2:\n    system:\n      - id: communities.step-2.system.shared-room" in path.read_text("utf-8")
    found = build_site(BuildConfig(project, ROOT / "theme", cache, TODAY)).problems
    assert [str(problem) for problem in found if problem.place.path.endswith("communities.yaml")] == []


def test_a_page_with_mistakes_is_never_written_over(project: Path) -> None:
    path = project / "content/guidance/our-plan.md"
    path.write_text("Words without a head.\n", "utf-8")
    assert "Wrote page:guidance/our-plan-2" in new(project, "page", "--title", "Our plan", "--description", "D.").output
    assert path.read_text("utf-8") == "Words without a head.\n"


BROKEN: dict[str, tuple[str, bytes, list[str], str]] = {
    "a theme that is no YAML": (
        "data/matrix/communities.yaml",
        b"id: communities\ncells: [\n",
        ["component", *FLAGS["component"][0]],
        "data/matrix/communities.yaml must be read for that and has mistakes; mend it first",
    ),
    "contacts in another encoding": (
        "data/contacts/london.yaml",
        "id: london\ntitle: Zoë\n".encode("cp1252"),
        ["system", *FLAGS["system"][0]],
        "data/contacts/london.yaml must be read for that",
    ),
    "a list over two lines": (
        "data/glossary.yaml",
        b"terms:" + b" " * 30_000 + b"[\n]\n",
        ["term", *FLAGS["term"][0]],
        "line 1 has no list; write the field with an empty list",
    ),
    "settings that are no YAML": (
        "data/site.yaml",
        b"{",
        ["edition", "ours", "--name", "N", "--owner", "O"],
        "data/site.yaml has mistakes",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_is_named_and_left_alone(name: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, content, arguments, message = BROKEN[name]
    (project / path).write_bytes(content)
    monkeypatch.chdir(project)
    started = time.perf_counter()
    said = new(project, *arguments)
    assert time.perf_counter() - started < 15
    assert said.exit_code in {1, 2}, said.output
    assert message in said.output
    assert (project / path).read_bytes() == content


REFUSED: dict[str, tuple[list[str], str]] = {
    "an unknown system": (["contact", "--system", "kent", "--name", "N", "--email", "n@example.org"], "there is no system 'kent'"),
    "a misspelt stage": (
        ["component", "--theme", "communities", "--stage", "step2", "--side", "pcn", "--title", "T", "--text", "T"],
        "did you mean 'step-2'?",
    ),
    "an address that is none": (
        ["contact", "--system", "kent-and-medway", "--name", "N", "--email", "nobody"],
        "'email' is 'nobody', which has the wrong form; write an email address such as name@example.org",
    ),
    "a control character": (
        ["contact", "--system", "kent-and-medway", "--name", "A\x1b[2J", "--email", "t@example.org"],
        "the text given contains the control character U+001B",
    ),
    "a system without a title": (
        ["system", "--region", "london", "--title", "", "--name", "N", "--email", "n@example.org"],
        "'title' is empty",
    ),
    "an edition in a folder that Windows cannot hold": (
        ["edition", "aux", "--name", "N", "--owner", "O"],
        "Windows reserves the name 'aux'",
    ),
    "the title of another page": (
        ["page", "--title", "Page not found", "--description", "D"],
        "the title 'Page not found' is that of page:404",
    ),
    "a source that there is not": (
        ["term", "--term", "Odd", "--meaning", "M", "--source", "nowhere p5"],
        "nowhere",
    ),
    "a page without a title": (["page", "--title", " ", "--description", "D"], "'title' is"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_refused_and_nothing_is_written(name: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments, message = REFUSED[name]
    monkeypatch.chdir(project)
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
        (["page", "--title", "Benefits!", "--description", "About."], "there is, or was, a page:guidance/benefits"),
        (["page", "--title", "About", "--description", "About.", "--folder", "gudance"], "there is no page in the folder 'gudance' yet"),
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
