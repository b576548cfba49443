"""Many assessments as one roll-up: counts only, PCNs in the order of their names.

There is no rank, no average and no order by stage, here or anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from site_builder.assessment.format import Assessment, Generator, LocalEdition, MatrixUsed, Side
from site_builder.assessment.logic import next_steps
from site_builder.assessment.matrix import Matrix
from site_builder.assessment.other_kind import ROLL_UP_FORMAT
from site_builder.rollup.counts.counting import Json, is_few
from site_builder.rollup.counts.free_text import actions_of, texts_of
from site_builder.rollup.counts.movement import MovementTally
from site_builder.rollup.counts.set_aside import SetAsideTally
from site_builder.rollup.counts.support_needs import DomainTally, NeedTally
from site_builder.rollup.counts.tallies import AnswerTally, StageTally
from site_builder.rollup.counts.wanted import OutcomeTally, SupportTally, WantedTally
from site_builder.rollup.format.roll_up import NATIONAL, ROLL_UP_FORMAT_VERSION, Choice
from site_builder.rollup.intake.expected import expected_from
from site_builder.rollup.intake.linkage import deduplicate, link_series
from site_builder.rollup.intake.name_matching import name_key, utf16_sort_key
from site_builder.rollup.intake.naming import Naming
from site_builder.rollup.intake.periods import period_of, select_pair
from site_builder.rollup.intake.store import Store
from site_builder.rollup.intake.systems import join_systems


@dataclass(frozen=True, slots=True)
class Resolutions:
    """What somebody decided: the file to use for an assessment, which lines are one PCN, who is expected, which names are one system.

    ``near`` holds what names share that are near to one of the list of expected PCNs and count as that.

    None stands for all lines or names that look alike.
    """

    chosen: Mapping[str, str] = field(default_factory=dict)
    joined: Container[str] | None = frozenset()
    expected: Mapping[str, str] | None = None
    systems: Container[str] | None = frozenset()
    near: Container[str] | None = frozenset()


@dataclass(frozen=True, slots=True)
class Aggregate:
    """The parts of a roll-up: the small ones as values, the long ones to be read from the store; and what was not looked at."""

    head: Json
    counts: Json
    tail: Json
    months: tuple[tuple[str, int], ...]
    store: Store
    naming: Naming
    passed_over: tuple[str, ...] = ()

    @property
    def names(self) -> bool:
        """Whether PCNs are named."""
        return self.naming.names

    def refused(self) -> Iterator[Json]:
        """Files that cannot be used."""
        return self.store.refused() if self.names else iter(())

    def findings(self) -> Iterator[tuple[str, list[Json]]]:
        """Why each such file cannot be used, with the path of each mistake."""
        return self.store.findings() if self.names else iter(())

    def pcns(self) -> Iterator[Json]:
        """The PCNs, with all their rounds."""
        return self.store.kept("pcn")

    def texts(self) -> Iterator[Json]:
        """What PCNs wrote."""
        return self.store.kept("text")

    def as_json(self, kind: Literal["pcn", "text", "action"], month: str = "") -> Iterator[str]:
        """The same PCNs, texts, or actions of a month, as texts in JSON."""
        return self.store.kept_as_json(kind, month) if self.names else iter(())

    def actions(self) -> Iterator[tuple[Json, Iterator[Json]]]:
        """Months, each with its actions."""
        for month, count in self.months:
            items = self.store.kept("action", month) if self.names else iter(())
            yield {"month": month or None, "count": count}, items


def aggregate(generator: Generator, naming: Naming, store: Store, decisions: Resolutions, choice: Choice) -> Aggregate:
    """The roll-up of everything in a store, which must be indexed and is used up by this."""
    matrix = naming.matrix
    versions = list(deduplicate(store, decisions.chosen))
    systems_alike = list(join_systems(store, naming.systems, decisions.systems))
    alike = list(link_series(store, decisions.joined))
    picked = _pick_all(store, choice)
    counters = _Counters(naming, store, choice)
    for number, (line, current, before) in enumerate(store.rows("SELECT line, current, before FROM pair ORDER BY sort"), 1):
        counters.add(number, line, current, before)
    counted = counters.counted
    files = {
        "read": store.count("file") + store.count("refused"),
        "refused": store.count("refused"),
        "copies": store.count("copy"),
        "differing": store.differing(),
        "other_rounds": store.count("used") - len(picked.returned),
        "filtered": len(picked.returned) - counted,
        "counted": counted,
        "other_side": counters.other_side,
    }
    named = {"versions": versions, "alike": alike, "systems_alike": systems_alike}
    named = named if choice.names else {key: [] for key in named}
    rounds = [{"round": name, "count": count} for name, count in sorted(picked.rounds.items())]
    head = {**_head(generator, matrix, naming.choice(choice)), "files": files, **named, "rounds": rounds}
    expected = None
    if decisions.expected is not None:
        returned = [name for _, name in sorted(picked.returned)]
        expected = expected_from(decisions.expected, returned, decisions.near, choice.names, store.voices())
    months = tuple(sorted(store.months(), key=lambda month: month[0] or "~"))
    return Aggregate(head, counters.heads(), {**counters.result(), "expected": expected}, months, store, naming)


@dataclass(slots=True)
class _Picks:
    returned: list[tuple[bytes, str]]
    rounds: Counter[str]


def _pick_all(store: Store, choice: Choice) -> _Picks:
    """Put the pairs that the choice looks at into the store, and count what it does not."""
    picks = _Picks([], Counter())
    for line, rounds in store.lines():
        picks.rounds.update({period_of(one.date, choice.months) for one in rounds})
        found = select_pair(rounds, choice)
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


class _Counters:
    """Everything that is counted over the pairs of a choice."""

    def __init__(self, naming: Naming, store: Store, choice: Choice) -> None:
        matrix = naming.matrix
        sides: tuple[Side, ...] = tuple(side.id for side in matrix.audiences if choice.side in {None, side.id})
        self._naming, self._matrix, self._store, self._choice = naming, matrix, store, choice
        self._stages = StageTally(matrix, sides, choice.names)
        self._components = AnswerTally(matrix, sides, choice.names)
        self._wanted = WantedTally(matrix, sides)
        self._support, self._outcomes = SupportTally(matrix, choice.names), OutcomeTally(matrix)
        self._domains = DomainTally(matrix, sides, choice.names)
        self._needs, self._set_aside = NeedTally(matrix, choice.names), SetAsideTally(matrix, sides, choice.names)
        self._comparison = MovementTally(matrix, sides, choice)
        self._systems: Counter[str] = Counter()
        self._editions: Counter[str] = Counter()
        self._titles: dict[str, str | None] = {}
        self.counted = self.other_side = 0

    def add(self, number: int, line: str, current: int | None, before: int | None) -> None:
        head = self._store.head(current or before or 0)
        assessment = self._store.assessment(current) if current else None
        self._comparison.add(number, assessment, self._store.assessment(before) if before else None)
        if self._choice.names:
            self._store.keep("pcn", [("", _pcn(number, head, current is not None, self._store.rounds(line)))])
        if assessment:
            self._count(number, head, assessment)

    def _count(self, number: int, head: Json, assessment: Assessment) -> None:
        self.counted += 1
        self.other_side += head["left_out"] is not None
        self._systems[self._naming.system(head["system"])] += 1
        edition = self._naming.edition(head["local"])
        self._editions[edition] += 1
        self._titles.setdefault(edition, self._naming.title(edition, head["local_title"]))
        self._stages.add(number, assessment)
        self._components.add(assessment)
        steps = next_steps(self._matrix, assessment)
        self._wanted.add(assessment, steps)
        self._support.add(number, assessment)
        self._outcomes.add(assessment)
        self._domains.add(number, steps)
        self._needs.add(number, assessment)
        self._set_aside.add(assessment)
        self._store.keep("action", actions_of(self._matrix, number, assessment))
        if self._choice.names:
            self._store.keep("text", (("", text) for text in texts_of(self._matrix, number, assessment)))

    def heads(self) -> Json:
        """How many assessments there are, by system and edition."""
        systems = sorted(self._systems.items(), key=lambda item: (utf16_sort_key(name_key(item[0])), utf16_sort_key(item[0])))
        editions = sorted(self._editions.items())
        return {
            "assessments": self.counted,
            "few": is_few(self.counted),
            "systems": [{"system": system, "count": count} for system, count in systems],
            "editions": [{"edition": edition, "title": self._titles[edition], "count": count} for edition, count in editions],
        }

    def result(self) -> Json:
        """Everything that was counted."""
        found = {"themes": self._stages.others(), "components": self._components.others(), "set_aside": self._set_aside.rows()}
        others = {name: rows for name, (rows, _) in found.items()} | {f"more_{name}": more for name, (_, more) in found.items()}
        return {
            "themes": list(self._stages.themes()),
            "components": list(self._components.known()),
            "wanted": list(self._wanted.rows()),
            "support": list(self._support.rows()),
            "outcomes": list(self._outcomes.rows()),
            "domains": list(self._domains.rows()),
            "needs": list(self._needs.rows()),
            "comparison": self._comparison.result(),
            "not_in_matrix": others,
        }


def _head(generator: Generator, matrix: Matrix, choice: Choice) -> Json:
    local = LocalEdition(id=matrix.local.id, title=matrix.local.title) if matrix.local else None
    used = MatrixUsed(id=matrix.id, edition=matrix.edition, digest=matrix.digest, local=local)
    return {
        "format": ROLL_UP_FORMAT,
        "format_version": ROLL_UP_FORMAT_VERSION,
        "generator": generator.model_dump(mode="json"),
        "matrix": used.model_dump(mode="json"),
        "choice": choice.model_dump(mode="json"),
    }


def _pcn(number: int, head: Json, in_round: bool, rounds: list[Json]) -> Json:
    local = {"id": head["local"], "title": head["local_title"]} if head["local"] else None
    who = {key: head[key] for key in ("name", "system")}
    kept = {key: head[key] for key in ("date", "file", "left_out")}
    return {"number": number, **who, "in_round": in_round, **kept, "local": local, "rounds": rounds}
