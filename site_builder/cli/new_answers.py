"""Check answers to the questions of ``new`` one by one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click
from pydantic import BaseModel

from site_builder.authoring.preflight import Preflight
from site_builder.content.loader import LoadedContent
from site_builder.content.models.directory import Person, Region, System
from site_builder.content.models.front_matter import FrontMatter
from site_builder.content.models.glossary import Term
from site_builder.content.models.matrix import Component, MatrixHead, Theme
from site_builder.content.overlay.schema import Edition
from site_builder.content.validation import field_problems
from site_builder.core.problems import did_you_mean
from site_builder.core.text.characters import control_character

KIND_OF = {"region": "regions", "system": "regions", "theme": "themes", "stage": "matrix", "side": "matrix"}


# What an answer becomes a field of, by the kind of thing and the name of the option.
_FIELDS: Mapping[tuple[str, str], tuple[type[BaseModel], str]] = {
    ("page", "title"): (FrontMatter, "title"),
    ("page", "description"): (FrontMatter, "description"),
    ("contact", "name"): (Person, "name"),
    ("contact", "email"): (Person, "email"),
    ("region", "title"): (Region, "title"),
    ("system", "title"): (System, "title"),
    ("system", "name"): (Person, "name"),
    ("system", "email"): (Person, "email"),
    ("component", "title"): (Component, "title"),
    ("component", "text"): (Component, "text"),
    ("term", "term"): (Term, "term"),
    ("term", "meaning"): (Term, "meaning"),
    ("edition", "name"): (Edition, "name"),
    ("edition", "owner"): (Edition, "owner"),
}


def require_sound(kind: str, option: str, answer: str) -> None:
    """Refuse an answer that cannot be the field that it would become."""
    odd = control_character(answer)
    if odd:
        raise click.UsageError(f"the answer contains the control character {odd}; remove it; text contains none")
    if (kind, option) in _FIELDS:
        problems = field_problems(*_FIELDS[kind, option], answer)
        if problems:
            raise click.UsageError("; ".join(f"{problem.message}; {problem.remedy}" for problem in problems))


def require_new_title(now: Preflight, title: str) -> None:
    """Refuse the title of a page that there is, also of one that is made from a data file."""
    pages = now.site.pages if now.site else ()
    titles = {page.title: page.ref for page in pages} | {one.front.title: f"page:{one.id}" for one in now.content.articles}
    same = titles.get(title.strip())
    if same:
        raise click.UsageError(f"the title '{title.strip()}' is that of {same} already; give this page another title")


def require_known_ids(loaded: LoadedContent, fields: Mapping[str, Any]) -> None:
    """Refuse the name of a system, region, theme, stage or side that there is not."""
    regions, head = loaded.of(Region), loaded.of(MatrixHead)
    known: dict[str, list[str]] = {
        "region": [region.id for region in regions],
        "system": [one.id for region in regions for one in region.systems],
        "theme": [theme.id for theme in loaded.of(Theme)],
        "stage": [stage.id for matrix in head for stage in matrix.stages],
        "side": [side.id for matrix in head for side in matrix.audiences],
    }
    for name, choices in known.items():
        if name in fields and fields[name] not in choices:
            broken = [entry.document.path for entry in loaded.entries if entry.kind == KIND_OF[name] and entry.value is None]
            if broken:
                have, them = ("have mistakes", "them") if len(broken) > 1 else ("has mistakes", "it")
                say = "'python build.py check' lists them"
                raise click.ClickException(f"{' and '.join(broken)} must be read for that and {have}; mend {them} first ({say})")
            remedy = did_you_mean(fields[name], choices, f"choose one of {', '.join(choices)}")
            raise click.UsageError(f"there is no {name} '{fields[name]}'; {remedy}")
