"""The generator of this project, in the same shape as the others."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from corpus import Corpus, MadeUpPage
from projects import lay_out, path_of

from generators.base import ROOT, Generator


class Ours(Generator):
    """PCN Prospectus. What is compiled of styles and scripts is kept, since the others bring theirs compiled."""

    name = "ours"
    packages = ()
    made = ("dist", "hosting")
    compiled = "assets"

    def install(self) -> None:
        """Nothing: it is here."""

    def lay_out(self, folder: Path, corpus: Corpus) -> None:
        lay_out(folder, corpus)

    def build(self, folder: Path) -> Sequence[str]:
        return [sys.executable, str(ROOT / "build.py"), "--root", str(folder), "build"]

    def source(self, folder: Path, page: MadeUpPage) -> Path:
        return path_of(folder, page)

    def built(self, folder: Path, page: MadeUpPage) -> Path:
        return folder / "dist" / f"{page.id}.html"

    def clean(self, folder: Path) -> None:
        kept = [f".cache/{path.name}" for path in (folder / ".cache").glob("*") if path.name != self.compiled]
        self.remove(folder, (*self.made, *kept))


class OursFromNothing(Ours):
    """The same, but a clean build compiles the styles and scripts too."""

    name = "ours, nothing kept"

    def clean(self, folder: Path) -> None:
        self.remove(folder, (*self.made, ".cache"))
