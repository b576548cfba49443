"""The build of the command line, and what it keeps for the next one."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder import freshness
from site_builder.commands import full
from site_builder.commands.at_once import today
from site_builder.commands.common import stop_on_errors
from site_builder.going_on import Build, Kept, Task, go_on
from site_builder.ledger import read_book, write_book
from site_builder.marks import Marks
from site_builder.pipeline import Order, Result
from site_builder.write import Written


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is built: the folders, where the stamp of the last such build is, and the options."""

    root: Path
    out: Path
    stamp: Path
    options: str
    site_url: str | None = None
    local: Path | None = None
    compress: bool = False

    def order(self) -> Order:
        """The same for the pipeline."""
        return replace(full.order(self.root, today(), self.site_url, self.local), compress=self.compress)

    @property
    def book(self) -> Path:
        """Where the book of the last such build is."""
        return self.stamp.with_suffix(".ledger")


def made_and_written(
    wanted: Wanted, stamp: freshness.Stamp | None, now: freshness.Present, say: Callable[[str], None]
) -> tuple[Result, Written]:
    """Build, write, and remember it for the next build. Where there are errors, the command ends here."""
    began = time.time_ns()
    kept = Kept(read_book(wanted.book, stamp.ledger if stamp else ""), stamp)
    build = go_on(Task(wanted.order(), wanted.out, wanted.options, now), kept, lambda result: full.write(wanted.out, result), say)
    stop_on_errors(build.result.problems)
    if not isinstance(build.written, Written):
        stop_on_errors(build.written)
        raise AssertionError("writing failed without a problem")
    if not build.written.warnings:  # or else the next build has to write again what could not be written
        with suppress(OSError):  # the site is there; the next build makes more of it again
            _remember(wanted, build, now.inputs, began)
    return build.result, build.written


def _remember(wanted: Wanted, build: Build, before: Marks, began: int) -> None:
    """Keep stamp and book, unless the folder of a local edition that the settings name was not marked when the build began."""
    named = full.local_folder(wanted.root, build.result) if wanted.local is None else None
    inputs = {**freshness.inputs(wanted.root, named), **before} if named else before
    if named and not freshness.untouched(named, began):
        return
    warnings = [str(problem) for problem in build.result.problems]
    told = {"pages": build.result.pages, "warnings": warnings, "also": str(wanted.local or named or "")}
    check = write_book(wanted.book, build.book)
    freshness.save(wanted.stamp, freshness.Stamp(today(), inputs, freshness.outputs(wanted.out), told, check))
