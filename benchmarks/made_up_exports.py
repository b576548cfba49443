"""Made-up, plausible exports of self-assessments: the same seed gives the same files.

    python benchmarks/made_up_exports.py FOLDER --pcns 1250 --rounds 80 --seed 1

Tests and benchmarks use it as a module. Nobody and nothing in it exists.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1]))

from site_builder.assessment.matrix import Matrix, MatrixTheme, matrix_of
from site_builder.site.load import load_site

Document = dict[str, Any]

PLACES = (
    "Alder Vale", "Ashbrook", "Beacon Hill", "Birchwater", "Brookside", "Castle Meadow", "Chalk Down", "Cornfield", "Dovecote", "Eastmoor",
    "Elm Cross", "Fernleigh", "Foxglove", "Greenway", "Harbour", "Hawthorn", "Hazel Bank", "High Weald", "Ivy Green", "Kingfisher",
    "Lakeside", "Larch Hill", "Lower Marsh", "Meadowbank", "Millstream", "Moor End", "Northgate", "Oak Tree", "Orchard", "Otter Valley",
    "Parkside", "Pebble Shore", "Quarry Lane", "Riverside", "Rookery", "Saltmarsh", "Seaview", "Silver Birch", "South Down", "Stonebridge",
    "Swan Pool", "Thistle Down", "Three Rivers", "Upper Dale", "Valley View", "Watermead", "Westgate", "Willow Brook", "Windmill",
    "Yew Tree",
)  # fmt: skip
KINDS = ("", " North", " South", " East", " West", " Central", " Alliance", " Partnership", " and District", " Villages")
SYSTEMS = ("kent-and-medway", "frimley-health-and-care", "sussex-and-east-surrey", "surrey-heartlands", "Made-up Shires", "North Made-up")
HOW = (
    "Meet monthly with all practices. Agree who leads on what.", "Use the development funding for backfill.",
    "Work with the community trust on one shared list.", "Start with one practice, then the others.",
)  # fmt: skip
NEEDS = {
    "time": ("Half a day a week for the Clinical Director.", "Protected learning time for practices."),
    "capacity": ("A project manager for six months.", "An analyst that we share with the next PCN."),
    "skills": ("Training in quality improvement.", "Help with reading population data."),
    "support": ("Facilitation from the system.", "A template for data sharing.", "Legal advice on employment."),
}
EVIDENCE = ("Minutes of the board.", "The dashboard of March.", "Feedback of patients.")
NOTES = ("Two practices only.", "Agreed, not started.", "See the plan of the system.", "We are not sure that this is ours.")
ACTIONS = ("Agree terms of reference", "Appoint a lead", "Write to all practices", "Invite the patient groups", "Map the workforce")
OUTCOMES = ("done", "done", "still_open", "changed", "dropped", None)
WHO = ("Clinical Director", "PCN manager", "Lead nurse", "System lead")
LOCAL = ("coast", "hills", "towns")
STAGES = ("before-foundation", "foundation", "step-1", "step-2", "step-3")


@dataclass(frozen=True)
class Wanted:
    """What to make up: how many PCNs, rounds of each, from which year, and whether local editions are among them."""

    pcns: int
    rounds: int = 1
    seed: int = 1
    first_year: int = 2024
    months_between: int = 12
    local_editions: bool = True


class Team(NamedTuple):
    """What is rolled for one assessment: who answers, how far they are, when, and on which local edition."""

    dice: random.Random
    sides: list[str]
    maturity: float
    date: str
    local: str | None


def real_matrix(root: Path = Path(__file__).parents[1]) -> Matrix:
    """The matrix of a project's data: of this project, where no other is named."""
    site, problems = load_site(root)
    assert site is not None, problems
    return matrix_of(site)


def exports(matrix: Matrix, wanted: Wanted) -> Iterator[tuple[str, Document]]:
    """File names and documents, all rounds of a PCN together, oldest first."""
    for number in range(wanted.pcns):
        yield from _pcn(matrix, wanted, number)


def name_of(number: int) -> str:
    """The name of a made-up PCN; the first 500 differ by their words."""
    cycle, at = divmod(number, len(PLACES) * len(KINDS))
    kind, place = divmod(at, len(PLACES))
    return f"{PLACES[place]}{KINDS[kind]}{f' {cycle + 1}' if cycle else ''} PCN"


def _pcn(matrix: Matrix, wanted: Wanted, number: int) -> Iterator[tuple[str, Document]]:
    dice = random.Random(f"{wanted.seed} {number}")
    local = dice.choice(LOCAL) if wanted.local_editions and dice.random() < 0.3 else None
    about = {"name": name_of(number), "system": SYSTEMS[number % len(SYSTEMS)]}
    sides = dice.choices([["pcn"], ["pcn", "system"], ["system"]], [70, 25, 5])[0]
    maturity = dice.random()
    before: Document | None = None
    for turn in range(wanted.rounds):
        months = turn * wanted.months_between + dice.randrange(3)
        date = f"{wanted.first_year + months // 12:04d}-{months % 12 + 1:02d}-{dice.randrange(1, 29):02d}"
        document = _head(matrix, dice, local, date, before)
        document["about"] = {**about, "date": date, "participants": "Clinical Director, practice managers", "audiences": sides}
        if dice.random() < 0.6:
            document["about"]["improvement_priority"] = dice.choice(ACTIONS).lower() + " for people with long-term conditions"
        team = Team(dice, sides, maturity, date, local)
        document["themes"] = {theme.id: _theme(theme, team) for theme in matrix.themes}
        maturity = min(1.0, max(0.0, maturity + dice.uniform(-0.05, 0.2)))
        yield f"{about['name'].lower().replace(' ', '-')}-{date}-{document['id'][:4]}.json", document
        before = document


def _head(matrix: Matrix, dice: random.Random, local: str | None, date: str, before: Document | None) -> Document:
    used = {"id": matrix.id, "edition": matrix.edition, "digest": matrix.digest, "local": None}
    if local:
        used |= {"local": {"id": local, "title": f"Made-up edition of the {local}"}, "digest": f"sha256-{dice.getrandbits(256):064x}"}
    moment = f"{date}T{dice.randrange(8, 18):02d}:{dice.randrange(60):02d}:{dice.randrange(60):02d}Z"
    return {
        "format": "pcn-self-assessment",
        "format_version": 2,
        "generator": {"name": "pcn-prospectus", "version": "0.1.0"},
        "matrix": used,
        "id": str(UUID(int=dice.getrandbits(128), version=4)),
        "previous_id": before["id"] if before else None,
        "created": moment,
        "updated": moment,
        "about": {},
        "themes": {},
        "last_time": _last_time(before) if before else None,
    }


def _theme(theme: MatrixTheme, team: Team) -> Document:
    dice, sides, maturity, date, local = team
    answers: Document = {}
    for component in theme.components:
        if component.audience in sides and dice.random() < 0.95:
            answers[component.id] = _answer(dice, maturity - 0.22 * STAGES.index(component.stage))
    if local:
        answers[f"{theme.id}.step-1.{sides[0]}.{local}-plan"] = _answer(dice, maturity - 0.3)
    made: Document = {"components": answers}
    for side in sides:
        now = min(4, max(0, round(maturity * 4 + dice.uniform(-1, 1))))
        if dice.random() < 0.95:
            made[side] = {"now": STAGES[now], "in_a_year": STAGES[min(4, now + dice.choice([0, 1, 1, 1, 2]))]}
    made["how"] = dice.choice(HOW)
    made["needs"] = {need: dice.choice(texts) for need, texts in NEEDS.items() if dice.random() < 0.5}
    groups = [group.id for domain in theme.domains for group in domain.groups]
    made["support"] = [group for group in groups if random.Random(f"{group} {date} {maturity}").random() < 0.2]
    made["evidence"] = dice.choice(EVIDENCE)
    made["actions"] = [{"id": str(number), **_action(dice, date)} for number in range(1, dice.randrange(4) + 1)]
    return made


def _answer(dice: random.Random, chance: float) -> Document:
    roll = dice.random()
    answer = "in_place" if roll < chance + 0.2 else "partly" if roll < chance + 0.5 else "not_yet"
    answer = dice.choices([answer, "do_not_know", "does_not_apply"], [92, 5, 3])[0]
    return {"answer": answer, "note": dice.choice(NOTES)} if dice.random() < 0.08 else {"answer": answer}


def _action(dice: random.Random, date: str) -> Document:
    month = int(date[:4]) * 12 + int(date[5:7]) + dice.randrange(12)
    by = f"{month // 12:04d}-{month % 12 + 1:02d}-{dice.randrange(1, 29):02d}"
    return {"what": dice.choice(ACTIONS), "who": dice.choice(WHO), "by": by if dice.random() < 0.9 else None}


def _last_time(before: Document) -> Document:
    dice = random.Random(before["id"])
    themes = {
        key: {**theme, "actions": [{**action, "outcome": dice.choice(OUTCOMES)} for action in theme["actions"]]}
        for key, theme in before["themes"].items()
    }
    return {"date": before["about"]["date"], "name": before["about"]["name"], "themes": themes}


def main() -> None:
    """Write files, a thousand in a folder."""
    parser = argparse.ArgumentParser(description="Make up exported self-assessments.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pcns", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--months-between", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wanted = Wanted(options.pcns, options.rounds, options.seed, months_between=options.months_between)
    for number, (name, document) in enumerate(exports(real_matrix(), wanted)):
        folder = options.folder / f"{number // 1000:04d}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
