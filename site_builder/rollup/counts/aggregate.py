"""Many assessments as one roll-up: counts only, PCNs in the order of their names.

There is no rank, no average and no order by stage, here or anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from site_builder.assessment.format import Assessment, Generator, LocalEdition, MatrixUsed, Side
from site_builder.assessment.logic import next_steps
from site_builder.assessment.matrix import Matrix
from site_builder.assessment.other_kind import ROLL_UP_FORMAT
from site_builder.rollup.counts.counting import is_few
from site_builder.rollup.counts.free_text import actions_of, texts_of
from site_builder.rollup.counts.movement import MovementTally
from site_builder.rollup.counts.set_aside import SetAsideTally
from site_builder.rollup.counts.support_needs import DomainTally, NeedTally
from site_builder.rollup.counts.tallies import AnswerTally, StageTally
from site_builder.rollup.counts.wanted import OutcomeTally, SupportTally, WantedTally
from site_builder.rollup.format.counts import Expected, Json, NotInMatrix
from site_builder.rollup.format.roll_up import (
    ROLL_UP_FORMAT_VERSION,
    Choice,
    EditionCount,
    FileCounts,
    Pcn,
    RollUp,
    Round,
    RoundCount,
    SystemCount,
    Undecided,
)
from site_builder.rollup.intake.decisions import Decisions
from site_builder.rollup.intake.expected import expected_from, near_names
from site_builder.rollup.intake.linkage import deduplicate, link_series
from site_builder.rollup.intake.name_matching import name_key, utf16_sort_key
from site_builder.rollup.intake.naming import Naming
from site_builder.rollup.intake.picks import Picks, pick_pairs
from site_builder.rollup.intake.store import Store
from site_builder.rollup.intake.systems import join_systems

# Lists that may be too long for memory: report/writers.py takes them from the store, by the methods of Aggregate.
IN_STORE: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A roll-up whose long lists are empty here and to be read from the store; the months of actions; and what was not looked at."""

    roll_up: RollUp
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


def aggregate(generator: Generator, naming: Naming, store: Store, decisions: Decisions, choice: Choice) -> Aggregate:
    """The roll-up of everything in a store, which must be indexed and is used up by this."""
    versions = list(deduplicate(store, decisions.chosen))
    systems_alike = list(join_systems(store, naming.systems, decisions.systems))
    alike = list(link_series(store, decisions.joined, near_names(decisions.expected or {}, decisions.near)))
    picked = pick_pairs(store, choice)
    counters = _Counters(naming, store, choice)
    counters.add_all()
    roll_up = RollUp(
        format=ROLL_UP_FORMAT,
        format_version=ROLL_UP_FORMAT_VERSION,
        generator=generator,
        matrix=_matrix_used(naming.matrix),
        choice=naming.choice(choice),
        files=_files(store, picked, counters),
        refused=IN_STORE,
        versions=versions if choice.names else (),
        alike=alike if choice.names else (),
        systems_alike=systems_alike if choice.names else (),
        undecided=Undecided(pcns=sum(not one["joined"] for one in alike), systems=sum(not one["joined"] for one in systems_alike)),
        rounds=[RoundCount(round=name, count=count) for name, count in sorted(picked.rounds.items())],
        pcns=IN_STORE,
        assessments=counters.counted,
        few=is_few(counters.counted),
        systems=counters.systems(),
        editions=counters.editions(),
        themes=list(counters.stages.themes()),
        components=list(counters.components.known()),
        wanted=list(counters.wanted.rows()),
        support=list(counters.support.rows()),
        outcomes=list(counters.outcomes.rows()),
        domains=list(counters.domains.rows()),
        needs=list(counters.needs.rows()),
        actions=IN_STORE,
        texts=IN_STORE,
        comparison=counters.comparison.result(),
        not_in_matrix=counters.not_in_matrix(),
        expected=_expected(store, picked, decisions, choice),
    )
    return Aggregate(roll_up, tuple(sorted(store.months(), key=lambda month: month[0] or "~")), store, naming)


def _matrix_used(matrix: Matrix) -> MatrixUsed:
    local = LocalEdition(id=matrix.local.id, title=matrix.local.title) if matrix.local else None
    return MatrixUsed(id=matrix.id, edition=matrix.edition, digest=matrix.digest, local=local)


def _files(store: Store, picked: Picks, counters: _Counters) -> FileCounts:
    returned, counted = len(picked.returned), counters.counted
    return FileCounts(
        read=store.count("file") + store.count("refused"),
        refused=store.count("refused"),
        copies=store.count("copy"),
        differing=store.differing(),
        other_rounds=store.count("used") - returned,
        filtered=returned - counted,
        blank=picked.blank,
        counted=counted,
        other_side=counters.other_side,
    )


def _expected(store: Store, picked: Picks, decisions: Decisions, choice: Choice) -> Expected | None:
    if decisions.expected is None:
        return None
    returned = [name for _, name in sorted(picked.returned)]
    return expected_from(decisions.expected, returned, decisions.near, choice.names, store.voices())


class _Counters:
    """Everything that is counted over the pairs of a choice."""

    def __init__(self, naming: Naming, store: Store, choice: Choice) -> None:
        matrix = naming.matrix
        sides: tuple[Side, ...] = tuple(side.id for side in matrix.audiences if choice.side in {None, side.id})
        self._naming, self._matrix, self._store, self._choice = naming, matrix, store, choice
        self.stages = StageTally(matrix, sides, choice.names)
        self.components = AnswerTally(matrix, sides, choice.names)
        self.wanted = WantedTally(matrix, sides)
        self.support, self.outcomes = SupportTally(matrix, choice.names), OutcomeTally(matrix)
        self.domains = DomainTally(matrix, sides, choice.names)
        self.needs, self.set_aside = NeedTally(matrix, choice.names), SetAsideTally(matrix, sides, choice.names)
        self.comparison = MovementTally(matrix, sides, choice)
        self._systems: Counter[str] = Counter()
        self._editions: Counter[str] = Counter()
        self._titles: dict[str, str | None] = {}
        self.counted = self.other_side = 0

    def add_all(self) -> None:
        for number, (line, current, before) in enumerate(self._store.rows("SELECT line, current, before FROM pair ORDER BY sort"), 1):
            self.add(number, line, current, before)

    def add(self, number: int, line: str, current: int | None, before: int | None) -> None:
        head = self._store.head(current or before or 0)
        assessment = self._store.assessment(current) if current else None
        self.comparison.add(number, assessment, self._store.assessment(before) if before else None)
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
        self.stages.add(number, assessment)
        self.components.add(assessment)
        steps = next_steps(self._matrix, assessment)
        self.wanted.add(assessment, steps)
        self.support.add(number, assessment)
        self.outcomes.add(assessment)
        self.domains.add(number, steps)
        self.needs.add(number, assessment)
        self.set_aside.add(assessment)
        self._store.keep("action", actions_of(self._matrix, number, assessment))
        if self._choice.names:
            self._store.keep("text", (("", text) for text in texts_of(self._matrix, number, assessment)))

    def systems(self) -> list[SystemCount]:
        """How many assessments there are from each system, in the order of the names."""
        ordered = sorted(self._systems.items(), key=lambda item: (utf16_sort_key(name_key(item[0])), utf16_sort_key(item[0])))
        return [SystemCount(system=system, count=count) for system, count in ordered]

    def editions(self) -> list[EditionCount]:
        """How many were made on each edition."""
        ordered = sorted(self._editions.items())
        return [EditionCount(edition=edition, title=self._titles[edition], count=count) for edition, count in ordered]

    def not_in_matrix(self) -> NotInMatrix:
        """What has no counterpart in this matrix."""
        themes, more_themes = self.stages.others()
        components, more_components = self.components.others()
        set_aside, more_set_aside = self.set_aside.rows()
        return NotInMatrix(
            themes=themes,
            components=components,
            set_aside=set_aside,
            more_themes=more_themes,
            more_components=more_components,
            more_set_aside=more_set_aside,
        )


def _pcn(number: int, head: Json, in_round: bool, rounds: list[Round]) -> Pcn:
    return Pcn(
        number=number,
        name=head["name"],
        system=head["system"],
        in_round=in_round,
        date=head["date"],
        file=head["file"],
        left_out=head["left_out"],
        local=LocalEdition(id=head["local"], title=head["local_title"]) if head["local"] else None,
        rounds=rounds,
    )
