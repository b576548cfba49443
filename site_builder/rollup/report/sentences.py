"""One sentence for each theme, made from the counts by rules: no rank, no share, and no word of better or worse."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.rollup.counts.counting import Json
from site_builder.rollup.intake.labels import MOVED, Words


def left_out_sentence(side: Json, both: int, words: Words) -> str:
    """How many of the PCNs in both rounds are not in the bar of what moved, and why; "" for none."""
    count = both - sum(side[kind]["count"] for kind in MOVED)
    return words.say("left-out-of-moves", count=count, pcns=words.count(both)) if count else ""


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
    return f"{said} {words.say('at-other-stages', count=aside)}" if aside else said


def _stages(side: Json, at: int, words: Words) -> str:
    assessed, pcns = side["assessed"], words.count(side["assessed"])
    if not assessed:
        return words.say("not-assessed")
    now, year = _reached(side["now"]), _reached(side["in_a_year"])
    none_now, none_year = _without(side["now"]), _without(side["in_a_year"])
    if none_now == none_year == assessed:
        return words.say("no-stage")
    if none_year == assessed:
        return words.say("no-stage-in-a-year", count=assessed - none_now, pcns=pcns)
    if none_now == assessed:
        return words.say("no-stage-now", count=assessed - none_year)
    if now == year:
        return words.say("same-in-a-year", pcns=pcns)
    stage = words.stage(side["now"][at + 1]["stage"])
    key = "at-last-stage" if at == len(now) - 1 else "at-stage"
    return words.say(key, now=now[at], year=year[at], pcns=pcns, stage=stage)


def _reached(rows: Sequence[Json]) -> list[int]:
    """How many are at each stage or a later one; the position before the first stage is none."""
    counts = [row["count"] for row in rows if row["stage"] is not None][1:]
    return [sum(counts[number:]) for number in range(len(counts))]


def _without(rows: Sequence[Json]) -> int:
    return sum(row["count"] for row in rows if row["stage"] is None)
