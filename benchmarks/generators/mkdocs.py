"""Material for MkDocs with its built-in search."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus import Corpus, MadeUpPage

from generators.base import Generator, front_matter, home_list, install_python, write

SETTINGS = """\
site_name: Made-up pages
site_url: https://example.org/
use_directory_urls: false
theme:
  name: material
  font: false
  features: [navigation.prune, navigation.indexes, navigation.footer]
plugins: [search]
markdown_extensions: [tables, attr_list, toc]
"""


class MkdocsMaterial(Generator):
    """Material for MkDocs, its navigation pruned as its makers advise for large sites."""

    name = "mkdocs-material"
    packages = ("mkdocs-material==9.8.1", "mkdocs==1.6.1")
    made = ("site", ".cache")

    def install(self) -> None:
        install_python(self.home, self.packages)

    def lay_out(self, folder: Path, corpus: Corpus) -> None:
        write(folder / "mkdocs.yml", SETTINGS)
        write(folder / "docs" / "index.md", "# Home\n\n" + home_list(corpus, "{folder}/index.md"))
        for page in corpus.pages:
            write(self.source(folder, page), f"{front_matter(page)}# {page.title}\n\n{page.text_with(_link)}")

    def build(self, folder: Path) -> Sequence[str]:
        return [str(self.home / "bin" / "mkdocs"), "build", "--quiet"]

    def source(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "docs" / f"{page.id}.md"

    def built(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "site" / f"{page.id}.html"


def _link(target: str) -> str:
    return f"../{target}.md"
