"""The whole build but for writing, on one screen: read, validate, overlay, assemble, render, check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.build.check_site import check_site
from site_builder.build.outputs import SiteArtifacts, build_outputs, with_site_wide_outputs
from site_builder.build.page_builder import with_site_url
from site_builder.build.reuse import NothingToReuse, Reuse
from site_builder.content.loader import Article, LoadedContent, load
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.overlay.apply import load_and_apply
from site_builder.core.config import BuildConfig
from site_builder.core.problems import Place, Problem, has_errors, sorted_problems
from site_builder.output.page_weight import NO_SIZES, PageWeights, sizes
from site_builder.render.assets import build_assets
from site_builder.site.assemble import assemble
from site_builder.site.model import Site
from site_builder.site.public_face import public_face
from site_builder.site.reviews import out_of_order, overdue

NOTHING_TO_REUSE = NothingToReuse()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a build: the files (address to bytes), the site, and all problems in order.

    ``reused`` are files that stay as the last build left them (address to digest). ``national`` is the content as read,
    before a local edition, and ``artifacts`` what the files are made from; both are None where there is no site.
    """

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    site: Site | None
    hosting: Mapping[str, bytes] = field(default_factory=dict)
    reused: Mapping[str, str] = field(default_factory=dict)
    sizes: PageWeights = NO_SIZES
    national: LoadedContent | None = None
    content: LoadedContent | None = None
    artifacts: SiteArtifacts | None = None

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
    unread = reuse.articles(markdown)
    national, content, problems = _content(config, unread, markdown)
    if unread and public_face(content) != reuse.face:
        reuse, unread = NOTHING_TO_REUSE, {}
        national, content, problems = _content(config, unread, markdown)
    progress("Assembling")
    site, found = assemble(content, markdown, {article.id for article in unread.values()})
    problems += found
    problems += out_of_order(content)
    progress("Styles and scripts")
    assets, found = build_assets(config.theme, config.cache)
    problems += found
    if site is None:
        return BuildResult({}, sorted_problems(problems), None)
    progress("Pages")
    config = with_site_url(config, site)
    complete = not has_errors(problems)
    made, found = build_outputs(site, assets, config, reuse, complete)
    problems += found + overdue(site, config.today)
    if complete and not found:
        problems += check_site(made)
        made = with_site_wide_outputs(made)
    files = {**made.files, **made.compressed_ahead()}
    measured = sizes(made.pages, made.infos)
    return BuildResult(files, sorted_problems(problems), site, made.hosting(), made.reused, measured, national, content, made)


def _content(
    config: BuildConfig, unread: Mapping[str, Article], markdown: MarkdownRenderer
) -> tuple[LoadedContent, LoadedContent, list[Problem]]:
    """The national content, the same with a local edition applied, and what is wrong with both."""
    national, problems = load(config.root, markdown, unread)
    content, found = load_and_apply(national, config.root, config.overlay_dir, markdown)
    return national, content, [*problems, *found]
