"""New regions, systems and contacts, and words of a local edition: true from the first line, and a site that still builds."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.cli.main import command
from site_builder.core.config import BuildConfig
from tests.conftest import ROOT, TODAY, lay_out

PERSON = ["--name", "New Team", "--email", "new@example.org"]


@pytest.fixture
def project(tmp_path: Path, minimal: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_out(tmp_path, minimal)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("site_builder.cli.write_new.today", lambda: "2026-11-23")
    return tmp_path


def new(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, ["new", *arguments], obj=project)


def built(project: Path, cache: Path, *, local: bool = False) -> BuildResult:
    result = build_site(BuildConfig(project, ROOT / "theme", cache, TODAY, overlay_dir=project / "ours" if local else None))
    assert [str(problem) for problem in result.problems if problem.severity == "error"] == []
    return result


def begin_edition(project: Path) -> None:
    assert new(project, "edition", "ours", "--name", "Our Valley", "--owner", "Our team").exit_code == 0


def test_a_region_gets_a_file_and_takes_systems(project: Path, cache: Path) -> None:
    said = new(project, "region", "--title", "Far East")
    assert "Wrote region:far-east in data/contacts/far-east.yaml" in said.output
    assert new(project, "system", "--region", "far-east", "--title", "Quay", *PERSON).exit_code == 0
    assert b"New Team" in built(project, cache).files["contacts/far-east.html"]
    assert "Wrote region:far-east-2" in new(project, "region", "--title", "Far East").output
    assert new(project, "region", "--title", " ").exit_code == 1


def test_a_local_region_is_a_file_of_the_edition(project: Path, cache: Path) -> None:
    begin_edition(project)
    assert "in ours/data/contacts/harbour.yaml" in new(project, "region", "--title", "Harbour", "--local", "ours").output
    assert new(project, "system", "--region", "harbour", "--title", "Quay", *PERSON, "--local", "ours").exit_code == 0
    assert built(project, cache, local=True).files["contacts/harbour.html"].count(b"Local addition") == 3


def test_a_new_contact_is_not_as_printed(project: Path, cache: Path) -> None:
    assert new(project, "contact", "--system", "green-valley", *PERSON).exit_code == 0
    assert new(project, "contact", "--system", "green-valley", "--checked", "2026-11-20", *PERSON).exit_code == 0
    files = built(project, cache).files
    assert b"NOTE" not in files["downloads/contacts/person/green-valley.new-team.vcf"]
    assert b"NOTE:Last checked on 20 November 2026." in files["downloads/contacts/person/green-valley.new-team-2.vcf"]
    assert new(project, "contact", "--system", "green-valley", "--checked", "20/11/2026", *PERSON).exit_code == 1


def test_the_day_of_review_of_a_new_page_is_the_day_on_which_it_was_made(project: Path, cache: Path) -> None:
    assert new(project, "page", "--title", "Winter", "--description", "About winter.").exit_code == 0
    page = built(project, cache).files["guidance/winter.html"].decode()
    assert "23 November 2026" in page
    assert "31 January 2026" not in page


def test_a_page_made_after_the_review_of_the_site_was_due_has_a_year(project: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.cli.write_new.today", lambda: "2028-02-29")
    assert new(project, "page", "--title", "Winter", "--description", "About winter.").exit_code == 0
    assert 'review_by: "2029-02-28"' in (project / "content/guidance/winter.md").read_text("utf-8")
    built(project, cache)


def test_words_of_an_edition_take_the_place_of_national_ones(project: Path, cache: Path) -> None:
    begin_edition(project)
    ref = "component:first-theme.foundation.pcn.start"
    said = new(project, "replacement", ref, "--words", "Ours: we began.", "--why", "It is so.", "--local", "ours")
    assert f"Wrote {ref} in ours/edition.yaml" in said.output
    assert new(project, "replacement", "page:guidance/first", "--local", "ours").exit_code == 0
    result = built(project, cache, local=True)
    assert b"Ours: we began." in result.files["matrix/first-theme.html"]
    assert (project / "ours/content/guidance/first.md").read_text("utf-8") == (project / "content/guidance/first.md").read_text("utf-8")


REFUSED = {
    "no edition": (["term:pcn", "--words", "X"], "name its folder with --local"),
    "a misspelt id": (["component:first-theme.foundation.pcn.star", "--words", "X", "--local", "ours"], "did you mean"),
    "a field without words": (
        ["person:green-valley.first-person", "--field", "id", "--words", "X", "--local", "ours"],
        "choose one of name",
    ),
    "a value that cannot be": (
        ["person:green-valley.first-person", "--field", "email", "--words", "nobody", "--local", "ours"],
        "write an email address such as name@example.org",
    ),
    "a page that there is not": (["page:guidance/frist", "--local", "ours"], "did you mean 'guidance/first'?"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_replacement_that_cannot_be_is_refused_and_nothing_is_written(name: str, project: Path) -> None:
    begin_edition(project)
    before = {path: path.read_bytes() for path in (project / "ours").rglob("*") if path.is_file()}
    arguments, message = REFUSED[name]
    said = new(project, "replacement", *arguments)
    assert said.exit_code == 1
    assert message in said.output
    assert {path: path.read_bytes() for path in (project / "ours").rglob("*") if path.is_file()} == before


def test_what_is_replaced_already_is_changed_in_its_place(project: Path) -> None:
    begin_edition(project)
    arguments = ["replacement", "component:first-theme.foundation.pcn.start", "--words", "Ours.", "--local", "ours"]
    assert new(project, *arguments).exit_code == 0
    assert "replaces 'component:first-theme.foundation.pcn.start' already" in new(project, *arguments).output
