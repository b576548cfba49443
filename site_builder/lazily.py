"""Code that few builds need, imported when it is first used: most builds make no workbook, and no other file to take away."""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from typing import Any


def library(name: str) -> Any:
    """A module by its name; its code runs when something of it is first asked for. Raises ImportError where it is missing."""
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ImportError(f"the library '{name}' is not installed", name=name)
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
