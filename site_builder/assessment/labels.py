"""What answers, needs, statuses and the parts of an assessment are called, in both languages: the words of data/assessment.yaml."""

from site_builder.content.fields import Model
from site_builder.content.models.assessment_form import AssessmentFields, AssessmentWords
from site_builder.content.models.settings import Terms


class Labels(Model):
    """The labels by the ids of the format: answers and statuses in the order in which people see them, fields as the form has them.

    Those of the needs are among those of the fields and the parts.
    """

    answers: dict[str, str]
    unanswered: str
    undecided: str
    statuses: dict[str, str]
    outcomes: dict[str, str]
    answered_by: dict[str, str]
    fields: dict[str, str]
    parts: dict[str, str]
    needs: tuple[str, ...]
    unit: str
    units: str
    document: str
    together: str


def make_labels(words: AssessmentWords, terms: Terms) -> Labels:
    """The labels among the words of the self-assessment, with the terms of the site."""
    return Labels(
        answers={answer.id: answer.title for answer in words.answers},
        unanswered=words.unanswered,
        undecided=words.undecided,
        statuses={status.id: status.title for status in words.statuses},
        outcomes={outcome.id: outcome.title for outcome in words.outcomes},
        answered_by={one.id: one.title for one in words.answered_by},
        fields={name: getattr(words.fields, name).label for name in AssessmentFields.model_fields}
        | {need.id: need.label for need in words.needs},
        parts=words.parts.model_dump() | {need.id: need.part for need in words.needs},
        needs=tuple(need.id for need in words.needs),
        unit=terms.unit,
        units=terms.units,
        document=terms.document,
        together=terms.together,
    )
