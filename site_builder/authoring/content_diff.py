"""Compare two states of the content by id: what was added, removed or reworded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.content.loader import Article, LoadedContent
from site_builder.content.overlay.compute_changes import title_of, words_of
from site_builder.content.walk import entities
from site_builder.site.retired_ids import retired_of


@dataclass(frozen=True, slots=True)
class Item:
    """Something with an id: what it is called, and its words by the name of the field."""

    ref: str
    title: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changed:
    """Something whose words changed: each field with the words before and after."""

    ref: str
    title: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A page that was renamed and names its old address under ``old_paths``."""

    before: str
    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class ContentDiff:
    """What changed, and the edition of the old state.

    ``unlisted`` are removed ids that data/retired.yaml does not hold; ``skipped`` are paths of files that could not be
    compared, each with why not.
    """

    added: tuple[Item, ...]
    removed: tuple[Item, ...]
    reworded: tuple[Changed, ...]
    unlisted: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    moved: tuple[Moved, ...] = ()
    edition: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing changed, as far as can be told."""
        return not (self.added or self.removed or self.reworded or self.moved or self.skipped)


def diff_content(old: LoadedContent, new: LoadedContent) -> ContentDiff:
    """What changed from one state to the other, sorted by id. Files with errors on either side are left out."""
    broken = {state: _broken(side) for state, side in (("old", old), ("new", new))}
    skipped = {path for paths in broken.values() for path in paths}
    before, after = _items(old, skipped), _items(new, skipped)
    moved = _moves(new, before.keys() - after.keys(), after.keys() - before.keys())
    for one in moved:
        before[one.ref] = before.pop(one.before)
    removed = tuple(before[ref] for ref in sorted(before.keys() - after.keys()))
    retired = retired_of(new)
    return ContentDiff(
        added=tuple(after[ref] for ref in sorted(after.keys() - before.keys())),
        removed=removed,
        reworded=tuple(
            Changed(ref, after[ref].title, changed)
            for ref in sorted(before.keys() & after.keys())
            if (changed := _changed(before[ref].words, after[ref].words))
        ),
        unlisted=tuple(item.ref for item in removed if item.ref not in retired),
        skipped=tuple(sorted((path, f"has mistakes in the {state} state") for state, paths in broken.items() for path in paths)),
        moved=moved,
        edition=old.settings.edition if old.settings else "",
    )


def _moves(new: LoadedContent, gone: set[str], come: set[str]) -> tuple[Moved, ...]:
    """The pages that are gone under one id and name its address as an old one of theirs."""
    found: dict[str, Moved] = {}
    for article in new.articles:
        before = next((ref for old in article.front.old_paths if (ref := f"page:{old.removesuffix('.html')}") in gone), None)
        if before and before not in found and f"page:{article.id}" in come:
            found[before] = Moved(before, f"page:{article.id}", article.front.title)
    return tuple(found[ref] for ref in sorted(found))


def _items(loaded: LoadedContent, skipped: set[str]) -> dict[str, Item]:
    found = {
        thing.ref: Item(thing.ref, title_of(thing), words_of(thing))
        for entry in loaded.entries
        if entry.value is not None and entry.document.path not in skipped
        for _, thing in entities(entry.value)
    }
    articles = (article for article in loaded.articles if _path_of(f"page:{article.id}") not in skipped)
    return found | {f"page:{article.id}": _page(article) for article in articles}


def _broken(loaded: LoadedContent) -> list[str]:
    """The data files with errors, and the pages whose front matter has some."""
    pages = (_path_of(ref) for ref in loaded.ids_in_broken_files if ref.startswith("page:"))
    return [*(entry.document.path for entry in loaded.entries if entry.value is None), *pages]


def _path_of(ref: str) -> str:
    return f"content/{ref.removeprefix('page:')}.md"


def _page(article: Article) -> Item:
    words = {"title": article.front.title, "description": article.front.description}
    for passage in article.prose.passages:
        words[f"text under '{passage.heading.text}'" if passage.heading else "text at the top"] = passage.text
    return Item(f"page:{article.id}", article.front.title, words)


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    names = dict.fromkeys((*before, *after))
    return tuple((name, before.get(name, ""), after.get(name, "")) for name in names if before.get(name) != after.get(name))
