"""What browsers are told to keep."""

from __future__ import annotations

import hashlib
import json
import re

from site_builder.build.pipeline import BuildResult
from tests.conftest import Build


def told(result: BuildResult) -> tuple[str, dict[str, str], dict[str, str]]:
    """The version and the two lists at the head of the service worker."""
    head = result.files["service-worker.js"].decode().partition("\n")[0]
    found = re.fullmatch(r'const SITE = \{version: "([0-9a-f]{16})", files: (\{.*\}), others: (\{.*\})\};', head)
    assert found
    return found[1], json.loads(found[2]), json.loads(found[3])


def test_the_worker_knows_what_readers_use_by_its_digest(build: Build, minimal: dict[str, str]) -> None:
    settings = minimal["data/site.yaml"] + "security_contact: mailto:security@example.org\n"
    result = build(minimal | {"data/site.yaml": settings}, site_url="https://example.org/pcn", compress=True)
    wanted = {url: hashlib.sha256(content).hexdigest() for url, content in result.files.items()}
    left_out = {"service-worker.js", "sitemap.xml", "robots.txt", ".well-known/security.txt"}
    left_out |= {url for url in wanted if url.endswith((".gz", ".br"))}
    _, files, others = told(result)
    assert files | others == {url: digest for url, digest in wanted.items() if url not in left_out}
    assert {url.rpartition(".")[2] for url in files} <= {"html", "css", "js", "svg", "png"}
    assert {"index.html", "search-index.js"} <= files.keys() and "downloads/contacts/all.vcf" in others


def test_its_version_changes_with_any_file_and_with_nothing_else(build: Build, minimal: dict[str, str]) -> None:
    changed = minimal | {"content/guidance/second.md": minimal["content/guidance/second.md"] + "\nMore.\n"}
    versions = [told(build(files))[0] for files in (minimal, changed, minimal)]
    assert versions[0] == versions[2] != versions[1]


def test_switched_off_there_is_no_trace_but_the_worker_that_removes(build: Build, minimal: dict[str, str]) -> None:
    result = build(minimal | {"data/site.yaml": minimal["data/site.yaml"] + "offline: false\n"})
    assert b"registration.unregister()" in result.files["service-worker.js"]
    assert "site.webmanifest" not in result.files
    assert [url for url, content in result.files.items() if url.endswith(".html") and b"assets/offline-" in content] == []
    assert b"connect-src" not in result.hosting["nginx.conf"] and b"connect-src" in build(minimal).hosting["nginx.conf"]
