"""The command line's door: ``python build.py --help``."""

from pathlib import Path

from site_builder.cli import main

if __name__ == "__main__":
    main(root=Path(__file__).parent)
