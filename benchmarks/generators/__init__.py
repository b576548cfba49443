"""Static-site generators to compare with: for each, how to install it, and the corpus in its dialect."""

from __future__ import annotations

from generators.base import Generator
from generators.hugo import Hugo
from generators.least import Least
from generators.mkdocs import MkdocsMaterial
from generators.ours import Ours, OursFromNothing
from generators.pelican import Pelican

PEERS: tuple[type[Generator], ...] = (Least, Hugo, MkdocsMaterial, Pelican)
__all__ = ["PEERS", "Generator", "Ours", "OursFromNothing"]
