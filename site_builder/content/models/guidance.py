"""data/roles.yaml, data/processes.yaml and data/funding.yaml: facts that pages of guidance show."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from site_builder.content.fields import Line, Lines, Model, Sources, Thing
from site_builder.content.models.ids import RoleId


class Responsibility(Thing):
    """One responsibility of a role-holder."""

    kind: ClassVar[str] = "responsibility"

    text: Line = Field(description="The responsibility, as an instruction")


class Role(Thing):
    """A role-holder in PCN development."""

    kind: ClassVar[str] = "role"

    title: Line = Field(description="What it is called, in sentence case")
    headline: Line = Field(description="The role in a few words")
    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")
    responsibilities: tuple[Responsibility, ...] = Field(description="What the role-holder does, in order")


class RoleList(Model):
    """data/roles.yaml"""

    roles: tuple[Role, ...] = Field(description="The role-holders, in order")


class Step(Thing):
    """One step of a process."""

    kind: ClassVar[str] = "step"

    title: Line = Field(description="The step in a few words")
    text: Line = Field(description="What is done, in a sentence or two")
    points: Lines = Field(default=(), description="Details, one each")
    roles: tuple[RoleId, ...] = Field(default=(), description="The ids of the roles that take part")


class Process(Thing):
    """A suggested process, in order."""

    kind: ClassVar[str] = "process"

    title: Line = Field(description="What it is called, in sentence case")
    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")
    numbered_in_source: bool = Field(description="Whether the source numbers the steps")
    note: Line | None = Field(default=None, description="A remark for readers, or null")
    steps: tuple[Step, ...] = Field(description="The steps, in order")


class ProcessList(Model):
    """data/processes.yaml"""

    processes: tuple[Process, ...] = Field(description="All processes")


class FundingRule(Thing):
    """What the money may or may not be used for."""

    kind: ClassVar[str] = "funding"

    text: Line = Field(description="What the money is or is not for, as one item of a list")


class Parameter(Thing):
    """A condition on how systems use the funding."""

    kind: ClassVar[str] = "funding"

    title: Line = Field(description="The condition in a few words")
    text: Line = Field(description="The condition, in a sentence or two")
    parts: Lines = Field(default=(), description="Its parts, one each")


class Funding(Model):
    """data/funding.yaml"""

    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")
    parameters: tuple[Parameter, ...] = Field(description="The conditions, in order")
    use_for: tuple[FundingRule, ...] = Field(description="What to use the money for")
    not_for: tuple[FundingRule, ...] = Field(description="What not to use it for")
