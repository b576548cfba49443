"""Files compressed ahead: the same content, smaller, and only where it helps."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli

from site_builder.core.files.digests import with_digest
from site_builder.core.files.site_writer import WriteReport, write_site
from site_builder.output.precompress import precompressed
from tests.conftest import Build


def test_each_long_text_file_has_both_and_they_unpack_to_it(build: Build, minimal: dict[str, str]) -> None:
    plain, result = build(minimal), build(minimal, compress=True)
    added = {url: content for url, content in result.files.items() if url not in plain.files}
    assert plain.files == {url: content for url, content in result.files.items() if url not in added}
    for url, content in added.items():
        whole = plain.files[url[:-3]]
        assert (gzip.decompress(content) if url.endswith(".gz") else brotli.decompress(content)) == whole
        assert len(content) < len(whole)
    assert {"index.html.gz", "index.html.br", "api/matrix.json.br", "about/sources.html.gz"} <= set(added)
    assert not [url for url in added if ".png" in url or ".xlsx" in url or ".ods" in url]


def test_a_build_without_them_removes_those_of_an_earlier_one(build: Build, minimal: dict[str, str], tmp_path: Path) -> None:
    for compress in (True, False):
        assert isinstance(write_site(tmp_path / "out", build(minimal, compress=compress).files), WriteReport)
    assert not [path for path in (tmp_path / "out").rglob("*") if path.suffix in {".gz", ".br"}]


def test_nginx_looks_for_them_only_where_they_are(build: Build, minimal: dict[str, str]) -> None:
    plain, ahead = build(minimal).hosting["nginx.conf"], build(minimal, compress=True).hosting["nginx.conf"]
    assert (b"gzip_static" in plain, b"gzip_static on;" in ahead) == (False, True)


def test_gzip_holds_no_time_and_what_is_known_comes_from_the_cache(tmp_path: Path) -> None:
    files = {"a.html": b"<p>words</p>" * 100, "short.txt": b"words"}
    made = precompressed(files, tmp_path)
    assert set(made) == {"a.html.gz", "a.html.br"}
    assert made["a.html.gz"][4:8] == b"\0\0\0\0"
    for kept in tmp_path.rglob("*"):
        if kept.is_file():
            kept.write_bytes(with_digest(b"kept"))
    assert set(precompressed(files, tmp_path).values()) == {b"kept"}
