"""Put the pairs of assessments that a roll-up looks at, one of now and the one before, into the store, and count the rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from site_builder.rollup.format.roll_up import NATIONAL, Choice
from site_builder.rollup.intake.periods import answered, period_of, select_pair
from site_builder.rollup.intake.store import Store


@dataclass(slots=True)
class Picks:
    """Those in the round, by sort key and name; how many have an assessment in each period, and a newest one without answers."""

    returned: list[tuple[bytes, str]]
    rounds: Counter[str]
    blank: int = 0


def pick_pairs(store: Store, choice: Choice) -> Picks:
    """Put the pairs that the choice looks at into the store, and count what it does not."""
    picks = Picks([], Counter())
    for line, rounds in store.lines():
        picks.rounds.update({period_of(one.date, choice.months) for one in rounds})
        said = answered(rounds)
        picks.blank += said[-1] is not rounds[-1]
        found = select_pair(said, choice)
        looked_at = found.current or found.before
        if looked_at is None:
            continue
        head = store.head(looked_at.row)
        if found.current:
            picks.returned.append((head["sort"], head["name"]))
        if choice.system in {None, head["system"]} and choice.local in {None, head["local"] or NATIONAL}:
            rows = (found.current.row if found.current else None, found.before.row if found.before else None)
            store.change("INSERT INTO pair VALUES (?, ?, ?, ?)", (head["sort"], line, *rows))
    return picks
