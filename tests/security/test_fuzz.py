"""Strings that nobody meant: into the builder, the import, the roll-up and the search. Found cases stand in other tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.source import SourceText
from site_builder.content.yaml_parser import parse_yaml
from site_builder.core.config import BuildConfig
from site_builder.core.limits import MAX_BLOCK, MAX_BRACKETS, MAX_LINES, MAX_PROBLEMS, MAX_TEXT
from site_builder.rollup.ingest import Refused, check
from site_builder.rollup.intake.inputs import Source
from site_builder.rollup.intake.record import Record
from tests.assessment.support import IDS, ask_browser_modules, node
from tests.conftest import ROOT, TODAY, Build, lay_out
from tests.mutations import mutated
from tests.search.site_index import index
from tests.security.soak import amount, chance

PATIENCE = 5.0  # seconds of the processor
GROWTH = 500  # MB
SAMPLE = (ROOT / "tests" / "cases" / "assessment" / "released" / "version-1-full.json").read_text("utf-8")


def test_no_text_of_a_size_that_is_read_takes_long_or_much_memory() -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("pathological.py"))],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
    )
    found = json.loads(done.stdout)
    assert [row for row in found["rows"] if row[1] > PATIENCE] == []
    assert found["grown"] < GROWTH


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a " * (MAX_TEXT // 2 + 1), f"the text is longer than {MAX_TEXT} characters"),
        ("a\n\n" * (MAX_LINES // 2 + 1), f"the text has more than {MAX_LINES} lines"),
        ("short\n\n" + "- long\n" * (MAX_BLOCK // 7 + 1), f"a paragraph, list or table is longer than {MAX_BLOCK} characters"),
        *(
            ("short\n\n" + mark * (MAX_BRACKETS + 1), f"a paragraph, list or table holds more than {MAX_BRACKETS} '['")
            for mark in ("[", "![", "[^")
        ),
    ],
)
def test_a_text_that_holds_too_much_is_reported_once_and_not_read(text: str, message: str) -> None:
    markdown = MarkdownRenderer()
    prose, problems = markdown.render(markdown.parse(SourceText("page.md", text)))
    assert [problem.message for problem in problems] == [message]
    assert prose.html == ""


def test_a_page_that_holds_too_much_is_one_mistake(build: Build, minimal: dict[str, str]) -> None:
    minimal["content/guidance/first.md"] += "\n" + "word " * MAX_TEXT
    assert [str(problem.place) for problem in build(minimal).problems] == ["content/guidance/first.md:1:1"]


def test_a_file_of_mistakes_lists_the_first_of_them() -> None:
    _, problems = parse_yaml(SourceText("f", "a: 1\n" * 100_000))
    assert len(problems) == MAX_PROBLEMS + 1
    assert "the rest was not looked at" in problems[-1].remedy


def test_a_whole_site_with_many_mistakes_is_built_or_reported(minimal: dict[str, str], cache: Path, tmp_path: Path) -> None:
    """Seeds that test_mutations.py does not try."""
    numbers = chance("whole sites")
    for _ in range(amount(10, 3000)):
        files: dict[str, str | bytes] = dict(minimal)
        for name in numbers.sample(sorted(minimal), numbers.randint(1, 3)):
            files[name] = mutated(minimal[name], numbers.randrange(10**9)).encode("utf-8", "surrogatepass")
        lay_out(tmp_path, files)
        started = time.process_time()
        result = build_site(BuildConfig(tmp_path, ROOT / "theme", cache, TODAY))
        assert result.files or result.failed
        assert time.process_time() - started < PATIENCE


def exports(name: str, count: int) -> list[str]:
    """An export with random mistakes: half of them in its text, half in its values."""
    numbers = chance(name)
    texts = [mutated(SAMPLE, numbers.randrange(10**9)) for _ in range(count // 2)]
    for _ in range(count - count // 2):
        document = json.loads(SAMPLE)
        place = numbers.choice([document, document["about"], document["themes"], *document["themes"].values()])
        odd = numbers.choice([None, [], {}, -1, 1e308, True, "x" * 70_000, [[[[]]]], {"__proto__": {"a": 1}}, "\u202e", "\ud800"])
        place[numbers.choice([*place, "__proto__", "constructor", "new"])] = odd
        texts.append(json.dumps(document))
    return texts


def test_a_damaged_export_is_refused_or_read_and_both_sides_agree() -> None:
    """The import of the browser and the check of the command line."""
    for start in range(0, amount(150, 20_000), 500):
        texts = [text.encode("utf-8", "replace").decode() for text in exports(f"exports {start}", min(500, amount(150, 20_000) - start))]
        answers = ask_browser_modules([{"name": "check", "input": {"text": text}} for text in texts])
        for text, answer in zip(texts, answers, strict=True):
            [mine] = check(Source("file.json", None, text.encode()), IDS)
            assert isinstance(mine, Record | Refused)
            assert answer["ok"] == isinstance(mine, Record), text[:300]
            assert answer["ok"] or answer["findings"]


def test_any_string_can_be_searched_for(real: BuildResult) -> None:
    assert real.site
    request = {"index": index(real.site), "seed": chance("search").randrange(2**31), "count": amount(400, 50_000)}
    command = [node(), str(Path(__file__).with_name("fuzz-search.mjs"))]
    done = subprocess.run(command, input=json.dumps(request), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    slowest, typed = json.loads(done.stdout)
    assert slowest < 1000, f"{slowest} ms for {typed!r}"
