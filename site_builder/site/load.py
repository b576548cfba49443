"""Load the site of a project for commands that make no pages."""

from __future__ import annotations

from pathlib import Path

from site_builder.content.loader import load
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.overlay.apply import load_and_apply
from site_builder.core.problems import Problem
from site_builder.site.assemble import assemble
from site_builder.site.model import Site


def load_site(root: Path, overlay_dir: Path | None = None) -> tuple[Site | None, list[Problem]]:
    """The site of a project, a local edition applied where one is given or named, and what is wrong with it."""
    markdown = MarkdownRenderer()
    loaded, problems = load(root, markdown)
    loaded, found = load_and_apply(loaded, root, overlay_dir, markdown)
    site, more = assemble(loaded, markdown)
    return site, [*problems, *found, *more]
