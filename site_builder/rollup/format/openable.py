"""The two forms in which a ``pcn-roll-up`` is opened again: one to go on with, and one for others.

The second holds counts alone, with no PCN in it and no group under five.
"""

from collections.abc import Sequence
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints
from typing_extensions import TypeAliasType

from site_builder.assessment.format import Assessment, Day, Generator, Key, MatrixUsed, Side
from site_builder.rollup.format.counts import RollUpPart
from site_builder.rollup.format.roll_up import Choice, RollUp

MOST_COUNTED = 1_000_000_000
FEWER = "fewer than five"
NOT_SHOWN = "not shown"
AT_LEAST = "at least "
AMOUNT_WORDS = f"^({FEWER}|{NOT_SHOWN}|{AT_LEAST}[1-9][0-9]{{0,8}})$"
MARK = "^[0-9a-f]{24}$"
DAY = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
SHARED_COUNTS: Final = "shared counts"

Whole = TypeAliasType("Whole", Annotated[int, Field(ge=0, le=MOST_COUNTED)])
# A number of PCNs; or that it is under five, or is left out since one under five could be worked out from it; or what is known of a sum.
Amount = TypeAliasType(
    "Amount",
    Annotated[int, Field(ge=0, le=MOST_COUNTED)]
    | Annotated[
        str,
        StringConstraints(pattern=AMOUNT_WORDS),
        Field(examples=[FEWER]),
    ],
)
CountKey = TypeAliasType("CountKey", Annotated[str, StringConstraints(max_length=120), Field(examples=["in_place"])])
CountId = TypeAliasType("CountId", Annotated[str, StringConstraints(max_length=120), Field(examples=["leadership.foundation.pcn.vision"])])
PcnMark = TypeAliasType("PcnMark", Annotated[str, StringConstraints(pattern=MARK), Field(examples=["0" * 24])])
TableName = Literal["now", "in_a_year", "components", "wanted", "support", "needs", "moved", "planned"]


class CountRow(RollUpPart):
    """One row of a table: ``counts`` by stage ("none": not chosen), answer or what happened; ``whole`` is what they add up to."""

    table: TableName
    theme: Annotated[Key | None, Field(default=None)]
    side: Annotated[Side | None, Field(default=None)]
    id: Annotated[CountId | None, Field(default=None, description="A component, a group of key components, or a kind of need")]
    whole: Annotated[Amount | None, Field(default=None)]
    counts: dict[CountKey, Amount]


class SystemShare(RollUpPart):
    """How many PCNs are from a system of the directory; "" for none, and "(left out)" for all others."""

    system: Annotated[str, StringConstraints(max_length=200)]
    count: Amount


class SharedCounts(RollUpPart):
    """The counts of many assessments, for a region or for PCNs: no names, files, ids or texts."""

    format: Literal["pcn-roll-up"]
    format_version: Literal[2]
    holds: Literal["shared counts"]
    generator: Generator
    matrix: MatrixUsed
    choice: Choice
    made: Day
    assessments: Whole
    both: Annotated[Amount, Field(description="How many of them are in the earlier round too")]
    systems: Sequence[SystemShare]
    rows: Sequence[CountRow]
    marks: Annotated[
        Sequence[PcnMark], Field(description="One of each assessment that is counted or was before it: the same PCN in two files is found")
    ]


class SavedAssessment(RollUpPart):
    """One assessment as a roll-up keeps it, and the name of the file that it came in; "" where names are left out."""

    file: Annotated[str, StringConstraints(max_length=1000)]
    assessment: Assessment


class SavedRollUp(RollUp):
    """A roll-up that can be opened again: with what it was made from, without voices, hidden sides and, unless chosen, free text."""

    records: Sequence[SavedAssessment]
