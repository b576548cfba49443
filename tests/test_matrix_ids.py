"""The code knows no id of the matrix: stages, sides, themes and positions come from the data alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from site_builder.assessment.format import About
from site_builder.content.fields import Entity
from site_builder.rollup.format.counts import ActionItem
from tests.conftest import FULL, ROOT

HEAD = yaml.safe_load((FULL / "data" / "matrix" / "matrix.yaml").read_text("utf-8"))
SIDES = {side["id"] for side in HEAD["audiences"]}
IDS = SIDES | {HEAD["before"]["id"]} | {stage["id"] for stage in HEAD["stages"]} | {path.stem for path in FULL.glob("data/matrix/*.yaml")}
QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`\n]*)`")


def test_no_literal_is_an_id_of_the_matrix() -> None:
    # words of the formats ("system" of a team, "pcn" of a roll-up) and kinds of thing are not the sides of the same name
    others = {*About.model_fields, *ActionItem.__annotations__, *_kinds(Entity), "matrix"}
    found = [f"{path.relative_to(ROOT)}: {word}" for path in _files() for word in _literals(path) if word in IDS - others]
    assert found == []


def test_no_list_names_the_sides() -> None:
    literals = (ast.List, ast.Tuple, ast.Set)
    lists = [
        (path, {item.value for item in node.elts if isinstance(item, ast.Constant)})
        for path in _files()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, literals)
    ]
    lists += [
        (path, {next(filter(None, found), "") for found in QUOTED.findall(inside)})
        for path in _files()
        if path.suffix != ".py"
        for inside in re.findall(r"[\[(]([^\[\]()]*)[\])]", path.read_text("utf-8"))
    ]
    assert [path.relative_to(ROOT) for path, items in lists if items == SIDES] == []


def test_the_styles_go_by_position() -> None:
    styles = [path for path in (ROOT / "theme").rglob("*.scss") if "node_modules" not in path.parts]
    named = re.compile(rf"(?:data-\w+=[\"']?|[#.][\w-]*--)(?:{'|'.join(map(re.escape, sorted(IDS)))})\b")
    assert [path.relative_to(ROOT) for path in styles if named.search(path.read_text("utf-8"))] == []


def _files() -> Iterator[Path]:
    yield from (ROOT / "site_builder").rglob("*.py")
    for folder in ("scripts", "worker", "components", "layouts"):
        yield from (path for path in (ROOT / "theme" / folder).rglob("*") if path.suffix in {".js", ".html"})


def _literals(path: Path) -> set[str]:
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        return {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {next(filter(None, found), "") for found in QUOTED.findall(text)}


def _kinds(of: type[Entity]) -> set[str]:
    return {kind for each in of.__subclasses__() for kind in (each.kind, *_kinds(each))}
