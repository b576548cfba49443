"""The progress display of a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def display() -> Iterator[Callable[[str], None]]:
    """A line on the terminal that says what is being done; call what it gives to change the words."""
    with Console(stderr=True).status("Starting") as status:
        yield status.update
