"""The whole site as one ZIP file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.build.pipeline import BuildResult
from site_builder.cli.main import command
from site_builder.core import zip_archive
from site_builder.core.zip_archive import EARLIEST
from site_builder.output.zip_package import READ_ME, package, package_name
from tests.conftest import ROOT, Build, lay_out


def packed(result: BuildResult, epoch: int = EARLIEST) -> zipfile.ZipFile:
    assert result.site is not None
    return zipfile.ZipFile(io.BytesIO(package(result.files, result.site.content, epoch)))


def test_it_holds_one_folder_with_the_whole_site_and_a_read_me(real: BuildResult) -> None:
    with packed(real) as opened:
        folder = "pcn-prospectus-2019-08"
        inside = {name.removeprefix(f"{folder}/"): opened.read(name) for name in opened.namelist()}
        read_me = inside.pop(READ_ME).decode("utf-8-sig")
    assert inside == real.files
    assert "open index.html in a browser" in read_me
    assert "Guidance and Prospectus, 9 August 2019" in read_me
    assert "does not state a licence" in read_me
    assert len(read_me.splitlines()) < 20


def test_its_bytes_depend_on_the_content_and_the_time_given_alone(build: Build, minimal: dict[str, str]) -> None:
    first, again = build(minimal), build(minimal)
    assert first.site is not None and again.site is not None
    other_order = dict(reversed(list(again.files.items())))
    one = package(first.files, first.site.content, EARLIEST)
    assert one == package(other_order, again.site.content, EARLIEST)
    assert one != package(first.files, first.site.content, 1577836800)
    assert package_name(first.site.content).endswith(".zip")


@pytest.fixture
def project(minimal: dict[str, str], tmp_path: Path, cache: Path) -> CliRunner:
    """The smallest project in a folder, with the real theme and a cache that has it compiled."""
    lay_out(tmp_path, minimal)
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    (tmp_path / ".cache").symlink_to(cache)
    return CliRunner()


def test_the_command_writes_it_and_says_how_large_it_is(project: CliRunner, tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        done = project.invoke(command, ["--root", str(tmp_path), "package"], env={"SOURCE_DATE_EPOCH": "1577836800"})
        assert done.exit_code == 0, done.output
        file = next((tmp_path / "dist-package").glob("*.zip"))
        assert f"{file.name}: {round(file.stat().st_size / 1000)} kB" in done.output
        made.append(file.read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(2020, 1, 1, 0, 0, 0)}


def test_each_edition_has_a_file_of_its_own_and_takes_away_no_other(project: CliRunner, tmp_path: Path) -> None:
    for options in ([], ["--local", str(ROOT / "tests" / "sites" / "local")], []):
        done = project.invoke(command, ["--root", str(tmp_path), "package", *options])
        assert done.exit_code == 0, done.output
    [local, national] = sorted(path.name for path in (tmp_path / "dist-package").glob("*.zip"))
    assert local == national.replace(".zip", "-green-3.zip")
    with zipfile.ZipFile(tmp_path / "dist-package" / local) as opened:
        assert {name.partition("/")[0] for name in opened.namelist()} == {local.removesuffix(".zip")}


def test_a_site_that_no_zip_file_holds_is_a_problem_and_no_traceback(
    project: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_archive, "MOST_FILES", 50)  # more than a workbook has
    done = project.invoke(command, ["--root", str(tmp_path), "package"])
    assert done.exit_code == 1
    assert "there are more than 50 files" in done.output
    assert not (tmp_path / "dist-package").exists()


def test_a_time_that_is_none_is_refused(project: CliRunner, tmp_path: Path) -> None:
    for wrong in ("yesterday", "-1", "99999999999999"):
        done = project.invoke(command, ["--root", str(tmp_path), "package"], env={"SOURCE_DATE_EPOCH": wrong})
        assert done.exit_code == 2
        assert "SOURCE_DATE_EPOCH" in done.output
