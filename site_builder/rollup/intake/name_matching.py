"""Names of PCNs and systems: what counts as the same name, and the order in which they are listed."""

from __future__ import annotations

import re
import unicodedata

from site_builder.core.text.characters import UNSEEN

_MARKS = re.compile("[\u0300-\u036f]")
_OTHERS = re.compile(r"[\W_]+")
_SUFFIX = re.compile(r" (?:pcn|primary care network)$")
_KIND = re.compile(r" (?:ics|icb|stp|integrated care system|integrated care board|sustainability and transformation partnership)$")
_EDGES = " \t\r\n"
_SAY_NOTHING = frozenset({"and", "of", "the", "primary", "care", "network", "pcn"})


def normalise(name: str) -> str:
    """A name without case, accents and punctuation, for comparing: "Riverside  P.C.N." is "riverside p c n"."""
    bare = name if name.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", _seen(name)))
    return _OTHERS.sub(" ", bare.lower()).strip(" ")


def name_key(name: str) -> str:
    """What two names must share to be taken for the same PCN: "PCN" and "primary care network" do not count."""
    return _SUFFIX.sub("", normalise(name)) or _seen(name).strip(_EDGES)


def near_key(name: str) -> str:
    """What near names share, such as "Alder Vale PCN", "Aldervale" and "The Alder-Vale Network"; "" for a name of such words alone."""
    return "".join(word for word in normalise(name).split(" ") if word not in _SAY_NOTHING)


def _seen(name: str) -> str:
    return UNSEEN.sub("", name)


def system_key(name: str) -> str:
    """What two names must share to be taken for the same system: what kind of system it is and "and" do not count."""
    words = _KIND.sub("", normalise(name)).split(" ")
    return " ".join(word for word in words if word not in {"and", ""}) or name_key(name)


def alike_key(name: str, system: str) -> str | None:
    """Equal for assessments that look like rounds of one PCN: what names share, and below it what systems share; None without a name."""
    key = near_key(name) or name_key(name).replace("\n", " ")
    return f"{key}\n{system_key(system)}" if key else None


def utf16_sort_key(text: str) -> bytes:
    """A sort key: the text by its UTF-16 units, as browsers compare texts."""
    return text.encode("utf-16-be", "surrogatepass")


def sort_key(name: str, system: str, key: str) -> bytes:
    """A sort key for an assessment: by plain name, then name, system and id."""
    return b"\0\0".join(utf16_sort_key(text) for text in (normalise(name), name, system, key))
