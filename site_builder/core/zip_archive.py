"""Make ZIP archives that are the same to the byte wherever and whenever they are made.

Python's own archives depend on the machine's zlib. Here libdeflate packs, which
comes with the project and is pinned; names keep the order given, and every file has
the one time given.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from deflate import deflate_compress

from site_builder.core.limits import EARLIEST, LATEST

FAST, SMALL = 9, 12
MOST_FILES, MOST_BYTES = 2**16 - 1, 2**32 - 2**20  # what the numbers in an archive can count, with room for its end
_STORED, _DEFLATED = 0, 8
_SHORT = 100  # shorter files are not packed; OpenDocument asks for its first one as it is
_UTF8_NAMES = 0x800
_MADE_ON_UNIX = 3 << 8 | 20
_PLAIN_FILE = 0o100644 << 16


class ArchiveLimitError(ValueError):
    """There is more to pack than a ZIP archive holds; its words say what."""


def deterministic_zip(files: Iterable[tuple[str, bytes]], epoch: int = EARLIEST, level: int = FAST) -> bytes:
    """A ZIP archive of the files in the order given; ``epoch`` is the time of each, in seconds since 1970.

    Raises ArchiveLimitError when there are more files or bytes than the plain format holds, which every program reads.
    """
    moment = _dos_timestamp(epoch)
    body, directory, count = bytearray(), bytearray(), 0
    for name, content in files:
        packed = bytes(deflate_compress(content, level))
        worthwhile = len(content) >= _SHORT and len(packed) < len(content)
        method, data = (_DEFLATED, packed) if worthwhile else (_STORED, content)
        raw = name.encode()
        common = struct.pack("<HHHIIIIHH", 20, _UTF8_NAMES, method, moment, zlib.crc32(content), len(data), len(content), len(raw), 0)
        directory += struct.pack("<IH", 0x02014B50, _MADE_ON_UNIX) + common + struct.pack("<HHHII", 0, 0, 0, _PLAIN_FILE, len(body)) + raw
        body += struct.pack("<I", 0x04034B50) + common + raw + data
        count += 1
        _within_limits(count, len(body) + len(directory))
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def _within_limits(files: int, size: int) -> None:
    if files > MOST_FILES:
        raise ArchiveLimitError(f"there are more than {MOST_FILES} files")
    if size > MOST_BYTES:
        raise ArchiveLimitError(f"there are more than {MOST_BYTES} bytes")


def unpacked(archive: bytes) -> list[tuple[str, bytes]]:
    """The files of an archive of our own, by name; folders of their own are left out."""
    with ZipFile(BytesIO(archive)) as source:
        return [(name, source.read(name)) for name in source.namelist() if not name.endswith("/")]


def repack_zip(archive: bytes, epoch: int) -> bytes:
    """The same archive with the same order of files, packed by us; folders of their own are left out."""
    return deterministic_zip(unpacked(archive), epoch)


def _dos_timestamp(epoch: int) -> int:
    """The date and time as ZIP writes them; it knows no year before 1980 or after 2107."""
    when = datetime.fromtimestamp(min(max(epoch, EARLIEST), LATEST), UTC)
    day = (when.year - 1980) << 9 | when.month << 5 | when.day
    time = when.hour << 11 | when.minute << 5 | when.second // 2
    return day << 16 | time
