"""Warn of made-up statements from ``new site`` that nobody has replaced yet."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.loader import LoadedContent
from site_builder.content.models.matrix import Component, Theme
from site_builder.content.walk import entities
from site_builder.content.yaml_parser import Location
from site_builder.core.problems import Problem

MADE_UP = "Made up"
MADE_UP_TITLE = "Made-up statement"


def made_up(loaded: LoadedContent) -> list[Problem]:
    """A warning for each theme in which something is still made up, at the first of it."""
    problems = []
    for entry in loaded.entries:
        left = list(_left(entry.value)) if isinstance(entry.value, Theme) else []
        if left:
            message = "1 text of this theme is" if len(left) == 1 else f"{len(left)} texts of this theme are"
            problems.append(Problem(entry.document.place(left[0]), f"{message} still made up", "write your own over them", "warning"))
    return problems


def _left(theme: Theme) -> Iterator[Location]:
    """Where made-up texts stand in a theme."""
    if theme.summary.startswith(f"{MADE_UP}: "):
        yield ("summary",)
    for location, thing in entities(theme):
        if isinstance(thing, Component) and (thing.text.startswith(f"{MADE_UP}: ") or thing.title.startswith(MADE_UP_TITLE)):
            yield (*location, "text")
