"""What is said about files that cannot be used, and what is kept of those that can."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.assessment.files import export_text, validate_files
from site_builder.assessment.format import Assessment
from site_builder.assessment.json_parser import MAX_EXPORT_BYTES, parse
from site_builder.assessment.messages import schema_faults
from site_builder.assessment.migrate import migrate
from site_builder.assessment.schema import browser_schema
from site_builder.assessment.set_aside import settled
from site_builder.assessment.validation import MAX_FINDINGS, document_in, is_sound, parse_export
from tests.assessment.strategies import Document, damaged_documents, documents, local_documents
from tests.assessment.support import BAD, IDS, document, read_json, small_matrix

MATRIX = small_matrix()
EXPECTED = read_json(BAD / "expected.json")


def plain(findings: Any) -> list[dict[str, str]]:
    return [{"level": found.level, "where": found.where, "message": found.message} for found in findings]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_bad_file_gets_its_plain_message(name: str) -> None:
    [found] = validate_files([BAD / name], MATRIX)
    assert {"ok": found.assessment is not None, "findings": plain(found.findings)} == EXPECTED[name]


def test_every_bad_file_is_expected() -> None:
    assert sorted(path.name for path in BAD.glob("*.json") if path.name != "expected.json") == sorted(EXPECTED)


def test_a_file_that_is_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    [found] = validate_files([large], MATRIX)
    assert plain(found.findings) == [
        {"level": "error", "where": "", "message": "The file is larger than 10 MB. An exported assessment is far smaller."}
    ]


def test_a_text_that_is_too_long_is_refused() -> None:
    made, [finding] = parse_export(" " * (MAX_EXPORT_BYTES + 1), IDS)
    assert made is None
    assert "larger than 10 MB" in finding.message


def test_files_that_cannot_be_read_are_findings(tmp_path: Path) -> None:
    binary = tmp_path / "photo.json"
    binary.write_bytes(b"\xfe\x80\xff\xe0")
    missing, folder, photo = validate_files([tmp_path / "missing.json", tmp_path, binary], MATRIX)
    assert missing.findings[0].message == "The file cannot be read: No such file or directory."
    assert folder.findings[0].message == "The file cannot be read: Is a directory."
    assert photo.findings[0].message.startswith("This file is not saved as UTF-8 text. ")


def test_files_keep_their_order(tmp_path: Path) -> None:
    paths = [BAD / "sound.json", BAD / "cut-off.json", BAD / "sound.json"]
    found = validate_files(paths, MATRIX)
    assert [one.path for one in found] == paths
    assert [one.assessment is None for one in found] == [False, True, False]


@pytest.mark.parametrize(
    ("where", "change", "message"),
    [
        ("about.name", {"about": {"name": "x" * 20_001}}, "This text is longer than 20,000 characters."),
        ("about.system", {"about": {"system": "x" * 201}}, "This text is longer than 200 characters."),
        ("themes.a.actions", {"themes": {"a": {"actions": [{}] * 201}}}, "This list has more than 200 entries."),
        ("themes.a", {"themes": {"a": 1.5}}, "The value should be a set of fields, but it is a number."),
    ],
)
def test_limits(where: str, change: Document, message: str) -> None:
    made, findings = parse_export(json.dumps(document(change)), IDS)
    assert made is None
    assert plain(findings) == [{"level": "error", "where": where, "message": message}]


def test_texts_at_the_limit_are_accepted() -> None:
    emoji = "😀" * 20_000
    made, findings = parse_export(json.dumps(document({"about": {"name": emoji}, "themes": {"a": {"actions": [{}] * 200}}})), IDS)
    assert findings == ()
    assert made is not None
    assert made.about.name == emoji


def test_no_more_than_fifty_findings_are_listed() -> None:
    components = {f"leadership.foundation.pcn.made-up-{number}": {"answer": "partly"} for number in range(70)}
    made, findings = parse_export(json.dumps(document({"themes": {"leadership": {"components": components}}})), IDS, MATRIX)
    assert made is not None
    assert len(findings) == MAX_FINDINGS + 1
    assert findings[-1].message == "There are 20 more findings like these."


@given(documents())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_export_then_import_is_the_identity(state: Document) -> None:
    made = Assessment.model_validate(state)
    again, findings = parse_export(export_text(made), IDS)
    assert findings == ()
    assert again == made
    assert again is not None
    assert export_text(again) == export_text(made)
    assert json.loads(export_text(made)) == state


@given(damaged_documents())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_file_is_either_refused_with_a_reason_or_kept_whole(state: Document) -> None:
    before = copy.deepcopy(state)
    made, findings = parse_export(json.dumps(state), IDS)
    if made is None:
        assert findings
        assert all(found.level == "error" and found.message[0] in "“TA" and found.message.endswith(".") for found in findings)
    else:
        assert json.loads(export_text(made)) == before


def test_a_file_that_is_sound_but_near_endless_is_refused() -> None:
    answers = {f"t.foundation.pcn.c{number}": {"answer": "partly"} for number in range(50_001)}
    made, [finding] = parse_export(json.dumps(document({"themes": {"t": {"components": answers}}})), IDS)
    assert made is None
    assert "more than 100,000 values" in finding.message
    fewer = dict(list(answers.items())[:1000])
    assert parse_export(json.dumps(document({"themes": {"t": {"components": fewer}}})), IDS)[0] is not None


@pytest.mark.parametrize("name", ["constructor", "prototype", r"proto\u0074ype"])
def test_a_name_that_is_refused_is_found_in_a_file_that_is_sound_otherwise(name: str) -> None:
    text = json.dumps(document({"themes": {"NAME": {"components": {}}}})).replace("NAME", name)
    _, [finding] = parse_export(text, IDS)
    assert "is not allowed" in finding.message


SCHEMA = browser_schema(IDS)


def agree(made: Any) -> None:
    """The quick check says of a document what the one with the words says, before and after what an import does first."""
    for one in (made, settled(migrate(made), SCHEMA)):
        assert is_sound(one, IDS) == (not list(schema_faults(SCHEMA, one)))


@settings(max_examples=300, deadline=None)
@given(st.one_of(documents(), damaged_documents(), local_documents()))
def test_the_quick_check_accepts_what_the_exact_one_accepts_and_nothing_else(made: Document) -> None:
    agree(made)
    text = json.dumps(made)
    sound, faults = document_in(text, IDS)
    if not faults:
        assert json.dumps(sound) == json.dumps(settled(migrate(parse(text)[0]), SCHEMA))


ODD: tuple[tuple[str, Any], ...] = (
    ("id", "6f1c2a9e-0b7d-4c55-9e53-2f6a1b8c7d90\n"), ("created", "2026-01-31T10:00:00Z\n"), ("updated", "\uff12026-01-31T10:00:00Z"),
    ("updated", "2026-02-30T10:00:00Z"), ("format_version", True), ("format_version", 10**400),
    ("format_version", float("inf")), ("about", {"name": "\ud83d"}), ("about", {"name": "🙂" * 20_000}), ("about", {"name": "🙂" * 20_001}),
    ("about", {"system": "é" * 201}), ("about", {"date": "2024-02-29"}), ("about", {"date": "2023-02-29"}), ("about", {"audiences": []}),
    ("about", {"audiences": ["pcn", "system", "pcn"]}), ("about", None), ("about", []), ("themes", {"a": {"actions": [{}] * 200}}),
    ("themes", {"a": {"actions": [{}] * 201}}), ("themes", {"a\n": {}}), ("themes", {"": {}}), ("themes", {"a" * 121: {}}),
    ("themes", {"a": {"needs": {"other": ""}}}), ("themes", {"a": {"pcn": {"now": "step-9"}}}), ("themes", {"a": {"place": {}}}),
    ("previous_id", None), ("extra", None), ("voices", [{}] * 51), ("progress", {"about": "done"}),
)  # fmt: skip


@pytest.mark.parametrize(("field", "value"), ODD)
def test_the_quick_check_agrees_on_values_at_the_edge(field: str, value: Any) -> None:
    agree({**document({}), field: value})
    agree({**document({}), "matrix": {**document({})["matrix"], field: value}})


def test_a_version_with_a_point_is_read_as_the_whole_number_that_it_is() -> None:
    text = json.dumps(document({})).replace('"format_version": 2', '"format_version": 2.0')
    assert repr(document_in(text, IDS)[0]["format_version"]) == "2"


def test_the_quick_check_agrees_on_endless_nesting() -> None:
    nested: Any = None
    for _ in range(400):
        nested = {"a": nested}
    agree({**document({}), "themes": nested})
