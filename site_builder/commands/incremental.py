"""A build that goes on from the last one: only what changed since is read, made and written."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder import freshness
from site_builder.commands import full
from site_builder.commands.common import today
from site_builder.ledger import Folders, Ledger, next_book, open_ledger, write_book
from site_builder.pipeline import Order, Result
from site_builder.write import OvertakenError, Written


@dataclass(frozen=True, slots=True)
class Build:
    """What is built: the folders, where the stamp of the last such build is, and the options."""

    root: Path
    out: Path
    stamp: Path
    options: str
    site_url: str | None
    local: Path | None
    compress: bool

    def order(self) -> Order:
        """The same for the pipeline."""
        return replace(full.order(self.root, today(), self.site_url, self.local), compress=self.compress)

    @property
    def ledger(self) -> Path:
        """Where the ledger of the last such build is."""
        return self.stamp.with_suffix(".ledger")


def made_and_written(
    build: Build, stamp: freshness.Stamp | None, now: freshness.Present, say: Callable[[str], None]
) -> tuple[Result, Written]:
    """Build, write, and remember it for the next build. Where there are errors, the command ends here."""
    began = time.time_ns()
    ledger = open_ledger(build.ledger, stamp, now, Folders(build.root, build.out), build.options)
    if build.compress:  # what is compressed ahead is made from the bytes of every file
        ledger = replace(ledger, ground="")
    result = full.make(build.order(), say, ledger)
    say("Writing")
    try:
        written = full.write(build.out, result)
    except OvertakenError:
        ledger = Ledger(code=ledger.code, ground=ledger.ground)
        result = full.make(build.order(), say)
        written = full.write(build.out, result)
    _remember(build, ledger, result, now.inputs, began)
    return result, written


def _remember(build: Build, ledger: Ledger, result: Result, before: freshness.Marks, began: int) -> None:
    """Keep stamp and ledger, unless the folder of a local edition that the settings name was not marked when the build began."""
    named = full.local_folder(build.root, result) if build.local is None else None
    inputs = {**freshness.inputs(build.root, named), **before} if named else before
    if named and not freshness.untouched(named, began):
        return
    check = write_book(build.ledger, next_book(ledger, result.account)) if result.account else ""
    warnings = [str(problem) for problem in result.problems]
    told = {"pages": result.pages, "warnings": warnings, "also": str(build.local or named or "")}
    freshness.save(build.stamp, freshness.Stamp(today(), inputs, freshness.outputs(build.out), told, check))
