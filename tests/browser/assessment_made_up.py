"""A made-up assessment that holds something of everything: all 69 answers, notes, plans, actions and last time."""

from __future__ import annotations

from typing import Any

from site_builder.site.model import Site

ANSWERS = ("in_place", "partly", "not_yet", "do_not_know", "does_not_apply")
STAGES = ("foundation", "step-1", "step-2", "step-3")
SENTENCE = "We talked about what is there already and about what we would need for the next step. "


def made_up(site: Site, words_a_note: int = 16) -> dict[str, Any]:
    """An exported file; the notes hold about ``words_a_note`` words each."""
    note = (SENTENCE * (words_a_note // 16 + 1)).split(" ")[:words_a_note]
    themes = {theme.id: _theme(theme, " ".join(note)) for theme in site.content.themes}
    return {
        "format": "pcn-self-assessment",
        "format_version": 2,
        "generator": {"name": "pcn-prospectus", "version": "0.1.0"},
        "matrix": {"id": "pcn-maturity-matrix", "edition": "2019-08", "digest": "sha256-" + "0" * 64, "local": None},
        "id": "6f1c2a9e-0b7d-4c55-9e53-2f6a1b8c7d90",
        "previous_id": "6f1c2a9e-0b7d-4c55-9e53-2f6a1b8c7d91",
        "created": "2026-01-31T10:00:00Z",
        "updated": "2026-01-31T11:30:00Z",
        "about": {
            "name": "Riverside PCN",
            "system": "kent-and-medway",
            "date": "2026-01-31",
            "participants": "Clinical director, practice managers, community services, the district council and two local people",
            "audiences": ["pcn", "system"],
            "improvement_priority": "Frailty: one plan for each person, shared by everyone who helps them.",
        },
        "themes": themes,
        "progress": {"about": "completed", "leadership": "completed", "population-health": "in_progress"},
        "last_time": {"name": "Riverside PCN", "date": "2025-01-31", "themes": {name: _last(theme) for name, theme in themes.items()}},
    }


def _theme(theme: Any, note: str) -> dict[str, Any]:
    ids = [component.id for cell in theme.cells.values() for side in cell.values() for component in side]
    answers = {name: "in_place" if ".foundation." in name else ANSWERS[place % 5] for place, name in enumerate(ids)}
    number = theme.order
    return {
        "components": {name: {"answer": answer, "note": note} for name, answer in answers.items()},
        "pcn": {"now": "foundation", "in_a_year": STAGES[min(number, 3)]},
        "system": {"now": "step-1", "in_a_year": "step-1"},
        "how": note,
        "needs": {"time": "Half a day a month", "capacity": note, "skills": note, "support": "A facilitator"},
        "evidence": note,
        "actions": [
            {"id": "1", "what": "Meet the district council about shared rooms", "who": "Clinical director", "by": f"2026-0{number}-28"},
            {"id": "2", "what": "Agree who may see which data", "who": "Practice manager", "by": "2026-06-30"},
        ],
    }


def _last(theme: dict[str, Any]) -> dict[str, Any]:
    given = [(name, ANSWERS.index(component["answer"])) for name, component in theme["components"].items()]
    answers = {name: {"answer": ANSWERS[(answer + place) % 5]} for place, (name, answer) in enumerate(given)}
    return {
        "components": answers,
        "pcn": {"now": "before-foundation", "in_a_year": "step-1"},
        "system": {"now": "step-1", "in_a_year": "step-2"},
        "actions": theme["actions"][:1],
    }
