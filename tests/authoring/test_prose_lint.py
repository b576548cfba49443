"""Advice on wording: what is found, where, and how hard a text reads."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.authoring.prose_lint import explained_in, lint, measures
from site_builder.authoring.text_extract import passages_of_data, passages_of_pages
from site_builder.authoring.wording_rules import TextBlock, sentences
from site_builder.cli.main import command
from site_builder.content.loader import load
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.models.wording import Spelling, WordAdvice, WordToAvoid
from site_builder.core.problems import Place
from tests.conftest import FULL, lay_out

ADVICE = WordAdvice(
    longest=6,
    known=("NHS",),
    avoid=(WordToAvoid(word="utilise", instead="use"), WordToAvoid(word="going forward", instead="now")),
    spelling=(Spelling(word="email", other=("e-mail",)), Spelling(word="NHS trusts", other=("NHS Trusts",))),
    about_sources=("about/",),
)
CLAUSE = "opens a clause; say it before the noun, as in 'shared purpose' for 'a purpose that is shared'"
WHAT = "asks with 'which'; write 'what', unless the reader chooses from a list"
WHO = "name who or what, or join it to the sentence before"
TALK = "speaks of the documents, not to the reader; say the fact alone, or put it in a note"

CASES: dict[str, tuple[str, list[str]]] = {
    "a plain text": ("Texts are short. So is this.", []),
    "a long sentence": (
        "One two three four five six seven. Short.",
        ["a sentence has 7 words ('One two three four five six …'); make two of it"],
    ),
    "a sentence at the limit": ("One two three four five six.", []),
    "an address in a sentence": (
        "Write to a.b@example.org, version 1.2 of it.",
        ["a sentence has 11 words ('Write to a.b@example.org, version 1.2 of …'); make two of it"],
    ),
    "an abbreviation": ("Ask the LMC.", ["'LMC' is not explained; spell it out, or add it to data/glossary.yaml"]),
    "an abbreviation, told once": ("Ask LMCs. The LMC knows.", ["'LMC' is not explained; spell it out, or add it to data/glossary.yaml"]),
    "an abbreviation after its full name": ("The local committee (LMC). Ask the LMC.", []),
    "an abbreviation of the glossary": ("A PCN and the NHS.", []),
    "capitals": ("Texts are IMPORTANT.", ["'IMPORTANT' is in capitals; write it in small letters"]),
    "words in capitals": ("READ THIS NOW please.", ["'READ THIS NOW' is in capitals; write it in small letters"]),
    "a word to avoid": ("We utilised it.", ["'utilise' is used here; write: use"]),
    "words to avoid": ("Better going forward.", ["'going forward' is used here; write: now"]),
    "a word that only looks like one": ("The utiliser.", []),
    "another spelling": ("Send an e-mail.", ["'e-mail' is spelt 'email' everywhere else; write 'email'"]),
    "another spelling, by its capitals": (
        "NHS Trusts and NHS trusts.",
        ["'NHS Trusts' is spelt 'NHS trusts' everywhere else; write 'NHS trusts'"],
    ),
    "a longer word": ("Send e-mailings.", []),
    "a clause for an adjective": ("A purpose that is shared.", [f"'purpose that is' {CLAUSE}"]),
    "a clause with which": ("Teams, which are new.", [f"'Teams, which are' {CLAUSE}"]),
    "a clause with a verb of its own": ("A purpose that people share.", []),
    "no clause": ("Say what that is because of.", []),
    "which for what": ("Which capacity do you need?", [f"'Which capacity do you need? …' {WHAT}"]),
    "which for what inside a question": ("Now which capacity is needed?", [f"'Now which capacity is needed? …' {WHAT}"]),
    "which for what after a verb": ("Teams know which skills help.", [f"'Teams know which skills help. …' {WHAT}"]),
    "which after a comma": ("Is it new, which helps?", []),
    "which after a preposition": ("Is there a list in which?", []),
    "they": ("Teams meet. They share it.", [f"'They share it. …' begins with 'They'; {WHO}"]),
    "it": ("It helps.", [f"'It helps. …' begins with 'It'; {WHO}"]),
    "it that stands for nothing": ("It is not possible. It is also worth it.", []),
    "this alone": ("This helps people.", [f"'This helps people. …' begins with 'This'; {WHO}"]),
    "this with its noun": ("This process helps. These teams are new.", []),
    "the source": ("The source gives no date.", [f"'The source' {TALK}"]),
    "a source of anything": ("A source of help.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_the_advice_on_a_text(name: str) -> None:
    text, expected = CASES[name]
    passages = [TextBlock(Place("page.md", 3), text)]
    found = lint(passages, ADVICE, explained_in(passages, frozenset({"PCN"})))
    wanted = [remark for remark in found if not (remark.sort == "abbreviation" and "capitals" in name)]
    assert [remark.words for remark in wanted] == expected
    assert {str(remark.place) for remark in found} <= {"page.md:3:1"}


@pytest.mark.parametrize(
    "passage", [TextBlock(Place("page.md"), "The source.", is_note=True), TextBlock(Place("about/it.md"), "The source.")]
)
def test_notes_and_pages_about_the_sources_may_speak_of_them(passage: TextBlock) -> None:
    assert lint([passage], ADVICE, {}) == ()


def test_italics_are_told() -> None:
    found = lint([TextBlock(Place("page.md"), "A word.", ("word",))], ADVICE, {})
    assert [remark.words for remark in found] == ["'word' is in italics, which are hard to read; use plain words"]


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("One.", 1), ("One. Two? Three!", 3), ("Version 1.2 is out.", 1), ("No end", 1), ("At example.org it is.", 1)],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_hard_text_measures_harder_than_an_easy_one() -> None:
    easy = TextBlock(Place("easy.md"), "The cat sat on the mat. It was a good cat. We like the cat a lot.")
    hard = TextBlock(
        Place("hard.md"), "Organisational transformation necessitates comprehensive multidisciplinary collaboration and accountability."
    )
    first, second = measures([easy, hard])
    assert (first.path, second.path) == ("hard.md", "easy.md")
    assert first.ease < 30
    assert second.ease > 80
    assert first.grade > second.grade


def test_titles_are_not_measured() -> None:
    assert measures([TextBlock(Place("a.yaml"), "A title of five words", is_title=True)]) == ()


@pytest.fixture
def project(tmp_path: Path, minimal: dict[str, str]) -> Path:
    page = (
        "---\ntitle: Words\ndescription: D.\nsources: []\norder: 9\n---\nPlain.\n\n- An _item in italics_\n- Ask the XYZ\n"
        "\n::: gap\nThe source gives none.\n:::\n\nThe source gives one.\n"
    )
    glossary = (
        minimal["data/glossary.yaml"] + "  - id: long\n    term: Long\n    basis: use\n    meaning: >-\n      " + "word " * 31 + "end.\n"
    )
    words = "allowed: {abbreviation: 1, italics: 2, long sentence: 1, source talk: 0}\n"
    theme = {
        "theme/layouts/words.html": "<h1>{{ title }}</h1>\n<p>Ask the <b>ABC</b>.</p>\n",
        "theme/scripts/words.js": 'f(\n  "They share.",\n);\n',
    }
    lay_out(tmp_path, {**minimal, **theme, "content/guidance/words.md": page, "data/glossary.yaml": glossary, "data/words.yaml": words})
    return tmp_path


def test_places_are_those_of_the_lines(project: Path) -> None:
    loaded, _ = load(project, MarkdownRenderer())
    passages = [*passages_of_pages(project, MarkdownRenderer()), *passages_of_data(loaded.entries)]
    assert Place("content/guidance/words.md", 9) in [passage.place for passage in passages if passage.italics == ("item in italics",)]
    assert [passage.place for passage in passages if passage.text.startswith("word word")] == [Place("data/glossary.yaml", 6, 5)]


def test_the_command_tells_all_of_it(project: Path) -> None:
    said = CliRunner().invoke(command, ["words"], obj=project)
    assert said.exit_code == 0
    assert "content/guidance/words.md:9:1: 'item in italics' is in italics" in said.output
    assert "content/guidance/words.md:10:1: 'XYZ' is not explained" in said.output
    assert "data/glossary.yaml:6:5: a sentence has 32 words" in said.output
    assert "content/guidance/words.md:16:1: 'The source' speaks of the documents" in said.output
    assert "content/guidance/words.md:13:1" not in said.output
    assert "theme/layouts/words.html:2:1: 'ABC' is not explained" in said.output
    assert "theme/scripts/words.js:2:1: 'They share. …' begins with 'They'" in said.output


def test_the_check_tells_what_is_above_and_below_the_bar(project: Path) -> None:
    said = CliRunner().invoke(command, ["words", "--check"], obj=project)
    assert said.exit_code == 1
    assert "Less than is allowed: italics. Lower the numbers below 'allowed' in data/words.yaml" in said.output
    assert "More than is allowed: abbreviation, bare pronoun, source talk" in said.output
    assert "words.md" not in said.output


def test_the_check_is_content_with_what_is_allowed(project: Path) -> None:
    found = CliRunner().invoke(command, ["words", "--check"], obj=project).output
    counts = dict(re.findall(r"^([a-z' ]+[a-z])  +(\d+)  +\d+$", found, re.MULTILINE))
    rows = ", ".join(f"{name!r}: {count}" if "'" not in name else f'"{name}": {count}' for name, count in counts.items())
    (project / "data/words.yaml").write_text(f"allowed: {{{rows}}}\n", "utf-8")
    said = CliRunner().invoke(command, ["words", "--check"], obj=project)
    assert said.exit_code == 0, said.output
    assert "than is allowed" not in said.output


def test_the_check_looks_at_everything(project: Path) -> None:
    said = CliRunner().invoke(command, ["words", "--check", "data/"], obj=project)
    assert said.exit_code == 2
    assert "leave out PATHS" in said.output


def test_the_command_can_look_at_a_part(project: Path) -> None:
    said = CliRunner().invoke(command, ["words", "data/"], obj=project).output
    assert "content/" not in said
    assert "data/glossary.yaml:6:5" in said


def test_a_part_that_is_not_there_is_told(project: Path) -> None:
    said = CliRunner().invoke(command, ["words", "content/nowhere"], obj=project)
    assert said.exit_code == 2
    assert "there is no text in content/nowhere" in said.output


def test_the_full_site_has_no_italics_and_no_capitals() -> None:
    said = CliRunner().invoke(command, ["words"], obj=FULL).output
    assert "italics, which" not in said
    assert "in capitals" not in said


LOCAL = {
    "ours/edition.yaml": "id: ours\nname: Ours\nversion: '1'\nowner: Us\nnational_edition: '2019-08'\n"
    "replace:\n  - ref: term:pcn\n    why: Ask the PPP.\n    fields:\n      meaning: Ask the QQQ.\n",
    "ours/data/glossary.yaml": "terms:\n  - id: ours-zzz\n    term: Long\n    abbreviation: ZZZ\n    basis: use\n"
    "    meaning: Ask the RRR and the ZZZ.\n",
    "ours/content/guidance/our-page.md": "---\ntitle: Our page\ndescription: D.\nsources: []\norder: 9\n---\nAn _item_ of the ZZZ.\n",
}


def test_a_local_edition_is_looked_at_alone_with_both_glossaries(project: Path) -> None:
    lay_out(project, LOCAL)
    said = CliRunner().invoke(command, ["words", "--local", str(project / "ours")], obj=project)
    assert said.exit_code == 0, said.output
    assert [line.partition("; ")[0] for line in said.output.splitlines() if line.startswith("ours/") and ": '" in line] == [
        "ours/content/guidance/our-page.md:7:1: 'item' is in italics, which are hard to read",
        "ours/data/glossary.yaml:6:5: 'RRR' is not explained",
        "ours/edition.yaml:8:5: 'PPP' is not explained",
        "ours/edition.yaml:10:7: 'QQQ' is not explained",
    ]
    assert "content/guidance/words.md" not in said.output
    nothing = CliRunner().invoke(command, ["words", "--local", str(project / "content")], obj=project)
    assert nothing.exit_code == 1
    assert "build.py new edition FOLDER" in nothing.output


@pytest.mark.parametrize("text", ["Aa&", "AA&", "A&A", "AAAA BB ", "AAAA-", "(Aa&", "A&&&", "Aa. "])
def test_a_long_text_of_odd_words_takes_no_long_time(text: str) -> None:
    started = time.perf_counter()
    lint([TextBlock(Place("f"), text * (200_000 // len(text)))], ADVICE, {})
    explained_in([TextBlock(Place("f"), text * (200_000 // len(text)))], frozenset())
    assert time.perf_counter() - started < 5
