"""The whole build on one screen: read, validate, overlay, assemble, render, check, write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from site_builder.build.check_site import check_site
from site_builder.build.outputs import SiteArtifacts, render_site, with_site_wide_outputs
from site_builder.build.page_builder import with_site_url
from site_builder.build.reuse import NothingToReuse, Reuse
from site_builder.content.loader import Article, LoadedContent, validate_content
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.overlay.apply import folder_of_edition, load_and_apply
from site_builder.content.reader import read_files
from site_builder.core.config import BuildConfig
from site_builder.core.files.site_writer import ConcurrentBuildError, WriteReport
from site_builder.core.problems import Place, Problem, has_errors, sorted_problems
from site_builder.output.page_weight import NO_SIZES, PageWeights, sizes
from site_builder.render.assets import Asset, build_assets
from site_builder.render.pictures import picture_problems, read_pictures
from site_builder.site.assemble import assemble
from site_builder.site.made_up import made_up
from site_builder.site.model import Site
from site_builder.site.public_face import public_face
from site_builder.site.reviews import out_of_order, overdue
from site_builder.site.words_of_today import words_in_use

NOTHING_TO_REUSE = NothingToReuse()


class BuildResult(NamedTuple):
    """What came of a build: the files (address to bytes), the site, and all problems in order.

    ``reused`` are files that stay as the last build left them (address to digest). ``national`` is the content as read,
    before a local edition, and ``artifacts`` what the files are made from; both are None where there is no site.
    ``theme_assets`` are the styles, scripts and files of the theme.
    """

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    site: Site | None
    hosting: Mapping[str, bytes] = {}
    reused: Mapping[str, str] = {}
    sizes: PageWeights = NO_SIZES
    national: LoadedContent | None = None
    content: LoadedContent | None = None
    artifacts: SiteArtifacts | None = None
    theme_assets: tuple[Asset, ...] = ()

    @property
    def built_site(self) -> Site:
        """The site of a build without errors. Raises ValueError where there is none."""
        if self.site is None:
            raise ValueError("the build failed")
        return self.site

    @property
    def pages(self) -> int:
        """The number of HTML files."""
        return sum(1 for url in (*self.files, *self.reused) if url.endswith(".html"))

    @property
    def failed(self) -> bool:
        """True when an error stands in the way of writing."""
        return has_errors(self.problems)


Write = Callable[[BuildResult], WriteReport | list[Problem]]


def build_site(config: BuildConfig, reuse: Reuse = NOTHING_TO_REUSE, progress: Callable[[str], None] = lambda stage: None) -> BuildResult:
    """Everything but writing. What may be reused of the last build is neither read nor made; what comes of it is the same."""
    try:
        return _build(config, reuse, progress)
    except OSError as error:  # a file that vanished while it was needed, or no room for what is kept
        name = Path(error.filename or config.root)
        place = Place(name.relative_to(config.root).as_posix() if name.is_relative_to(config.root) else str(name))
        message = f"this cannot be read or written ({error.strerror or error})"
        return BuildResult({}, (Problem(place, message, "check that it is there, and that the disk has room"),), None)


def _build(config: BuildConfig, reuse: Reuse, progress: Callable[[str], None]) -> BuildResult:
    markdown = MarkdownRenderer()
    progress("Reading")
    reused = reuse.articles(markdown)
    national, content, problems = _content(config, markdown, reused)
    if reused and public_face(content) != reuse.face:
        reuse, reused = NOTHING_TO_REUSE, {}
        national, content, problems = _content(config, markdown, reused)
    progress("Styles and scripts")
    theme_assets, theme_problems = _theme_assets(config, reuse)
    pictures, unfit = read_pictures(config.root, folder_of_edition(national, config.root, config.overlay_dir)[0])
    assets = (*theme_assets, *(one.asset for one in pictures))
    known = None if theme_problems or has_errors(unfit) else {asset.name for asset in assets}
    progress("Assembling")
    unchanged = {article.id for article in reused.values()}
    site, site_problems = assemble(content, markdown, unchanged, known)
    problems += theme_problems + unfit + site_problems + out_of_order(content) + words_in_use(national, unchanged)
    if site is None:
        return BuildResult({}, sorted_problems(problems), None)
    problems += picture_problems(pictures, site, theme_assets) if not has_errors(problems) else ()
    progress("Pages")
    config, complete = with_site_url(config, site), not has_errors(problems)
    made, template_problems = render_site(site, assets, config, reuse, complete)
    problems += template_problems + overdue(site, config.today) + made_up(content)
    if complete and not template_problems:
        problems += check_site(made)
        made = with_site_wide_outputs(made)
    return _result(made, problems, national, content, theme_assets)


def _content(
    config: BuildConfig, markdown: MarkdownRenderer, reused: Mapping[str, Article]
) -> tuple[LoadedContent, LoadedContent, list[Problem]]:
    """The national content, the same with a local edition laid over it, and what is wrong with both."""
    files, problems = read_files(config.root, frozenset(reused))
    national, found = validate_content(files, markdown, reused)
    problems += found
    content, found = load_and_apply(national, config.root, config.overlay_dir, markdown)
    return national, content, [*problems, *found]


def _theme_assets(config: BuildConfig, reuse: Reuse) -> tuple[tuple[Asset, ...], list[Problem]]:
    """The styles, scripts and files of the theme: as the last build left them, or made now."""
    kept = reuse.theme_assets()
    return (kept, []) if kept else build_assets(config.theme, config.cache)


def _result(
    made: SiteArtifacts, problems: list[Problem], national: LoadedContent, content: LoadedContent, theme_assets: tuple[Asset, ...]
) -> BuildResult:
    return BuildResult(
        files={**made.files, **made.compressed_ahead()},
        problems=sorted_problems(problems),
        site=made.site,
        hosting=made.hosting(),
        reused=made.reused,
        sizes=sizes(made.pages, made.infos),
        national=national,
        content=content,
        artifacts=made,
        theme_assets=theme_assets,
    )


def build_and_write(
    config: BuildConfig, write: Write, reuse: Reuse = NOTHING_TO_REUSE, progress: Callable[[str], None] = lambda stage: None
) -> tuple[BuildResult, WriteReport | list[Problem]]:
    """A result, and what writing it did or what stood in the way; nothing is written where there are errors."""
    result = build_site(config, reuse, progress)
    if result.failed:
        return result, []
    progress("Writing")
    try:
        return result, write(result)
    except ConcurrentBuildError:  # what was to be reused is there no longer
        return build_and_write(config, write, progress=progress)
