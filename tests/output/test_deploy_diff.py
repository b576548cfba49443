"""What changed since the last publication, in an order that never shows half a site."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from site_builder.build.pipeline import BuildResult
from site_builder.cli.main import command
from site_builder.core.files.digests import digest
from site_builder.core.files.manifest import MANIFEST, read_manifest
from site_builder.core.files.site_writer import WriteReport, write_site
from site_builder.output.deploy_diff import deploy_steps
from tests.conftest import ROOT, Build, lay_out


def digests(result: BuildResult) -> dict[str, str]:
    return {url: digest(content) for url, content in result.files.items()}


def test_an_unchanged_site_needs_nothing(real: BuildResult) -> None:
    assert deploy_steps(digests(real), digests(real)) == ()


def test_a_changed_text_brings_its_pages_and_data_and_no_style(build: Build, minimal: dict[str, str]) -> None:
    before = digests(build(minimal))
    text = minimal["data/domains/first-domain.yaml"]
    after = digests(build(minimal | {"data/domains/first-domain.yaml": text.replace("First domain", "Renamed domain")}))
    put = [change for change in deploy_steps(before, after) if change.action == "put"]
    paths = {change.path for change in put}
    assert {"domains/first-domain.html", "api/domains.json", "downloads/domains.csv"} <= paths
    assert not [path for path in paths if path.endswith((".css", ".svg")) or path.startswith("schemas/")]
    assert all(change.digest == after[change.path] != before.get(change.path) for change in put)


def test_pages_come_after_what_they_need_then_the_worker_and_removals_last() -> None:
    old = {"assets/site-0.css": "a", "gone.html": "b"}
    new = {"index.html": "1", "service-worker.js": "2", "assets/site-1.css": "3", "api/matrix.json": "4", "index.html.gz": "5"}
    found = deploy_steps(old, new)
    assert [(change.action, change.path) for change in found] == [
        ("put", "assets/site-1.css"),
        ("put", "api/matrix.json"),
        ("put", "index.html"),
        ("put", "index.html.gz"),
        ("put", "service-worker.js"),
        ("remove", "assets/site-0.css"),
        ("remove", "gone.html"),
    ]
    assert {change.path: (change.content_type, change.cache_rule) for change in found if change.action == "put"} == {
        "assets/site-1.css": ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        "api/matrix.json": ("application/json", "no-cache"),
        "index.html": ("text/html; charset=utf-8", "no-cache"),
        "index.html.gz": ("text/html; charset=utf-8", "no-cache"),
        "service-worker.js": ("text/javascript; charset=utf-8", "no-cache"),
    }


def test_every_file_of_the_site_has_a_content_type(real: BuildResult) -> None:
    assert [change.path for change in deploy_steps({}, digests(real)) if change.content_type == "application/octet-stream"] == []


def test_the_command_lists_what_is_new_since_a_manifest(minimal: dict[str, str], tmp_path: Path, cache: Path) -> None:
    lay_out(tmp_path, minimal)
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    (tmp_path / ".cache").symlink_to(cache)
    kept = tmp_path / "published.json"

    def listed(*arguments: str) -> list[list[str]]:
        done = CliRunner().invoke(command, ["--root", str(tmp_path), *arguments])
        assert done.exit_code == 0, done.output
        return [line.split("\t") for line in done.output.splitlines()]

    listed("build")
    everything = listed("publish", "--list", str(kept))
    assert {line[1] for line in everything} == set(read_manifest(tmp_path / "dist"))
    assert {line[0] for line in everything} == {"put"} and {len(line) for line in everything} == {5}
    kept.write_bytes((tmp_path / "dist" / MANIFEST).read_bytes())
    assert listed("publish", "--list", str(kept)) == []
    first = tmp_path / "content" / "guidance" / "second.md"
    first.write_text(first.read_text("utf-8") + "\nMore.\n", "utf-8")
    listed("build")
    assert ["put", "guidance/second.html"] in [line[:2] for line in listed("publish", "--list", str(kept))]


def test_the_command_refuses_what_is_not_a_manifest(minimal: dict[str, str], tmp_path: Path) -> None:
    lay_out(tmp_path, minimal)
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[]", "utf-8")
    assert "run 'build' first" in CliRunner().invoke(command, ["--root", str(tmp_path), "publish", "--list", str(wrong)]).output
    assert isinstance(write_site(tmp_path / "dist", {"index.html": b"x"}), WriteReport)
    done = CliRunner().invoke(command, ["--root", str(tmp_path), "publish", "--list", str(wrong)])
    assert (done.exit_code, "is not a manifest" in done.output) == (2, True)
    assert json.loads((tmp_path / "dist" / MANIFEST).read_text("utf-8"))["files"].keys() == {"index.html"}
