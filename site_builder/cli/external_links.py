"""``check --external``: links to other sites."""

from __future__ import annotations

import json
import time
from pathlib import Path

from site_builder.authoring.link_check import NO_ANSWER, Limits, check_urls, external_links, load_fresh, tested, to_cache
from site_builder.cli.common import say_lines, tell
from site_builder.core.files.project_files import write_files
from site_builder.core.problems import Place
from site_builder.site.model import Site

LIMITS = Limits()


def report_external_links(site: Site, cache: Path, limits: Limits = LIMITS) -> None:
    """Test what was not tested lately, keep the answers, and print what is not well. Never a failure."""
    path = cache / "external-links.json"
    links = external_links(site)
    fresh = {url: answer for url, answer in load_fresh(_kept(path), time.time()).items() if url in links}
    asked = check_urls([url for url in links if url not in fresh], limits, time.time)
    answers = {**fresh, **asked}
    write_files(cache, {path.name: json.dumps(to_cache(answers), indent=1)})
    bad = [row for row in tested(links, answers) if not row.answer.good]
    say_lines([_line(row.url, row.answer.words, place) for row in bad for place in row.places])
    if asked and all(answer.words.startswith(NO_ANSWER) for answer in asked.values()):
        say_lines(["No site answered: this computer may not be connected to the internet."])
    tell(f"{len(links)} links to other sites: {len(bad)} to look at, {len(asked)} tested now, {len(fresh)} known from earlier")


def _line(url: str, words: str, place: Place) -> str:
    return f"{place}: {url} does not answer as it should ({words}); look at it in a browser"


def _kept(path: Path) -> dict[str, object]:
    try:
        return dict(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError):
        return {}
