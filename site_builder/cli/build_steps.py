"""The steps that the building commands share: options to a configuration, a build, and files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.cli.common import checked_site_url, epoch, stop, stop_on_errors
from site_builder.core.config import BuildConfig
from site_builder.core.dates import today
from site_builder.core.files.site_writer import WriteReport, add_file, write_site
from site_builder.core.problems import Problem
from site_builder.core.project_folders import cache_folder, hosting_dir, theme_folder


def config_from_options(root: Path, site_url: str | None = None, local: Path | None = None) -> BuildConfig:
    """What to build: the folders of a project in their usual places, and the time that the surroundings set."""
    overlay_dir = local.resolve() if local else None
    theme, cache = Path(theme_folder(root)), Path(cache_folder(root))
    return BuildConfig(root, theme, cache, today(), checked_site_url(site_url), epoch(), overlay_dir)


def build_or_exit(config: BuildConfig, progress: Callable[[str], None] = lambda stage: None) -> BuildResult:
    """The result of a build without errors; where there are errors, the command ends here."""
    result = build_site(config, progress=progress)
    stop_on_errors(result.problems)
    return result


def write_result(out: Path, result: BuildResult) -> WriteReport | list[Problem]:
    """What writing the site did, and then the settings for web servers; or what stands in the way of the site.

    The site stands without new settings, but not the other way round: they name what is in its pages. Where they
    cannot be written, that is a warning.
    """
    written = write_site(out, result.files, result.reused)
    if not isinstance(written, WriteReport):
        return written
    settings = write_site(Path(hosting_dir(str(out))), result.hosting)
    if isinstance(settings, WriteReport):
        return written
    message = "the settings for web servers beside the site are not those of this build"
    return written._replace(warnings=tuple(Problem(one.place, f"{message}: {one.message}", one.remedy, "warning") for one in settings))


def add_file_or_exit(out: Path, name: str, content: bytes) -> WriteReport:
    """What writing one file beside others of ours did; where it is not possible, the command ends here."""
    written = add_file(out, name, content)
    if not isinstance(written, WriteReport):
        stop(written)
    return written
