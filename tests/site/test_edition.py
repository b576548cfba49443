"""The edition stands in data/site.yaml and nowhere else; everything that names it follows."""

from __future__ import annotations

import json
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import build_site
from site_builder.core.config import BuildConfig
from site_builder.output.zip_package import package_name
from tests.conftest import ROOT, TODAY, Build, lay_out

TOOL = "---\ntitle: The tool\ndescription: A tool.\nsources: []\norder: 1\nlayout: tool\n---\nA tool.\n"


def test_all_that_names_the_edition_follows_the_settings(build: Build, minimal: dict[str, str]) -> None:
    settings = minimal["data/site.yaml"].replace('edition: "2019-08"', 'edition: "2031-05"')
    result = build({**minimal, "data/site.yaml": settings, "content/assessment/tool.md": TOOL})
    assert not result.failed, "\n".join(map(str, result.problems))
    node = LexborHTMLParser(result.files["assessment/tool.html"].decode()).css_first("[data-payload]")
    assert node is not None
    assert json.loads(node.text())["matrix"]["edition"] == "2031-05"
    assert {json.loads(result.files[url])["edition"] for url in result.files if url.startswith("api/")} == {"2031-05"}
    assert "2031-05" in package_name(result.built_site.content)


def test_files_are_named_by_edition_and_local_edition(tmp_path: Path, cache: Path, minimal: dict[str, str]) -> None:
    local = {"id": "green", "name": "Green", "version": "2 beta", "owner": "Green team", "national_edition": "2019-08"}
    downloads = "---\ntitle: Downloads\ndescription: Files.\nsources: []\norder: 9\nlayout: downloads\n---\nFiles.\n"
    lay_out(tmp_path, {**minimal, "content/downloads.md": downloads, "ours/edition.yaml": json.dumps(local)})
    names = {}
    for overlay in (None, tmp_path / "ours"):
        result = build_site(BuildConfig(tmp_path, ROOT / "theme", cache, TODAY, overlay_dir=overlay))
        links = LexborHTMLParser(result.files["downloads.html"].decode()).css("a[download]")
        names[overlay] = {str(link.attributes["download"]) for link in links}
        assert all(str(link.attributes["href"]).rpartition("/")[2] not in names[overlay] for link in links)
        assert package_name(result.built_site.content) in ("pcn-prospectus-2019-08.zip", "pcn-prospectus-2019-08-green-2-beta.zip")
    assert "contacts-2019-08.csv" in names[None]
    assert "contacts-2019-08-green-2-beta.csv" in names[tmp_path / "ours"]
    assert not names[None] & names[tmp_path / "ours"]


def test_an_edition_of_the_matrix_alone_is_a_mistake(build: Build, minimal: dict[str, str]) -> None:
    path = "data/matrix/matrix.yaml"
    result = build({**minimal, path: minimal[path] + 'edition: "2019-08"\n'})
    assert [str(problem).partition(";")[0].partition(": ")[2] for problem in result.problems] == ["there is no field 'edition' here"]
