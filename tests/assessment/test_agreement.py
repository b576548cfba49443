"""Python and the browser say the same, on the cases and on made-up assessments."""

from __future__ import annotations

import csv
import io
import json
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic_core import to_jsonable_python

from site_builder.assessment import logic
from site_builder.assessment.files import export_text
from site_builder.assessment.format import Assessment
from site_builder.assessment.migrate import migrate
from site_builder.assessment.schema import export_schema
from site_builder.assessment.validation import parse_export
from tests.assessment.strategies import OTHER_NEEDS, OTHER_SIDES, OTHER_STAGES, Document, damaged_documents, documents, local_documents
from tests.assessment.support import (
    BAD,
    CASES,
    IDS,
    Call,
    as_python_says,
    ask_browser_modules,
    assessment,
    document,
    read_json,
    small_matrix,
)
from tests.security.soak import amount

MATRIX = small_matrix()
LISTS = {"next_steps": logic.next_steps, "compare": logic.compare}


def plain(value: Any) -> Any:
    """A result as the browser has it: objects, lists, text, numbers and null."""
    return to_jsonable_python(value)


def collected(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Made-up values, the same at every run, for one batch."""
    found: list[Any] = []

    @settings(max_examples=count, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found


def in_order(state: Document) -> Document:
    """The same document with its fields in the order of the format."""
    ordered: Document = Assessment.model_validate(state).model_dump(mode="json", exclude_unset=True)
    return ordered


def logic_calls(state: Document) -> list[Call]:
    sides = [(theme, side) for theme in (*[theme.id for theme in MATRIX.themes], "estates") for side in ("pcn", "system")]
    suggestions = [{"name": "suggest", "input": {"state": state, "theme": theme, "side": side}} for theme, side in sides]
    return [*suggestions, *({"name": name, "input": {"state": state}} for name in LISTS)]


def answered_in_python(call: Call) -> Any:
    made = Assessment.model_validate(call["input"]["state"])
    if call["name"] == "suggest":
        return plain(logic.suggest(MATRIX, made, call["input"]["theme"], call["input"]["side"]))
    return plain(LISTS[call["name"]](MATRIX, made))


@pytest.fixture(scope="module")
def made_up() -> list[Document]:
    """Assessments as people could fill them in; making them up takes longer than what is done with them."""
    made: list[Document] = collected(documents(), amount(300, 3000))
    return made


def test_the_logic_agrees_on_made_up_assessments(made_up: list[Document]) -> None:
    calls = [call for state in made_up for call in logic_calls(state)]
    for call, result in zip(calls, ask_browser_modules(calls), strict=True):
        assert as_python_says(call["name"], result) == answered_in_python(call), call


def test_the_exported_text_is_the_same_to_the_byte_and_sound_for_two_other_validators(made_up: list[Document]) -> None:
    states = [in_order(state) for state in made_up]
    texts = ask_browser_modules([{"name": "export_text", "input": {"state": state}} for state in states])
    judged = ask_browser_modules([{"name": "ajv", "input": {"state": state}} for state in states])
    validator = Draft202012Validator(export_schema(IDS))
    for state, text, sound in zip(states, texts, judged, strict=True):
        assert text == export_text(Assessment.model_validate(state))
        assert sound
        validator.validate(json.loads(text))


def test_import_gives_back_what_was_exported_to_the_byte(made_up: list[Document]) -> None:
    texts = [export_text(Assessment.model_validate(state)) for state in made_up]
    results = ask_browser_modules([{"name": "check", "input": {"text": text}} for text in texts])
    for text, result in zip(texts, results, strict=True):
        assert result["ok"]
        assert result["text"] == text


@pytest.mark.parametrize("case", [pytest.param(case, id=case["title"]) for case in read_json(CASES / "migrate.json")])
def test_older_documents_are_made_new(case: dict[str, Any]) -> None:
    before = json.dumps(case["input"])
    assert json.dumps(migrate(case["input"])) == json.dumps(case["expected"])
    assert json.dumps(case["input"]) == before


def test_older_documents_are_made_new_alike_in_both_languages(damaged: list[Document]) -> None:
    older = [made | {"format_version": 1} for made in damaged] + [case["input"] for case in read_json(CASES / "migrate.json")]
    made = ask_browser_modules([{"name": "migrate", "input": {"document": document}} for document in older])
    for document_, result in zip(older, made, strict=True):
        assert json.dumps(result) == json.dumps(migrate(document_))


def test_findings_agree_on_older_documents(damaged: list[Document]) -> None:
    agree_on([json.dumps(made | {"format_version": 1}) for made in damaged])


def findings_in_python(text: str) -> dict[str, Any]:
    made, findings = parse_export(text, IDS, MATRIX)
    plain_findings = [{"level": found.level, "where": found.where, "message": found.message} for found in findings]
    return {"ok": made is not None, "findings": plain_findings}


def agree_on(texts: list[str]) -> None:
    results = ask_browser_modules([{"name": "check", "input": {"text": text}} for text in texts])
    for text, result in zip(texts, results, strict=True):
        del result["text"]
        assert result == findings_in_python(text), text


@pytest.fixture(scope="module")
def damaged() -> list[Document]:
    """Documents with something wrong in them."""
    made: list[Document] = collected(damaged_documents(), amount(500, 5000))
    return made


def test_findings_agree_on_damaged_documents(damaged: list[Document]) -> None:
    agree_on([json.dumps(made) for made in damaged])


def test_four_validators_agree_on_damaged_documents(damaged: list[Document]) -> None:
    """Ours in two languages, jsonschema and ajv; what the schema cannot say (names, halves of characters, older versions) left out."""
    beyond_schema = ("__proto__", "constructor", "\\ud83d")
    made = [one for one in damaged if not any(word in json.dumps(one) for word in beyond_schema) and one.get("format_version") != 1]
    judged = ask_browser_modules([{"name": "ajv", "input": {"state": state}} for state in made])
    validator = Draft202012Validator(export_schema(IDS))
    for state, by_ajv in zip(made, judged, strict=True):
        assert by_ajv == validator.is_valid(state) == findings_in_python(json.dumps(state))["ok"], state


def without_blanks(value: Any) -> Any:
    """The same value without what holds nothing: that may be left out wherever it stands."""
    if isinstance(value, dict):
        made = {key: without_blanks(inner) for key, inner in value.items()}
        return {key: inner for key, inner in made.items() if inner not in (None, "", {}, [])}
    return [without_blanks(inner) for inner in value] if isinstance(value, list) else value


def said_in(assessment_: Assessment) -> Any:
    """What an assessment says; the order in which sides were chosen says nothing."""
    made = without_blanks(assessment_.model_dump(mode="json"))
    chosen = made.get("about", {}).get("audiences", [])
    return made | {"about": {**made.get("about", {}), "audiences": sorted(chosen)}}


def test_files_of_a_local_edition_are_read_alike_and_come_back_whole_where_they_are_known() -> None:
    """What the national matrix does not have is set aside in both languages; the local one finds everything in its place again."""
    made = collected(local_documents(), amount(200, 2000))
    texts = [json.dumps(one) for one in made]
    results = ask_browser_modules([{"name": "check", "input": {"text": text}} for text in texts])
    local = IDS._replace(positions=(*IDS.positions, *OTHER_STAGES), sides=(*IDS.sides, *OTHER_SIDES), needs=(*IDS.needs, *OTHER_NEEDS))
    told = 0
    for text, result in zip(texts, results, strict=True):
        assessment_, findings = parse_export(text, IDS, MATRIX)
        assert assessment_, findings
        assert [{"level": one.level, "where": one.where, "message": one.message} for one in findings] == result["findings"]
        assert json.loads(result["text"]) == assessment_.model_dump(mode="json", exclude_unset=True)
        assert Draft202012Validator(export_schema(IDS)).is_valid(json.loads(result["text"]))
        told += any("What the file says of it is kept" in one.message for one in findings)
        again, _ = parse_export(result["text"], local)
        whole, _ = parse_export(text, local)
        assert again
        assert whole
        assert said_in(again) == said_in(whole)
        assert "set_aside" not in json.dumps(without_blanks(whole.model_dump(mode="json")))
    assert told > len(made) / 4


def test_what_is_set_aside_is_told_and_a_file_of_this_edition_may_not_hold_it() -> None:
    """A stage that no edition explains is a mistake, as it was."""
    said = {"leadership": {"pcn": {"now": "own-step"}, "place": {"now": "step-1"}, "needs": {"money": "Some"}}}
    [own, local] = [document({"themes": said, "about": {"audiences": ["pcn", "place"]}}) for _ in range(2)]
    local["matrix"]["local"] = {"id": "coast", "title": "Coast"}
    made, findings = parse_export(json.dumps(local), IDS, MATRIX)
    assert made
    assert made.themes["leadership"].position("pcn").now is None
    assert logic.sides_of(IDS.sides, made) == ("pcn",)
    assert [str(one) for one in findings[:1]] == [
        "about.set_aside: This matrix has no side “place”. What the file says of it is kept, and is not shown or counted here."
    ]
    assert {one.message.split(".")[0] for one in findings} >= {
        "This matrix has no stage “own-step”", "This matrix has no side “place”", "This matrix has no need “money”"
    }  # fmt: skip
    older = parse_export(json.dumps(own | {"matrix": {**own["matrix"], "edition": "2018-01"}}), IDS, MATRIX)[0]
    assert older
    assert older.themes == made.themes
    assert parse_export(json.dumps(own), IDS, MATRIX)[0] is None
    agree_on([json.dumps(one) for one in (own, local)])


def test_findings_agree_wherever_a_file_is_cut_off() -> None:
    whole = (BAD / "sound.json").read_text("utf-8")
    texts = [whole[:length] for length in range(2, len(whole.rstrip()))]
    agree_on(texts)
    assert all("ends in the middle" in findings_in_python(text)["findings"][0]["message"] for text in texts)


def test_findings_agree_on_texts_with_characters_changed() -> None:
    """Down to the line on which a broken text breaks."""
    whole = (BAD / "sound.json").read_text("utf-8")
    chance = random.Random(4)
    texts = []
    for _ in range(1500):
        at = chance.randrange(len(whole))
        texts.append(whole[:at] + chance.choice(["", "{", "}", "[", "]", ",", ":", '"', "\\", "1", "x", "\n", " "]) + whole[at + 1 :])
    agree_on(texts)


@pytest.mark.parametrize("name", ["suggest.json", "next-steps.json", "compare.json"])
def test_cases_are_read_by_both(name: str) -> None:
    """The cases themselves are checked in test_logic.py and logic.test.mjs; here every case is put to every function."""
    calls = [call for case in read_json(CASES / name) for call in logic_calls(document(case["input"]["state"]))]
    for call, result in zip(calls, ask_browser_modules(calls), strict=True):
        assert as_python_says(call["name"], result) == answered_in_python(call), call


def test_the_table_for_spreadsheets_reads_back_as_it_was_written() -> None:
    """Python's csv module finds every text whole, and no cell that starts a formula."""
    states = [
        document({"about": {"audiences": ["pcn", "system"], "name": text}}) for text in ("=1+1", 'say "hello", twice\nand more', "+44")
    ]
    tables = ask_browser_modules([{"name": "export_csv", "input": {"state": state}} for state in states])
    for state, table in zip(states, tables, strict=True):
        assert table.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""), strict=True))
        assert {len(row) for row in rows} == {11}
        assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
        assert rows[1][5].removeprefix("'") == state["about"]["name"]


def test_made_up_tables_hold_no_formula(made_up: list[Document]) -> None:
    tables = ask_browser_modules([{"name": "export_csv", "input": {"state": state}} for state in made_up])
    for table in tables:
        rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""), strict=True))
        assert {len(row) for row in rows} == {11}
        assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_a_blank_assessment_is_sound_in_both_languages() -> None:
    [result] = ask_browser_modules([{"name": "check", "input": {"text": json.dumps(document({}))}}])
    assert result["ok"]
    assert assessment({}).about.name is None


def test_a_file_of_near_endless_values_is_refused_by_both_before_anything_else() -> None:
    text = json.dumps({"format": "pcn-self-assessment", "themes": list(range(100_001))})
    [in_browser] = ask_browser_modules([{"name": "check", "input": {"text": text}}])
    _, [finding] = parse_export(text, IDS)
    assert "more than 100,000 values" in finding.message
    assert in_browser == {"ok": False, "findings": [{"level": "error", "where": "", "message": finding.message}], "text": None}
