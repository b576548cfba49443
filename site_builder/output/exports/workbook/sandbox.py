"""Read the cells of a foreign workbook in a process of its own with limits.

A file of a few kilobytes may unpack to gigabytes, and a single cell at the far
end of a sheet takes the reader down. So what unpacks to too much is not read at
all, and the rest in a process of its own, with little memory and little time.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from site_builder.core.parallel import end_with_parent
from site_builder.output.exports.workbook.cells import NoResult
from site_builder.output.exports.workbook.passed_over import PassedOver, passed_over
from site_builder.output.exports.workbook.shown_cells import MAX_COLUMNS, MAX_ROWS, FarCellError, ShownCells, shown_cells

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

SheetRows = Sequence[Sequence[Any]]

MAX_WORKBOOK_BYTES = MAX_UNPACKED_BYTES = 10_000_000
_MEMORY, _SECONDS = 1_000_000_000, 20


_PROTECTED = "This workbook is protected with a password. Open it, take the password off, save it and try again."
_DAMAGED = "This workbook cannot be read. Open it in a spreadsheet program, save it again as XLSX without a password and try again."
_TOO_MUCH = (
    "This workbook holds far more than one that people fill in. Copy your answers into a blank one from the downloads page and try again."
)
_FAR = f"The sheet '{{}}' has cells beyond row {MAX_ROWS} or column {MAX_COLUMNS}. Delete those rows and columns, save it and try again."


class UntrustedBook(NamedTuple):
    """The rows of the sheets that were asked for, and what else there is in the workbook."""

    sheets: Mapping[str, SheetRows]
    passed_over: tuple[PassedOver, ...]


class RefusedError(ValueError):
    """Why a workbook cannot be read, and what to do."""


def read_untrusted_book(path: Path, names: Sequence[str], others: Sequence[str]) -> UntrustedBook | None:
    """What a workbook holds, or None when the file is no workbook that was filled in by hand.

    The rows are those of the named sheets, as far as there are such; ``others`` are further sheets of a blank workbook.
    Raises RefusedError where more can be said.
    """
    try:
        if not path.is_file() or path.stat().st_size > MAX_WORKBOOK_BYTES:
            return None
        with ProcessPoolExecutor(1, initializer=_limit_process) as apart:
            return apart.submit(_read, str(path), tuple(names), tuple(others)).result()
    except RefusedError:
        raise
    except (BrokenProcessPool, CalamineError, MemoryError, OSError, ValueError):
        return None
    except Exception as fault:  # a file of others can make the readers fail in any way
        raise RefusedError(_DAMAGED) from fault


def _limit_process() -> None:
    """Little memory and time, where the system has limits, no last words when it ends for want of them, and no life after who asked."""
    end_with_parent()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def _read(path: str, names: tuple[str, ...], others: tuple[str, ...]) -> UntrustedBook:
    """The workbook. Raises RefusedError, and whatever the readers raise."""
    _refuse_bomb(path)
    shown, passed = _beside_the_values(path, names, others)
    try:
        book = CalamineWorkbook.from_path(path)
    except PasswordError:
        raise RefusedError(_PROTECTED) from None
    sheets = {name: book.get_sheet_by_name(name) for name in names if name in book.sheet_names}
    for name, sheet in sheets.items():
        _refuse_far(name, sheet.total_height, sheet.total_width)
    rows = {name: _as_shown(sheet.to_python(skip_empty_area=False), shown.get(name, {})) for name, sheet in sheets.items()}
    return UntrustedBook(rows, tuple(passed))


def _refuse_bomb(path: str) -> None:
    """Neither may the parts say that they unpack to too much, nor may one unpack to anything but what it says."""
    try:
        with zipfile.ZipFile(path) as book:
            if sum(part.file_size for part in book.infolist()) > MAX_UNPACKED_BYTES:
                raise RefusedError(_TOO_MUCH)
            if book.testzip():
                raise RefusedError(_DAMAGED)
    except zipfile.BadZipFile:
        return  # the reader of workbooks has a word for it: an old one, or one with a password


def _beside_the_values(path: str, names: tuple[str, ...], others: tuple[str, ...]) -> tuple[dict[str, ShownCells], list[PassedOver]]:
    """What the reader of workbooks does not tell; nothing where the file is built in a way that it alone understands."""
    try:
        with zipfile.ZipFile(path) as book:
            return shown_cells(book, names), passed_over(book, (*names, *others))
    except FarCellError as far:
        raise RefusedError(_FAR.format(far)) from None
    except (KeyError, ValueError, LookupError, zipfile.BadZipFile, ElementTree.ParseError):
        return {}, []


def _refuse_far(sheet: str, rows: int, columns: int) -> None:
    """The reader would take memory for all the empty cells before such a one."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise RefusedError(_FAR.format(sheet))


def _as_shown(rows: list[list[Any]], shown: ShownCells) -> SheetRows:
    for (row, column), found in shown.items():
        if isinstance(found, NoResult):
            rows += [[] for _ in range(row + 1 - len(rows))]
            rows[row] += [""] * (column + 1 - len(rows[row]))
            rows[row][column] = found
        elif row < len(rows) and column < len(rows[row]) and isinstance(rows[row][column], int | float):
            rows[row][column] = found
    return rows
