"""The configuration of one build: its folders, its day and its options, as one value."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from site_builder.core.limits import EARLIEST


class BuildConfig(NamedTuple):
    """``root`` holds content/ and data/, ``theme`` is the theme's folder, ``cache`` what may be lost.

    ``today`` is a date such as 2026-11-23, for reviews; ``epoch`` is the time that archives give, in seconds
    since 1970; ``overlay_dir`` is the folder of a local edition; with ``compress``, text files are there
    compressed ahead too.
    """

    root: Path
    theme: Path
    cache: Path
    today: str
    site_url: str | None = None
    epoch: int = EARLIEST
    overlay_dir: Path | None = None
    compress: bool = False

    @property
    def options(self) -> str:
        """All that every page depends on besides files, as one line."""
        return f"{self.site_url or ''} {self.overlay_dir or ''} {self.epoch} {self.compress}"
