"""A whole build, from the folders to the files: what ``build`` and ``check`` do when something changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from site_builder.assemble import assemble
from site_builder.commands.common import epoch, stop_on_errors
from site_builder.freshness import hosting_folder
from site_builder.load import load
from site_builder.local.apply import with_local
from site_builder.pipeline import Order, Result, run
from site_builder.problems import Problem
from site_builder.prose import Markdown
from site_builder.site import Content, Site
from site_builder.write import Written, add_file, write_site


def make(order: Order, say: Callable[[str], None]) -> Result:
    """The result of a build without errors; where there are errors, the command ends here."""
    result = run(order, say)
    stop_on_errors(result.problems)
    return result


def read(root: Path, local: Path | None) -> tuple[Site | None, list[Problem]]:
    """The site as a value, without its pages, and what is wrong with it."""
    markdown = Markdown()
    loaded, problems = load(root, markdown)
    loaded, found = with_local(loaded, root, local, markdown)
    site, more = assemble(loaded, markdown)
    return site, problems + found + more


def write(out: Path, result: Result) -> Written | list[Problem]:
    """What writing the site did, and then the settings for web servers; or what stands in the way of the site.

    The site stands without new settings, but not the other way round: they name what is in its pages. Where they
    cannot be written, that is a warning.
    """
    written = write_site(out, result.files, result.kept)
    if not isinstance(written, Written):
        return written
    settings = write_site(hosting_folder(out), result.hosting)
    if isinstance(settings, Written):
        return written
    message = "the settings for web servers beside the site are not those of this build"
    return replace(written, warnings=tuple(Problem(one.place, f"{message}: {one.message}", one.remedy, "warning") for one in settings))


def put(out: Path, name: str, content: bytes) -> Written:
    """What writing one file beside others of ours did; where it is not possible, the command ends here."""
    written = add_file(out, name, content)
    if isinstance(written, Written):
        return written
    stop_on_errors(written)
    raise AssertionError("writing failed without a problem")


def content(result: Result) -> Content:
    """The content of a build without errors."""
    if result.site is None:
        raise AssertionError("a build without errors has no site")
    return result.site.content


def local_folder(root: Path, result: Result) -> Path | None:
    """The folder of the local edition that data/site.yaml names."""
    name = result.site.content.settings.local if result.site else None
    return (root / name).resolve() if name else None


def order(root: Path, today: str, site_url: str | None = None, local: Path | None = None) -> Order:
    """The usual order: the folders of a project in their usual places, and the time that the surroundings set."""
    return Order(root, root / "theme", root / ".cache", today, site_url, epoch(), local.resolve() if local else None)


def sizes_in_words(result: Result) -> str:
    """The line about sizes at the end of a build."""
    return result.sizes.in_words()
