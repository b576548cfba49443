"""Check the pages of a site against each other. Pages that were not made again were checked before, and what they link to has stayed."""

from __future__ import annotations

from site_builder.build.outputs import SiteArtifacts
from site_builder.core.problems import Problem
from site_builder.output.page_checks import check_page, duplicate_titles


def check_site(made: SiteArtifacts) -> list[Problem]:
    """Every finding on every page that was made."""
    scans = {page.url: page.scan for page in made.pages}
    places = {page.url: page.place for page in made.site.pages}
    others = made.infos.keys() - scans.keys()
    changed = (page.url for page in made.pages if page.content is not None)
    problems = [problem for url in changed for problem in check_page(url, places[url], scans[url], scans, others)]
    return problems + duplicate_titles({url: scan.title for url, scan in scans.items()}, places)
