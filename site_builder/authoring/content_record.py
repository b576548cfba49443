"""Record what an edition says, every figure, name, address and statement, so that no change goes unnoticed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from site_builder.content.loader import Article, LoadedContent
from site_builder.content.models.settings import Settings
from site_builder.content.overlay.compute_changes import title_of
from site_builder.content.walk import entities

RECORD_FOLDER = "record"
# What the site says about itself, or keeps for its own use, is no part of what the edition says; nor are pages without a source.
_ABOUT_THE_SITE = {"settings", "assessment", "search", "retired", "words"}

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ContentRecord:
    """What an edition says: how many things of each kind, the words by file and by place in it, and the title of all that has an id."""

    edition: str
    counts: Mapping[str, int]
    texts: Texts
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where the record of the edition is kept, below the project's folder."""
        return f"{RECORD_FOLDER}/{self.edition}.json"


@dataclass(frozen=True, slots=True)
class Departure:
    """A place at which the content says something else than the record: the words of each, None where one has none.

    A file that only one of them has is one departure, without a place and with no words.
    """

    file: str
    place: str
    recorded: str | None
    now: str | None


class UnreadableRecordError(Exception):
    """A record that is no record."""


def content_record(loaded: LoadedContent) -> ContentRecord:
    """What the content says now. Every file must have been read without mistakes."""
    [settings] = loaded.of(Settings)
    told = [entry for entry in loaded.entries if entry.kind not in _ABOUT_THE_SITE and entry.value is not None]
    pages = [article for article in loaded.articles if article.front.sources]
    counts = Counter(thing.kind for entry in told for _, thing in entities(entry.value))
    texts = {entry.document.path: dict(_words(entry.document.data)) for entry in told}
    texts |= {article.document.path: dict(_words_of_page(article)) for article in pages}
    return ContentRecord(settings.edition, {**counts, "page": len(pages)}, texts, titles_by_ref(loaded))


def titles_by_ref(loaded: LoadedContent) -> dict[str, str]:
    """The title of everything that has an id, pages too, by reference."""
    things = {thing.ref: title_of(thing) for thing in loaded.things()}
    return things | {f"page:{article.id}": article.front.title for article in loaded.articles}


def with_titles_of(record: ContentRecord, before: ContentRecord | None) -> ContentRecord:
    """The record with the titles of an earlier one too: what went in the meantime was published, and stays known."""
    return replace(record, titles={**before.titles, **record.titles}) if before else record


def records_in(root: Path) -> tuple[ContentRecord, ...]:
    """The records of a project that can be read, the latest edition first."""
    found = []
    for path in (root / RECORD_FOLDER).glob("*.json"):
        with suppress(OSError, UnicodeDecodeError, UnreadableRecordError):
            found.append(read(path.read_text("utf-8")))
    return tuple(sorted(found, key=lambda record: record.edition, reverse=True))


def departures(recorded: Texts, now: Texts) -> tuple[Departure, ...]:
    """Where two states differ, by file and place."""
    found = []
    for file in sorted({*recorded, *now}):
        if file not in recorded or file not in now:
            found.append(Departure(file, "", "" if file in recorded else None, "" if file in now else None))
            continue
        before, after = recorded[file], now[file]
        places = dict.fromkeys((*before, *after))
        found += [Departure(file, place, before.get(place), after.get(place)) for place in places if before.get(place) != after.get(place)]
    return tuple(found)


def written(record: ContentRecord) -> str:
    """The text of the file of a record."""
    sorted_parts = {name: dict(sorted(getattr(record, name).items())) for name in ("counts", "texts", "titles")}
    return json.dumps({"edition": record.edition, **sorted_parts}, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> ContentRecord:
    """A record from the text of its file. Raises UnreadableRecordError."""
    try:
        parts = json.loads(text)
        texts = {file: dict(words) for file, words in parts["texts"].items()}
        record = ContentRecord(parts["edition"], dict(parts["counts"]), texts, dict(parts.get("titles", {})))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnreadableRecordError from None
    return record


def _words(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text and figure of plain values, by its place; items of lists are named by their id where they have one."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _words(inner, f"{place}, {key}" if place else str(key))
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            name = inner.get("id", number) if isinstance(inner, dict) else number
            yield from _words(inner, f"{place} {name}")
    elif value is not None:
        yield place, str(value)


def _words_of_page(article: Article) -> Iterator[tuple[str, str]]:
    yield from _words(article.document.data)
    for passage in article.prose.passages:
        yield (f"under '{passage.heading.text}'" if passage.heading else "at the top"), passage.text
