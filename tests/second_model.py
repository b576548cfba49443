"""The second model of examples/platform-maturity, built as a project of its own."""

from __future__ import annotations

from pathlib import Path

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from tests.conftest import ROOT, TODAY

FOLDER = ROOT / "examples" / "platform-maturity"


def second_model(cache: Path) -> BuildResult:
    """Its site, made with the theme of this project."""
    made = build_site(BuildConfig(FOLDER, ROOT / "theme", cache, TODAY))
    assert not made.failed, "\n".join(map(str, made.problems))
    return made
