"""The program's start: most builds of a day have nothing to do, and end before the command line is imported."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

from site_builder.build.incremental.stamp import is_up_to_date, load_stamp
from site_builder.core.text.printable import allow_all_letters, visible


def main(root: str | None = None, arguments: Sequence[str] | None = None) -> None:
    """Run the command line; ``root`` is the project's folder. Exit codes: 0 fine, 1 content problems, 2 wrong usage."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if repeat_last_build(arguments, root or "."):
        return
    from pathlib import Path  # noqa: PLC0415 - what the question above saves

    from site_builder.cli.main import main as run  # noqa: PLC0415 - the same

    run(arguments, Path(root) if root else None)


def repeat_last_build(arguments: Sequence[str], root: str) -> bool:
    """Say again what the last build said, where the command is ``build`` and there is nothing to do; returns whether it was so."""
    started, arguments = time.perf_counter(), list(arguments)
    at = 2 if arguments[:1] == ["--root"] else 0
    if arguments[at : at + 1] != ["build"]:
        return False
    root = os.path.realpath(arguments[1] if at else root)
    stamp = load_stamp(root, arguments)
    if stamp is None or not is_up_to_date(stamp, root):
        return False
    allow_all_letters(sys.stdout, sys.stderr)
    try:
        sys.stderr.write("".join(f"{line}\n" for line in stamp.warnings))
        shown = stamp.out.removeprefix(os.path.join(os.getcwd(), ""))
        sys.stdout.write(f"Nothing changed: {stamp.pages} pages in {visible(shown)} ({time.perf_counter() - started:.2f} s)\n")
    except BrokenPipeError:  # nobody reads any more
        return True
    return True
