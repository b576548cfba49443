"""Roll-ups that are opened again, counts that leave a system, and counts of several systems together; in both languages."""

from __future__ import annotations

import itertools
import json
import random
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from site_builder.assessment.schema import roll_up_schema
from site_builder.rollup.counts.amounts import add, amount_words, known_part, suppressed
from site_builder.rollup.format.openable import FEWER, NOT_SHOWN, SavedRollUp, SharedCounts
from site_builder.rollup.saved.count_rows import rows_of
from site_builder.rollup.saved.counts_for_others import OWN_FILES
from tests.assessment.support import IDS
from tests.rollup.marked_files import marked_set, traces
from tests.rollup.random_sets import random_set
from tests.rollup.support import CASES, FileSet, ask_browser_modules, saved, small_matrix
from tests.security.soak import SEED, amount

MATRIX = small_matrix()
SETS = amount(16, 2000)
VALIDATOR = Draft202012Validator(roll_up_schema(IDS))
COUNTED = ("themes", "components", "wanted", "support", "outcomes", "domains", "needs", "comparison", "systems", "editions", "assessments")


def random_sets(number: int, first: int = 0) -> list[FileSet]:
    return [random_set(MATRIX, first + seed) for seed in range(number)]


def whole_set(seed: int, system: str = "kent-and-medway", size: int = 24) -> FileSet:
    """A set without bad files and with nothing chosen."""
    files: FileSet = {"files": []}
    for number in itertools.count(seed * 1000):
        files["files"] += [item for item in random_set(MATRIX, number)["files"] if '"format_version": 2' in item["text"]]
        if len(files["files"]) >= size:
            break
    return {"files": [{"file": f"{system}/{number}.json", "text": item["text"]} for number, item in enumerate(files["files"][:size])]}


def file_of(name: str, made: dict[str, Any]) -> dict[str, str]:
    """What was saved of a set, as a file that can be opened again."""
    return {"file": name, "text": json.dumps({**made["rollUp"], "records": made["records"]}, ensure_ascii=False)}


def test_both_languages_keep_and_share_the_same() -> None:
    sets = [*random_sets(SETS), *(whole_set(seed) for seed in range(4))]
    shared = 0
    for number, (files, theirs) in enumerate(zip(sets, ask_browser_modules(sets, MATRIX, saved=True), strict=True)):
        mine = saved(files, MATRIX)
        for part in mine:
            assert mine[part] == theirs[part], f"set {number}: {part}"
        shared += mine["shared"] is not None
        if mine["shared"] is not None:
            TypeAdapter(SharedCounts).validate_json(json.dumps(mine["shared"]))
        made = {**mine["rollUp"], "records": mine["words"]}
        TypeAdapter(SavedRollUp).validate_json(json.dumps(made))
        assert all(VALIDATOR.is_valid(one) for one in (made, mine["shared"], mine["rollUp"]) if one), f"set {number}"
    assert shared > 5


@pytest.mark.parametrize("names", [True, False])
def test_a_saved_roll_up_opens_again_with_the_same_counts_and_goes_on(names: bool) -> None:
    """Also together with the files that it was made from: each assessment counts once, and the files are told as the same."""
    choice = {"names": names}
    sets: list[FileSet] = [{"files": [*map(of_this_matrix, whole_set(seed)["files"])], "choice": choice} for seed in range(4)]
    saves = [saved(files, MATRIX) for files in sets]
    again: list[FileSet] = [{"files": [file_of("week.json", made)], "choice": choice} for made in saves]
    both: list[FileSet] = [{"files": [*files["files"], *one["files"]], "choice": choice} for files, one in zip(sets, again, strict=True)]
    for given, made in zip([*again, *both], [*saves, *saves], strict=True):
        found = saved(given, MATRIX)
        assert {name: counts(found["rollUp"])[name] for name in COUNTED} == {name: counts(made["rollUp"])[name] for name in COUNTED}
        assert found["rollUp"]["files"]["differing"] <= made["rollUp"]["files"]["differing"]
        assert {one["why"] for one in found["rollUp"]["versions"]} <= {"same", "fuller", "newest", "same_time"}
    theirs = ask_browser_modules(both[:2], MATRIX, saved=True)
    assert [saved(given, MATRIX)["rollUp"] for given in both[:2]] == [one["rollUp"] for one in theirs]


def of_this_matrix(item: dict[str, str]) -> dict[str, str]:
    """A file without what other editions hold, which is left out with the names."""
    known = {theme.id: {part.id for part in theme.components} for theme in MATRIX.themes}
    document = json.loads(item["text"])
    for place in filter(None, (document, document.get("last_time"))):
        place["themes"] = {key: theme for key, theme in place["themes"].items() if key in known}
        for key, theme in place["themes"].items():
            theme["components"] = {part: said for part, said in (theme.get("components") or {}).items() if part in known[key]}
    return {**item, "text": json.dumps(document)}


def counts(roll_up: dict[str, Any]) -> dict[str, Any]:
    return {name: roll_up[name] for name in COUNTED}


def test_what_is_kept_without_words_holds_none_and_no_voices() -> None:
    for seed in range(10):
        files = marked_set(MATRIX, SEED * 1000 + seed)
        for names in (True, False):
            files["choice"] = {"names": names}
            mine = saved(files, MATRIX)
            assert "Canary text" not in json.dumps(mine["records"])
            kept = json.dumps([mine["shared"], *([] if names else [mine["records"], mine["words"], mine["rollUp"]])])
            assert not traces(kept)
            assert not {"voices", "participants", "asked_by", "send_to"} & set(keys_in(mine["words"]))


def keys_in(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for inner in value.values() for key in keys_in(inner))]
    return [key for inner in value for key in keys_in(inner)] if isinstance(value, list) else []


def test_counts_of_disjoint_sets_add_up_to_those_of_all_files() -> None:
    """With all numbers exactly; with what leaves a system as far as it is shown."""
    for seed in range(amount(8, 200)):
        sets = [whole_set(seed * 3 + number, f"s{number}", 20) for number in range(3)]
        everything = saved({"files": [item for files in sets for item in files["files"]]}, MATRIX)["rollUp"]
        if everything["files"]["copies"] or everything["alike"]:
            continue
        made = [saved(files, MATRIX) for files in sets]
        full = [{"file": f"{number}.json", "text": json.dumps({**one["rollUp"], "pcns": []})} for number, one in enumerate(made)]
        region = saved({"files": full}, MATRIX)["region"]
        truth = {key_of(row): row for row in rows_of(everything)}
        assert region["assessments"] == everything["assessments"]
        for row in region["rows"]:
            assert row["counts"] == truth[key_of(row)]["counts"], f"seed {seed}: {key_of(row)}"
        shared = [{"file": f"{number}.json", "text": json.dumps(one["shared"])} for number, one in enumerate(made)]
        for row in saved({"files": shared}, MATRIX)["region"]["rows"]:
            for kind, count in row["counts"].items():
                assert fits(count, truth[key_of(row)]["counts"][kind]), f"seed {seed}: {key_of(row)}"


def key_of(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in ("table", "theme", "side", "id"))


def fits(shown: Any, true: int) -> bool:
    if isinstance(shown, int):
        return shown == true
    return 0 < true < 5 if shown == FEWER else true >= known_part(shown)


def test_the_same_pcn_in_two_roll_ups_counts_once_and_it_is_told() -> None:
    files = whole_set(1, size=30)
    older, newer = saved({"files": files["files"][:25]}, MATRIX)["shared"], saved(files, MATRIX)["shared"]
    later = json.dumps({**older, "made": "2026-02-01"})
    given: FileSet = {"files": [{"file": "b.json", "text": later}, {"file": "a.json", "text": json.dumps(newer)}]}
    (theirs,) = ask_browser_modules([given], MATRIX, saved=True)
    mine = saved(given, MATRIX)
    assert mine["region"] == theirs["region"]
    assert (mine["region"]["parts"], mine["region"]["leftOut"]) == (
        ["b.json"],
        [{"file": "a.json", "other": "b.json", "assessments": newer["assessments"]}],
    )
    chosen = saved({**given, "decisions": {"preferred": ["a.json"]}}, MATRIX)["region"]
    assert (chosen["parts"], chosen["assessments"]) == (["a.json"], newer["assessments"])


def test_of_two_roll_ups_of_one_day_the_one_with_more_pcns_counts_and_the_facts_say_what_does_not() -> None:
    files = whole_set(1, size=30)["files"]
    fewer, more = (saved({"files": held}, MATRIX)["shared"] for held in (files[:25], files))
    given: FileSet = {"files": [{"file": "a.json", "text": json.dumps(fewer)}, {"file": "b.json", "text": json.dumps(more)}]}
    mine, (theirs,) = saved(given, MATRIX), ask_browser_modules([given], MATRIX, saved=True)
    assert (mine["region"], mine["said"], mine["tables"]) == (theirs["region"], theirs["said"], theirs["tables"])
    assert (mine["region"]["parts"], mine["region"]["assessments"]) == (["b.json"], more["assessments"])
    assert fewer["assessments"] < more["assessments"]
    assert f"Not counted: 1 summary with {fewer['assessments']} PCNs" in " ".join(mine["said"])


def test_of_an_assessment_saved_with_texts_and_without_the_texts_are_used() -> None:
    """In whatever order they come and however they are called."""
    made = saved(whole_set(1), MATRIX)
    texts = made["rollUp"]["texts"]
    with_words, without = ({"text": json.dumps({**made["rollUp"], "records": made[kind]})} for kind in ("words", "records"))
    sets: list[FileSet] = [
        {"files": [{"file": "a.json", **first}, {"file": "b.json", **second}]}
        for first, second in ((with_words, without), (without, with_words))
    ]
    for given, theirs in zip(sets, ask_browser_modules(sets, MATRIX, saved=True), strict=True):
        mine = saved(given, MATRIX)["rollUp"]
        assert mine == theirs["rollUp"]
        assert texts
        assert len(mine["texts"]) == len(texts)
        assert "(left out)" not in {one["text"] for one in mine["texts"]}
        assert "fuller" in {one["why"] for one in mine["versions"]}


def test_what_shows_all_numbers_counts_before_the_counts_of_the_same_pcns_for_others() -> None:
    """The newest counts where only it holds some of the PCNs, and what somebody prefers counts in any case."""
    files = whole_set(1, size=30)["files"]
    some, every = (saved({"files": held}, MATRIX) for held in (files[:25], files))
    counts = {"file": "counts.json", "text": json.dumps(every["shared"])}
    fewer = {"file": "counts.json", "text": json.dumps(some["shared"])}
    full = {"file": "full.json", "text": json.dumps(every["rollUp"])}
    cases: list[tuple[FileSet, str]] = [
        ({"files": [counts, full]}, "full.json"),
        ({"files": [fewer, full]}, "full.json"),
        ({"files": [counts, *files]}, OWN_FILES),
        ({"files": [counts, *files[:25]]}, "counts.json"),
        ({"files": [counts, {"file": "full.json", "text": json.dumps(some["rollUp"])}]}, "counts.json"),
        ({"files": [counts, full], "decisions": {"preferred": ["counts.json"]}}, "counts.json"),
    ]
    for (given, used), theirs in zip(cases, ask_browser_modules([given for given, _ in cases], MATRIX, saved=True), strict=True):
        mine = saved(given, MATRIX)
        assert (mine["region"], mine["said"]) == (theirs["region"], theirs["said"])
        assert mine["region"]["parts"] == [used]
        assert len(mine["region"]["leftOut"]) == 1


def test_no_count_under_five_is_shown_or_follows_from_its_row() -> None:
    """Held against the plainest search: every row that fits what is shown, written out."""
    dice = random.Random(SEED)
    for _ in range(amount(300, 5000)):
        true = {key: dice.choice([0, 0, 1, 2, 3, 4, 5, 6, 7, 9]) for key in "abcd"[: dice.randrange(2, 5)]}
        whole = sum(true.values())
        shown = suppressed(true, whole)
        small = [key for key, count in true.items() if 0 < count < 5]
        assert not [key for key, count in shown.items() if isinstance(count, int) and 0 < count < 5]
        if whole >= 5:
            for key in small:
                assert len(possible(shown, whole, key)) > 1, (true, shown)


def possible(shown: dict[str, int | str], whole: int, wanted: str) -> set[int]:
    """What a hidden count may be, for somebody who knows the whole and the rules."""
    not_said = range(5 if FEWER in shown.values() else 0, whole + 1)
    ranges = [[count] if isinstance(count, int) else range(1, 5) if count == FEWER else not_said for count in shown.values()]
    place = list(shown).index(wanted)
    return {row[place] for row in itertools.product(*ranges) if sum(row) == whole}


def test_a_number_that_is_not_shown_is_nowhere_told_as_none() -> None:
    """In the table of a picture it is as in the file, and the picture's words and the sentence name where it is."""
    sets = [json.dumps(saved(whole_set(seed, f"s{seed}", 12 + 6 * (seed % 3)), MATRIX)["shared"]) for seed in range(6)]
    few = json.loads(sets[4])
    for row in few["rows"]:
        if row.get("side") == MATRIX.audiences[-1].id:
            row |= {"whole": FEWER, "counts": dict.fromkeys(row["counts"], NOT_SHOWN)}
    sets.append(json.dumps(few))
    given: list[FileSet] = [
        {"files": [{"file": f"{at}.json", "text": sets[at]} for at in some]} for some in ([0], [1], [2], [3, 4], [0, 5], [3, 6])
    ]
    hidden = unknown_wholes = 0
    for files, theirs in zip(given, ask_browser_modules(given, MATRIX, saved=True), strict=True):
        mine = saved(files, MATRIX)
        assert [mine[what] for what in ("charts", "grids", "said")] == [theirs[what] for what in ("charts", "grids", "said")]
        assert bool(mine["grids"]) == bool(mine["charts"])
        for chart in mine["charts"]:
            rows = [row for row in mine["region"]["rows"] if row["table"] in {"now", "in_a_year"} and row["side"] == chart["side"]]
            known = all(isinstance(row["whole"], int) for row in rows)
            unknown_wholes += not known
            assert chart["heading"].endswith(" (as far as is known)") != known
            bars = [(bar["words"], row["sentence"]) for row in chart["rows"] for bar in row["bars"]]
            order = sorted(rows, key=lambda row: ([theme.id for theme in MATRIX.themes].index(row["theme"]), row["table"] != "now"))
            for row, line, (words, sentence) in zip(order, chart["table"], bars, strict=True):
                for count, cell, column in zip(row["counts"].values(), line[1:], chart["columns"][1:], strict=False):
                    assert cell == (count if isinstance(count, int) else amount_words(count))
                    assert column in words or count == 0
                    assert count in {0, NOT_SHOWN} or str(count) in sentence or "Nobody" in sentence
                    hidden += isinstance(count, str)
    assert (hidden > 20, unknown_wholes > 0) == (True, True)


def test_amounts_add_up_in_any_order() -> None:
    some = [0, 3, 12, FEWER, NOT_SHOWN, "at least 7"]
    for one, two, three in itertools.product(some, repeat=3):
        assert add([add([one, two]), three]) == add([one, add([two, three])]) == add([one, two, three])
    assert [add([FEWER, 0]), add([FEWER, FEWER]), add([FEWER, 9]), add([2, 3])] == [FEWER, NOT_SHOWN, "at least 9", 5]


OPENING = json.loads((CASES / "rollup" / "opening.json").read_text("utf-8"))


def test_what_is_wrong_in_a_roll_up_is_told_by_its_place_and_nothing_of_it_is_read() -> None:
    """The same cases in both languages."""
    made = saved(whole_set(2, size=30), MATRIX)
    forms = {None: made["shared"], "saved": {**made["rollUp"], "records": made["records"]}, "full": made["rollUp"]}
    sets: list[FileSet] = [{"files": [{"file": "a.json", "text": json.dumps(changed(forms[case.get("of")], case))}]} for case in OPENING]
    for case, files, theirs in zip(OPENING, sets, ask_browser_modules(sets, MATRIX, saved=True), strict=True):
        mine = saved(files, MATRIX)
        assert mine["rollUp"] == theirs["rollUp"], case["title"]
        assert (mine["rollUp"]["files"]["refused"], mine["rollUp"]["assessments"], mine["region"]["parts"]) == (1, 0, []), case["title"]
        [found] = mine["rollUp"]["refused"][0]["findings"]
        assert found["where"] == case["where"], case["title"]
        assert found["message"] == case["message"] or (case["message"] == "ADDS" and "add up to" in found["message"]), case["title"]


def changed(document: Any, case: dict[str, Any]) -> Any:
    """A copy of a document with one thing set or dropped."""
    copy = json.loads(json.dumps(document))
    *path, last = case["set"][:-1] if "set" in case else case["drop"]
    at = copy
    for step in path:
        at = at[step]
    if "set" in case:
        at[last] = case["set"][-1]
    else:
        del at[last]
    return copy


def test_a_roll_up_of_version_1_is_read_and_what_it_lacks_is_told() -> None:
    """Its counts; what only version 2 holds is "at least" what the others say."""
    first, second = (saved(whole_set(seed, size=30), MATRIX) for seed in (3, 5))
    old = {key: value for key, value in first["rollUp"].items() if key not in {"wanted", "support", "outcomes", "systems_alike"}}
    texts = [json.dumps({**old, "format_version": 1}), json.dumps(second["shared"])]
    given: FileSet = {"files": [{"file": f"{number}.json", "text": text} for number, text in enumerate(texts)]}
    mine, (theirs,) = saved(given, MATRIX), ask_browser_modules([given], MATRIX, saved=True)
    assert mine["region"] == theirs["region"]
    assert mine["region"]["assessments"] == first["rollUp"]["assessments"] + second["shared"]["assessments"]
    support = [row["counts"]["pcns"] for row in mine["region"]["rows"] if row["table"] == "support"]
    assert support
    assert all(isinstance(count, str) for count in support)
