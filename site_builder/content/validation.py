"""Check plain values against a model: a value, or every mistake with its place and remedy."""

from __future__ import annotations

from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from site_builder.content.fields import REMEDIES
from site_builder.content.yaml_parser import Location, YamlDocument
from site_builder.core.limits import MAX_PROBLEMS
from site_builder.core.problems import Problem, did_you_mean
from site_builder.core.text.characters import look_alike

M = TypeVar("M", bound=BaseModel)

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
}
_FIELDS = {"dict_type", "model_type", "model_attributes_type"}


def validate(document: YamlDocument, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The document as a value of ``model``, or None and what is wrong with it."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        details = [dict(detail) for detail in error.errors(include_url=False)]
        first = details[:MAX_PROBLEMS]
        problems = [_problem(document, model, detail) for detail in first if not _is_consequence(model, detail, first)]
        return None, [*problems, *_rest(document, details)]


def field_problems(model: type[BaseModel], name: str, value: Any) -> list[Problem]:
    """What is wrong with a value as that of one field of a model, whatever its others are."""
    document = YamlDocument("", {name: value}, {})
    try:
        model.model_validate(document.data)
    except ValidationError as error:
        details: list[dict[str, Any]] = [dict(detail) for detail in error.errors(include_url=False)]
        return [_problem(document, model, detail) for detail in details if detail["loc"][:1] == (name,) and detail["type"] != "missing"]
    return []


def _rest(document: YamlDocument, details: list[dict[str, Any]]) -> list[Problem]:
    """A word about mistakes that are too many to be told."""
    if len(details) <= MAX_PROBLEMS:
        return []
    place = document.place(tuple(details[MAX_PROBLEMS]["loc"]))
    return [Problem(place, f"there are {MAX_PROBLEMS} mistakes up to here", "correct these first; the rest was not looked at")]


def _is_consequence(model: type[BaseModel], detail: dict[str, Any], details: list[dict[str, Any]]) -> bool:
    """True for a list that counts as empty only because what stands in it is wrong, and for a field that is there under a misspelt name."""
    place = detail["loc"]
    if detail["type"] == "missing":
        beside = [str(other["loc"][-1]) for other in details if other["type"] == "extra_forbidden" and other["loc"][:-1] == place[:-1]]
        return any(did_you_mean(name, _fields_at(model, place[:-1]), "") == f"did you mean '{place[-1]}'?" for name in beside)
    return detail["type"] == "too_short" and any(other["loc"][: len(place)] == place != other["loc"] for other in details)


def _problem(document: YamlDocument, model: type[BaseModel], detail: dict[str, Any]) -> Problem:
    location: Location = tuple(part for part in detail["loc"] if part != "[key]")
    place = document.place(location)
    name = str(location[-1]) if location else "file"
    kind = detail["type"]
    if kind == "missing":
        return Problem(document.place(location[:-1]), f"the field '{name}' is missing", f"add '{name}:'{_meaning(model, location)}")
    if kind == "extra_forbidden":
        known = _fields_at(model, location[:-1])
        remedy = did_you_mean(name, known, f"known fields are {', '.join(known)}")
        return Problem(place, f"there is no field '{name}' here{_unseen(name)}", remedy)
    given = detail.get("input")
    if kind in _FIELDS:
        message = f"{_label(location)} is {_shown(given)}, where fields belong{_unseen(given)}"
        return Problem(place, message, _fields_remedy(_model_at(model, location) if kind != "dict_type" else None))
    if kind == "literal_error":
        is_key = detail["loc"][-1] == "[key]"
        choices = _choices(_key_type(_type_at(model, location[:-1])) if is_key else _type_at(model, location))
        remedy = did_you_mean(str(given), choices, f"choose one of {', '.join(choices)}")
        return Problem(place, f"{_label(location)} is {_shown(given)}{_unseen(given)}", remedy)
    message, remedy = _value_problem(location, kind, detail)
    return Problem(place, message + _unseen(given), remedy)


def _unseen(given: Any) -> str:
    """A word about a character that looks like a plain space or a straight quote and is none."""
    odd = look_alike(given) if isinstance(given, str) else None
    return f": it holds {odd}" if odd else ""


def _fields_remedy(holder: type[BaseModel] | None) -> str:
    if holder is None:
        return "write names here, each on a line of its own with ':' and its value"
    needed = [name for name, field in holder.model_fields.items() if field.is_required()] or list(holder.model_fields)
    return f"write the fields here, each on a line of its own: {', '.join(f'{name}:' for name in needed)}"


def _value_problem(location: Location, kind: str, detail: dict[str, Any]) -> tuple[str, str]:
    given = _shown(detail.get("input"))
    context = detail.get("ctx", {})
    if kind == "string_type" and isinstance(detail.get("input"), int):
        return f"{_label(location)} is {given}, not text", f"put it in quotes: {given.replace(chr(39), chr(34))}"
    if kind in _WANTED:
        return f"{_label(location)} is {given}, not {_WANTED[kind]}", f"write {_WANTED[kind]} here"
    if kind == "string_pattern_mismatch":
        return f"{_label(location)} is {given}, which has the wrong form", _pattern_remedy(context["pattern"])
    if kind in {"string_too_short", "too_short"}:
        return f"{_label(location)} is empty", "fill it in, or remove the field if it may be left out"
    if kind == "string_too_long":
        return f"{_label(location)} is longer than {context['max_length']} characters", "shorten it"
    if kind == "value_error":
        return f"{_label(location)} is {given}, which is not possible", "check the value (a date is written 2019-08-31)"
    return f"{_label(location)} is {given}: {detail['msg'].lower()}", "correct the value"


def _label(location: Location) -> str:
    if not location:
        return "the file"
    last = location[-1]
    return f"item {last + 1} of '{location[-2]}'" if isinstance(last, int) and len(location) > 1 else f"'{last}'"


def _shown(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a set of fields"
    if isinstance(value, list):
        return "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"


def _pattern_remedy(pattern: str) -> str:
    return REMEDIES.get(pattern, "correct the value")


def _meaning(model: type[BaseModel], location: Location) -> str:
    holder = _model_at(model, location[:-1])
    field = holder.model_fields.get(str(location[-1])) if holder else None
    return f" ({field.description})" if field and field.description else ""


def _fields_at(model: type[BaseModel], location: Location) -> list[str]:
    holder = _model_at(model, location)
    return list(holder.model_fields) if holder else []


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The model that describes the value at a location, or None when there is none."""
    return _model_in(_type_at(model, location))


def _type_at(model: type[BaseModel], location: Location) -> Any:
    """The type of the value at a location, or None when there is none."""
    current: Any = model
    for part in location:
        current = _inside(current, part)
    return current


def _key_type(annotation: Any) -> Any:
    """The type of the keys of a mapping."""
    if get_origin(annotation) is dict:
        return get_args(annotation)[0]
    return next((found for choice in get_args(annotation) if (found := _key_type(choice)) is not None), None)


def _choices(annotation: Any) -> list[str]:
    """The values that a type allows, where it lists them."""
    if get_origin(annotation) is Literal:
        return [str(value) for value in get_args(annotation)]
    return [value for choice in get_args(annotation) for value in _choices(choice)]


def _inside(annotation: Any, part: str | int) -> Any:
    """The type of one field, key or item of values of a type, or None when they have none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(part))
        return field.annotation if field else None
    if get_origin(annotation) in {dict, tuple}:
        return get_args(annotation)[1 if get_origin(annotation) is dict else 0]
    return next((found for choice in get_args(annotation) if (found := _inside(choice, part)) is not None), None)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model in ``X`` or ``X | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for choice in get_args(annotation) if (found := _model_in(choice)) is not None), None)
