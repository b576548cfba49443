"""The schemas for editors: the same as the models, named by the files, and understood by a validator that is not ours."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from site_builder.authoring.editor_schemas import schema_comment, schemas
from site_builder.cli.commands.schemas import published_schemas
from site_builder.cli.main import command
from site_builder.content.collections import COLLECTIONS, DataCollection
from site_builder.content.overlay.loader import LOCAL_KINDS
from site_builder.content.source import SourceText
from site_builder.content.validation import validate
from site_builder.content.yaml_parser import YamlDocument, parse_yaml
from tests.conftest import FULL, ROOT

EXAMPLE = ROOT / "examples" / "local-edition"
ONE_FILE = {kind.pattern for kind in COLLECTIONS if not kind.many}


def files() -> Iterator[tuple[Path, str]]:
    """Every YAML file of the site of full size and of the example, with the path of its schema."""
    for path in sorted((FULL / "data").rglob("*.yaml")):
        name = path.relative_to(FULL).as_posix()
        kind = next(kind for kind in COLLECTIONS if fnmatch(name, kind.pattern) and (not kind.many or name not in ONE_FILE))
        yield path, f"schemas/{kind.name}.json"
    yield EXAMPLE / "edition.yaml", "schemas/edition.json"
    for path in sorted((EXAMPLE / "data").rglob("*.yaml")):
        kind = next(kind for kind in LOCAL_KINDS if fnmatch(path.relative_to(EXAMPLE).as_posix(), kind.pattern))
        yield path, f"schemas/local/{kind.name}.json"


FILES = list(files())


def values(path: Path) -> Any:
    document, problems = parse_yaml(SourceText(path.name, path.read_text("utf-8")))
    assert problems == []
    return document.data


def test_the_files_are_those_that_the_models_give() -> None:
    """Run 'python build.py schemas' after a change to a model."""
    made = schemas() | published_schemas()
    folders = (ROOT / "schemas", *(ROOT / "site_builder").rglob("schemas"))
    on_disk = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.json"))}
    assert on_disk == made


def test_the_command_writes_only_what_changed(tmp_path: Path) -> None:
    first = CliRunner().invoke(command, ["schemas"], obj=tmp_path)
    again = CliRunner().invoke(command, ["schemas"], obj=tmp_path)
    assert first.output.startswith(f"{len(schemas())} of {len(schemas())} schemas changed")
    assert again.output.startswith("0 of")


@pytest.mark.parametrize(("path", "schema"), FILES, ids=[path.relative_to(ROOT).as_posix() for path, _ in FILES])
def test_each_file_names_its_schema_and_follows_it(path: Path, schema: str) -> None:
    below = FULL if path.is_relative_to(FULL) else ROOT
    assert path.read_text("utf-8").splitlines()[0] == schema_comment(path.relative_to(below).as_posix(), schema)
    jsonschema.validate(values(path), json.loads((ROOT / schema).read_text("utf-8")), cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("path", sorted((FULL / "content").rglob("*.md")), ids=lambda path: path.relative_to(FULL).as_posix())
def test_the_front_matter_of_each_page_follows_its_schema(path: Path) -> None:
    front = path.read_text("utf-8").split("---\n")[1]
    document, _ = parse_yaml(SourceText(path.name, front))
    jsonschema.validate(document.data, json.loads((ROOT / "schemas/front-matter.json").read_text("utf-8")))


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_field_is_described(name: str) -> None:
    schema = json.loads(schemas()[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    for shape, definition in [("the file", schema), *schema.get("$defs", {}).items()]:
        for field, value in definition.get("properties", {}).items():
            assert value.get("description"), f"{shape}: the field '{field}' needs a description in its model"


def spoilt(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The data with each of its fields removed, with an unknown field, and with each field of the wrong type."""
    for name in data:
        yield {key: value for key, value in data.items() if key != name}
        yield {**data, name: {"wrong": "type"}}
    yield {**data, "unknown_field": "x"}
    for name, value in data.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for inner in spoilt(value[0]):
                changed = copy.deepcopy(data)
                changed[name][0] = inner
                yield changed


@pytest.mark.parametrize("kind", COLLECTIONS, ids=lambda kind: kind.name)
def test_schema_and_model_refuse_the_same(kind: DataCollection) -> None:
    path = next(path for path, schema in FILES if schema == f"schemas/{kind.name}.json")
    validator = jsonschema.Draft202012Validator(json.loads(schemas()[f"schemas/{kind.name}.json"]))
    refused = 0
    for data in spoilt(yaml.safe_load(json.dumps(values(path)))):
        _, problems = validate(YamlDocument("x", data, {}), kind.model)
        assert validator.is_valid(data) == (problems == []), (data, problems)
        refused += bool(problems)
    assert refused >= 3
