"""Whatever an author types by accident ends in a site or in a report: never in a traceback, and never in a long wait."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from site_builder.content.collections import COLLECTIONS
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.models.front_matter import FrontMatter
from site_builder.content.source import read_text
from site_builder.content.validation import validate
from site_builder.content.yaml_parser import parse_yaml
from site_builder.core.problems import Problem
from tests.conftest import FULL, Build, lay_out
from tests.mutations import mutated

MARKDOWN = MarkdownRenderer()
PAGES = sorted((FULL / "content").rglob("*.md"))
DATA = [(kind, path) for kind in COLLECTIONS for path in sorted(FULL.glob(kind.pattern))]
ROUNDS = 25
PATIENCE = 2.0


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_with_random_mistakes_is_read_or_reported(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    for seed in range(ROUNDS):
        lay_out(tmp_path, {"page.md": mutated(text, seed).encode("utf-8", "surrogatepass")})
        started = time.perf_counter()
        source = read_text(tmp_path, tmp_path / "page.md")
        if not isinstance(source, Problem):
            parsed = MARKDOWN.parse(source)
            MARKDOWN.render(parsed)
            if parsed.front_matter:
                validate(parse_yaml(parsed.front_matter, first_line=2)[0], FrontMatter)
        assert time.perf_counter() - started < PATIENCE, f"seed {seed}"


@pytest.mark.parametrize(("kind", "path"), DATA, ids=[path.stem for _, path in DATA])
def test_a_data_file_with_random_mistakes_is_read_or_reported(kind: object, path: Path, tmp_path: Path) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    for seed in range(ROUNDS):
        text = "".join(lines[: 150 + seed])
        lay_out(tmp_path, {"data.yaml": mutated(text, seed).encode("utf-8", "surrogatepass")})
        started = time.perf_counter()
        source = read_text(tmp_path, tmp_path / "data.yaml")
        if not isinstance(source, Problem):
            document, found = parse_yaml(source)
            value, invalid = validate(document, kind.model)  # type: ignore[attr-defined]
            assert value is not None or invalid
            assert all(str(problem) for problem in (*found, *invalid))
        assert time.perf_counter() - started < PATIENCE, f"seed {seed}"


@pytest.mark.parametrize("seed", range(60))
def test_a_whole_site_with_random_mistakes_is_built_or_reported(build: Build, minimal: dict[str, str], seed: int) -> None:
    name = sorted(minimal)[seed % len(minimal)]
    result = build({**minimal, name: mutated(minimal[name], seed).encode("utf-8", "surrogatepass")})
    assert result.files or result.failed
    assert all(problem.message and problem.remedy for problem in result.problems)
