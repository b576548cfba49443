"""Build from the last build: only what changed since is read, made and written."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from site_builder.build.incremental import stamp as stamps
from site_builder.build.incremental.stamp import BuildStamp, FileStats
from site_builder.build.incremental.trace import NO_TRACE, BuildTrace, load_trace, save_trace, trace_of, traced_build
from site_builder.build.pipeline import NOTHING_TO_REUSE, BuildResult, Write, build_and_write
from site_builder.core.config import BuildConfig
from site_builder.core.files.disk import atomic_write
from site_builder.core.files.site_writer import WriteReport
from site_builder.core.problems import Problem


class PreviousBuild(NamedTuple):
    """What was kept of the last build that ended well."""

    trace: BuildTrace = NO_TRACE
    stamp: BuildStamp | None = None


class BuildOutcome(NamedTuple):
    """What came of a build: the result, what writing it did (or what stood in the way), and what is kept for the next."""

    result: BuildResult
    written: WriteReport | list[Problem]
    kept: PreviousBuild


def build_incrementally(
    config: BuildConfig, out: Path, previous: PreviousBuild, write: Write, progress: Callable[[str], None] = lambda stage: None
) -> BuildOutcome:
    """Build and write; ``out`` is the site's folder, and ``write`` puts a result there."""
    began = time.time_ns()
    overlay_dir = previous.stamp.overlay_dir if previous.stamp else str(config.overlay_dir or "")
    now = stamps.snapshot(str(config.root), str(out), overlay_dir)
    traced = traced_build(previous.trace, previous.stamp, now, config.options, config.root) if previous.stamp else None
    if config.compress:  # what is compressed ahead is made from the bytes of every file
        traced = None
    result, written = build_and_write(config, write, traced or NOTHING_TO_REUSE, progress)
    if not isinstance(written, WriteReport):
        return BuildOutcome(result, written, PreviousBuild())
    start = _Start(began, now.inputs, previous.trace if traced else NO_TRACE)
    return BuildOutcome(result, written, _kept(config, out, result, start))


class _Start(NamedTuple):
    """When a build began, how its inputs were then, and the trace that it went on from."""

    moment: int
    inputs: FileStats
    trace: BuildTrace


def _kept(config: BuildConfig, out: Path, result: BuildResult, start: _Start) -> PreviousBuild:
    """What is kept for the next build; nothing where the settings name a local edition whose folder changed meanwhile."""
    named = _overlay_named(config, result)
    if named and not stamps.unmodified_since(str(named), start.moment):
        return PreviousBuild()
    also = stamps.snapshot(str(config.root), str(out), str(named)).inputs if named else {}
    inputs = {**also, **start.inputs}
    trace = trace_of(result, inputs, config.options, start.trace)
    if trace is None:
        return PreviousBuild()
    warnings = [str(problem) for problem in result.problems]
    files = stamps.Snapshot(inputs, stamps.outputs_now(str(out)))
    overlay_dir = str(config.overlay_dir or named or "")
    stamp = BuildStamp(files, today=config.today, out=str(out), overlay_dir=overlay_dir, pages=result.pages, warnings=warnings)
    return PreviousBuild(trace, stamp)


def _overlay_named(config: BuildConfig, result: BuildResult) -> Path | None:
    """The folder of the local edition that data/site.yaml names."""
    name = result.site.content.settings.local if result.site and config.overlay_dir is None else None
    return (config.root / name).resolve() if name else None


def load_previous(root: Path, arguments: Sequence[str]) -> PreviousBuild:
    """What the last build that was asked for in these words left in the cache."""
    stamp = stamps.load_stamp(str(root), arguments)
    path = Path(stamps.stamp_path(str(root), arguments)).with_suffix(".trace")
    return PreviousBuild(load_trace(path, stamp.trace), stamp) if stamp else PreviousBuild()


def save_previous(root: Path, arguments: Sequence[str], kept: PreviousBuild) -> None:
    """Keep it for the next one."""
    if kept.stamp:
        path = Path(stamps.stamp_path(str(root), arguments))
        trace = save_trace(path.with_suffix(".trace"), kept.trace)
        atomic_write(path, stamps.stamp_as_bytes(kept.stamp, trace, arguments))
