"""The cells of a workbook that somebody sent, read where it can do no harm.

A file of a few kilobytes may unpack to gigabytes, and a single cell at the far
end of a sheet takes the reader down. So it is read in a process of its own,
with little memory and little time.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

from site_builder.workers import end_with_parent

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Rows = Sequence[Sequence[Any]]

MAX_BYTES = 10_000_000
MAX_ROWS, MAX_COLUMNS = 5_000, 100
_MEMORY, _SECONDS = 1_000_000_000, 20


def read_sheets(path: Path, names: Sequence[str]) -> Mapping[str, Rows] | None:
    """The rows of each named sheet, or None when the file is no workbook that holds them and could have been filled in by hand."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        with ProcessPoolExecutor(1, initializer=_confine) as apart:
            return apart.submit(_read, str(path), tuple(names)).result()
    except (BrokenProcessPool, CalamineError, MemoryError, OSError, ValueError):
        return None


def _confine() -> None:
    """Little memory and time, where the system has limits, no last words when it ends for want of them, and no life after who asked."""
    end_with_parent()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def _read(path: str, names: Sequence[str]) -> dict[str, Rows]:
    try:
        book = CalamineWorkbook.from_path(path)
        sheets = {name: book.get_sheet_by_name(name) for name in names}
    except WorksheetNotFound as error:
        raise ValueError(str(error)) from None
    if any(sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS for sheet in sheets.values()):
        raise ValueError("too many cells")
    return {name: sheet.to_python(skip_empty_area=False) for name, sheet in sheets.items()}
