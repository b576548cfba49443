"""A hostile author: the site of full size with markup, templates and formulas in every field that takes text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from site_builder.content.collections import COLLECTIONS
from site_builder.content.source import SourceText
from site_builder.content.validation import validate
from site_builder.content.yaml_parser import parse_yaml
from site_builder.core.files.paths import glob_sorted
from tests.conftest import FULL

MARK = "data-hostile"
MARKUP = f"\"'></script></style></title></textarea><img src=x onerror=alert(1) {MARK}><script>alert(2)</script>"
TEMPLATE = "{{ 7*7 }}{% include 'base.html' %}<!--show roles--><!-- @page:index href=\"@page:index\" ${alert(3)} =1+1"
PLAIN = f"{MARKUP} {TEMPLATE}"
# Markup is a mistake in Markdown; what looks like it, and is not, must stay text too.
MARKDOWN = f"\\<img {MARK} onerror=alert(1)> &lt;b {MARK}&gt; `<b {MARK}>` {{{{ 7*7 }}}} {{% raw %}} data-no-term-links"

# Fields that name things: what they hold is looked up, and never shown.
REFERENCES = {"id", "local", "logo", "domain", "page", "part", "to", "roles", "sources", "see"}
Path_ = tuple[str | int, ...]


def hostile_files() -> dict[str, str]:
    """Path to text of its data, every text in it followed by hostile words wherever the models take them."""
    files = {}
    for kind in COLLECTIONS:
        for path in glob_sorted(FULL, kind.pattern):
            name = path.relative_to(FULL).as_posix()
            data, _ = parse_yaml(SourceText(name, path.read_text("utf-8")))
            if name not in files and data.data is not None:
                files[name] = yaml.safe_dump(_made_hostile(data.data, kind.model), allow_unicode=True, sort_keys=False)
    return files


def texts(value: Any, at: Path_ = ()) -> Iterator[Path_]:
    """Where the texts of plain values are."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, str):
        yield at
    for key, inner in items:
        yield from texts(inner, (*at, key))


def _made_hostile(data: Any, model: Any) -> Any:
    """All texts made hostile at once, and those put back that the model refuses, until it refuses none."""
    before = {at: _get(data, at) for at in texts(data) if not REFERENCES & set(at)}
    markdown = {"context", "banner", "text_markdown"}
    for at, text in before.items():
        _set(data, at, f"{text} {MARKDOWN if set(at) & markdown else PLAIN}")
    while True:
        value, problems = validate(*_document(data, model))
        if value is not None:
            return data
        places = _document(data, model)[0].places
        for at in [at for at in before if any(places.get(at) == problem.place for problem in problems)]:
            _set(data, at, before.pop(at))


def _document(data: Any, model: Any) -> tuple[Any, Any]:
    return parse_yaml(SourceText("f", yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1_000_000)))[0], model


def _get(data: Any, at: Path_) -> Any:
    for part in at:
        data = data[part]
    return data


def _set(data: Any, at: Path_, value: str) -> None:
    _get(data, at[:-1])[at[-1]] = value
