"""The table of commands: one module in ``commands`` for each, with a ``command`` in it.

A module is imported when its command runs, so that ``--help`` and a build with
nothing to do stay quick. This table is the only place where that is arranged.
To add a command, write its module and add a row.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

ARGUMENTS = "site_builder.arguments"
COMMANDS: dict[str, str] = {
    "build": "Make the site. When there is a mistake, nothing is written.",
    "check": "Look for mistakes without writing anything.",
    "serve": "Show the site on this computer and rebuild it whenever a file is saved.",
    "assess": "Check exported self-assessments, or make one from a filled-in workbook.",
    "package": "Put the site into one ZIP file, in dist-package.",
    "publish": "List what changed since the site was last published, for a sync tool.",
    "clean": "Remove the site. Files that the builder did not make are kept.",
    "reviews": "List the pages that are due for review, as a table or an iCalendar file.",
    "diff": "List what changed between two folders or two git revisions, by id.",
    "next-edition": "Start the next edition of the content, or say what is left to do for it.",
    "retire": "Take an id out of use: its title, its last edition, and what stands for it now.",
    "record": "Show where the content differs from what was put on record for its edition.",
    "words": "Advise on wording, with a better form, and say how hard each file is to read.",
    "new": "Start a page, contact, component, term, region, local edition or site of its own, with new ids.",
    "schemas": "Write the JSON Schemas with which text editors complete and check data files.",
    "rollup": "Combine exported self-assessments: counts for a system or a region.",
}


def imported_module(name: str) -> ModuleType:
    """A module of the program, imported now: that of a command, or one that a command needs only at times."""
    return import_module(f"site_builder.{name}")
