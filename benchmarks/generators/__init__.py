"""Static-site generators to compare with: for each, how to install it, and the corpus in its dialect."""

from __future__ import annotations

from generators.base import Generator
from generators.eleventy import GovukEleventy, NhsukEleventy
from generators.hugo import Hugo, HugoWithoutIndex
from generators.least import Least
from generators.mkdocs import MkdocsMaterial, Zensical
from generators.nikola import Nikola
from generators.ours import Ours, OursFromNothing
from generators.pelican import Pelican
from generators.sphinx import Sphinx

PEERS: tuple[type[Generator], ...] = (
    Least,
    Hugo,
    HugoWithoutIndex,
    MkdocsMaterial,
    Pelican,
    Nikola,
    Zensical,
    Sphinx,
    GovukEleventy,
    NhsukEleventy,
)
__all__ = ["PEERS", "Generator", "Ours", "OursFromNothing"]
