"""The program's start: most builds of a day have nothing to do, and are answered before the command line is imported."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from site_builder.build.incremental.stamp import answered


def main(root: str | None = None, arguments: Sequence[str] | None = None) -> None:
    """Run the command line; ``root`` is the project's folder. Exit codes: 0 fine, 1 content problems, 2 wrong usage."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if answered(arguments, root or "."):
        return
    from pathlib import Path  # noqa: PLC0415 - what the question above saves

    from site_builder.cli.main import main as run  # noqa: PLC0415 - the same

    run(arguments, Path(root) if root else None)
