"""Reading: what YAML becomes, where its parts stand, and which files are refused."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from site_builder.content.source import SourceText, read_text
from site_builder.content.yaml_parser import YamlDocument, parse_yaml
from site_builder.core.files.paths import glob_sorted
from site_builder.core.limits import MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES
from site_builder.core.problems import Place, Problem
from tests.case_files import Case, each_case


def told(text: str) -> str:
    """The values of a YAML text as JSON, or a dash, and its problems."""
    document, problems = parse_yaml(SourceText("f", text + "\n"))
    values = json.dumps(document.data, ensure_ascii=False) if document.data is not None else "-"
    return "\n".join([values, *map(str, problems)])


@each_case("yaml.md")
def test_yaml_becomes_plain_values_and_every_finding_is_told(case: Case) -> None:
    assert told(case.given) == case.expected


def read(root: Path, name: str, content: bytes) -> SourceText | Problem:
    path = root / name
    path.write_bytes(content)
    return read_text(root, path)


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (b"a: 1\nb: caf\xe9\n", "f:2:7", "the file is not UTF-8 text"),
        ("a: 1\nb: é é ".encode() + b"\xff", "f:2:8", "the file is not UTF-8 text"),
        (b"\xef\xbb\xbfab\xff", "f:1:3", "the file is not UTF-8 text"),
        (b"a\r\nb\r\n\xff", "f:3:1", "the file is not UTF-8 text"),
        ("ab".encode("utf-16"), "f:1:1", "the file is not UTF-8 text"),
        (b"a: 1\nbc\x00d", "f:2:3", "the file contains the control character U+0000"),
        (b"a: \x1b[31m", "f:1:4", "the file contains the control character U+001B"),
        ("é\u2028b".encode(), "f:1:2", "the file contains the control character U+2028"),
        ("a\n\ufeffb".encode(), "f:2:1", "the file contains the control character U+FEFF"),
    ],
)
def test_bytes_that_are_no_text_are_reported_where_they_stand(tmp_path: Path, content: bytes, place: str, reason: str) -> None:
    problem = read(tmp_path, "f", content)
    assert isinstance(problem, Problem)
    assert (str(problem.place), problem.message) == (place, reason)


@pytest.mark.parametrize(
    ("content", "text"),
    [(b"\xef\xbb\xbfa: 1\n", "a: 1\n"), (b"a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"), (b"a\rb", "a\nb"), (b"", "")],
)
def test_byte_order_marks_and_foreign_line_ends_are_read_as_plain_text(tmp_path: Path, content: bytes, text: str) -> None:
    assert read(tmp_path, "f", content) == SourceText("f", text)


def reason_of(problem: SourceText | Problem) -> str:
    assert isinstance(problem, Problem)
    return problem.message


def test_a_link_to_a_file_outside_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a: 1")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "f").symlink_to("../secret")
    assert reason_of(read_text(tmp_path / "root", tmp_path / "root" / "f")) == "this link leads out of the project folder"


def test_a_link_to_a_file_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("a: 1")
    (tmp_path / "f").symlink_to("real")
    assert read_text(tmp_path, tmp_path / "f") == SourceText("f", "a: 1")


def test_a_link_to_itself_is_reported(tmp_path: Path) -> None:
    (tmp_path / "f").symlink_to("f")
    assert "cannot be read" in reason_of(read_text(tmp_path, tmp_path / "f"))


def test_a_link_to_nothing_is_reported(tmp_path: Path) -> None:
    (tmp_path / "f").symlink_to("gone")
    assert "No such file" in reason_of(read_text(tmp_path, tmp_path / "f"))


def test_a_folder_in_the_place_of_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "f.md").mkdir()
    assert reason_of(read_text(tmp_path, tmp_path / "f.md")) == "this is not a file"


def test_a_pipe_is_reported_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f")
    assert reason_of(read_text(tmp_path, tmp_path / "f")) == "this is not a file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_reported(tmp_path: Path) -> None:
    (tmp_path / "f").touch(mode=0)
    assert "Permission denied" in reason_of(read_text(tmp_path, tmp_path / "f"))


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "f").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert reason_of(read_text(tmp_path, tmp_path / "f")) == f"the file is larger than {MAX_BYTES // 1_000_000} MB"


def test_files_are_found_in_order_and_hidden_ones_left_out(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", ".hidden.md", "c.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in glob_sorted(tmp_path, "*.md")] == ["a.md", "b.md"]


def test_places_are_those_of_keys_and_of_items() -> None:
    document, _ = parse_yaml(SourceText("f", "a:\n  - b: 1\n    c: [x, y]\n"), first_line=11)
    assert {".".join(map(str, location)): (place.line, place.column) for location, place in document.places.items()} == {
        "": (11, 1),
        "a": (11, 1),
        "a.0": (12, 5),
        "a.0.b": (12, 5),
        "a.0.c": (13, 5),
        "a.0.c.0": (13, 9),
        "a.0.c.1": (13, 12),
    }


def test_the_place_of_what_is_not_there_is_that_of_what_would_hold_it() -> None:
    document = YamlDocument("f", {}, {(): Place("f", 1), ("a",): Place("f", 4)})
    assert document.place(("a", 3, "b")) == Place("f", 4)
    assert document.place(("z",)) == Place("f", 1)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused(opening: str) -> None:
    document, problems = parse_yaml(SourceText("f", opening * 20_000))
    assert document.data is None
    assert [problem.message for problem in problems] == [f"this is nested more than {MAX_DEPTH} deep"]


def test_nesting_within_reason_is_read() -> None:
    document, problems = parse_yaml(SourceText("f", "[" * MAX_DEPTH + "]" * MAX_DEPTH))
    assert (document.data is not None, problems) == (True, [])


def test_an_alias_bomb_costs_no_more_than_its_size() -> None:
    levels = ["l0: &l0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30)]
    started = time.perf_counter()
    document, problems = parse_yaml(SourceText("f", "\n".join(levels)))
    assert time.perf_counter() - started < 1
    assert 100 < len(problems) <= 29 * 9
    assert len(json.dumps(document.data)) < 10_000


def test_a_file_with_more_mistakes_than_anybody_corrects_at_once_is_given_up() -> None:
    document, problems = parse_yaml(SourceText("f", "".join(f"a{n}: *b\n" for n in range(MAX_PROBLEMS + 100))))
    assert document.data is None
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].remedy == "correct these first; the rest was not looked at"


def test_a_file_with_more_values_than_any_of_ours_is_refused() -> None:
    document, problems = parse_yaml(SourceText("f", "[" + "a," * (MAX_VALUES + 1) + "]"))
    assert document.data is None
    assert [problem.message for problem in problems] == [f"the file contains more than {MAX_VALUES} values"]


def test_a_large_file_is_read_in_bounded_time() -> None:
    text = "".join(f"- id: thing-{n}\n  text: some words that say something\n" for n in range(20_000))
    started = time.perf_counter()
    document, _ = parse_yaml(SourceText("f", text))
    assert len(document.data) == 20_000
    assert time.perf_counter() - started < 5


MERGES = {
    "both sides": (
        "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> plan\n",
        2,
        "there are two versions here side by side, that of 'HEAD' and that of 'plan'",
    ),
    "in the windows way": ("<<<<<<< ours\r\nb\r\n=======\r\nc\r\n>>>>>>> plan b\r\n", 1, "that of 'ours' and that of 'plan b'"),
    "sides without names": ("<<<<<<<\na\n=======\nb\n>>>>>>>\n", 1, "that of 'one side' and that of 'the other side'"),
    "the middle alone": ("a\n\n=======\nb\n", 3, "the line '=======' is left over"),
    "the end alone": ("a\n>>>>>>> plan", 2, "the line '>>>>>>> plan' is left over"),
}


@pytest.mark.parametrize("name", MERGES)
def test_two_versions_side_by_side_are_reported_with_the_names_of_both(tmp_path: Path, name: str) -> None:
    content, line, reason = MERGES[name]
    problem = read(tmp_path, "f", content.encode())
    assert isinstance(problem, Problem)
    assert problem.place == Place("f", line)
    assert reason in problem.message


@pytest.mark.parametrize("text", ["a\n========\n", "====== =\n", " =======\n", "x <<<<<<< y\n", "<<<<<<<<\n", ">>>>>>\n"])
def test_other_lines_of_such_signs_are_text(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, "f", text.encode()) == SourceText("f", text)
