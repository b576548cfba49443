"""Check that ids taken out of use are not used again."""

from __future__ import annotations

from site_builder.content.loader import LoadedContent
from site_builder.content.models.retired import RetiredList
from site_builder.core.problems import Problem, did_you_mean


def retired_of(loaded: LoadedContent) -> dict[str, str | None]:
    """Every retired reference, and what stands for it now, or None."""
    return {one.ref: one.now for listed in loaded.of(RetiredList) for one in listed.retired}


def reuse_message(ref: str) -> str:
    """What is wrong where something has an id that is retired."""
    return f"'{ref}' is in use again"


def reused_ids(loaded: LoadedContent, targets: frozenset[str]) -> list[Problem]:
    """Retired ids that something has; ``targets`` are the references of all things and pages there are."""
    problems = []
    for entry in loaded.entries:
        for index, one in enumerate(entry.value.retired if isinstance(entry.value, RetiredList) else ()):
            place = entry.document.place(("retired", index, "ref"))
            if one.ref in targets:
                remedy = "delete it if it is the old thing; if it is new, give it another id, since saved assessments mean the old one"
                problems.append(Problem(place, reuse_message(one.ref), remedy))
            if one.now and one.now not in targets:
                place, remedy = entry.document.place(("retired", index, "now")), "check the kind and the id"
                problems.append(Problem(place, f"nothing here is called '{one.now}'", did_you_mean(one.now, targets, remedy)))
    return problems
