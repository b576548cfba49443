"""Words of today, of which data/search.yaml says that the documents do not use them: a mistake where they do."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from site_builder.content.loader import LoadedContent
from site_builder.content.models.search import SearchWords
from site_builder.core.problems import Problem

NOT_OF_THE_DOCUMENTS = frozenset({"search", "words", "site", "retired"})
NOTES = frozenset({"oddity", "oddities", "gaps", "note", "notes", "also"})  # these say what the documents do not have, too
_SHORT_FORM = re.compile(r"[A-Z]{2}")


def words_in_use(loaded: LoadedContent, unchanged: Collection[str] = ()) -> list[Problem]:
    """A mistake for each word of today that a data file or a page with a source contains, where the word is listed.

    ``unchanged`` are ids of articles that did not change since there was no such mistake; then no data file did.
    """
    found = []
    for entry in loaded.entries:
        rows = entry.value.later if isinstance(entry.value, SearchWords) else ()
        listed = {word: ("later", at, "words", number) for at, row in enumerate(rows) for number, word in enumerate(row.words)}
        for word, path in _used(loaded, tuple(listed), unchanged).items():
            message = f"'{word}' is listed as a word that the documents do not use, but {path} has it"
            remedy = "take it out of 'later', and put it under 'pages' or 'synonyms' if it is still needed"
            found.append(Problem(entry.document.place(listed[word]), message, remedy))
    return found


def _used(loaded: LoadedContent, words: tuple[str, ...], unchanged: Collection[str]) -> dict[str, str]:
    """The words that are used, each with the first file that has it."""
    by_form = {word if _SHORT_FORM.search(word) else word.casefold(): word for word in words}
    pattern = re.compile(rf"(?<![\w-])({'|'.join(re.escape(form) for form in sorted(by_form, key=len, reverse=True))})(?![\w-])")
    used: dict[str, str] = {}
    for path, text in _texts(loaded, unchanged) if words else ():
        for form in (*pattern.findall(text), *pattern.findall(text.casefold())):
            used.setdefault(by_form[form], path)
    return used


def _texts(loaded: LoadedContent, unchanged: Collection[str]) -> Iterator[tuple[str, str]]:
    """The text of each file that restates the documents, with its path."""
    for entry in loaded.entries if not unchanged else ():
        if entry.kind not in NOT_OF_THE_DOCUMENTS:
            yield entry.document.path, "\n".join(_strings(entry.document.data))
    for article in loaded.articles:
        if article.front.sources and article.id not in unchanged:
            headings = (one.text for one in article.prose.headings)
            texts = (article.front.title, article.front.description, *headings, *(one.text for one in article.prose.passages))
            yield article.place.path, "\n".join(texts)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for child in (child for key, child in value.items() if key not in NOTES):
            yield from _strings(child)
    elif isinstance(value, list):
        for child in value:
            yield from _strings(child)
