"""The gallery of the theme's macros: a page for each folder of them, with the examples that stand there.

Built only for the preview and for tests, from ``theme/macros/<name>/examples.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from site_builder.build.outputs import SiteArtifacts
from site_builder.build.page_builder import page_builder
from site_builder.content.macro_examples import Example, Examples
from site_builder.content.source import SourceText, read_text
from site_builder.content.validation import validate
from site_builder.content.yaml_parser import parse_yaml
from site_builder.core.problems import Place, Problem
from site_builder.render.templates import Renderer
from site_builder.site.model import Page, Site

GALLERY_FOLDER = "_gallery/"


@dataclass(frozen=True, slots=True)
class MacroFolder:
    """A folder of the theme with macros: its name, its examples, and where they stand."""

    name: str
    examples: tuple[Example, ...]
    place: Place


def macro_folders(theme: Path) -> tuple[tuple[MacroFolder, ...], list[Problem]]:
    """Every folder with macros, by name, and what is wrong with its examples."""
    found: list[MacroFolder] = []
    problems: list[Problem] = []
    for folder in sorted((theme / "macros").iterdir()):
        if not (folder / f"{folder.name}.html").is_file():
            continue
        text = read_text(theme, folder / "examples.yaml")
        if isinstance(text, Problem):
            problems.append(text)
            continue
        document, malformed = parse_yaml(SourceText(f"theme/{text.path}", text.text))
        value, invalid = validate(document, Examples) if document.data is not None or not malformed else (None, [])
        problems += malformed + invalid
        found.append(MacroFolder(folder.name, value.examples if value else (), Place(document.path)))
    return tuple(found), problems


def gallery_renderer(made: SiteArtifacts) -> Renderer:
    """What renders parts of the pages of a site."""
    return page_builder(made.site, made.assets, made.downloads, made.config).renderer


def gallery_page(made: SiteArtifacts, url: str) -> str | None:
    """The page of the gallery at an address, or None when there is none; a mistake stands in the place of its example."""
    name = url.removeprefix(GALLERY_FOLDER).removesuffix(".html")
    folders, problems = macro_folders(made.config.theme)
    wanted = next((folder for folder in folders if folder.name == name), None)
    if wanted is None and name != "index":
        return None
    renderer = gallery_renderer(made)
    shown = [(example, *example_html(renderer, wanted, example)) for example in wanted.examples] if wanted else []
    more = {"folders": [folder.name for folder in folders], "shown": shown, "problems": problems, "wanted": wanted}
    title = f"Macros: {name}" if wanted else "Macros of the theme"
    html, found, _ = renderer.page(_page(made.site, url, title, wanted), more)
    return html or "".join(f"<p>{problem}</p>" for problem in found)


def example_html(renderer: Renderer, folder: MacroFolder, example: Example) -> tuple[str, str]:
    """The HTML of one example, and what is wrong with it; one of the two is empty."""
    try:
        arguments = [renderer.value(value[1:]) if _is_expression(value) else value for value in example.arguments]
        return renderer.call(f"{folder.name}/{folder.name}.html", example.macro, arguments), ""
    except (jinja2.TemplateError, AttributeError, LookupError, TypeError, ValueError) as error:
        return "", f"{folder.place.path}: the example '{example.name}' cannot be rendered ({error})"


def _is_expression(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("=")


def _page(site: Site, url: str, title: str, folder: MacroFolder | None) -> Page:
    settings = site.content.settings
    return Page(
        url=url,
        ref=f"page:{url.removesuffix('.html')}",
        template="gallery.html",
        title=title,
        nav_title=title,
        description="How the parts of the theme look, for people who change it.",
        section="",
        place=folder.place if folder else Place("theme/layouts/gallery.html"),
        sources=(),
        reviewed=settings.reviewed,
        review_by=settings.review_by,
        listed=False,
    )
