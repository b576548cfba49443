"""Kinds of field that several data files share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from site_builder.content.fields import REFERENCE_PATTERN, WORD_PATTERN, Email, Id, IdOf, IsoDate, Lines, SingleLine, Sources

Title = Annotated[SingleLine, Field(description="What it is called, in sentence case")]
Summary = Annotated[SingleLine, Field(description="One or two sentences for lists and search results")]
Order = Annotated[int, Field(description="Its position among the others: 1 is first")]
Restated = Annotated[Sources, Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")]
Gaps = Annotated[Lines, Field(description="What the source does not say, one sentence each")]
Oddities = Annotated[Lines, Field(description="What looks odd in the source, one sentence each")]
Oddity = Annotated[SingleLine | None, Field(description="What looks odd in the source, shown beside it as a note; null where nothing does")]
PrintedEmail = Annotated[Email, Field(description="The email address; where it is printed in a source, exactly as there")]
Reviewed = Annotated[IsoDate | None, Field(description="The day of the last review, where it differs from data/site.yaml")]
ReviewBy = Annotated[IsoDate | None, Field(description="The day of the next review, where it differs from data/site.yaml")]
Target = Annotated[
    str,
    StringConstraints(pattern=REFERENCE_PATTERN),
    Field(description="What it is about, such as component:leadership.foundation.pcn.vision or page:guidance/benefits"),
]
Why = Annotated[SingleLine | None, Field(description="Why, in a sentence; it is shown on the page of differences")]


DomainId = Annotated[Id, IdOf("domain")]
RoleId = Annotated[Id, IdOf("role")]
PagePath = Annotated[str, IdOf("page")]

# A part of the ids of components, so without dots; data/matrix/matrix.yaml says which stages and sides there are.
MatrixId = Annotated[
    str,
    StringConstraints(pattern=WORD_PATTERN, max_length=40),
    Field(description="Part of the ids of components and of saved answers: never change it, never use it again"),
]
AnswerId = Literal["in_place", "partly", "not_yet", "do_not_know", "does_not_apply"]
StatusId = Literal["not_started", "in_progress", "completed"]
OutcomeId = Literal["done", "still_open", "changed", "dropped"]
AnsweredById = Literal["together", "one"]
Basis = Literal["document", "use", "standard", "search"]
