"""The kinds of data file: where each lives and which model it follows.

To add a kind, write its model in ``models/`` and add one row here.
"""

from __future__ import annotations

from typing import Any, NamedTuple, get_origin

from site_builder.content.fields import Model
from site_builder.content.models.assessment_form import AssessmentWords
from site_builder.content.models.directory import AddressList, Region
from site_builder.content.models.domains import Domain
from site_builder.content.models.glossary import Glossary
from site_builder.content.models.guidance import Funding, ProcessList, RoleList
from site_builder.content.models.guide import GuideList
from site_builder.content.models.matrix import MatrixHead, Theme
from site_builder.content.models.personal_form import PersonalForm
from site_builder.content.models.retired import RetiredList
from site_builder.content.models.search import SearchWords
from site_builder.content.models.settings import Settings
from site_builder.content.models.sources import SourceList
from site_builder.content.models.wording import WordAdvice


class DataCollection(NamedTuple):
    """A kind of data file: its name, the pattern of its paths, its model, whether it is one file or many, and whether it may be missing."""

    name: str
    pattern: str
    model: type[Model]
    many: bool = False
    optional: bool = False


COLLECTIONS: tuple[DataCollection, ...] = (
    DataCollection("settings", "data/site.yaml", Settings),
    DataCollection("sources", "data/sources.yaml", SourceList, optional=True),
    DataCollection("domains", "data/domains/*.yaml", Domain, many=True, optional=True),
    DataCollection("matrix", "data/matrix/matrix.yaml", MatrixHead),
    DataCollection("themes", "data/matrix/*.yaml", Theme, many=True),
    DataCollection("regions", "data/contacts/*.yaml", Region, many=True, optional=True),
    DataCollection("national", "data/national.yaml", AddressList, optional=True),
    DataCollection("glossary", "data/glossary.yaml", Glossary, optional=True),
    DataCollection("roles", "data/roles.yaml", RoleList, optional=True),
    DataCollection("processes", "data/processes.yaml", ProcessList, optional=True),
    DataCollection("funding", "data/funding.yaml", Funding, optional=True),
    DataCollection("assessment", "data/assessment.yaml", AssessmentWords),
    DataCollection("personal-form", "data/personal-form.yaml", PersonalForm, optional=True),
    DataCollection("guide", "data/guide.yaml", GuideList, optional=True),
    DataCollection("search", "data/search.yaml", SearchWords, optional=True),
    DataCollection("retired", "data/retired.yaml", RetiredList, optional=True),
    DataCollection("words", "data/words.yaml", WordAdvice, optional=True),
)

_OF_ONE_FILE = {kind.pattern: kind for kind in COLLECTIONS if not kind.many}
_OF_A_FOLDER = {kind.pattern.rpartition("/")[0]: kind for kind in COLLECTIONS if kind.many}


def kind_of(path: str) -> DataCollection | None:
    """The kind of the data file at a path below the project's folder, or below that of a local edition; None when it is none."""
    folder, _, name = path.rpartition("/")
    in_folder = _OF_A_FOLDER.get(folder) if name.endswith(".yaml") and not name.startswith(".") else None
    return _OF_ONE_FILE.get(path) or in_folder


def placeholder(kind: str) -> Model:
    """What stands in for a data file with errors, so that all else is still checked: empty lists, and None for what has no default."""
    model = next(one.model for one in COLLECTIONS if one.name == kind)
    needed = {name: field.annotation for name, field in model.model_fields.items() if field.is_required()}
    empty: dict[str, Any] = {name: () if get_origin(annotation) is tuple else None for name, annotation in needed.items()}
    return model.model_construct(**empty)
