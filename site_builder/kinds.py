"""The kinds of data file: where each lives and which model it follows.

To add a kind, write its model in ``models.py`` and add one row here.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_builder import editions, models
from site_builder.fields import Model


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of data file: its name, the pattern of its paths, its model, whether it is one file or many, and whether it may be missing."""

    name: str
    pattern: str
    model: type[Model]
    many: bool = False
    optional: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("settings", "data/site.yaml", models.Settings),
    Kind("sources", "data/sources.yaml", models.SourceList),
    Kind("domains", "data/domains/*.yaml", models.Domain, many=True),
    Kind("matrix", "data/matrix/matrix.yaml", models.MatrixHead),
    Kind("themes", "data/matrix/*.yaml", models.Theme, many=True),
    Kind("regions", "data/contacts/*.yaml", models.Region, many=True),
    Kind("national", "data/national.yaml", models.AddressList),
    Kind("glossary", "data/glossary.yaml", models.Glossary),
    Kind("roles", "data/roles.yaml", models.RoleList),
    Kind("processes", "data/processes.yaml", models.ProcessList),
    Kind("funding", "data/funding.yaml", models.Funding),
    Kind("assessment", "data/assessment.yaml", models.AssessmentWords),
    Kind("search", "data/search.yaml", models.SearchWords),
    Kind("retired", "data/retired.yaml", editions.RetiredList, optional=True),
    Kind("words", "data/words.yaml", models.WordAdvice, optional=True),
)

_OF_ONE_FILE = {kind.pattern: kind for kind in KINDS if not kind.many}
_OF_A_FOLDER = {kind.pattern.rpartition("/")[0]: kind for kind in KINDS if kind.many}


def kind_of(path: str) -> Kind | None:
    """The kind of the data file at a path below the project's folder, or below that of a local edition; None when it is none."""
    folder, _, name = path.rpartition("/")
    in_folder = _OF_A_FOLDER.get(folder) if name.endswith(".yaml") and not name.startswith(".") else None
    return _OF_ONE_FILE.get(path) or in_folder
