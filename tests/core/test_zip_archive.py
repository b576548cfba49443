"""Archives: what any program reads, and the same bytes everywhere."""

from __future__ import annotations

import hashlib
import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from site_builder.core.zip_archive import EARLIEST, LATEST, SMALL, deterministic_zip, repack_zip

NAMES = st.text(st.characters(exclude_characters="/\\\0", exclude_categories=("Cs",)), min_size=1, max_size=20)


@given(st.dictionaries(NAMES, st.binary(max_size=3000), max_size=5), st.sampled_from([0, EARLIEST, 1577836800, LATEST, LATEST * 2]))
def test_another_program_reads_what_was_put_in(files: dict[str, bytes], epoch: int) -> None:
    with zipfile.ZipFile(io.BytesIO(deterministic_zip(files.items(), epoch))) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == list(files.items())


def test_the_bytes_are_those_of_every_other_machine() -> None:
    files = [("mimetype", b"text"), ("é/long.txt", b"The quick brown fox jumps over the lazy dog. " * 400)]
    made = deterministic_zip(files, 1577836800, SMALL)
    assert hashlib.sha256(made).hexdigest() == "41d8424b5ebbfe979cae4af84a06470bde26be66ac8286098461841fe6b9560c"


def test_the_time_is_the_one_given_and_short_files_stay_as_they_are() -> None:
    with zipfile.ZipFile(io.BytesIO(deterministic_zip([("a", b"aaaa"), ("b", b"b" * 1000)], 1577836801))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2020, 1, 1, 0, 0, 0)}
        assert [entry.compress_type for entry in archive.infolist()] == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]


def test_an_archive_of_others_loses_its_times_and_nothing_else() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("folder/", (2026, 1, 2, 3, 4, 6)), b"")
        archive.writestr(zipfile.ZipInfo("folder/one", (2026, 1, 2, 3, 4, 6)), b"1" * 500)
    with zipfile.ZipFile(io.BytesIO(repack_zip(file.getvalue(), EARLIEST))) as archive:
        assert [(entry.filename, entry.date_time, archive.read(entry)) for entry in archive.infolist()] == [
            ("folder/one", (1980, 1, 1, 0, 0, 0), b"1" * 500)
        ]
