"""The documents about trust name tests that exist, and leave nothing out."""

from __future__ import annotations

import re

import pytest

from tests.conftest import FULL, ROOT

A = """1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4
2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2"""
AA = """1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4
3.3.3 3.3.4 3.3.8 4.1.3"""
DOCS = ROOT / "docs"
TESTS = {
    name for path in (ROOT / "tests").rglob("test_*.py") for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
}


@pytest.mark.parametrize("name", ["security.md", "accessibility.md"])
def test_every_test_that_a_document_names_exists(name: str) -> None:
    named = set(re.findall(r"`(test_\w+)`", (DOCS / name).read_text("utf-8")))
    assert len(named) > 20
    assert named - TESTS == set()


def test_every_criterion_of_wcag_2_2_a_and_aa_is_there_once_with_its_level() -> None:
    rows = re.findall(
        r"^\| ([\d.]+) [^|]+\| (A+) \| (yes|no) \| ([^|]+)\| ([^|]+)\|$", (DOCS / "accessibility.md").read_text("utf-8"), re.MULTILINE
    )
    levels = {**dict.fromkeys(A.split(), "A"), **dict.fromkeys(AA.split(), "AA")}
    assert [number for number, *_ in rows] == sorted(levels, key=lambda number: [int(part) for part in number.split(".")])
    assert {number: level for number, level, *_ in rows} == levels
    assert all((applies == "yes") == (tested.strip() != "none") for _, _, applies, _, tested in rows)


def test_the_statement_does_not_claim_what_was_not_tested() -> None:
    """It follows the legal model: how compliant, what is not, how tested, how to report, and who enforces."""
    text = (FULL / "content" / "about" / "accessibility.md").read_text("utf-8")
    for fragment in ("compliance", "known-problems", "testing", "not-tested", "report", "enforcement", "statement"):
        assert f"{{#{fragment}}}" in text
    assert "partially compliant" in text
    assert "fully compliant" not in text
    assert "2018" in text
    assert "No disabled people have tested the site yet." in text


def test_the_licence_of_the_code_is_named_where_people_and_programs_look() -> None:
    assert "the contributors of PCN Prospectus" in (ROOT / "LICENSE").read_text("utf-8")
    assert 'license = "MIT"\nlicense-files = ["LICENSE"]' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert "[MIT licence](LICENSE)" in (ROOT / "README.md").read_text("utf-8")
