"""data/guide.yaml: a guide at the statements of the self-assessment, which a publisher may suggest."""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from site_builder.content.fields import Entity, Model, Reference, SingleLine, may_have_no_rows


class Guide(Entity):
    """What helps a team to answer one component; what is left out is not shown."""

    kind: ClassVar[str] = "guide"

    component: Reference = Field(description="The component, for example component:leadership.foundation.pcn.vision")
    in_place: SingleLine | None = Field(default=None, description="What it looks like when it is in place, or null")
    partly: SingleLine | None = Field(default=None, description="What partly in place means, or null")
    ask: SingleLine | None = Field(default=None, description="A question for the people in the room to ask each other, or null")


def _one_for_each(guides: tuple[Guide, ...]) -> tuple[Guide, ...]:
    named: set[str] = set()
    for guide in guides:
        if guide.component in named:
            raise PydanticCustomError("guide_twice", "there are two guides for {component}", {"component": guide.component})
        named.add(guide.component)
    return guides


class GuideList(Model):
    """data/guide.yaml: the guide of every component that has one."""

    guides: Annotated[tuple[Guide, ...], may_have_no_rows(tuple[Guide, ...]), AfterValidator(_one_for_each)] = Field(
        description="The guides, in any order"
    )
