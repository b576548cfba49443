"""Apply a local edition to the national content, by id.

What stands in the local data files is added, ``replace`` in edition.yaml puts
local words in the place of national ones, and ``hide`` takes items away. Items
keep their ids, so that assessments made on different editions can be combined.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from site_builder.content.collections import COLLECTIONS, DataCollection
from site_builder.content.loader import DataFile, LoadedContent, file_name_problem, raw_ids
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.models.settings import Settings
from site_builder.content.overlay.changes import Overlay
from site_builder.content.overlay.compute_changes import added_items, changed_settings, hidden_items, indexed, replaced_fields, unmarked_ids
from site_builder.content.overlay.loader import LocalFolder, load_local
from site_builder.content.overlay.merge import National, Trees, hide_items, merge, replace_fields
from site_builder.content.overlay.pages import localised_pages
from site_builder.content.overlay.schema import EditionSettings
from site_builder.content.overlay.yaml_tree import LocatedNode, at, to_document, to_tree, with_value
from site_builder.content.validation import validate
from site_builder.content.yaml_parser import YamlDocument
from site_builder.core.problems import Place, Problem

_KINDS = {kind.name: kind for kind in COLLECTIONS}


def apply_overlay(loaded: LoadedContent, folder: LocalFolder) -> tuple[LoadedContent, list[Problem]]:
    """The content of a local edition, and everything wrong with it."""
    national = National(tuple(entry.document for entry in loaded.entries), indexed(loaded.entries), loaded.ids_in_broken_files)
    edition, document = folder.edition, folder.document
    problems = _named_twice(folder) + _another_edition(loaded, folder)
    trees, new, found = _with_additions(loaded.entries, folder)
    problems += found
    for change in (replace_fields, hide_items):
        trees, found = change(trees, national, edition, document)
        problems += found
    trees = _with_settings(trees, loaded.entries, folder)
    entries, broken, found = _checked(loaded.entries, trees, new)
    problems += found
    added = added_items(national, entries)
    problems += unmarked_ids(added, edition.id)
    articles, of_pages, found = localised_pages(loaded.articles, folder)
    problems += found
    reworded_things = replaced_fields(national, entries, edition, document)
    hidden_things = hidden_items(national, loaded.entries, edition, document)
    changes = (*added, *reworded_things, *hidden_things, *of_pages)
    local = Overlay(edition, Place(document.path), changes, changed_settings(loaded.settings, edition))
    known = loaded.ids_in_broken_files | broken | {f"page:{name}" for name in folder.broken}
    return loaded._replace(entries=entries, articles=articles, ids_in_broken_files=known, local=local), problems


def _named_twice(folder: LocalFolder) -> list[Problem]:
    first: dict[str, Place] = {}
    problems = []
    for field in ("replace", "hide"):
        for number, item in enumerate(getattr(folder.edition, field)):
            place = folder.document.place((field, number, "ref"))
            if item.ref in first:
                remedy = f"keep one of the two; the first is on line {first[item.ref].line}"
                problems.append(Problem(place, f"'{item.ref}' is named twice", remedy))
            first.setdefault(item.ref, place)
    return problems


def _another_edition(loaded: LoadedContent, folder: LocalFolder) -> list[Problem]:
    settings = loaded.settings
    if settings is None or settings.edition == folder.edition.national_edition:
        return []
    message = f"this was written for the national edition {folder.edition.national_edition}, and this is {settings.edition}"
    remedy = "look at what changed with 'python build.py diff', then set 'national_edition'"
    return [Problem(folder.document.place(("national_edition",)), message, remedy, "warning")]


def _with_additions(
    entries: tuple[DataFile, ...], folder: LocalFolder
) -> tuple[Trees, list[tuple[DataCollection, LocatedNode]], list[Problem]]:
    """National files with what local ones add to them, by number, and local files that are new."""
    trees: Trees = {}
    new: list[tuple[DataCollection, LocatedNode]] = []
    problems: list[Problem] = []
    for kind, document in folder.data:
        number = _namesake(entries, kind, document)
        if number is None:
            new.append((kind, to_tree(document)))
        elif entries[number].document.data is not None:
            trees[number], found = merge(to_tree(entries[number].document), to_tree(document))
            problems += found
    return trees, new, problems


def _namesake(entries: tuple[DataFile, ...], kind: DataCollection, document: YamlDocument) -> int | None:
    """The number of the national file that a local one adds to."""
    for number, entry in enumerate(entries):
        if entry.kind == kind.name and (not kind.many or _file_name(entry.document) == _file_name(document)):
            return number
    return None


def _file_name(document: YamlDocument) -> str:
    return document.path.rpartition("/")[2]


def _with_settings(trees: Trees, entries: tuple[DataFile, ...], folder: LocalFolder) -> Trees:
    if folder.edition.settings == EditionSettings():
        return trees
    for number, entry in enumerate(entries):
        if isinstance(entry.value, Settings):
            tree = to_tree(entry.document)
            for name, node in at(to_tree(folder.document), ("settings",)).value.items():
                tree = with_value(tree, (name,), node)
            if folder.edition.settings.report_email and not folder.edition.settings.report_note:  # the note is about another address
                tree = with_value(tree, ("report_note",), LocatedNode(Place(folder.document.path), None))
            return {**trees, number: tree}
    return trees


def _checked(
    entries: tuple[DataFile, ...], trees: Mapping[int, LocatedNode], new: list[tuple[DataCollection, LocatedNode]]
) -> tuple[tuple[DataFile, ...], set[str], list[Problem]]:
    """All data files, the changed ones checked again, and the ids in those with errors.

    A national one with errors stays as it was, so that the rest can still be checked.
    """
    result = list(entries)
    problems: list[Problem] = []
    known: set[str] = set()
    changed = [(number, _KINDS[entries[number].kind], tree) for number, tree in trees.items()]
    for number, kind, tree in [*changed, *((None, kind, tree) for kind, tree in new)]:
        document = to_document(tree)
        value, found = validate(document, kind.model)
        problems += found
        if value is None:
            known |= {_file_name(document).removesuffix(".yaml"), *raw_ids(document.data)}
        elif number is None:
            result.append(DataFile(kind.name, value, document))
            problems += file_name_problem(kind, value, document)
        else:
            result[number] = entries[number]._replace(value=value, document=document)
    return tuple(result), known, problems


def folder_of_edition(loaded: LoadedContent, root: Path, given: Path | None) -> tuple[Path | None, list[Problem]]:
    """The folder of the local edition: ``given``, or the one that data/site.yaml names; None where there is none to use, and why."""
    entry = next((entry for entry in loaded.entries if isinstance(entry.value, Settings)), None)
    named = loaded.settings.local if loaded.settings else None
    if given is None and (entry is None or named is None):
        return None, []
    folder = given or root / str(named)
    place = entry.document.place(("local",)) if entry and given is None else Place(str(folder))
    if not folder.is_dir():
        return None, [Problem(place, f"there is no folder '{folder.name}'", "name the folder that contains edition.yaml")]
    if given is None and not folder.resolve().is_relative_to(root.resolve()):
        message = f"the folder '{folder.name}' lies outside the project"
        return None, [Problem(place, message, "move it into the project, or name it with --local")]
    return folder.resolve(), []


def load_and_apply(
    loaded: LoadedContent, root: Path, given: Path | None, markdown: MarkdownRenderer
) -> tuple[LoadedContent, list[Problem]]:
    """The content with the local edition in the folder ``given``, or in the one that data/site.yaml names, or as it is."""
    folder, problems = folder_of_edition(loaded, root, given)
    if folder is None:
        return loaded, problems
    read, problems = load_local(root, folder, markdown)
    if read is None:
        return loaded, problems
    joined_up, found = apply_overlay(loaded, read)
    return joined_up, problems + found
