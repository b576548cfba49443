"""Write the search index, documents and synonyms, as one script file. How much each kind of result counts is in ``documents.py``.

A script and not JSON, because pages opened from a disk load nothing else; compressed, since many servers
of an intranet do not compress. The browser makes the index from it when somebody starts to search.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import groupby, takewhile
from typing import Any, NamedTuple

import deflate

from site_builder.content.models.glossary import Term
from site_builder.content.models.search import SearchWords
from site_builder.output.search.documents import RESULT_KINDS, SearchDocument
from site_builder.site.model import Site

NAME = "search-index.js"
_SHORT_FORM = re.compile(r"^[A-Z][A-Za-z&]{0,5}[A-Z]s?$")
_KINDS = {kind.id: number for number, kind in enumerate(RESULT_KINDS)}
FIRST_ENTRY, BETWEEN = b'{"pages":[', b",\n"
_MARKS = {"added": 1, "replaced": 2}
_BEGINNING, _END = b'(globalThis.pcnProspectus??={}).searchIndex="', b'";\n'
_LEVEL = 6  # 9 saves a hundredth, and takes twice as long for an edit of a thousand pages


def index_script(site: Site, entries: Iterable[bytes]) -> bytes:
    """The script made of entries in the order of the site; those that are empty are left out."""
    kinds = [[kind.id, kind.one, kind.many, int(kind.apart), kind.weight] for kind in RESULT_KINDS]
    rest = _json({"hints": _hints(site), "words": word_lists(site.content.search, site.content.terms), "kinds": kinds})
    return _packed(b"".join((FIRST_ENTRY, BETWEEN.join(filter(None, entries)), b"],", rest[1:])))


def _packed(index: bytes) -> bytes:
    return b"".join((_BEGINNING, base64.b64encode(deflate.zlib_compress(index, _LEVEL)), _END))


def index_json(script: bytes) -> bytes:
    """The JSON of an index that ``index_script`` made."""
    return zlib.decompress(base64.b64decode(script.removeprefix(_BEGINNING).removesuffix(_END)))


class SearchExtras(NamedTuple):
    """What the rows of documents depend on besides: the marks of a local edition, and the words that say nothing.

    A mark says that the edition added what is there (1) or words it in its own way (2); ``page#*`` stands for all of a page.
    """

    marks: Mapping[str, int]
    ignored: Set[str]


def extras_of(site: Site) -> SearchExtras:
    """The extras of all documents of a site."""
    return SearchExtras(_marks(site), frozenset(site.content.search.ignore))


def _hints(site: Site) -> dict[str, str]:
    """More words for an address, as data/search.yaml gives them. Side by side they pack smaller than in the rows of pages."""
    words = site.content.search
    rows = (*((hint.to, hint.words) for hint in words.pages), *((to, row.words) for row in words.later for to in row.to))
    hints: dict[str, list[str]] = {}
    for to, more in rows:
        if to in site.targets:
            hints.setdefault(site.targets[to], []).extend(more)
    return {url: _joined(more, frozenset(words.ignore)) for url, more in hints.items()}


def page_rows(found: Iterable[SearchDocument], extras: SearchExtras) -> bytes:
    """Documents of a page as a part of the index: its address and a row for each; engine.js unpacks them in this order."""
    pages = groupby(found, key=lambda one: one.url.partition("#")[0])
    return BETWEEN.join(_json([page, list(_rows(documents, page, extras))]) for page, documents in pages)


def _rows(documents: Iterable[SearchDocument], page: str, extras: SearchExtras) -> Iterator[list[Any]]:
    """The rows of a page. Of a trail only what differs from that of the row before is written, after how much is the same."""
    above: tuple[str, ...] = ()
    for one in documents:
        same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(above, one.trail, strict=False))))
        yield _row(one, [same, *one.trail[same:]], page, extras)
        above = one.trail


def _row(one: SearchDocument, trail: list[Any], page: str, extras: SearchExtras) -> list[Any]:
    names = [name for name in dict.fromkeys(one.names) if name != one.title]
    shown = [one.url.partition("#")[2], _KINDS[one.kind], trail, one.title, one.text]
    mark = [extras.marks[key] for key in (one.url, f"{page}#*") if key in extras.marks][:1]  # only the rows of a local edition have one
    row = [*shown, names, _joined(one.also, extras.ignored), *mark]
    while not row[-1]:  # the kind is never at the end, since there is a title
        row.pop()
    return row


def _joined(phrases: Iterable[str], ignored: Set[str]) -> str:
    return ",".join(dict.fromkeys(_telling(phrase, ignored) for phrase in phrases))


def _telling(phrase: str, ignored: Set[str]) -> str:
    """A phrase without the words that say nothing, which the search would leave out too; all of it when none says something."""
    phrase = phrase.replace(",", "")  # which stands between phrases
    return " ".join(word for word in phrase.split() if word.casefold() not in ignored) or phrase


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _marks(site: Site) -> dict[str, int]:
    """Which addresses a local edition added (1) or worded in its own way (2); ``page#*`` stands for all of a page."""
    changes = site.content.local.changes if site.content.local else ()
    marks = {}
    for change in changes:
        for ref in (change.ref, *change.refs):
            if change.how in _MARKS and ref in site.targets:
                marks[site.targets[ref]] = _MARKS[change.how]
        if change.kind == "page" and change.how in _MARKS:
            marks[f"{site.targets[change.ref]}#*"] = _MARKS[change.how]
    return marks


def word_lists(words: SearchWords, terms: tuple[Term, ...]) -> dict[str, Any]:
    """The word lists that queries are read with, each with commas between; abbreviations come from the glossary."""
    return {
        "ignore": ",".join(words.ignore),
        "spellings": [[pair.other, pair.ours] for pair in words.spellings],
        "synonyms": [[",".join(row.words), ",".join(row.means)] for row in words.synonyms],
        "abbreviations": [list(pair) for pair in _abbreviations(terms)],
        "later": ",".join(word for row in words.later for word in row.words),
    }


def _abbreviations(terms: tuple[Term, ...]) -> Iterator[tuple[str, str]]:
    """Each abbreviation with its full name: those of the glossary, and those listed there as other names."""
    for term in terms:
        short = [term.abbreviation] if term.abbreviation else []
        short += [also for also in term.also if _SHORT_FORM.match(also) and also.rstrip("s") not in short]
        for abbreviation in dict.fromkeys(short):
            yield abbreviation, term.term
