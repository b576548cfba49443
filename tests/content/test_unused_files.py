"""Nothing among the content is passed over in silence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.content.unused_files import unused_files


def test_what_nothing_reads_is_told(tmp_path: Path) -> None:
    (tmp_path / "data" / "elsewhere").mkdir(parents=True)
    (tmp_path / "data" / "a.yaml").touch()
    (tmp_path / "data" / "b.yml").touch()
    (tmp_path / "data" / ".c.yaml.swp").touch()
    (tmp_path / "data" / "linked").symlink_to("elsewhere")
    found = unused_files(tmp_path, {"data": "r", "absent": "r"}, [tmp_path / "data" / "a.yaml"])
    assert [(problem.place.path, problem.severity) for problem in found] == [("data/linked", "error"), ("data/b.yml", "warning")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
def test_a_folder_that_cannot_be_entered_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "closed").mkdir(mode=0)
    [problem] = unused_files(tmp_path, {"data": "r"}, [])
    assert problem.message == "the folder cannot be read (Permission denied)"


def test_what_is_hidden_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data" / ".git").mkdir(parents=True)
    (tmp_path / "data" / ".git" / "config").touch()
    assert list(unused_files(tmp_path, {"data": "r"}, [])) == []
