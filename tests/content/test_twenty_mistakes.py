"""Twenty-five mistakes of editors, all in one run: each is told once, at its line, with what is wrong and a remedy that does no harm."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.build.pipeline import build_site
from site_builder.core.config import BuildConfig
from tests.conftest import FULL, ROOT, TODAY

GUIDANCE = "content/guidance"
Mistake = tuple[str, Callable[[bytes], bytes] | None, str, str]


def put(old: str, new: str) -> Callable[[bytes], bytes]:
    """Something else in the place of the first such words."""

    def change(content: bytes) -> bytes:
        assert old.encode() in content, old
        return content.replace(old.encode(), new.encode(), 1)

    return change


def add(words: str) -> Callable[[bytes], bytes]:
    """Words at the end."""
    return lambda content: content + words.encode()


# By what the editor did: the file, the change, words of the line at fault (none for the whole file), and words of what is told.
MISTAKES: dict[str, Mistake] = {
    "a tab in YAML": ("data/roles.yaml", put("    title:", "\ttitle:"), "title:", "indent with spaces, not tabs"),
    "curly quotes round a value": (
        "data/site.yaml",
        put('edition: "2019-08"', "edition: \u201c2019-08\u201d"),
        "edition: ",
        "it holds a curly quote",
    ),
    "a colon left out in YAML": (
        "data/domains/leadership.yaml",
        put("title: ", "title "),
        "title ",
        "this line has no ':' after the name of a field",
    ),
    "a colon left out in front matter": (
        f"{GUIDANCE}/benefits.md",
        put("description: ", "description "),
        "description ",
        "this line has no ':' after the name of a field",
    ),
    "an id twice": (
        "data/glossary.yaml",
        add("  - {id: mdt, term: Twice, basis: use, meaning: Twice.}\n"),
        "term: Twice",
        "the id 'mdt' is used twice; give one of them another id; the first is at data/glossary.yaml:",
    ),
    "a misspelt field": (
        "data/contacts/south-east.yaml",
        put("email: ", "emial: "),
        "emial",
        "there is no field 'emial' here; did you mean 'email'?",
    ),
    "a day as people write it": (
        "data/matrix/communities.yaml",
        add("reviewed: 23/11/2026\n"),
        "23/11/2026",
        'write a date such as "2019-08-31"',
    ),
    "a link to a page that there is not": (
        f"{GUIDANCE}/appendices.md",
        add("\nSee [the winter plan](page:guidance/winter).\n"),
        "page:guidance/winter",
        "nothing here is called 'page:guidance/winter'",
    ),
    "a second title": (f"{GUIDANCE}/clinical-directors.md", add("\n# Another title\n"), "# Another title", "use '##'"),
    "a container without an end": (
        f"{GUIDANCE}/about-the-domains.md",
        add("\n::: warning Look\nText.\n"),
        "::: warning Look",
        "is not closed; write ':::' on a line of its own where it ends",
    ),
    "a file in the encoding of Notepad": (
        "data/contacts/midlands.yaml",
        lambda content: content.decode().encode("utf-16"),
        "",
        "save it with the encoding UTF-8",
    ),
    "a Word document among the pages": (f"{GUIDANCE}/plan.docx", None, "", "write the words into one, and move this file elsewhere"),
    "lines of two versions": (
        f"{GUIDANCE}/introduction.md",
        add("\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other\n"),
        "<<<<<<< HEAD",
        "keep the words that are right",
    ),
    "front matter without an end": (
        f"{GUIDANCE}/key-milestones.md",
        put("\n---\n", "\n"),
        "",
        "the front matter, which begins here, is not closed",
    ),
    "an empty file": (
        "data/funding.yaml",
        lambda content: b"",
        "",
        "write the fields here, each on a line of its own: sources:, parameters:, use_for:, not_for:",
    ),
    "a text where fields belong": (
        "data/processes.yaml",
        put("processes:\n", "processes:\n  - A text\n"),
        "- A text",
        "is 'A text', where fields belong; write the fields here, each on a line of its own: id:, title:",
    ),
    "a copied file": (
        "data/contacts/london-copy.yaml",
        None,
        "id: london",
        "give it and what is in it ids of their own, beginning with 'id: london-copy'",
    ),
    "a picture that is called otherwise": (
        f"{GUIDANCE}/sustainable-change.md",
        add("\n![A table](asset:icno.svg)\n"),
        "asset:icno.svg",
        "there is no picture 'icno.svg'; did you mean 'icon.svg'?",
    ),
    "a cell too many": (
        f"{GUIDANCE}/two-areas-of-support.md",
        add("\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n"),
        "| 1 | 2 | 3 |",
        "this row has 3 cells and the head of its table has 2",
    ),
    "a page linked to by the name of its file": (
        f"{GUIDANCE}/available-resources.md",
        add("\nSee [the introduction](introduction.md).\n"),
        "introduction.md",
        "link to a page by its id: page: and its path in content, such as page:guidance/introduction",
    ),
    "two colons for three": (
        f"{GUIDANCE}/pcn-support-process.md",
        add("\n:: warning Look\nText.\n"),
        ":: warning",
        "write ':::', with three colons",
    ),
    "a stage in other words": (
        "data/matrix/leadership.yaml",
        put("  step-1:", "  step1:"),
        "step1:",
        "data/matrix/matrix.yaml has no stage 'step1'; did you mean 'step-1'?",
    ),
    "a value with a colon in it": (
        f"{GUIDANCE}/ambitions-and-expectations.md",
        put("title: ", "title: Plans: "),
        "title: Plans:",
        "put the text in double quotes, since it contains ': '",
    ),
    "half an address": (
        "data/contacts/north-west.yaml",
        put("systems: []", "systems: [{id: new, title: New, people: [{id: new.a, name: A, email: a.name@nhs}]}]"),
        "a.name@nhs",
        "write an email address such as name@example.org",
    ),
    "a hard space after the mark of a heading": (
        f"{GUIDANCE}/support-domains.md",
        add("\n##\u00a0Heading\n"),
        "Heading",
        "put a plain space after the '#'",
    ),
}


@pytest.fixture(scope="module")
def told(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What one run tells of the site of full size with all of them in it, by file."""
    root = tmp_path_factory.mktemp("mistakes") / "project"
    shutil.copytree(FULL, root)
    for path, change, _, _ in MISTAKES.values():
        if change:
            (root / path).write_bytes(change((root / path).read_bytes()))
    (root / GUIDANCE / "plan.docx").write_bytes(b"PK\x03\x04")
    shutil.copy(root / "data/contacts/london.yaml", root / "data/contacts/london-copy.yaml")
    found: dict[str, list[str]] = {}
    for problem in build_site(BuildConfig(root, ROOT / "theme", cache, TODAY)).problems:
        found.setdefault(problem.place.path, []).append(str(problem).removeprefix(problem.place.path))
    return found


def line_of(path: str, words: str) -> int:
    """The line of the file, as the editor left it, on which words stand."""
    change = next(mistake[1] for mistake in MISTAKES.values() if mistake[0] == path)
    content = (FULL / path.replace("-copy", "")).read_bytes()
    text = (change(content) if change else content).decode()
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def test_there_are_twenty_five_in_files_of_their_own() -> None:
    assert len(MISTAKES) == len({mistake[0] for mistake in MISTAKES.values()}) == 25


@pytest.mark.parametrize("name", MISTAKES)
def test_it_is_told_once_at_its_line_with_a_harmless_remedy(name: str, told: dict[str, list[str]]) -> None:
    path, _, line, message = MISTAKES[name]
    [found] = told[path]
    place, _, words = found.removeprefix(":").partition(": ")
    number = line_of(path, line) if line else 1
    assert place.split(":")[0] == str(number), found
    assert message in words


def test_nothing_else_is_told(told: dict[str, list[str]]) -> None:
    assert set(told) == {mistake[0] for mistake in MISTAKES.values()}
