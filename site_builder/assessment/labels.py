"""What answers, needs, statuses and the parts of an assessment are called, in both languages: the words of data/assessment.yaml."""

from __future__ import annotations

from typing import get_args

from site_builder.content.fields import Model
from site_builder.content.models.assessment_form import AssessmentWords, PartLabels
from site_builder.content.models.ids import NeedId

NEEDS: tuple[NeedId, ...] = get_args(NeedId)


class Titled(Model):
    """An id and the title that people see."""

    id: str
    title: str


class Labels(Model):
    """The labels by the ids of the format, each list in the order in which people see it."""

    answers: tuple[Titled, ...]
    unanswered: str
    needs: tuple[Titled, ...]
    statuses: tuple[Titled, ...]
    parts: PartLabels


def make_labels(words: AssessmentWords) -> Labels:
    """The labels among the words of the self-assessment."""
    return Labels(
        answers=tuple(Titled(id=answer.id, title=answer.title) for answer in words.answers),
        unanswered=words.unanswered,
        needs=tuple(Titled(id=need, title=getattr(words.fields, need).label) for need in NEEDS),
        statuses=tuple(Titled(id=status.id, title=status.title) for status in words.statuses),
        parts=words.parts,
    )
