"""data/roles.yaml, data/processes.yaml and data/funding.yaml: facts that pages of guidance show."""

from typing import ClassVar

from pydantic import Field

from site_builder.content.fields import Entity, Lines, Model, SingleLine
from site_builder.content.models.shared_fields import Restated, RoleId, Title


class Responsibility(Entity):
    """One responsibility of a role-holder."""

    kind: ClassVar[str] = "responsibility"

    text: SingleLine = Field(description="The responsibility, as an instruction")


class Role(Entity):
    """A role-holder in PCN development."""

    kind: ClassVar[str] = "role"

    title: Title
    headline: SingleLine = Field(description="The role in a few words")
    sources: Restated
    responsibilities: tuple[Responsibility, ...] = Field(description="What the role-holder does, in order")


class RoleList(Model):
    """data/roles.yaml"""

    roles: tuple[Role, ...] = Field(description="The role-holders, in order")


class Step(Entity):
    """One step of a process."""

    kind: ClassVar[str] = "step"

    title: SingleLine = Field(description="The step in a few words")
    text: SingleLine = Field(description="What is done, in a sentence or two")
    points: Lines = Field(default=(), description="Details, one each")
    roles: tuple[RoleId, ...] = Field(default=(), description="The ids of the roles that take part")


class Process(Entity):
    """A suggested process, in order."""

    kind: ClassVar[str] = "process"

    title: Title
    sources: Restated
    note: SingleLine | None = Field(default=None, description="A remark for readers, or null")
    steps: tuple[Step, ...] = Field(description="The steps, in order")


class ProcessList(Model):
    """data/processes.yaml"""

    processes: tuple[Process, ...] = Field(description="All processes")


class FundingRule(Entity):
    """What the money may or may not be used for."""

    kind: ClassVar[str] = "funding"

    text: SingleLine = Field(description="What the money is or is not for, as one item of a list")


class Parameter(Entity):
    """A condition on how systems use the funding."""

    kind: ClassVar[str] = "funding"

    title: SingleLine = Field(description="The condition in a few words")
    text: SingleLine = Field(description="The condition, in a sentence or two")
    parts: Lines = Field(default=(), description="Its parts, one each")


class Funding(Model):
    """data/funding.yaml"""

    sources: Restated
    parameters: tuple[Parameter, ...] = Field(description="The conditions, in order")
    use_for: tuple[FundingRule, ...] = Field(description="What to use the money for")
    not_for: tuple[FundingRule, ...] = Field(description="What not to use it for")
