"""The layout of the assessment workbook: sheets, columns, and the lists to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from site_builder.assessment.matrix import Matrix, sides_in
from site_builder.assessment.set_aside import TIMES
from site_builder.content.models.assessment_form import AssessmentWords, FieldWords

READ_ME_SHEET = "Read me"
ABOUT_SHEET, ANSWERS_SHEET, THEMES_SHEET, ACTIONS_SHEET, LISTS_SHEET = "About you", "Answers", "Themes", "Actions", "Lists"
ID = "Id"
YES, NO = "Yes", "No"
ACTION_ROWS = 60
COLUMN, QUESTION, THEME, COMPONENT, TEXT = "column", "question", "theme", "component", "text"
COLUMNS = {
    ABOUT_SHEET: ("id", "question", "answer"),
    ANSWERS_SHEET: ("id", "theme", "stage", "side", "component", "text", "answer", "note"),
    THEMES_SHEET: ("id", "theme", "evidence", "how"),  # and those of `theme_columns`, which differ by matrix
    ACTIONS_SHEET: ("theme", "what", "who", "by"),
    LISTS_SHEET: ("list", "id", "words"),
}
HEADINGS = {"list": "List", "id": ID} | {
    name: name.capitalize() for name in COLUMNS[ABOUT_SHEET][1:] + COLUMNS[ANSWERS_SHEET][1:-1] + ("words",)
}


def theme_columns(sides: Iterable[str], needs: Iterable[str]) -> tuple[str, ...]:
    """The columns of the sheet of themes, for the sides and needs of a matrix."""
    return ("id", "theme", *(f"{side}.{time}" for side in sides for time in TIMES), "evidence", "how", *needs)


class ValueList(NamedTuple):
    """One entry of a list: which list (such as answer, stage, system or theme), the value in an exported file, the words for it."""

    kind: str
    id: str
    words: str


class Form(NamedTuple):
    """The words of the workbook, and the matrix that it asks about."""

    title: str
    matrix: Matrix
    words: AssessmentWords
    systems: tuple[tuple[str, str], ...]

    def label(self, field: str) -> str:
        """The label of a field as on the tool's page."""
        needs = {need.id: need.label for need in self.words.needs}
        words: FieldWords | None = getattr(self.words.fields, field, None)
        return words.label if words else needs.get(field, field)

    def columns(self, sheet: str) -> tuple[str, ...]:
        """The fields of the columns of a sheet, in order."""
        return theme_columns(sides_in(self.matrix), self.matrix.labels.needs) if sheet == THEMES_SHEET else COLUMNS[sheet]

    def choices(self) -> tuple[ValueList, ...]:
        """Every list to choose from."""
        return (
            *(ValueList("answer", answer.id, answer.title) for answer in self.words.answers),
            *(ValueList("stage", stage.id, stage.title) for stage in (self.matrix.before, *self.matrix.stages)),
            *(ValueList("system", *system) for system in self.systems),
            *(ValueList(THEME, theme.id, theme.title) for theme in self.matrix.themes),
            ValueList("yes", "yes", YES),
            ValueList("yes", "no", NO),
        )

    def facts(self) -> tuple[ValueList, ...]:
        """The matrix that the workbook was made from, kept in it for the exported file."""
        matrix, local = self.matrix, self.matrix.local
        own = (ValueList("matrix", "local", local.id), ValueList("matrix", "local-title", local.title)) if local else ()
        return (
            ValueList("matrix", "id", matrix.id),
            ValueList("matrix", "edition", matrix.edition),
            ValueList("matrix", "digest", matrix.digest),
            *own,
        )

    def headings(self, sheet: str) -> dict[str, str]:
        """The heading of each column of a sheet, by its field, in order."""
        questions: dict[str | None, str] = {question.asks: question.text for question in self.matrix.questions}
        stages = {f"{side.id}.{time}": f"{side.heading}: {questions[time]}" for side in self.matrix.audiences for time in TIMES}
        return {field: {**HEADINGS, **stages}.get(field) or self.label(field) for field in self.columns(sheet)}

    def checks(self) -> tuple[ValueList, ...]:
        """What a filled-in workbook is read by: the headings of its columns, and what stands beside each id."""
        sheets = (ABOUT_SHEET, ANSWERS_SHEET, THEMES_SHEET, ACTIONS_SHEET)
        components = [component for theme in self.matrix.themes for component in theme.components]
        return (
            *(ValueList(COLUMN, f"{sheet}.{field}", words) for sheet in sheets for field, words in self.headings(sheet).items()),
            *(ValueList(QUESTION, name, words) for name, words, _ in self.about()),
            *(ValueList(COMPONENT, component.id, component.title) for component in components),
            *(ValueList(TEXT, component.id, component.text) for component in components),
        )

    def about(self) -> tuple[tuple[str, str, str], ...]:
        """The questions of the first sheet: id, words, and the list to choose from or ""."""
        return (
            ("name", self.label("name"), ""),
            ("system", self.label("system"), "system"),
            ("date", self.label("date"), ""),
            ("participants", self.label("participants"), ""),
            *((f"side.{side.id}", f"{self.label('audiences')} {side.heading}", "yes") for side in self.matrix.audiences),
            ("improvement_priority", self.label("improvement_priority"), ""),
        )
