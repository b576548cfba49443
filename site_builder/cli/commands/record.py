"""``record``: whether the content still says what was put on record for its edition."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from site_builder.authoring.content_record import (
    ContentRecord,
    Departure,
    UnreadableRecordError,
    content_record,
    departures,
    read,
    with_titles_of,
    written,
)
from site_builder.cli.common import say_lines, stop_on_errors, tell
from site_builder.cli.registry import COMMANDS
from site_builder.content.loader import load
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.core.files.project_files import write_files

_NEXT = "If the content is wrong, mend it. If it is right, put it on record: python build.py record --take"


@click.command(help=COMMANDS["record"])
@click.option("--take", is_flag=True, help="Put on record what the content says now.")
@click.pass_obj
def command(root: Path, /, take: bool) -> None:
    """List what differs from the record of the edition. The exit code is 1 when something does and --take is not given."""
    loaded, problems = load(root, MarkdownRenderer())
    stop_on_errors(problems, "The content was not compared with the record.")
    now = content_record(loaded)
    before = _kept(root, now, take)
    found = departures(before.texts if before else {}, now.texts)
    if before:
        tell("\n".join(_report(found, before.counts, now)))
    if take:
        changed = write_files(root, {now.path: written(with_titles_of(now, before))})
        tell(f"{now.path} holds what the content says now" if changed else f"{now.path} is as it was")
    elif not before:
        tell(f"There is no record of the edition {now.edition} yet. When its content is right: python build.py record --take")
    elif found:
        say_lines([_NEXT])
    if not take and (found or not before):
        sys.exit(1)


def _kept(root: Path, now: ContentRecord, take: bool) -> ContentRecord | None:
    """The record of the edition; None when there is none, or when one that cannot be read is about to be written anew."""
    path = root / now.path
    try:
        return read(path.read_text("utf-8")) if path.is_file() else None
    except (UnreadableRecordError, UnicodeDecodeError):
        if take:
            return None
        raise click.ClickException(
            f"{now.path} is no record. Take it back from version control, or write it anew: python build.py record --take"
        ) from None


def _report(found: tuple[Departure, ...], before: Mapping[str, int], now: ContentRecord) -> Iterator[str]:
    for one in found:
        if not one.place:
            yield f"{one.file}: is {'on record and is gone' if one.now is None else 'not on record'}"
            continue
        yield f"{one.file}: {one.place}"
        yield f"  on record: {one.recorded if one.recorded is not None else '(nothing)'}"
        yield f"  now:       {one.now if one.now is not None else '(nothing)'}"
    for kind in sorted({*before, *now.counts}):
        if before.get(kind, 0) != now.counts.get(kind, 0):
            yield f"Number of '{kind}': {before.get(kind, 0)} on record, {now.counts.get(kind, 0)} now"
    places = "1 place differs" if len(found) == 1 else f"{len(found)} places differ"
    yield f"{places} from the record of the edition {now.edition}" if found else f"Everything is as recorded for the edition {now.edition}"
