"""``words``: advice on wording, and how much of each sort is allowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from site_builder.authoring.prose_lint import Readability, explained_in, lint, measures
from site_builder.authoring.text_extract import passages_of_data, passages_of_pages
from site_builder.authoring.theme_text import passages_of_theme
from site_builder.authoring.wording_rules import TextBlock
from site_builder.cli.common import LOCAL, stop, tell
from site_builder.cli.registry import COMMANDS
from site_builder.content.loader import DataFile, LoadedContent, load
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.models.glossary import Glossary
from site_builder.content.models.wording import WordAdvice
from site_builder.content.overlay.apply import apply_overlay
from site_builder.content.overlay.loader import load_local
from site_builder.core.text.text_table import text_table


@click.command(help=COMMANDS["words"])
@click.option("--measures-only", is_flag=True, help="Only the table that says how hard each file is to read.")
@click.option("--check", is_flag=True, help="Only whether there is more advice of a sort than data/words.yaml allows; 1 if so.")
@LOCAL
@click.argument("paths", nargs=-1)
@click.pass_obj
def command(root: Path, /, measures_only: bool, check: bool, local: Path | None, paths: tuple[str, ...]) -> None:
    """Print advice by place: on content, data and theme, or on the text of a local edition alone.

    PATHS are the beginnings of file names to look at, such as content/guidance; usually all.
    """
    if check and (paths or local or measures_only):
        raise click.UsageError("--check counts the advice on everything; leave out PATHS and the other options")
    markdown = MarkdownRenderer()
    loaded, _ = load(root, markdown)
    if local:
        loaded, found = _of_local(root, local.resolve(), loaded, markdown)
    else:
        found = [*passages_of_pages(root, markdown), *passages_of_data(loaded.entries), *passages_of_theme(root)]
    advice = next(iter(loaded.of(WordAdvice)), WordAdvice())
    glossary = frozenset(
        short for listed in loaded.of(Glossary) for term in listed.terms for short in (term.abbreviation, *term.also) if short
    )
    passages = [passage for passage in found if not paths or passage.place.path.startswith(paths)]
    if paths and not passages:
        raise click.UsageError(f"there is no text in {' or '.join(paths)}; give the beginning of file names, such as content/guidance")
    advised = () if measures_only else lint(passages, advice, explained_in(passages, glossary))
    counts = Counter(remark.sort for remark in advised)
    if check:
        _check(counts, advice.allowed)
        return
    for remark in advised:
        tell(str(remark))
    if not measures_only:
        tell(", ".join(f"{sort}: {count}" for sort, count in sorted(counts.items())) or "No advice")
        tell()
    tell("How hard each file is to read (ease: 100 is easy, below 50 is hard; grade: school years):")
    tell(text_table(("File", "Words", "Words in a sentence", "Ease", "Grade"), map(_row, measures(passages))))


def _check(counts: Mapping[str, int], allowed: Mapping[str, int]) -> None:
    """Tell each sort with its count and what is allowed; stop with 1 if a count is above it."""
    rows = [(sort, counts.get(sort, 0), allowed.get(sort, 0)) for sort in sorted({*counts, *allowed})]
    tell(text_table(("Advice", "Found", "Allowed"), [(sort, str(count), str(most)) for sort, count, most in rows]))
    fewer = [sort for sort, count, most in rows if count < most]
    if fewer:
        tell(f"Less than is allowed: {', '.join(fewer)}. Lower the numbers below 'allowed' in data/words.yaml, so that it stays so.")
    more = [sort for sort, count, most in rows if count > most]
    if more:
        tell(f"More than is allowed: {', '.join(more)}. 'python build.py words' says where and gives a better form.")
        raise SystemExit(1)


def _of_local(root: Path, folder: Path, loaded: LoadedContent, markdown: MarkdownRenderer) -> tuple[LoadedContent, list[TextBlock]]:
    """The content with the local edition in it, and the text of the edition alone."""
    read, problems = load_local(root, folder, markdown)
    if read is None:
        stop(problems, "There is nothing to read.")
    entries = [DataFile("edition", None, read.document), *(DataFile(kind.name, None, document) for kind, document in read.data)]
    base = root if folder.is_relative_to(root) else folder.parent
    return apply_overlay(loaded, read)[0], [*passages_of_pages(base, markdown, folder), *passages_of_data(entries)]


def _row(measure: Readability) -> tuple[str, ...]:
    return measure.path, str(measure.words), f"{measure.words_in_sentence:.1f}", f"{measure.ease:.0f}", f"{measure.grade:.1f}"
