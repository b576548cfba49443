"""The command line's door: ``python build.py --help``."""

import gc
import os
import sys
from pathlib import Path

if __name__ == "__main__":
    gc.set_threshold(10_000)  # a build makes much and throws little away: looking for it seldom saves a tenth of the time
    try:
        from site_builder.cli import main

        main(root=Path(__file__).parent)
    except SystemExit as end:
        if end.code not in {None, 0, 1, 2}:
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code or 0)  # at once: taking all apart before would cost a tenth of a second
    except ModuleNotFoundError as missing:
        if Path(sys.prefix) == Path(__file__).resolve().parent / ".venv":
            raise
        sys.exit(f"This Python lacks '{missing.name}'. Run 'make build' once, then begin commands with '.venv/bin/python build.py'.")
