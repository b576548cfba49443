"""The pictures of a roll-up and their sentences: the numbers of the roll-up, and no word or number that compares PCNs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest

from site_builder.rollup.format.roll_up import Choice
from site_builder.rollup.intake.labels import Words
from site_builder.rollup.report.about import report_title
from site_builder.rollup.report.bars import bar
from site_builder.rollup.report.pictures import Pictures, pictures_of
from site_builder.rollup.report.sentences import stage_sentences, where_sentences
from tests.rollup.random_sets import random_set
from tests.rollup.support import CASES, SYSTEMS, WORDING, combined, small_matrix

MATRIX = small_matrix()
WORDS = Words(MATRIX, SYSTEMS, WORDING, lambda _: ("Riverside PCN", ""))
SENTENCES: list[dict[str, Any]] = json.loads((CASES / "rollup" / "sentences.json").read_text("utf-8"))
TITLES: list[dict[str, Any]] = json.loads((CASES / "rollup" / "titles.json").read_text("utf-8"))
POSITIONS = [MATRIX.before.id, *(stage.id for stage in MATRIX.stages), None]
COMPARING = re.compile(
    r"%|\b(?:best|better|worst|worse|top|bottom|most|least|ahead|behind|leading|lagging|strong\w*|weak\w*|high\w*|low\w*"
    r"|rank\w*|score\w*|average|mean|median|per ?cent\w*|total|only|just|few\w*|majority|good|poor)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("case", SENTENCES, ids=[case["title"] for case in SENTENCES])
def test_a_sentence_is_made_from_the_counts(case: dict[str, Any]) -> None:
    now, year = (list(zip(POSITIONS, case[when], strict=True)) for when in ("now", "in_a_year"))
    assert where_sentences(case["assessed"], now, year, WORDS) == case["sentence"]


def test_a_sentence_about_positions_that_are_set_aside_follows() -> None:
    zero = [{"stage": stage, "count": 0} for stage in POSITIONS]
    side = {"assessed": 1, "now": zero, "in_a_year": zero, "set_aside": 2}
    assert stage_sentences(side, WORDS) == WORDS.say("at-other-stages", count=2)


@pytest.mark.parametrize("case", TITLES, ids=[case["title"] for case in TITLES])
def test_the_title_counts_the_systems_that_files_name(case: dict[str, Any]) -> None:
    systems = [{"system": system, "count": count} for system, count in case["systems"].items()]
    assert report_title(Choice(), systems, WORDS) == case["heading"]


def pictures() -> Iterator[tuple[dict[str, Any], Pictures]]:
    for seed in range(25):
        made = combined(random_set(MATRIX, seed), MATRIX)
        yield made.roll_up, pictures_of(MATRIX, made.roll_up, made.months, WORDS)


def test_no_sentence_compares_and_every_number_is_a_count() -> None:
    told = set()
    for tail, found in pictures():
        for chart in found.stages:
            for theme, row in zip(tail["themes"], chart.rows, strict=True):
                assert not COMPARING.search(row.sentence), row.sentence
                side = next(side for side in theme["sides"] if side["side"] == chart.side)
                counts = {one["count"] for when in ("now", "in_a_year") for one in side[when]} | {side["set_aside"]}
                bare = re.sub("|".join(stage.title for stage in MATRIX.stages), "", row.sentence)
                assert {int(number) for number in re.findall(r"\d+", bare)} <= counts, row.sentence
                assert row.sentence.count(". ") <= 1 + bool(side["set_aside"]), row.sentence
                told.add(re.sub(r"\d+", "", row.sentence))
    assert len(told) > 5


def test_a_part_is_as_wide_as_its_count_and_no_picture_is_in_an_order_of_size() -> None:
    found = bar("Now", [("stage", 0, "Before", 1), ("stage", 1, "Foundation", 0), ("none", None, "None chosen", 3)], 4)
    placed = [(part.start, part.width, part.middle) for part in found.parts]
    assert placed == [("0.00%", "25.00%", "12.50%"), ("25.00%", "75.00%", "62.50%")]
    assert found.words == "Before: 1, None chosen: 3"
    order = [theme.title for theme in MATRIX.themes]
    components = [component.title for theme in MATRIX.themes for component in theme.components]
    for _, made in pictures():
        for chart in (*made.stages, *made.wanted, *made.components):
            titles = [row.title for row in chart.rows]
            assert titles == [title for title in order if title in titles]
        for grid in made.components:
            shown = [one.bar.label for row in grid.rows for cell in row.cells for one in cell.components]
            assert shown == [title for title in components if title in shown]


def test_the_table_behind_a_picture_has_its_numbers() -> None:
    for tail, made in pictures():
        for chart in made.stages:
            sides = [next(side for side in theme["sides"] if side["side"] == chart.side) for theme in tail["themes"]]
            counts = [[row["count"] for row in side[when]] for side in sides for when in ("now", "in_a_year") if side["assessed"]]
            assert [line[1:] for line in chart.table] == counts
        said = json.dumps(asdict(made)).lower()
        assert not re.search(r'"(?:rank|average|mean|score|percent|total|best|worst|league)"', said)


def test_every_picture_of_fewer_than_five_says_so() -> None:
    """Also of what moved, where only some of the PCNs have been on that side twice."""
    told = set()
    for _, made in pictures():
        for name, charts in (("stages", made.stages), ("components", made.components), ("wanted", made.wanted), ("moves", made.moves)):
            for chart in charts:
                assert chart.few == (0 < chart.assessed < 5)
                told.add((name, chart.few))
    assert {(name, True) for name in ("stages", "components", "wanted", "moves")} <= told


def test_what_moved_says_how_many_are_left_out() -> None:
    told = set()
    for tail, made in pictures():
        both = tail["comparison"]["both"]["count"]
        themes = {WORDS.theme(theme["theme"]): theme["sides"] for theme in tail["comparison"]["themes"]}
        for chart, row in ((one, row) for one in made.moves for row in one.rows):
            side = next(side for side in themes[row.title] if side["side"] == chart.side)
            kinds = {"moved": ("forward", "same", "back", "moved_unknown"), "planned": ("reached", "not_reached", "reached_unknown")}
            left = {what: both - sum(side[kind]["count"] for kind in some) for what, some in kinds.items()}
            found = re.findall(r"(\d+) (?:is|are) not in “What (?:was )?(moved|planned)”", row.sentence)
            assert {what: int(count) for count, what in found} == {what: count for what, count in left.items() if count}
            told.add((left["moved"] > 0, left["planned"] > 0, left["moved"] == left["planned"]))
    assert len(told) > 3


def test_what_moved_is_as_long_as_its_count_beside_what_was_planned() -> None:
    shorter = 0
    for _, made in pictures():
        for chart in made.moves:
            counts = [sum(part.count for part in one.parts) for row in chart.rows for one in row.bars]
            wide = [float(one.parts[-1].start[:-1]) + float(one.parts[-1].width[:-1]) for row in chart.rows for one in row.bars]
            assert [round(width * max(counts) / 100) for width in wide] == counts
            shorter += min(counts) < max(counts)
    assert shorter


def test_a_table_is_headed_by_what_its_lines_are() -> None:
    for _, made in pictures():
        heads = {one.columns[0] for one in (*made.components, *made.wanted)}
        assert heads <= {"Component"}
        assert {one.columns[0] for one in (*made.stages, *made.moves)} <= {"Theme"}
        assert (made.support.columns[0], made.outcomes.columns[0]) == ("Component group", "Actions")


def test_what_a_pcn_did_not_choose_is_not_wanted() -> None:
    """Only up to the stage that each chose for a year from now; an answer alone implies nothing."""
    part = MATRIX.themes[0].components[0]
    blank = json.loads((CASES / "assessment" / "blank.json").read_text("utf-8"))
    answers = {"components": {part.id: {"answer": "not_yet"}}}
    for chosen, count in (({}, 0), ({"now": part.stage}, 0), ({"in_a_year": part.stage}, 1)):
        themes = {MATRIX.themes[0].id: {**answers, part.audience: chosen}}
        made = combined({"files": [{"file": "a.json", "text": json.dumps({**blank, "themes": themes})}]}, MATRIX)
        assert sum(row["not_yet"] for row in made.roll_up["wanted"]) == count
