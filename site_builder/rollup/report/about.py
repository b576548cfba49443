"""What a roll-up is of: the title of its paper, and the facts that a reader needs to trust it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.rollup.format.counts import Expected
from site_builder.rollup.format.roll_up import LEFT_OUT, NATIONAL, Choice, EditionCount, RollUp, SystemCount, Undecided
from site_builder.rollup.intake.labels import OTHER_EDITIONS, Words, period_words


def report_title(choice: Choice, systems: Sequence[SystemCount], words: Words) -> str:
    """The system that is looked at, where it is one; else how many there are, where that is known, and how many PCNs gave none.

    Without the name of the one system it is what the view is called.
    """
    only = systems[0]["system"] if len(systems) == 1 else ""
    chosen = choice.system if choice.system is not None else only
    return title_of_system(chosen, words) if chosen else _of_systems(systems, words)


def title_of_system(system: str, words: Words) -> str:
    """A system as a title."""
    return words.together if system == LEFT_OUT else words.system(system)


def _of_systems(systems: Sequence[SystemCount], words: Words) -> str:
    given = [row["system"] for row in systems if row["system"]]
    if not given or LEFT_OUT in given:
        return words.units
    without = sum(row["count"] for row in systems if not row["system"])
    return words.say("of-systems-and-none" if without else "of-systems", count=len(given), without=without)


def facts_of(roll_up: RollUp, words: Words) -> Iterator[str]:
    """How many answered, of how many where that is known; which round; what is not decided; and what was chosen."""
    choice, assessments, expected = roll_up["choice"], roll_up["assessments"], roll_up["expected"]
    yield _answered(choice, assessments, expected, words)
    if choice.round is None:
        yield words.say("newest-round")
    else:
        yield words.say("round", period=period_words(choice.round, choice.months))
    yield from _undecided(roll_up["undecided"], expected, words)
    if roll_up["files"]["blank"]:
        yield words.say("newest-blank", count=roll_up["files"]["blank"])
    if choice.earlier is not None:
        yield words.say("compared-with", period=period_words(choice.earlier, choice.months))
    if choice.side is not None:
        yield words.say("for-side", side=words.side(choice.side))


def _undecided(undecided: Undecided, expected: Expected | None, words: Words) -> Iterator[str]:
    """What looks like one and nobody has said that it is."""
    near = expected["undecided"] if expected else 0
    if undecided["pcns"]:
        yield words.say("may-be-twice", pcns=words.count(undecided["pcns"]))
    if undecided["systems"]:
        yield words.say("systems-undecided", count=undecided["systems"])
    if near:
        yield words.say("near-undecided", count=near)


def _answered(choice: Choice, assessments: int, expected: Expected | None, words: Words) -> str:
    if expected is None or choice.system is not None or choice.local is not None:
        return words.count(assessments)
    others, pcns = expected["not_listed"]["count"], words.count(expected["listed"])
    return words.say("returned-and-others" if others else "returned", count=expected["returned"], pcns=pcns, others=others)


def made_of(systems: Sequence[SystemCount], editions: Sequence[EditionCount], words: Words) -> Iterator[str]:
    """How many assessments are from each system, where there are several, and how many were made on each edition."""
    for row in systems if len(systems) > 1 else ():
        yield f"{words.system(row['system']) or 'No system given'}: {row['count']:,}"
    for edition in editions:
        title = {NATIONAL: "National matrix", LEFT_OUT: OTHER_EDITIONS}.get(edition["edition"], edition["title"] or "")
        yield f"{title}: {edition['count']:,}"
