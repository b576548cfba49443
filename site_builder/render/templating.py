"""Set Jinja up: one factory for the site and for the report of a roll-up."""

from __future__ import annotations

from collections.abc import Sequence
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


def template_environment(kind: type[E], folders: Sequence[Path], cache: Path) -> E:
    """An environment in which text is escaped and an unknown name is a mistake."""
    return kind(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        bytecode_cache=CompiledTemplates(cache),
        auto_reload=False,
        optimized=False,  # a pass over each template that takes longer than it saves
    )


def theme_folders(theme: Path) -> list[Path]:
    """Where a theme has its templates."""
    return [theme / "layouts", theme / "macros"]
