"""The search index: what can be found and the words people use, as one script file.

A script and not JSON, because pages opened from a disk load nothing else. The
browser makes the index from it when somebody starts to search.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from site_builder.models import SearchWords, Term
from site_builder.search_documents import KINDS, Found, of_page, of_things
from site_builder.site import Site

NAME = "search-index.js"
_SHORT_FORM = re.compile(r"^[A-Z][A-Za-z&]{0,5}[A-Z]s?$")
_KINDS = {kind.id: number for number, kind in enumerate(KINDS)}
FIRST_ENTRY, BETWEEN = b',"pages":[', b",\n"
_BEGINNING = "(globalThis.pcnProspectus??={}).searchData="


def index_script(site: Site) -> bytes:
    """The script that hands the whole index to the search of the browser."""
    hints = hints_of(site)
    return script(site, [*(entry(of_page(site, page), hints) for page in site.pages), entry(of_things(site), hints)])


def script(site: Site, entries: Iterable[bytes]) -> bytes:
    """The script made of entries in the order of the site; those that are empty are left out."""
    head = _json({"kinds": [[kind.id, kind.one, kind.many, int(kind.apart)] for kind in KINDS], "words": _words(site)})
    return b"".join((_BEGINNING.encode(), head[:-1], FIRST_ENTRY, BETWEEN.join(filter(None, entries)), b"]};\n"))


def index(site: Site) -> dict[str, Any]:
    """The index as plain values."""
    text = index_script(site).decode()
    return dict(json.loads(text.removeprefix(_BEGINNING).removesuffix(";\n")))


def hints_of(site: Site) -> Mapping[str, tuple[str, ...]]:
    """More words for pages, by address, as data/search.yaml gives them."""
    return {site.targets[hint.to]: hint.words for hint in site.content.search.pages if hint.to in site.targets}


def entry(found: Iterable[Found], hints: Mapping[str, tuple[str, ...]]) -> bytes:
    """Documents of a page as a part of the index: its address and a row for each; engine.js unpacks them in this order."""
    pages = groupby(found, key=lambda one: one.url.partition("#")[0])
    return BETWEEN.join(_json([page, [_row(one, hints) for one in documents]]) for page, documents in pages)


def _row(one: Found, hints: Mapping[str, tuple[str, ...]]) -> list[Any]:
    names = [name for name in dict.fromkeys(one.names) if name != one.title]
    also = [*one.also, *hints.get(one.url, ())]
    shown = [one.url.partition("#")[2], _KINDS[one.kind], one.trail, one.title, one.text]
    return [*shown, names, also, round(one.boost, 3), int(one.part)]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _words(site: Site) -> dict[str, Any]:
    return word_lists(site.content.search, site.content.terms)


def word_lists(words: SearchWords, terms: tuple[Term, ...]) -> dict[str, Any]:
    """The word lists that queries are read with; abbreviations come from the glossary."""
    return {
        "ignore": list(words.ignore),
        "spellings": [[pair.other, pair.ours] for pair in words.spellings],
        "synonyms": [[list(row.words), list(row.means)] for row in words.synonyms],
        "abbreviations": [list(pair) for pair in _abbreviations(terms)],
    }


def _abbreviations(terms: tuple[Term, ...]) -> Iterator[tuple[str, str]]:
    """Each abbreviation with its full name: those of the glossary, and those listed there as other names."""
    for term in terms:
        short = [term.abbreviation] if term.abbreviation else []
        short += [also for also in term.also if _SHORT_FORM.match(also) and also.rstrip("s") not in short]
        for abbreviation in dict.fromkeys(short):
            yield abbreviation, term.term
