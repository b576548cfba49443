"""A model of its own by data alone: other stages, one audience, other needs, no directory, no domains and few pages."""

from __future__ import annotations

import json
import re
import shutil
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from site_builder.assessment.matrix import matrix_of
from site_builder.assessment.schema import ids_of
from site_builder.assessment.validation import parse_export
from site_builder.build.pipeline import BuildResult, build_site
from site_builder.cli.main import command
from site_builder.core.config import BuildConfig
from site_builder.output.exports.workbook.importer import read_workbook
from tests.assessment.support import document
from tests.conftest import ROOT, TODAY
from tests.second_model import FOLDER, second_model

OWN_WORDS = re.compile(r"PCN|[Pp]rospectus|August 2019|[Ss]ystem view")
OF_THE_PROGRAM = re.compile(r"pcn-prospectus|pcnProspectus")
STAGE, LAST = "scalable", "optimising"


@pytest.fixture(scope="module")
def second(cache: Path) -> BuildResult:
    return second_model(cache)


@pytest.fixture(scope="module")
def matrix(second: BuildResult):  # type: ignore[no-untyped-def]
    assert second.site
    return matrix_of(second.site)


def test_the_built_site_has_no_word_of_the_national_edition(second: BuildResult) -> None:
    texts = {name: OF_THE_PROGRAM.sub("", content.decode("utf-8", "ignore")) for name, content in second.files.items()}
    assert {name: found[0] for name, text in texts.items() if (found := OWN_WORDS.search(text))} == {}


def test_what_is_absent_leaves_no_file(second: BuildResult) -> None:
    names = set(second.files)
    assert {"downloads/platform-maturity.xlsx", "downloads/matrix.csv", "api/matrix.json", "matrix/stage-optimising.html"} <= names
    assert [
        name for name in names if not name.startswith("assets/") and re.search(r"domain|contact|glossary|national|funding|\.vcf", name)
    ] == []


def test_the_grid_shows_every_stage_and_one_side(second: BuildResult) -> None:
    page = second.files["matrix/index.html"].decode()
    assert page.count('data-side="team"') == 20
    assert 'name="side"' not in page
    assert re.findall(r'<option value="([^"]+)">', page)[-4:] == ["provisional", "operational", STAGE, LAST]


def test_its_schema_and_its_files_know_its_own_ids(second: BuildResult, matrix) -> None:  # type: ignore[no-untyped-def]
    schema = json.loads(second.files["schemas/assessment.json"])
    said = {"team": {"now": STAGE, "in_a_year": LAST}, "needs": {"people": "Two more"}}
    used = {"id": matrix.id, "edition": matrix.edition, "digest": matrix.digest, "local": None}
    own = document({"themes": {"adoption": said}, "matrix": used})
    Draft202012Validator(schema).validate(own)
    assessment, findings = parse_export(json.dumps(own), ids_of(matrix), matrix)
    assert assessment and assessment.themes["adoption"].position("team").now == STAGE
    assert findings == ()


def test_an_assessment_of_another_model_is_refused_by_its_name(matrix) -> None:  # type: ignore[no-untyped-def]
    made, [finding] = parse_export(json.dumps(document({})), ids_of(matrix), matrix)
    assert made is None
    assert (finding.where, finding.level) == ("matrix.id", "error")
    assert "“pcn-maturity-matrix”" in finding.message
    assert "“platform-maturity”" in finding.message


def test_its_workbook_comes_back_filled_in(second: BuildResult, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(second.files["downloads/self-assessment-blank.xlsx"]))
    heads = {cell.value: cell.column for cell in book["Themes"][1]}
    assert {"People", "Money", "Training"} <= set(heads)
    book["Themes"].cell(2, heads["For platform teams: Where is your platform today?"], "Scalable")
    book["Themes"].cell(2, heads["People"], "Two more")
    book.save(tmp_path / "filled.xlsx")
    assessment, _ = read_workbook(tmp_path / "filled.xlsx", "2026-01-31T10:00:00Z")
    assert assessment
    said = assessment.themes["investment"]
    assert (assessment.matrix.id, said.position("team").now, said.needs) == ("platform-maturity", STAGE, {"people": "Two more"})


def test_its_roll_up_counts_teams(matrix, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    project, exports = tmp_path / "project", tmp_path / "exports"
    shutil.copytree(FOLDER, project)
    exports.mkdir()
    (project / "theme").symlink_to(ROOT / "theme")
    used = {"id": matrix.id, "edition": matrix.edition, "digest": matrix.digest, "local": None}
    for number, stage in enumerate((STAGE, LAST), 1):
        own = document({"id": f"6f1c2a9e-0b7d-4c55-9e53-2f6a1b8c7d9{number}", "about": {"name": f"Team {number}"}, "matrix": used})
        own["themes"] = {"adoption": {"team": {"now": stage}, "needs": {"money": "Some"}}}
        (exports / f"{number}.json").write_text(json.dumps(own), "utf-8")
    (exports / "other.json").write_text(json.dumps(document({})), "utf-8")
    report = tmp_path / "report"
    given = ["--root", str(project), "rollup", str(exports), "--out", str(report), "--keep-going"]
    done = CliRunner().invoke(command, given)
    assert "other.json" in done.output
    assert "“pcn-maturity-matrix”" in done.output
    made = json.loads((report / "roll-up.json").read_text("utf-8"))
    [side] = next(theme for theme in made["themes"] if theme["theme"] == "adoption")["sides"]
    assert [row["stage"] for row in side["now"]] == ["not-begun", "provisional", "operational", STAGE, LAST, None]
    assert [row["count"] for row in side["now"]] == [0, 0, 0, 1, 1, 0]
    assert [(need["need"], need["count"]) for need in made["needs"]] == [("people", 0), ("money", 2), ("training", 0)]
    page = (report / "index.html").read_text("utf-8")
    assert "<h1>All teams</h1>" in page
    assert not OWN_WORDS.search(OF_THE_PROGRAM.sub("", page))


def added(cache: Path, folder: Path, path: str, text: str, *, local: bool = False) -> BuildResult:
    """The site with one data file changed, by the words that begin the first line of a list, or with one that is new."""
    shutil.copytree(FOLDER, folder)
    if local:
        edition = folder / "ours"
        (edition / path).parent.mkdir(parents=True)
        (edition / "edition.yaml").write_text('id: ours\nname: Ours\nversion: "1"\nowner: Us\nnational_edition: "2026-01"\n', "utf-8")
        (edition / path).write_text(text, "utf-8")
    else:
        held = (folder / path).read_text("utf-8") if (folder / path).exists() else ""
        first = text.partition("\n")[0]
        (folder / path).write_text(held.replace(f"\n{first}\n", f"\n{text}\n", 1) if held else text, "utf-8")
    made = build_site(BuildConfig(folder, ROOT / "theme", cache, TODAY, overlay_dir=folder / "ours" if local else None))
    assert not made.failed, "\n".join(map(str, made.problems))
    return made


def test_a_stage_an_audience_a_need_and_a_theme_are_one_data_file_each(cache: Path, tmp_path: Path) -> None:
    head = "data/matrix/matrix.yaml"
    stage = added(cache, tmp_path / "1", head, "stages:\n  - {id: dreaming, title: Dreaming}")
    assert "matrix/stage-dreaming.html" in stage.files
    assert '"dreaming"' in stage.files["assessment/tool.html"].decode()
    side = added(cache, tmp_path / "2", head, "audiences:\n  - {id: board, title: Boards, heading: For boards}")
    assert 'id="about.audiences.board"' in side.files["assessment/tool.html"].decode()
    assert '"board":{"anyOf"' in side.files["assessment/tool.html"].decode()
    need = added(cache, tmp_path / "3", "data/assessment.yaml", "needs:\n  - {id: quiet, label: Quiet, part: quiet}")
    assert '"quiet"' in need.files["assessment/tool.html"].decode()
    theme = added(cache, tmp_path / "4", "data/matrix/security.yaml", THEME)
    assert "A lock" in theme.files["matrix/security.html"].decode()


def test_a_local_edition_adds_a_theme_a_stage_and_an_audience(cache: Path, tmp_path: Path) -> None:
    theme = added(cache, tmp_path / "1", "data/matrix/security.yaml", THEME.replace("team.a-lock", "team.ours-a-lock"), local=True)
    assert "A lock" in theme.files["matrix/security.html"].decode()
    head = "id: platform-maturity\n{}:\n  - {{id: added, title: Added, {}}}\n"
    for number, (kind, more) in enumerate((("stages", "text: null"), ("audiences", "heading: For others")), 2):
        made = added(cache, tmp_path / str(number), "data/matrix/matrix.yaml", head.format(kind, more), local=True)
        assert "added" in made.files["schemas/assessment.json"].decode()


THEME = """id: security
title: Security
short_title: Security
order: 6
summary: How the platform is kept safe.
sources: []
domains: []
cells:
  provisional:
    team:
      - {id: security.provisional.team.a-lock, title: A lock, text: There is a lock.}
"""
