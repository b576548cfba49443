"""Sentences for each theme, made from the counts by rules: no rank, no share, and no word of better or worse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.assessment.set_aside import TIMES
from site_builder.rollup.counts.amounts import Amount, amount_words
from site_builder.rollup.format.counts import Json
from site_builder.rollup.format.openable import FEWER, NOT_SHOWN
from site_builder.rollup.intake.labels import MOVED, REACHED, Words

# How many are at each position, that before the first stage first; None stands for no stage chosen.
Places = Sequence[tuple[str | None, Amount]]
# Amounts that no number is known of, and how the stages that have one are listed.
_HIDDEN = {FEWER: "fewer-at", NOT_SHOWN: "not-shown-at"}


def left_out_sentence(side: Json, both: int, words: Words) -> str:
    """How many of the PCNs in both rounds are not in the bar of what moved or of what was planned, and why; "" for none."""
    out_of = {key: both - sum(side[kind]["count"] for kind in kinds) for key, kinds in (("not-in-moves", MOVED), ("not-in-plans", REACHED))}
    told = " and ".join(words.say(key, count=count) for key, count in out_of.items() if count)
    return words.say("left-out-of-both", pcns=words.count(both), told=told) if told else ""


def stage_sentences(side: Json, words: Words) -> str:
    """Where PCNs are and want to be on one side of a theme, and how many positions are set aside."""
    now, year = ([(row["stage"], row["count"]) for row in side[when]] for when in TIMES)
    aside = side.get("set_aside", 0)
    told = where_sentences(side["assessed"], now, year, words)
    return " ".join(filter(None, (told, words.say("at-other-stages", count=aside) if aside else "")))


def where_sentences(assessed: Amount, now: Places, year: Places, words: Words) -> str:
    """Where PCNs are, and where they want to be in a year, in the order of the stages and without those where nobody is."""
    if not assessed:
        return words.say("not-assessed")
    if all(amount == NOT_SHOWN for _, amount in (*now, *year)):
        return words.say("no-numbers")
    nobody = [isinstance(assessed, int) and dict(places).get(None) == assessed for places in (now, year)]
    if all(nobody):
        return words.say("nobody")
    told = (
        words.say("nobody-now") if nobody[0] else _told("now", "are", now, words.units, words),
        words.say("nobody-in-a-year") if nobody[1] else _told("in-a-year", "want", year, words.units if nobody[0] else "", words),
    )
    return " ".join(filter(None, told))


def _told(key: str, verb: str, places: Places, units: str, words: Words) -> str:
    """One sentence of all places; ``units`` stand after its first number. Amounts that are not known follow in brackets."""
    counted = [(number, stage, amount) for number, (stage, amount) in enumerate(places) if amount not in {0, *_HIDDEN}]
    stages = {kind: ", ".join(words.stage(stage) for stage, amount in places if amount == kind) for kind in _HIDDEN}
    if not counted and not any(stages.values()):
        return ""
    said = list(_phrases(counted, verb, units, words)) or [words.say("no-number")]
    told = " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))
    hidden = "; ".join(words.say(_HIDDEN[kind], stages=listed) for kind, listed in stages.items() if listed)
    return words.say(key, told=told, hidden=f" ({hidden})" if hidden else "")


def _phrases(counted: Sequence[tuple[int, str | None, Amount]], verb: str, units: str, words: Words) -> Iterator[str]:
    """The verb stands with the first place, and again after the position before the first stage."""
    needs_verb = True
    for index, (number, stage, amount) in enumerate(counted):
        who = lower_first(amount_words(amount))
        if units and not index:
            who += f" {words.unit if amount == 1 else units}"
        place = words.say("at", stage=words.stage(stage)) if number else lower_first(words.stage(stage))
        if stage is None:
            yield words.say("not-said", who=who, count=amount)
        else:
            yield words.say(verb, who=who, count=amount, place=place) if needs_verb else f"{who} {place}"
        needs_verb = not number


def lower_first(words: str) -> str:
    """The words with a small letter first, for use inside a sentence."""
    return words[:1].lower() + words[1:]
