"""The browser and the command line combine the same files to the same numbers."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest

from site_builder.rollup.intake.labels import Words
from site_builder.rollup.report.pictures import pictures_of
from site_builder.rollup.report.tables import tables_of
from tests.rollup import random_sets
from tests.rollup.random_sets import random_set
from tests.rollup.support import CASES, SYSTEMS, WORDING, FileSet, ask_browser_modules, combined, roll_up_of, small_matrix
from tests.security.soak import amount

SETS = amount(60, 5000)
MATRIX = small_matrix()


def test_random_sets_give_the_same_roll_up() -> None:
    for start in range(0, SETS, 100):
        sets = [random_set(MATRIX, seed) for seed in range(start, min(start + 100, SETS))]
        for number, (files, theirs) in enumerate(zip(sets, ask_browser_modules(sets, MATRIX), strict=True), start):
            assert roll_up_of(combined(files, MATRIX)) == theirs, f"set {number}"


def test_random_sets_give_the_same_tables_and_pictures() -> None:
    """Pictures, titles, columns and every word for an outcome, a reason or what is missing: it reads the same in both languages."""
    sets = [random_set(MATRIX, seed) for seed in range(amount(30, 500))]
    filled = set()
    for number, (files, theirs) in enumerate(zip(sets, ask_browser_modules(sets, MATRIX, tables=True), strict=True)):
        mine = combined(files, MATRIX)
        pcns = [(pcn["name"], pcn["system"]) for pcn in mine.pcns()]
        words = Words(MATRIX, SYSTEMS, WORDING, lambda key, pcns=pcns: pcns[key - 1])  # type: ignore[misc]
        tables = tables_of(mine, words)
        pictures = json.loads(json.dumps(asdict(pictures_of(MATRIX, mine.roll_up, mine.months, words))))
        assert pictures == theirs["pictures"], f"set {number}"
        for table, their in zip(tables, theirs["tables"], strict=True):
            rows = list(table.make_rows())
            assert (table.name, table.title, list(table.columns), rows) == tuple(their.values()), f"set {number}, {table.name}"
            filled |= {table.name} if rows else set()
    assert {"moves", "versions", "texts", "components", "needs", "expected", "set-aside"} <= filled


def test_what_is_wrong_in_files_is_named_in_the_same_words() -> None:
    """By theme, component and field, not by the path that the file has."""
    bad = [(path.name, path.read_bytes()) for path in sorted((CASES / "assessment" / "bad").glob("*.json")) if path.name != "expected.json"]
    files: FileSet = {"files": [{"file": name, "text": content.decode("utf-8", "replace")} for name, content in bad]}
    mine, (theirs,) = combined(files, MATRIX), ask_browser_modules([files], MATRIX, tables=True)
    rows = next(list(table.make_rows()) for table in tables_of(mine, Words(MATRIX, SYSTEMS, WORDING)) if table.name == "refused")
    assert rows == next(table["rows"] for table in theirs["tables"] if table["name"] == "refused")
    places = {str(where) for _, where, _ in rows}
    assert "Leadership, planning and partnerships: Vision and actions: answer" in places
    assert not [place for place in places if "themes." in place or "about." in place]


def test_a_pcn_of_which_one_person_alone_answered_is_among_the_missing_and_that_is_said() -> None:
    told = ({"name": "Alder PCN", "answered_by": "one", "voice": "Birch Surgery"}, {"name": "Cedar PCN", "answered_by": "together"})
    documents = [{**document(str(number), {}), "about": about} for number, about in enumerate(told)]
    files = [{"file": f"{number}.json", "text": json.dumps(one)} for number, one in enumerate(documents)]
    for names in (True, False):
        given: FileSet = {"files": files, "decisions": {"expected": "alder\ncedar\nelm"}, "choice": {"names": names}}
        mine, (theirs,) = combined(given, MATRIX), ask_browser_modules([given], MATRIX, tables=True)
        made = roll_up_of(mine)
        assert made == theirs["rollUp"]
        assert (made["expected"]["missing"]["count"], made["expected"]["one_person"]) == (2, ["alder"] if names else [])
        rows = next(list(table.make_rows()) for table in tables_of(mine, Words(MATRIX, SYSTEMS, WORDING)) if table.name == "expected")
        assert rows == next(table["rows"] for table in theirs["tables"] if table["name"] == "expected")
        assert [name for name, what in rows if "one person" in str(what)] == made["expected"]["one_person"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_matrix_of_fewer_stages_gives_the_same_in_both_languages(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """No stage is listed that the matrix does not have, and next steps end at its last one."""
    stages = MATRIX.stages[:number]
    held = {stage.id for stage in stages}
    cut = [theme.model_copy(update={"components": tuple(one for one in theme.components if one.stage in held)}) for theme in MATRIX.themes]
    matrix = MATRIX.model_copy(update={"stages": stages, "themes": tuple(cut)})
    known = [MATRIX.before.id, *(stage.id for stage in stages), None]
    monkeypatch.setattr(random_sets, "STAGES", tuple(known))
    sets = [random_set(matrix, seed) for seed in range(20)]
    for files, theirs in zip(sets, ask_browser_modules(sets, matrix, tables=True), strict=True):
        mine = combined(files, matrix)
        assert roll_up_of(mine) == theirs["rollUp"]
        sides = [side for theme in theirs["rollUp"]["themes"] for side in theme["sides"]]
        assert all([row["stage"] for row in side["now"]] == known for side in sides)


def test_hundreds_of_themes_and_components_of_other_editions_are_bounded_and_told() -> None:
    """The most held ones are listed in both languages, at most 50 and 500; how many rows there are does not grow further."""
    many = {f"theme-{number:03}": theme(number) for number in range(60)}
    held = {**many, "zebra": theme(0)}
    documents = [document("1", held), document("2", {"zebra": theme(0)})]
    files = [{"file": f"{number}.json", "text": json.dumps(one)} for number, one in enumerate(documents)]
    given: FileSet = {"files": files}
    mine, (theirs,) = roll_up_of(combined(given, MATRIX)), ask_browser_modules([given], MATRIX)
    assert mine == theirs
    others, moved = mine["not_in_matrix"], mine["comparison"]
    assert [len(others["themes"]), len(others["components"])] == [50, 500]
    assert [found[more] for found in (others, moved) for more in ("more_themes", "more_components")] == [11, 110, 11, 110]
    assert others["themes"][-1]["theme"] == "zebra", "what two files hold comes before what one holds"


def theme(number: int) -> dict[str, Any]:
    return {"pcn": {"now": "step-1"}, "components": {f"a.step-1.pcn.n{part}-{number}": {"answer": "partly"} for part in range(10)}}


def document(key: str, themes: dict[str, Any]) -> dict[str, Any]:
    before = {
        name: {"pcn": {"now": "step-2"}, "components": {key: {"answer": "in_place"} for key in held["components"]}}
        for name, held in themes.items()
    }
    blank = json.loads((CASES / "assessment" / "blank.json").read_text("utf-8"))
    return {**blank, "id": f"00000000-0000-4000-8000-00000000000{key}", "themes": themes, "last_time": {"themes": before}}
