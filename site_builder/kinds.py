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


KINDS = (
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
