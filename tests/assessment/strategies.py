"""Made-up assessments: sound ones, and sound ones with something wrong put in."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from tests.assessment.support import document, small_matrix

ANSWERS = ("in_place", "partly", "not_yet", "do_not_know", "does_not_apply")
STAGES = ("before-foundation", "foundation", "step-1", "step-2", "step-3")
MATRIX = small_matrix()
COMPONENTS = {theme.id: [component.id for component in theme.components] for theme in MATRIX.themes}
UNKNOWN = {"leadership": "leadership.foundation.pcn.of-our-own", "estates": "estates.step-1.pcn.rooms"}

Document = dict[str, Any]

texts = st.one_of(
    st.sampled_from(["", "=1+1", "<script>alert(1)</script>", "Zoë\n“quoted”\u2028", "😀", '\\ " \t']),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
maybe_text = st.none() | texts
days = st.dates().map(lambda day: day.isoformat())
positions = st.fixed_dictionaries(
    {}, optional={"now": st.none() | st.sampled_from(STAGES), "in_a_year": st.none() | st.sampled_from(STAGES)}
)
component_ids = st.sampled_from([*(key for keys in COMPONENTS.values() for key in keys), "leadership.foundation.pcn.of-our-own"])
action_fields = {
    "id": st.none() | st.sampled_from(["1", "2", "3f2a9c41"]),
    "what": maybe_text,
    "who": maybe_text,
    "by": st.none() | days,
    "component": st.none() | component_ids,
    "outcome": st.none() | st.sampled_from(["done", "still_open", "changed", "dropped"]),
    "why": maybe_text,
}
actions = st.lists(st.fixed_dictionaries({}, optional=action_fields), max_size=3)
support = st.lists(st.sampled_from(["organisational-development.team-building", "set-up.nowhere"]), max_size=2)
abouts = st.fixed_dictionaries(
    {},
    optional={
        "name": maybe_text,
        "system": maybe_text,
        "date": st.none() | days,
        "participants": maybe_text,
        "audiences": st.none() | st.lists(st.sampled_from(["pcn", "system"]), max_size=2),
        "improvement_priority": maybe_text,
        "answered_by": st.none() | st.sampled_from(["together", "one"]),
        "voice": maybe_text,
        "asked_by": maybe_text,
        "send_to": maybe_text,
        "wanted_by": st.none() | days,
        "kept_moving_by": maybe_text,
        "next_meeting": st.none() | days,
        "set_aside": st.none() | st.lists(st.sampled_from(["place", "a.side"]), max_size=2),
    },
)
# What other editions have, and this matrix has not.
OTHER_SIDES, OTHER_STAGES, OTHER_NEEDS = ("place", "a.side"), ("step-9", "own-step"), ("money", "rooms")
stages_aside = st.none() | st.sampled_from([*OTHER_STAGES])
set_aside = st.none() | st.fixed_dictionaries(
    {},
    optional={
        "positions": st.none()
        | st.dictionaries(
            st.sampled_from([*OTHER_SIDES, "pcn"]),
            st.none() | st.fixed_dictionaries({}, optional={"now": stages_aside, "in_a_year": stages_aside}),
        ),
        "needs": st.none() | st.dictionaries(st.sampled_from(OTHER_NEEDS), maybe_text),
    },
)
needs = st.fixed_dictionaries({}, optional=dict.fromkeys(("time", "capacity", "skills", "support"), maybe_text))


@st.composite
def component_maps(draw: st.DrawFn, theme: str, answers: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Values for some components of a theme; most are in place, so that higher stages are reached too."""
    known = [*COMPONENTS.get(theme, []), *([UNKNOWN[theme]] if theme in UNKNOWN else [])]
    return {key: draw(answers) for key in known if draw(st.booleans()) or draw(st.booleans())}


plain_answers = st.sampled_from([*ANSWERS, "in_place", "in_place", "in_place", "in_place", "in_place"])
component_answers = st.fixed_dictionaries({"answer": plain_answers}, optional={"note": maybe_text}) | st.fixed_dictionaries(
    {}, optional={"answer": st.none(), "note": maybe_text}
)


@st.composite
def theme_answers(draw: st.DrawFn, theme: str) -> Document:
    """Everything about one theme, each field there or not, in the order of the format."""
    fields: dict[str, st.SearchStrategy[Any]] = {
        "components": component_maps(theme, component_answers),
        "pcn": positions,
        "system": positions,
        "how": maybe_text,
        "needs": needs,
        "support": support,
        "evidence": maybe_text,
        "actions": actions,
        "set_aside": set_aside,
    }
    return {name: draw(st.none() | values) for name, values in fields.items() if draw(st.booleans())}


@st.composite
def themes_said(draw: st.DrawFn) -> Document:
    """What is said about some themes."""
    return {theme: draw(theme_answers(theme)) for theme in (*COMPONENTS, "estates") if draw(st.booleans()) or draw(st.booleans())}


last_times = st.fixed_dictionaries(
    {"themes": themes_said()},
    optional={"date": st.none() | days, "name": maybe_text, "kept_moving_by": maybe_text, "next_meeting": st.none() | days},
)
voices = st.lists(
    st.fixed_dictionaries(
        {"id": st.uuids(version=4).map(str), "updated": st.just("2026-01-31T10:00:00Z"), "themes": themes_said()},
        optional={"name": maybe_text, "date": st.none() | days},
    ),
    max_size=2,
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A sound export document."""
    made = document({"about": draw(abouts), "themes": draw(themes_said())})
    progress = draw(st.none() | st.dictionaries(st.sampled_from(["about", "leadership"]), st.sampled_from(["in_progress", "completed"])))
    del made["last_time"]
    made |= {} if progress is None else {"progress": progress}
    made |= {"last_time": draw(st.none() | last_times)}
    return made | draw(st.fixed_dictionaries({}, optional={"voices": voices, "voice_names": st.sampled_from([None, "shown", "hidden"])}))


@st.composite
def local_documents(draw: st.DrawFn) -> Document:
    """A sound document of a local edition with stages, a side and a need of its own."""
    made = copy.deepcopy(draw(documents()))
    made["matrix"] |= {"local": {"id": "coast", "title": "Coast, version 1"}}
    if draw(st.booleans()):
        made["about"]["audiences"] = draw(st.lists(st.sampled_from(["pcn", "system", "place"]), max_size=3, unique=True))
    held = [made, *([made["last_time"]] if made.get("last_time") else []), *(made.get("voices") or [])]
    made["about"].pop("set_aside", None)
    for theme in (theme for one in held for theme in one["themes"].values()):
        theme.pop("set_aside", None)
        for side in ("pcn", "place"):
            if draw(st.booleans()):
                theme[side] = draw(st.fixed_dictionaries({}, optional=dict.fromkeys(("now", "in_a_year"), local_stages)))
        if draw(st.booleans()):
            theme["needs"] = draw(st.dictionaries(st.sampled_from(["time", *OTHER_NEEDS]), maybe_text))
    return made


local_stages = st.none() | st.sampled_from([*STAGES, *OTHER_STAGES])
odd_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from(
        [
            1.5,
            "",
            "step-9",
            "2026-13-01",
            "2026-02-30",
            "1900-02-29",
            "2000-02-29",
            "0000-01-01",
            "x" * 201,
            "x" * 20_001,
            "\ud83d",
            [],
            {},
            [[]],
            {"answer": "partly"},
            [{}] * 201,
        ]
    ),
)
odd_names = st.sampled_from(
    ["score", "Not an id", "a.b", "answer", "components", "pcn", "now", "__proto__", "constructor", "x" * 121, "[key]", "\ud83d"]
)


@st.composite
def damaged_documents(draw: st.DrawFn) -> Document:
    """A document in which one to three values were replaced, removed or added."""
    made = copy.deepcopy(draw(documents()))
    for _ in range(draw(st.integers(1, 3))):
        holder = draw(st.sampled_from(list(_holders(made))))
        if isinstance(holder, list):
            holder.append(draw(odd_values))
        elif holder and draw(st.booleans()):
            key = draw(st.sampled_from(sorted(holder)))
            if draw(st.booleans()):
                del holder[key]
            else:
                holder[key] = copy.deepcopy(draw(odd_values))
        else:
            holder[draw(odd_names)] = copy.deepcopy(draw(odd_values))
    return made


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)
