"""The same input gives the same bytes: wherever, whenever and however it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import FULL, ROOT

# Two machines, as far as one machine can be two: folder, time zone, locale, hashing, home, permissions and times of files, Python.
VARIANTS = {
    "one": {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "LANG": "C", "HOME": "/nonexistent"},
    "another folder, with a long name": {
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "4711",
        "COLUMNS": "40",
        "USER": "somebody",
    },
}
UMASKS = {"one": 0o022, "another folder, with a long name": 0o077}
LONG_AGO = 1_000_000_000


def another_python() -> str | None:
    """Another build of the same version of Python, which can load the same packages, where the machine has one."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    for found in (shutil.which(f"python{version}", path="/usr/bin:/usr/local/bin"), shutil.which("python3", path="/usr/bin")):
        if found and Path(found).resolve() != Path(sys.executable).resolve():
            said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
            if said.startswith(f"Python {version}."):
                return found
    return None


def aged(folder: Path) -> None:
    """Gives every file a time of long ago, each another."""
    for number, path in enumerate(sorted(folder.rglob("*"), reverse=True)):
        if path.is_file() and not path.is_symlink():
            os.utime(path, (LONG_AGO + number, LONG_AGO + number))


def left_out(folder: str, names: list[str]) -> set[str]:
    """What is no part of a copy of the project: what is made, the tests, and what editors write."""
    left = shutil.ignore_patterns(".*", "dist", "dist-package", "tests", "node_modules", "__pycache__")(folder, names)
    return left | {"content", "data", "record"} if folder == str(ROOT) else left


def built(folder: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """The site and the package of a copy of the project, with the site of full size, made by processes of their own without any cache."""
    shutil.copytree(ROOT, folder, ignore=left_out)
    for name in ("content", "data"):
        shutil.copytree(FULL / name, folder / name)
    (folder / "theme" / "node_modules").symlink_to(ROOT / "theme" / "node_modules")
    python, packages = sys.executable, str(Path(yaml.__file__).parent.parent)
    if folder.name != "one":
        aged(folder)
        python = another_python() or python
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for arguments in (["build", "--out", str(folder / "built")], ["package"]):
        done = subprocess.run(
            [python, "build.py", *arguments],
            cwd=folder,
            env={**environment, "PATH": path, "PYTHONPATH": f"{folder}{os.pathsep}{packages}"},
            umask=UMASKS[folder.name],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    places = (folder / "built", folder / "dist-package")
    return {file.relative_to(place).as_posix(): file.read_bytes() for place in places for file in place.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    return [built(tmp_path_factory.mktemp("copies") / name, environment) for name, environment in VARIANTS.items()]


def test_two_builds_are_equal_byte_for_byte(sites: list[dict[str, bytes]]) -> None:
    one, other = sites
    assert sorted(one) == sorted(other)
    assert [url for url in one if url.startswith("pcn-prospectus") and url.endswith(".zip")]
    assert [url for url in one if one[url] != other[url]] == []


def test_no_page_holds_a_path_of_this_machine_or_the_time_of_its_build(sites: list[dict[str, bytes]], tmp_path: Path) -> None:
    for url, content in sites[0].items():
        assert str(tmp_path.parent.parent).encode() not in content, url
        assert str(ROOT).encode() not in content, url


def test_a_build_in_this_process_gives_the_same_pages(sites: list[dict[str, bytes]], site_folder: Path) -> None:
    for page in site_folder.rglob("*.html"):
        assert page.read_bytes() == sites[0][page.relative_to(site_folder).as_posix()]
