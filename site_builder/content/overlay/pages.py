"""Merge the pages of a local edition with the national ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from site_builder.content.loader import Article
from site_builder.content.overlay.changes import FieldChange, OverlayChange
from site_builder.content.overlay.loader import LocalFolder
from site_builder.core.problems import Place, Problem, did_you_mean

HEAD = ("Title", "Description")
_NEEDED = {"404", "glossary", "about/sources", "matrix/about", "guidance/available-resources", "guidance/roles-and-responsibilities"}


def localised_pages(national: tuple[Article, ...], folder: LocalFolder) -> tuple[tuple[Article, ...], list[OverlayChange], list[Problem]]:
    """The articles of the local edition, what changed, and what is wrong."""
    known = {article.id: article for article in national}
    replaced, problems = _named(folder, "replace", known)
    hidden, found = _named(folder, "hide", known)
    problems += found + list(_needed(hidden, known)) + list(_clashes(folder, known, replaced))
    own = {article.id: article for article in folder.articles}
    problems += [_no_file(name, place, folder) for name, place in replaced.items() if name not in own and name not in folder.broken]
    changes = [_added(article) for article in folder.articles if article.id not in known]
    changes += [_replaced(known[name], own[name], place, folder) for name, place in replaced.items() if name in own]
    changes += [_hidden(known[name], place, folder) for name, place in hidden.items()]
    kept = (article for name, article in known.items() if name not in hidden and not (name in replaced and name in own))
    return (*kept, *(article for name, article in own.items() if name not in known or name in replaced)), changes, problems


def _named(folder: LocalFolder, field: str, known: Iterable[str]) -> tuple[dict[str, Place], list[Problem]]:
    """The national pages that edition.yaml names in a field, each with its place there."""
    named: dict[str, Place] = {}
    problems = []
    for number, item in enumerate(getattr(folder.edition, field)):
        if item.ref.startswith("page:"):
            name, place = item.ref.removeprefix("page:"), folder.document.place((field, number, "ref"))
            if name in known:
                named[name] = place
            else:
                problems.append(Problem(place, f"the national edition has no page '{name}'", did_you_mean(name, known, "check the id")))
    return named, problems


def _needed(hidden: Mapping[str, Place], known: Mapping[str, Article]) -> Iterable[Problem]:
    for name, place in hidden.items():
        if name in _NEEDED or name.rpartition("/")[2] == "index" or known[name].front.layout != "article":
            remedy = "name it under 'replace' and write a page of your own instead"
            yield Problem(place, f"the page '{name}' cannot be hidden, since others depend on it", remedy)


def _clashes(folder: LocalFolder, known: Mapping[str, Article], replaced: Mapping[str, Place]) -> Iterable[Problem]:
    for article in folder.articles:
        if article.id in known and article.id not in replaced:
            remedy = f"give the file another name, or name page:{article.id} under 'replace' in edition.yaml"
            yield Problem(Place(article.document.path), f"the national edition has a page '{article.id}'", remedy)


def _no_file(name: str, place: Place, folder: LocalFolder) -> Problem:
    base = folder.document.path.rpartition("/")[0]
    return Problem(place, f"there is no local text for the page '{name}'", f"write it in {base}/content/{name}.md")


def _added(article: Article) -> OverlayChange:
    place = article.document.place(("title",))
    return OverlayChange("added", f"page:{article.id}", article.front.title, place, (f"page:{article.id}",))


def _replaced(before: Article, after: Article, place: Place, folder: LocalFolder) -> OverlayChange:
    why = next((item.why for item in folder.edition.replace if item.ref == f"page:{before.id}"), None)
    old, new = _words(before), _words(after)
    words = tuple(FieldChange(name, old.get(name), new.get(name)) for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name))
    ref = f"page:{before.id}"
    return OverlayChange("replaced", ref, before.front.title, place, (ref,), why=why, wordings=words, prose=before.prose)


def _words(article: Article) -> dict[str, str]:
    """All that readers see of a page: its head, and its text by heading."""
    texts: dict[str, list[str]] = {}
    for passage in article.prose.passages:
        texts.setdefault(f"Text under '{passage.heading.text}'" if passage.heading else "Text at the top", []).append(passage.text)
    head = dict(zip(HEAD, (article.front.title, article.front.description), strict=True))
    return head | {name: " ".join(found) for name, found in texts.items()}


def _hidden(before: Article, place: Place, folder: LocalFolder) -> OverlayChange:
    why = next((item.why for item in folder.edition.hide if item.ref == f"page:{before.id}"), None)
    ref = f"page:{before.id}"
    words = tuple(FieldChange(name, _words(before)[name], None) for name in HEAD)
    return OverlayChange("hidden", ref, before.front.title, place, (ref,), why=why, wordings=words, prose=before.prose)
