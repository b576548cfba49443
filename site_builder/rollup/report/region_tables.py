"""The counts of several roll-ups as tables, and what is said of them; the browser's are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from site_builder.assessment.matrix import Matrix, positions_of
from site_builder.core.dates import long_date
from site_builder.rollup.counts.amounts import Amount, amount_words, known_part
from site_builder.rollup.format.counts import WANTED_KINDS, Json
from site_builder.rollup.format.openable import NOT_SHOWN
from site_builder.rollup.format.roll_up import LEFT_OUT
from site_builder.rollup.intake.labels import MOVED, NO_STAGE, REACHED, WHEN, Words, period_words
from site_builder.rollup.report.about import title_of_system
from site_builder.rollup.report.sentences import lower_first
from site_builder.rollup.report.tables import ReportTable
from site_builder.rollup.saved.regions import SeveralRollUps

_NO_SYSTEM = "No system given"
_OF_ALL = {"support", "needs"}
# What is said of the roll-ups themselves, before their counts.
FIRST_TABLES = ("roll-ups", "left-out", "systems")


def region_tables(matrix: Matrix, region: SeveralRollUps, words: Words) -> tuple[ReportTable, ...]:
    """Every table of a region, in the order of the page, every number in words."""
    listed = (*_about(region, words), *_counts(matrix, region, words), *_asks_and_moves(matrix, region, words))
    stages = (*map(words.stage, positions_of(matrix)), NO_STAGE)
    lists = {
        "stages": stages,
        "open": [words.answers[one] for one in WANTED_KINDS],
        "moved": [*MOVED.values()],
        "reached": [*REACHED.values()],
    }
    return tuple(ReportTable(name, *words.table("roll-ups", name, **lists), partial(iter, found)) for name, found in listed if found)


_Listed = tuple[str, list[tuple[str, ...]]]


def _about(region: SeveralRollUps, words: Words) -> Iterator[_Listed]:
    yield "roll-ups", list(_parts(region, words))
    yield "left-out", [(one.file, words.say("why-left-out", other=one.other, pcns=words.count(one.assessments))) for one in region.left_out]
    yield "systems", [(words.system(key) or _NO_SYSTEM, amount_words(count)) for key, count in region.systems]


def _counts(matrix: Matrix, region: SeveralRollUps, words: Words) -> Iterator[_Listed]:
    parts = {part.id: (part.audience, part.stage) for theme in matrix.themes for part in theme.components}
    stages = [
        (*_by_side(row, (WHEN[row["table"]], *map(amount_words, row["counts"].values())), words), amount_words(row["whole"]))
        for row in region.rows
        if row["table"] in WHEN and any(row["counts"].values())
    ]
    yield "stages", stages
    components = [
        (words.theme(row["theme"]), words.side(side), words.stage(stage), words.component(row["id"]), *counts)
        for row, counts in _rows(region, "components")
        for side, stage in (parts[row["id"]],)
    ]
    yield "components", components
    yield "wanted", [(words.theme(row["theme"]), words.component(row["id"]), *counts) for row, counts in _rows(region, "wanted")]


def _asks_and_moves(matrix: Matrix, region: SeveralRollUps, words: Words) -> Iterator[_Listed]:
    groups = {group.id: (one.title, group.title) for theme in matrix.themes for one in theme.domains for group in one.groups}
    yield "support", [(*groups[row["id"]], *counts) for row, counts in _rows(region, "support")]
    yield "needs", [(words.need(row["id"]), *counts) for row, counts in _rows(region, "needs")]
    for table in ("moved", "planned"):
        yield table, [_by_side(row, counts, words) for row, counts in _rows(region, table)]


def _rows(region: SeveralRollUps, table: str) -> Iterator[tuple[Json, tuple[str, ...]]]:
    """The rows of a table; where it has not a line for each thing that can be asked for, one where nobody is says nothing."""
    found = (row for row in region.rows if row["table"] == table and (table in _OF_ALL or any(row["counts"].values())))
    return ((row, tuple(map(amount_words, row["counts"].values()))) for row in found)


def _parts(region: SeveralRollUps, words: Words) -> Iterator[tuple[str, ...]]:
    for part in region.parts:
        systems = dict.fromkeys(words.system(system) or _NO_SYSTEM for system, _ in part.systems)
        made = long_date(part.made) if part.made else "The file does not say" if part.fingerprint else "Not saved yet"
        chosen = part.choice
        period = period_words(chosen["round"], chosen["months"]) if chosen["round"] else f"The newest of each {words.unit}"
        side = words.side(chosen["side"]) if chosen["side"] else "All sides"
        yield part.file, "; ".join(systems), amount_words(part.assessments), made, period, side


def _by_side(row: Json, counts: tuple[str, ...], words: Words) -> tuple[str, ...]:
    return (words.theme(row["theme"]), words.side(row["side"]), *counts)


def region_title(region: SeveralRollUps, words: Words) -> str:
    """The system of all that is counted, where it is one; else how many systems or, where some are not known, roll-ups."""
    systems = [system for system, _ in region.systems]
    is_named = all(system and system != LEFT_OUT for system in systems)
    if len(systems) == 1 and systems[0] and (is_named or len(region.parts) == 1):
        return title_of_system(systems[0], words)
    if is_named:
        return words.say("of-systems", count=len(systems))
    return words.say("of-roll-ups", count=len(region.parts))


def region_facts(region: SeveralRollUps, words: Words) -> list[str]:
    """How many PCNs and roll-ups are counted, and what is not."""
    facts = [words.count(region.assessments), words.say("roll-ups", count=len(region.parts))]
    if region.left_out:
        pcns = words.count(sum(one.assessments for one in region.left_out))
        facts.append(words.say("roll-ups-left-out", count=len(region.left_out), pcns=pcns))
    return facts


def region_notes(region: SeveralRollUps, words: Words) -> list[str]:
    """What a reader must know of the counts of a region."""
    hidden = any(isinstance(count, str) for row in region.rows for count in row["counts"].values())
    moved = any(row["table"] == "moved" and any(row["counts"].values()) for row in region.rows)
    amount, who = lower_first(amount_words(region.both)), words.unit if region.both == 1 else words.units
    unseen = ", ".join(map(words.side, _unseen_sides(region)))
    notes = (
        (hidden, words.say("fewer-not-shown")),
        (unseen, words.say("side-not-shown", sides=unseen)),
        (moved and region.both != NOT_SHOWN, words.say("moved-of", amount=amount, who=who)),
        (region.unmarked, words.say("may-be-counted-twice", files=", ".join(region.unmarked))),
        (region.left_out, words.say("fuller-or-newest")),
        (region.left_out, words.say("no-rounds")),
        (region.unknown, words.say("unknown-rows", count=region.unknown)),
    )
    return [note for holds, note in notes if holds]


def _unseen_sides(region: SeveralRollUps) -> list[str]:
    """The sides that somebody assessed and that have no chart, since no number of them is shown."""
    wholes: defaultdict[str, list[Amount]] = defaultdict(list)
    for row in region.rows:
        if row["table"] in WHEN:
            wholes[row["side"]].append(row["whole"])
    return [side for side, found in wholes.items() if any(found) and not any(map(known_part, found))]
