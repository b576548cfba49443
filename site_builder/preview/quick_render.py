"""Render a change quickly: read only the files that changed, and make only the pages in view.

It is for the preview, which shows it while the whole site is built and checked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.build.page_builder import page_builder
from site_builder.build.pipeline import BuildResult
from site_builder.content.collections import kind_of
from site_builder.content.loader import LoadedContent, page_id_of, parse_data_file, parse_page
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.overlay.apply import load_and_apply
from site_builder.content.reader import read_file
from site_builder.core.config import BuildConfig
from site_builder.core.problems import Problem, has_errors, sorted_problems
from site_builder.site.assemble import assemble
from site_builder.site.model import Site
from site_builder.site.public_face import public_face

PAGES_FOLDER = "content/"


@dataclass(frozen=True, slots=True)
class QuickRender:
    """Pages in view by address, as they are now; or the problems that stand in the way. ``site`` tells which pages there are."""

    pages: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    site: Site | None


def quick_render(last: BuildResult, changed: Iterable[str], urls: Collection[str]) -> QuickRender | None:
    """The pages at ``urls`` after changes to files (paths below the root); None when only a whole build can tell.

    ``last`` is the last build that ended well.
    """
    names = sorted(set(changed))
    made, national, content = last.artifacts, last.national, last.content
    if made is None or national is None or content is None or not all(_can_be_read_again(name, made.config) for name in names):
        return None
    config, markdown = made.config, MarkdownRenderer()
    national, problems = reload_files(national, config.root, names, markdown)
    loaded, found = load_and_apply(national, config.root, config.overlay_dir, markdown)
    problems += found
    texts_alone = all(name.startswith(PAGES_FOLDER) for name in names) and public_face(loaded) == public_face(content)
    unchanged = {article.id for article in loaded.articles} - set(map(page_id_of, names)) if texts_alone else ()
    site, found = assemble(loaded, markdown, unchanged, {asset.name for asset in made.assets})
    problems += found
    if site is None or has_errors(problems):
        return QuickRender({}, sorted_problems(problems), site)
    pages, found = page_builder(site, made.assets, made.downloads, config).pages([page for page in site.pages if page.url in urls])
    shown = {page.url: page.content for page in pages if page.content is not None}
    return QuickRender({} if found else shown, sorted_problems([*problems, *found]), site)


def _can_be_read_again(name: str, config: BuildConfig) -> bool:
    if config.overlay_dir and (config.root / name).is_relative_to(config.overlay_dir):
        return True
    if name.startswith("theme/"):
        return name.endswith(".html")
    return (name.startswith("content/") and name.endswith(".md")) or kind_of(name) is not None


def reload_files(
    loaded: LoadedContent, root: Path, names: Iterable[str], markdown: MarkdownRenderer
) -> tuple[LoadedContent, list[Problem]]:
    """The content with some files read again, put in or left out as they are now on the disk."""
    entries = {entry.document.path: entry for entry in loaded.entries}
    articles = {article.id: article for article in loaded.articles}
    problems: list[Problem] = []
    for name in names:
        kind = kind_of(name)
        if kind:
            entries.pop(name, None)
            if (root / name).is_file():
                entries[name], found = parse_data_file(read_file(root, root / name), kind, entries)
                problems += found
        elif name.startswith("content/"):
            page = page_id_of(name)
            articles.pop(page, None)
            if (root / name).is_file():
                article, found = parse_page(read_file(root, root / name), markdown)
                articles |= {page: article} if article else {}
                problems += found
    return loaded._replace(entries=tuple(entries.values()), articles=tuple(articles.values())), problems
