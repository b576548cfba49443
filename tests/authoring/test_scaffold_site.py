"""A new project: made from the titles that somebody gives, without a mistake, and with all that a site has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.assessment.matrix import matrix_of
from site_builder.assessment.schema import ids_of
from site_builder.assessment.validation import parse_export
from site_builder.build.incremental.stamp import snapshot
from site_builder.build.pipeline import build_site
from site_builder.cli.main import command
from site_builder.core.config import BuildConfig
from site_builder.core.project_folders import theme_folder
from tests.assessment.support import document
from tests.conftest import ROOT, TODAY

NAMES = ["--name", "Our: model", "--stages", "Début, Going,Done", "--audiences", "Teams, How", "--themes", "People, Matrix, con, Дом"]


def new(folder: Path, *arguments: str, root: Path = ROOT) -> Result:
    return CliRunner().invoke(command, ["new", "site", str(folder), *arguments], obj=root)


def test_a_new_project_builds_and_works(cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "our own"
    said = new(folder, *NAMES)
    assert said.exit_code == 0, said.output
    assert f'python build.py --root "{folder.as_posix()}" serve' in said.output
    assert f'--root "{folder.as_posix()}" check' in (folder / "README.md").read_text("utf-8")
    assert "Next: write your own statements in" in said.output
    made = build_site(BuildConfig(folder, Path(theme_folder(folder)), cache, TODAY))
    told = [str(problem) for problem in made.problems]
    assert not made.failed, told
    assert len([line for line in told if "7 texts of this theme are still made up; write your own over them" in line]) == 4
    assert made.files["matrix/index.html"].decode().count('data-side="how-2"') == 12
    assert "matrix/stage-debut.html" in made.files
    assert {"downloads/our-model.xlsx", "assessment/tool.html", "search.html", "system-view.html"} <= set(made.files)
    matrix = matrix_of(made.built_site)
    assert [theme.id for theme in matrix.themes] == ["people", "matrix-2", "con-3", "theme-4"]
    used = {"id": "our-model", "edition": matrix.edition, "digest": matrix.digest, "local": None}
    said_of = {"teams": {"now": "debut", "in_a_year": "done"}, "components": {"people.debut.teams.statement": {"answer": "partly"}}}
    own, findings = parse_export(json.dumps(document({"matrix": used, "themes": {"people": said_of}})), ids_of(matrix), matrix)
    assert own
    assert findings == ()


def test_a_warning_stays_until_a_text_is_written_over(cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    new(folder, "--name", "Own", "--stages", "One", "--audiences", "Teams", "--themes", "Work")
    theme = folder / "data" / "matrix" / "work.yaml"
    lines = theme.read_text("utf-8").replace("Made up: ", "").splitlines()
    kept = build_site(BuildConfig(folder, ROOT / "theme", cache, TODAY)).problems
    theme.write_text("\n".join(lines), "utf-8")
    titled = build_site(BuildConfig(folder, ROOT / "theme", cache, TODAY)).problems
    theme.write_text("\n".join(lines).replace("Made-up statement 1", "Shared work"), "utf-8")
    mended = build_site(BuildConfig(folder, ROOT / "theme", cache, TODAY)).problems
    assert [sum("made up" in str(one) for one in found) for found in (kept, titled, mended)] == [1, 1, 0]


def test_a_project_without_a_theme_knows_when_that_of_the_program_changes(tmp_path: Path) -> None:
    assert "theme/package.json" in snapshot(str(tmp_path), str(tmp_path / "dist")).inputs
    (tmp_path / "theme").mkdir()
    assert "theme/package.json" not in snapshot(str(tmp_path), str(tmp_path / "dist")).inputs


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (["--stages", " , "], "'stages' is empty; write one or more, with commas between"),
        (["--themes", "Work, work"], "'themes' names 'work' twice; name each once"),
        (["--name", " "], "'name' is empty; write what the site is called"),
        (["--audiences", "Teams\x1b"], "contains the control character"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(changed: list[str], told: str, tmp_path: Path) -> None:
    said = new(tmp_path / "own", *NAMES, *changed)
    assert said.exit_code == 1
    assert told in said.output
    assert not (tmp_path / "own").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("Mine.", "utf-8")
    assert "is not empty; choose another folder" in new(tmp_path, *NAMES).output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    (tmp_path / "content").mkdir()
    assert "lies among what this project is made of" in new(tmp_path / "content" / "new", *NAMES, root=tmp_path).output
