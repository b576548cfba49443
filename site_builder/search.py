"""The search index: what can be found and the words people use, as one script file.

A script and not JSON, because pages opened from a disk load nothing else. The
browser makes the index from it when somebody starts to search.
"""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterable, Iterator
from typing import Any, TypeVar

from site_builder.models import SearchWords, Term
from site_builder.search_documents import KINDS, Found, documents
from site_builder.site import Site

H = TypeVar("H", bound=Hashable)
NAME = "search-index.js"
_SHORT_FORM = re.compile(r"^[A-Z][A-Za-z&]{0,5}[A-Z]s?$")
_MARKS = {"added": 1, "replaced": 2}
_BEGINNING = "(globalThis.pcnProspectus??={}).searchData="


def index_script(site: Site) -> bytes:
    """The script that hands the index to the search of the browser."""
    return script(index(site))


def script(data: dict[str, Any]) -> bytes:
    """An index as a script."""
    return f"{_BEGINNING}{json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def index(site: Site) -> dict[str, Any]:
    """The index as plain values: documents in columns, the pages and trails they share, and the words."""
    return packed(documents(site), site)


def packed(found: tuple[Found, ...], site: Site) -> dict[str, Any]:
    """Documents as short rows: what repeats is kept once, in a list of its own."""
    words = site.content.search
    marks = _marks(site)
    extra = {site.targets[hint.to]: hint.words for hint in words.pages if hint.to in site.targets}
    pages = _places(one.url.partition("#")[0] for one in found)
    trails = _places(one.trail for one in found)
    kinds = _places(kind.id for kind in KINDS)
    rows = []
    for one in found:
        page, _, fragment = one.url.partition("#")
        names = [name for name in dict.fromkeys(one.names) if name != one.title]
        also = [*one.also, *extra.get(one.url, ())]
        shown = [pages[page], fragment, kinds[one.kind], trails[one.trail], one.title, one.text]
        mark = [marks[key] for key in (one.url, f"{page}#*") if key in marks][:1]  # only the rows of a local edition have one
        rows.append([*shown, names, also, round(one.boost, 3), int(one.part), *mark])  # engine.js unpacks them in this order
    return {
        "pages": list(pages),
        "trails": [list(trail) for trail in trails],
        "kinds": [[kind.id, kind.one, kind.many, int(kind.apart)] for kind in KINDS],
        "rows": rows,
        "words": word_lists(words, site.content.terms),
    }


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


def _places(values: Iterable[H]) -> dict[H, int]:
    """Each value once, with its place in the order of first use."""
    return {value: place for place, value in enumerate(dict.fromkeys(values))}


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
