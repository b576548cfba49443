"""Files compressed ahead: the same content, smaller, and only where it helps."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
from conftest import Build

from site_builder.compress import compressed
from site_builder.intact import with_digest


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


def test_gzip_holds_no_time_and_what_is_known_comes_from_the_cache(tmp_path: Path) -> None:
    files = {"a.html": b"<p>words</p>" * 100, "short.txt": b"words"}
    made = compressed(files, tmp_path)
    assert set(made) == {"a.html.gz", "a.html.br"}
    assert made["a.html.gz"][4:8] == b"\0\0\0\0"
    for kept in tmp_path.rglob("*"):
        if kept.is_file():
            kept.write_bytes(with_digest(b"kept"))
    assert set(compressed(files, tmp_path).values()) == {b"kept"}
