"""The same input gives the same bytes: wherever, whenever and however it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

VARIANTS = {
    "one": {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "LANG": "C"},
    "another folder, with a long name": {"TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711", "COLUMNS": "40"},
}


def built(folder: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """The site of a copy of the project in a folder, built by a process of its own without any cache."""
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".*", "dist", "tests", "node_modules", "__pycache__"))
    (folder / "theme" / "node_modules").symlink_to(ROOT / "theme" / "node_modules")
    command = [sys.executable, "build.py", "build", "--out", str(folder / "built")]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command, cwd=folder, env={**environment, "PATH": path, "PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {file.relative_to(folder / "built").as_posix(): file.read_bytes() for file in (folder / "built").rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    return [built(tmp_path_factory.mktemp("copies") / name, environment) for name, environment in VARIANTS.items()]


def test_two_builds_are_equal_byte_for_byte(sites: list[dict[str, bytes]]) -> None:
    one, other = sites
    assert sorted(one) == sorted(other)
    assert [url for url in one if one[url] != other[url]] == []


def test_no_page_holds_a_path_of_this_machine_or_the_time_of_its_build(sites: list[dict[str, bytes]], tmp_path: Path) -> None:
    for url, content in sites[0].items():
        assert str(tmp_path.parent.parent).encode() not in content, url
        assert str(ROOT).encode() not in content, url


def test_a_build_in_this_process_gives_the_same_pages(sites: list[dict[str, bytes]], site_folder: Path) -> None:
    for page in site_folder.rglob("*.html"):
        assert page.read_bytes() == sites[0][page.relative_to(site_folder).as_posix()]
