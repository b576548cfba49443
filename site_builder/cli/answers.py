"""Answers to the questions of ``new`` that can be looked at one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import click

from site_builder.content.fields import REMEDIES
from site_builder.content.loader import LoadedContent
from site_builder.content.models.directory import Region
from site_builder.content.models.matrix import MatrixHead, Theme
from site_builder.core.problems import did_you_mean
from site_builder.core.uris import EMAIL_PATTERN, LONGEST_EMAIL

KIND_OF = {"region": "regions", "system": "regions", "theme": "themes", "stage": "matrix", "side": "matrix"}


def require_email(answer: str) -> None:
    """Refuse what is no e-mail address."""
    if len(answer) > LONGEST_EMAIL or not re.fullmatch(EMAIL_PATTERN, answer):
        raise click.UsageError(f"'{answer}' is no e-mail address; {REMEDIES[EMAIL_PATTERN]}")


def require_known_ids(loaded: LoadedContent, fields: Mapping[str, Any]) -> None:
    """Refuse the name of a system, region, theme, stage or side that there is not."""
    values = [entry.value for entry in loaded.entries]
    regions = [value for value in values if isinstance(value, Region)]
    head = [value for value in values if isinstance(value, MatrixHead)]
    known: dict[str, list[str]] = {
        "region": [region.id for region in regions],
        "system": [one.id for region in regions for one in region.systems],
        "theme": [value.id for value in values if isinstance(value, Theme)],
        "stage": [stage.id for matrix in head for stage in matrix.stages],
        "side": [side.id for matrix in head for side in matrix.audiences],
    }
    for name, choices in known.items():
        if name in fields and fields[name] not in choices:
            broken = [entry.document.path for entry in loaded.entries if entry.kind == KIND_OF[name] and entry.value is None]
            if broken:
                have, them = ("have mistakes", "them") if len(broken) > 1 else ("has mistakes", "it")
                say = "'.venv/bin/python build.py check' lists them"
                raise click.ClickException(f"{' and '.join(broken)} must be read for that and {have}; mend {them} first ({say})")
            remedy = did_you_mean(fields[name], choices, f"choose one of {', '.join(choices)}")
            raise click.UsageError(f"there is no {name} '{fields[name]}'; {remedy}")
