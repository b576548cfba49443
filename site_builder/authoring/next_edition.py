"""Compare the next edition with the last one on record: what is left to do, and what saved assessments will see."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from site_builder.authoring.content_record import ContentRecord, departures
from site_builder.content.models.settings import Settings
from site_builder.core.dates import long_date

_VALUE = r"""^({name}:[ \t]*)("[^"\n]*"|'[^'\n]*'|[^\s#]+)"""
_KIND = "component:"


@dataclass(frozen=True, slots=True)
class Steps:
    """How far the next edition is.

    ``dated`` are the settings that name the last edition; ``gone`` are ids that nobody retired; ``places`` is the number of places
    with other words, by file. The components are told by title: ``same`` is a number.
    """

    last: str
    edition: str
    dated: tuple[str, ...]
    gone: tuple[str, ...]
    places: Mapping[str, int]
    same: int
    reworded: tuple[str, ...]
    retired: tuple[str, ...]
    new: tuple[str, ...]


def with_edition(text: str, edition: str, today: str, due: str) -> str:
    """The text of data/site.yaml with another edition, reviewed today; every other line stays as it is."""
    for name, value in (("edition", edition), ("reviewed", today), ("review_by", due)):
        text = re.sub(_VALUE.format(name=name), rf'\g<1>"{value}"', text, count=1, flags=re.MULTILINE)
    return text


def steps_to_take(settings: Settings, now: ContentRecord, last: ContentRecord, gone: Collection[str]) -> Steps:
    """What is left to do, and what changed since the last edition on record."""
    before, after = _statements(last), _statements(now)
    found = departures(last.texts, now.texts)
    files = dict.fromkeys(one.file for one in found)
    said = {name: str(value) for name, value in settings if isinstance(value, str)}
    words = {long_date(last.edition[: len("2019-08")]), last.edition}
    return Steps(
        last=last.edition,
        edition=now.edition,
        dated=tuple(name for name, value in said.items() if name != "edition" and any(word in value for word in words)),
        gone=tuple(gone),
        places={file: sum(one.file == file for one in found) for file in files},
        same=sum(before[one] == after[one] for one in before.keys() & after.keys()),
        reworded=tuple(now.titles[one] for one in after if one in before and before[one] != after[one]),
        retired=tuple(last.titles[one] for one in before if one not in after),
        new=tuple(now.titles[one] for one in after if one not in before),
    )


def _statements(record: ContentRecord) -> dict[str, str]:
    """The text of every component by its reference."""
    texts = (
        (f"{_KIND}{place.rpartition(', ')[0].rpartition(' ')[2]}", text)
        for words in record.texts.values()
        for place, text in words.items()
        if place.endswith(", text")
    )
    return {ref: text for ref, text in texts if ref in record.titles}


def edition_lines(steps: Steps) -> Iterator[str]:
    """The steps in words."""
    yield f"Edition {steps.edition}, after {steps.last}"
    day = long_date(steps.last[: len("2019-08")])
    still = f"these settings in data/site.yaml still name {day}: {', '.join(steps.dated)}" if steps.dated else f"no setting names {day}"
    yield f"1. Words: {still}."
    gone = (
        f"{len(steps.gone)} gone, without a row in data/retired.yaml:" if steps.gone else "all that there were are here, moved or retired."
    )
    yield f"2. Ids: {gone}"
    yield from (f"   python build.py retire {ref}" for ref in steps.gone)
    changed = ", ".join(f"{file} ({count})" for file, count in steps.places.items())
    yield f"3. What changed, by file and number of places: {changed or 'nothing yet'}."
    yield "4. What people see who open a self-assessment of the last edition:"
    yield f"   Statements as they were: {steps.same}. Their answers stay."
    for titles, what in (
        (steps.reworded, "Worded in another way (their answers stay, and the tool says that the file is of another edition)"),
        (steps.retired, "Gone (their answers are kept and shown apart)"),
        (steps.new, "New (not answered yet)"),
    ):
        if titles:
            yield f"   {what}: {'; '.join(titles)}."
    yield "5. When all is right: python build.py check, python build.py record --take, python build.py package."
