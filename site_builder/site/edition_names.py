"""The edition in the names of files: the national one, and the local one with its version where there is one."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from site_builder.site.model import Content

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9.]+")


def edition_name(content: Content) -> str:
    """``2019-08``, or ``2019-08-our-valley-2`` for version 2 of the local edition our-valley."""
    local = content.local.edition if content.local else None
    version = _NOT_IN_NAMES.sub("-", local.version).strip("-.") if local else ""
    return "-".join(filter(None, (content.settings.edition, local.id if local else "", version)))


def name_with_edition(url: str, content: Content) -> str:
    """The name to save a download by: ``contacts-2019-08.csv`` for ``downloads/contacts.csv``, whose address stays the same."""
    path = PurePosixPath(url)
    return f"{path.stem}-{edition_name(content)}{path.suffix}"
