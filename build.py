"""The command line's door: ``python build.py --help``."""

import sys
from pathlib import Path

if __name__ == "__main__":
    try:
        from site_builder.cli import main

        main(root=Path(__file__).parent)
    except ModuleNotFoundError as missing:
        if Path(sys.prefix) == Path(__file__).resolve().parent / ".venv":
            raise
        sys.exit(f"This Python lacks '{missing.name}'. Run 'make build' once, then begin commands with '.venv/bin/python build.py'.")
