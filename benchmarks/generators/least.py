"""The least that a generator of this kind does: our libraries and one layout, and nothing of what makes a site good.

It shows what of a time is Python and its libraries, and so which targets are out of reach on a machine.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from corpus import Corpus, MadeUpPage

from generators.base import Generator, front_matter, write

PROGRAM = Path(__file__).with_name("least_program.py")


class Least(Generator):
    """Front matter, Markdown, a layout, a search index and a look at the links, in one process, every time from the start."""

    name = "least-python"
    packages = ()
    made = ("site",)

    def install(self) -> None:
        """Nothing: its libraries are ours."""

    def lay_out(self, folder: Path, corpus: Corpus) -> None:
        for page in corpus.pages:
            write(self.source(folder, page), front_matter(page) + page.text_with(lambda target: f"../{target}.html"))

    def build(self, folder: Path) -> Sequence[str]:
        return [sys.executable, str(PROGRAM)]

    def source(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "pages" / f"{page.id}.md"

    def built(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "site" / f"{page.id}.html"
