"""One sentence for each theme, made from the counts by rules: no rank, no share, and no word of better or worse."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.rollup.counts.counting import Json
from site_builder.rollup.intake.labels import MOVED, Words


def left_out_sentence(side: Json, both: int, words: Words) -> str:
    """How many of the PCNs in both rounds are not in the bar of what moved, and why; "" for none."""
    count = both - sum(side[kind]["count"] for kind in MOVED)
    verb = "is" if count == 1 else "are"
    told = f"{count:,} of {words.count(both)} in both rounds {verb} left out of “What moved”"
    return f"{told}: no stage of this matrix was chosen here in the earlier round, or this part is not assessed now." if count else ""


def told_stage(themes: Sequence[Json]) -> int:
    """The stage, by number from 0, that the sentences of all themes of a side tell of.

    It is the one at which most changes between now and a year from now in all themes together,
    the earlier one where several are equal: one stage for all, so that no theme has one of its own.
    """
    changes = [
        [abs(year - now) for now, year in zip(_reached(one["now"]), _reached(one["in_a_year"]), strict=True)]
        for one in themes
        if one["assessed"]
    ]
    each = [sum(found) for found in zip(*changes, strict=True)]
    return each.index(max(each)) if each else 0


def stage_sentence(side: Json, at: int, words: Words) -> str:
    """What the counts of one side of a theme say of the stage with number ``at``, and how many positions are set aside.

    How many are at that stage or a later one, and how many want to be there in a year.
    """
    said, aside = _stages(side, at, words), side.get("set_aside", 0)
    positions = "1 position is at a stage" if aside == 1 else f"{aside:,} positions are at stages"
    return f"{said} {positions} that this matrix does not have, and in no bar." if aside else said


def _stages(side: Json, at: int, words: Words) -> str:
    assessed = side["assessed"]
    if not assessed:
        return f"No {words.unit} has assessed this."
    now, year = _reached(side["now"]), _reached(side["in_a_year"])
    none_now, none_year = _without(side["now"]), _without(side["in_a_year"])
    if none_now == none_year == assessed:
        return f"No {words.unit} has chosen a stage."
    if none_year == assessed:
        return f"{_are(assessed - none_now, assessed, words)} at a stage now, and none has chosen a stage for a year from now."
    if none_now == assessed:
        return f"No {words.unit} has chosen a stage for now, and {_want(assessed - none_year)} to be at a stage in a year."
    if now == year:
        said = f"As many of the {words.count(assessed)} want to be at each stage in a year as are there now"
    else:
        stage = words.stage(side["now"][at + 1]["stage"])
        later = "" if at == len(now) - 1 else " or a later stage"
        said = f"{_are(now[at], assessed, words)} at {stage}{later} now, and {_want(year[at])} to be there in a year"
    return f"{said}."


def _reached(rows: Sequence[Json]) -> list[int]:
    """How many are at each stage or a later one; the position before the first stage is none."""
    counts = [row["count"] for row in rows if row["stage"] is not None][1:]
    return [sum(counts[number:]) for number in range(len(counts))]


def _without(rows: Sequence[Json]) -> int:
    return sum(row["count"] for row in rows if row["stage"] is None)


def _are(count: int, of: int, words: Words) -> str:
    return f"{count:,} of {words.count(of)} {'is' if count == 1 else 'are'}"


def _want(count: int) -> str:
    return f"{count:,} {'wants' if count == 1 else 'want'}"
