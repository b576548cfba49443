"""Read the theme: its templates by Jinja, for the site and for the report of a roll-up alike, and its other files as bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import jinja2

from site_builder.core.files.cache import recall, remember

E = TypeVar("E", bound=jinja2.Environment)


class CompiledTemplates(jinja2.BytecodeCache):
    """Compiled templates in the cache's folder. Jinja tells by the source whether one is of use; this module says how they are compiled."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / "templates"
        self._made_by = f"{jinja2.__version__} ".encode() + Path(__file__).read_bytes()

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        content = recall(self._folder, self._made_by + bucket.key.encode())
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        remember(self._folder, self._made_by + bucket.key.encode(), bucket.bytecode_to_string())


def template_environment(kind: type[E], theme: Path, cache: Path) -> E:
    """An environment in which text is escaped and an unknown name is a mistake."""
    return kind(
        loader=jinja2.FileSystemLoader([theme / "layouts", theme / "macros"]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        bytecode_cache=CompiledTemplates(cache),
        auto_reload=False,
        optimized=False,  # a pass over each template that takes longer than it saves
    )


def theme_file(theme: Path, name: str) -> bytes:
    """The bytes of one file of the theme. Raises OSError."""
    return (theme / name).read_bytes()


def theme_files(theme: Path, *folders: str, ending: str | tuple[str, ...] = "") -> list[tuple[str, bytes]]:
    """Name below the theme and bytes of the files in these folders, sorted by name; what is hidden is left out."""
    cut = len(theme.as_posix()) + 1
    paths = sorted(path for folder in folders for path in _walk(theme / folder) if path.endswith(ending))
    return [(path[cut:], file.read_bytes()) for path in paths if (file := Path(path)).is_file()]


def _walk(folder: Path) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        inside = place.replace(os.sep, "/")
        yield from (f"{inside}/{name}" for name in names if not name.startswith("."))
