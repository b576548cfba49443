"""Made-up exports, and the command line run on them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.assessment.matrix import Matrix
from site_builder.cli.main import command
from tests.conftest import FULL, ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
from made_up_exports import Wanted, exports, real_matrix

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def matrix() -> Matrix:
    """The matrix of the site of full size."""
    return real_matrix(FULL)


@pytest.fixture(scope="session")
def made_up(matrix: Matrix, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two rounds of 40 made-up PCNs, some of them on local editions."""
    folder = tmp_path_factory.mktemp("made-up") / "exports"
    for number, (name, document) in enumerate(exports(matrix, Wanted(40, rounds=2, seed=5))):
        path = folder / str(number % 3) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return folder


@pytest.fixture
def run(full_project: Path) -> Run:
    """Runs ``rollup`` with arguments, with the matrix of the site of full size."""

    def run_rollup(*arguments: str | Path, given: bytes = b"") -> Result:
        return CliRunner().invoke(command, ["rollup", *map(str, arguments)], input=given, obj=full_project)

    return run_rollup
