"""The command line's entry point: ``python build.py --help``."""

import gc
import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))


def leave(code: int) -> None:
    """End at once: taking everything apart first would cost a tenth of a second."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more
        code = 1
    os._exit(code)


if __name__ == "__main__":
    gc.set_threshold(300_000)  # a build makes much and throws little away: looking for it seldom saves a tenth of the time
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # we have none, and to look for them it reads the list of each installed package
    try:
        from site_builder.cli.start import main

        main(ROOT)
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            raise
        leave(end.code or 0)
    except ModuleNotFoundError:
        from pathlib import Path

        from site_builder.core.set_up import go_on, was_set_up

        if was_set_up():
            raise
        leave(go_on(Path(ROOT), sys.argv[1:]))
    leave(0)
