"""What the project takes from others: listed, locked, licensed, and told to those who get the site."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from site_builder.build.pipeline import BuildResult
from site_builder.output.third_party_notices import BUNDLED, LICENCES, SBOM, licences, sbom
from tests.conftest import ROOT, Build

THEME = ROOT / "theme"
LOCKED = json.loads((THEME / "package-lock.json").read_text("utf-8"))["packages"]
PACKAGE = json.loads((THEME / "package.json").read_text("utf-8"))
PROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
LISTED = dict(re.findall(r"^\| ([\w@/.-]+) \| ([^|]+) \| [^|]+ \|$", (ROOT / "docs" / "dependencies.md").read_text("utf-8"), re.MULTILINE))
LOCKS = [*sorted((ROOT / "requirements").glob("*.txt")), THEME / "package-lock.json"]


def direct() -> set[str]:
    """The packages that the project itself names."""
    project = tomllib.loads(PROJECT)["project"]
    python = [*project["dependencies"], *(name for names in project["optional-dependencies"].values() for name in names)]
    return {name.partition("==")[0] for name in python} | set(PACKAGE["dependencies"]) | set(PACKAGE["devDependencies"])


def test_every_dependency_is_listed_and_no_other() -> None:
    assert set(LISTED) - {"package"} == direct()


@pytest.mark.parametrize("name", sorted(direct()))
def test_the_licence_in_the_list_is_that_of_the_package(name: str) -> None:
    if f"node_modules/{name}" in LOCKED:
        assert LOCKED[f"node_modules/{name}"]["license"] == LISTED[name]
    else:
        [line] = {found.rsplit(", ")[-1].strip() for found in re.findall(rf'^  "{name}==[^"]+",\s*# (.+)$', PROJECT, re.MULTILINE)}
        assert line == LISTED[name]


def test_every_direct_dependency_is_pinned() -> None:
    project = tomllib.loads(PROJECT)["project"]
    assert all("==" in name for name in project["dependencies"])
    assert all(
        re.fullmatch(r"\d+\.\d+\.\d+", version) for part in ("dependencies", "devDependencies") for version in PACKAGE[part].values()
    )


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_locks_hold_a_digest_of_everything_and_no_address(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"resolved|--index-url|--extra-index-url|--find-links|//[\w.-]*(?:pypi|registry|npmjs)", text)
    if path.suffix == ".txt":
        pinned = re.findall(r"^[A-Za-z0-9].*==.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^[A-Za-z0-9].*==", text, re.MULTILINE))
    else:
        assert all(package["integrity"].startswith("sha512-") for place, package in LOCKED.items() if place)


def test_all_code_of_others_in_the_site_is_named_with_its_owner() -> None:
    named = {one.name for one in BUNDLED}
    scripts = "\n".join(path.read_text("utf-8") for path in (THEME / "scripts").rglob("*.js"))
    styles = " ".join(path.read_text("utf-8") for path in [*(THEME / "styles").glob("*.scss"), *THEME.glob("macros/*/*.scss")])
    imported = set(re.findall(r'^(?:import .*|\}) from "(@[\w-]+/[\w-]+|[a-z][\w-]*)', scripts, re.MULTILINE))
    imported |= set(re.findall(r'@(?:use|forward|import) "([\w-]+)/dist', styles))
    assert imported == named
    # The text that goes with the site is that of MIT, which may be chosen where there is a choice.
    assert {LOCKED[f"node_modules/{name}"]["license"] for name in named} <= {"MIT", "(MIT OR Apache-2.0)"}


def test_the_licences_go_with_the_site_and_in_every_package(real: BuildResult) -> None:
    text = real.files[LICENCES].decode()
    assert text.encode() == licences(THEME)
    for one in BUNDLED:
        assert f"{one.name} {LOCKED[f'node_modules/{one.name}']['version']}" in text
        assert one.owner in text
    assert "The above copyright notice and this permission notice shall be included" in text


def test_the_bill_of_materials_names_everything_that_is_locked(real: BuildResult) -> None:
    told = json.loads(real.files[SBOM])
    assert (told["bomFormat"], told["specVersion"], told["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", told["serialNumber"])
    names = {f"{one['name']}=={one['version']}" for one in told["components"]}
    assert set(re.findall(r"^([\w.-]+==[^\s;\\]+)", LOCKS[0].read_text("utf-8"), re.MULTILINE)) <= names
    built = {place.rpartition("node_modules/")[2]: one["version"] for place, one in LOCKED.items() if place and not one.get("dev")}
    assert {f"{name}=={version}" for name, version in built.items()} <= names
    assert {one["name"] for one in told["components"] if one["scope"] == "required"} == {one.name for one in BUNDLED}
    assert len({one["bom-ref"] for one in told["components"]}) == len(told["components"])
    assert all(re.fullmatch(r"pkg:(npm|pypi)/[^@]+@.+", one["purl"]) for one in told["components"])
    assert sbom(THEME) == sbom(THEME)


def test_where_to_report_a_weakness_is_said_when_it_is_set(build: Build, minimal: dict[str, str]) -> None:
    assert ".well-known/security.txt" not in build(minimal).files
    minimal["data/site.yaml"] += "security_contact: mailto:security@example.org\n"
    text = build(minimal, site_url="https://example.org/pcn").files[".well-known/security.txt"].decode()
    assert "Contact: mailto:security@example.org\n" in text
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT00:00:00Z$", text, re.MULTILINE)
    assert "Canonical: https://example.org/pcn/.well-known/security.txt\n" in text


@pytest.mark.parametrize(
    "address", ["security@example.org", "http://example.org", "javascript:x", "mailto:a@example.org?cc=b@example.org\\nEvil: x"]
)
def test_only_an_address_is_taken(build: Build, minimal: dict[str, str], address: str) -> None:
    minimal["data/site.yaml"] += f'security_contact: "{address}"\n'
    assert [problem.place.path for problem in build(minimal).problems] == ["data/site.yaml"]
