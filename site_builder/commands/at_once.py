"""A build with nothing to do, told before anything else is imported: it is what most builds of a day are."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

from site_builder import marks
from site_builder.limits import EARLIEST
from site_builder.printable import allow_all_letters, visible


def today() -> str:
    """The date, such as 2026-11-23."""
    return time.strftime("%Y-%m-%d", time.gmtime())


def options(site_url: str | None = None, local: str = "", epoch: int = EARLIEST, compress: bool = False) -> str:
    """What a build was asked for besides its folders, in words that a stamp is kept for."""
    return f"{site_url or ''} {local} {epoch} {compress}"


def nothing_to_do(arguments: Sequence[str], root: str) -> bool:
    """Whether the arguments say ``build`` alone, or ``--root FOLDER build``, and nothing changed; the last build is then told again."""
    started = time.perf_counter()
    folders, commands = arguments[:-1], arguments[-1:]
    if [*commands] != ["build"] or os.environ.get("SOURCE_DATE_EPOCH") or (folders and (len(folders) != 2 or folders[0] != "--root")):
        return False
    root = os.path.realpath(folders[1] if folders else root)
    out = os.path.realpath(os.path.join(root, "dist"))
    told = marks.told_again(root, out, options(), today())
    if told:
        here = os.path.join(os.getcwd(), "")
        tell(told, out.removeprefix(here), started)
    return bool(told)


def tell(told: marks.Stored, out: str, started: float) -> None:
    """Print what the last build told."""
    allow_all_letters(sys.stdout, sys.stderr)
    lines = [*told["warnings"], ""]
    with suppress(BrokenPipeError):  # nobody reads any more
        sys.stderr.write("\n".join(lines))
        sys.stdout.write(f"Nothing changed: {told['pages']} pages in {visible(out)} ({time.perf_counter() - started:.2f} s)\n")
