"""A power cut at any moment leaves the old site or the new one, whole, and the next build is right; the same for reports."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from site_builder.core.files.digests import digest
from site_builder.core.files.manifest import MANIFEST, REPORT_MANIFEST, read_manifest
from tests.conftest import ROOT
from tests.security.power import Log, after_a_cut
from tests.security.soak import amount, chance
from tests.security.test_builder import BUILD, build, done, holds, made_project, word_of, write_word

RECORD = [sys.executable, str(ROOT / "tests" / "security" / "power.py")]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="operations are recorded with what /proc says")
Check = Callable[[Path], None]


def recorded(folder: Path, *arguments: str) -> Log:
    """What a command asked of the disk; what it worked on is then as before."""
    with TemporaryDirectory() as aside:
        shutil.copytree(folder, Path(aside) / "before", symlinks=True)
        log = Path(aside) / "log"
        ended = subprocess.run([*RECORD, str(log), *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        operations: Log = pickle.loads(log.read_bytes())  # noqa: S301 - of our own
        shutil.rmtree(folder)
        shutil.copytree(Path(aside) / "before", folder, symlinks=True)
    return operations


def cuts(name: str, folder: Path, log: Log, is_whole: Callable[[Path], str], next_is_right: Check) -> None:
    """Many cuts: what is whole after each, and that the next run is right."""
    moments, found = chance(name), []
    for number in range(amount(2, 200)):
        with TemporaryDirectory() as target:
            after = Path(target) / "after"
            after_a_cut(folder, log, after, moments)
            found.append(is_whole(after))
            next_is_right(after)
        assert found[-1] in {"old", "new"}
        if number % 20 == 19:
            print(f"{name}: {number + 1} cuts, {found.count('old')} with the old one", flush=True)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest site, built with one word and not yet with the next."""
    root = made_project(tmp_path_factory.mktemp("power") / "project")
    write_word(root, "old")
    assert done(build(root))[0] == 0
    write_word(root, "new")
    return root


@pytest.mark.parametrize("first", [False, True], ids=["a site that is there", "the first site"])
def test_a_power_cut_leaves_a_whole_site_and_the_next_build_is_right(first: bool, project: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(project, root, symlinks=True)
    shutil.copytree(project, tmp_path / "fresh", symlinks=True)
    assert done(build(tmp_path / "fresh"))[0] == 0
    right = holds(tmp_path / "fresh" / "dist")
    if first:
        shutil.rmtree(root / "dist")
    log = recorded(root, "--root", str(root), "build")

    def is_whole(after: Path) -> str:
        return word_of(after / "dist") if (after / "dist").exists() else "old"

    def next_is_right(after: Path) -> None:
        ended = subprocess.run([*BUILD, "--root", str(after), "build"], capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        assert holds(after / "dist") == right
        assert sorted(path.name for path in after.iterdir() if path.name.startswith(".")) == [".cache"]

    cuts(f"builds, {first}", root, log, is_whole, next_is_right)


def test_a_power_cut_leaves_a_whole_report_and_the_next_roll_up_is_right(tmp_path: Path, full_project: Path) -> None:
    roll_up = [*BUILD, "--root", str(full_project), "rollup"]
    exports = ROOT / "tests" / "cases" / "assessment" / "released"
    names = ("version-1-full.json", "version-1-local-edition.json")
    folder = tmp_path / "reports"
    folder.mkdir()
    ends = {}
    for out, name in ((folder / "report", names[0]), (tmp_path / "new", names[1])):
        made = subprocess.run([*roll_up, str(exports / name), "--out", str(out)], capture_output=True, text=True, check=False)
        assert made.returncode == 0, made.stdout + made.stderr
        ends["new" if out.name == "new" else "old"] = read_manifest(out, REPORT_MANIFEST)
    log = recorded(folder, "--root", str(full_project), "rollup", str(exports / names[1]), "--out", str(folder / "report"))

    def is_whole(after: Path) -> str:
        listed = read_manifest(after / "report", REPORT_MANIFEST)
        assert_as_listed(after / "report", listed)
        return next(word for word, files in ends.items() if without_time(files) == without_time(listed))

    def next_is_right(after: Path) -> None:
        run = [*roll_up, str(exports / names[1]), "--out", str(after / "report")]
        ended = subprocess.run(run, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        assert is_whole(after) == "new"
        assert [path.name for path in after.iterdir()] == ["report"]

    cuts("roll-ups", folder, log, is_whole, next_is_right)


def without_time(listed: dict[str, str]) -> dict[str, str]:
    """The list without the workbook, which says when it was made."""
    return {name: found for name, found in listed.items() if name != "roll-up.xlsx"}


def assert_as_listed(folder: Path, listed: dict[str, str]) -> None:
    assert {name: digest(content) for name, content in holds(folder).items() if name not in {MANIFEST, REPORT_MANIFEST}} == listed
