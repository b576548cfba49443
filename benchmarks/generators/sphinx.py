"""Sphinx with MyST for Markdown, with its built-in search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus import Corpus, MadeUpPage

from generators.base import Generator, install_python, write

SETTINGS = """\
project = "Made-up pages"
extensions = ["myst_parser"]
html_theme = "alabaster"
html_copy_source = False
html_show_sphinx = False
suppress_warnings = ["myst.header"]
"""


class Sphinx(Generator):
    """Sphinx, its work shared among the processors."""

    name = "sphinx"
    packages = ("sphinx==9.0.4", "myst-parser==5.2.0", "sphinx-autobuild==2025.8.25")
    made = ("built", "trees")

    def install(self) -> None:
        install_python(self.home, self.packages)

    def lay_out(self, folder: Path, corpus: Corpus) -> None:
        write(folder / "source" / "conf.py", SETTINGS)
        write(folder / "source" / "index.md", "# Home\n\n" + _tree(f"{name}/index" for name, _ in corpus.folders))
        names: dict[str, list[str]] = {}
        for page in corpus.pages:
            names.setdefault(page.folder, []).append(page.name)
        for page in corpus.pages:
            tree = _tree(name for name in names[page.folder] if name != "index") if page.name == "index" else ""
            write(self.source(folder, page), f"# {page.title}\n\n{page.text_with(_link)}\n{tree}")

    def build(self, folder: Path) -> Sequence[str]:
        return [str(self.home / "bin" / "sphinx-build"), *self._arguments]

    def serve(self, folder: Path, port: int) -> Sequence[str]:
        return [str(self.home / "bin" / "sphinx-autobuild"), "--port", str(port), "--host", "127.0.0.1", *self._arguments]

    def source(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "source" / f"{page.id}.md"

    def built(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "built" / f"{page.id}.html"

    @property
    def _arguments(self) -> tuple[str, ...]:
        return ("-q", "-j", "auto", "-d", "trees", "source", "built")


def _tree(names: Iterable[str]) -> str:
    lines = "\n".join(names)
    return f"```{{toctree}}\n:maxdepth: 1\n\n{lines}\n```\n"


def _link(target: str) -> str:
    return f"../{target}.md"
