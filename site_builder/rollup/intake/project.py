"""What a roll-up needs of the project: the matrix, the directory, and the look and words of the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from site_builder.assessment.matrix import Matrix, matrix_of
from site_builder.core.problems import Problem, has_errors
from site_builder.core.project_folders import cache_folder, theme_folder
from site_builder.render.assets import build_styles
from site_builder.rollup.intake.wording import Wording, read_wording
from site_builder.site.load import load_site

_STYLES = {"site.css", "system-view.css"}


@dataclass(frozen=True, slots=True)
class Project:
    """The matrix, titles of systems by id, name of the site, title, language, style and wording of the report, and two folders."""

    matrix: Matrix
    systems: dict[str, str]
    name: str
    title: str
    language: str
    style: bytes
    wording: Wording
    theme: Path
    cache: Path


def load_project(root: Path, local: Path | None) -> tuple[Project | None, list[Problem]]:
    """The project in a folder, or None and what is wrong with it."""
    site, problems = load_site(root, local)
    theme, cache = Path(theme_folder(root)), Path(cache_folder(root))
    styles, found = build_styles(theme, cache)
    problems += found
    if site is None or has_errors(problems):
        return None, problems
    settings = site.content.settings
    systems = {system.id: system.title for region in site.content.regions for system in region.systems}
    style = b"".join(style.content for style in styles if style.name in _STYLES)
    words = (settings.name, settings.terms.together, settings.language)
    return Project(matrix_of(site), systems, *words, style, read_wording(theme), theme, cache), problems
