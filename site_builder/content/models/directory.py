"""data/contacts and data/national.yaml: regions, systems, people and addresses."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from site_builder.content.fields import Email, Entity, IsoDate, Lines, Model, SingleLine, Sources


class Person(Entity):
    """A contact of a system, as printed in August 2019."""

    kind: ClassVar[str] = "person"

    name: SingleLine = Field(description="The name, exactly as printed")
    email: Email = Field(description="The email address, exactly as printed")
    oddity: SingleLine | None = Field(
        default=None, description="What looks odd in the source, shown beside it as a note; null where nothing does"
    )


class System(Entity):
    """A health and care system (STP or ICS) and its contacts."""

    kind: ClassVar[str] = "system"

    title: SingleLine = Field(description="The name of the system, as printed")
    people: tuple[Person, ...] = Field(description="The contacts of the system, in order")


class Region(Entity):
    """data/contacts/<id>.yaml: a region and its systems."""

    kind: ClassVar[str] = "region"

    title: SingleLine = Field(description="The name of the region")
    order: int = Field(description="Its position among the others: 1 is first")
    sources: Sources = Field(
        default=(), description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited"
    )
    note: SingleLine | None = Field(default=None, description="A sentence above the contacts, or null")
    gaps: Lines = Field(default=(), description="What the source does not say, one sentence each")
    systems: tuple[System, ...] = Field(default=(), description="The systems of the region and their contacts")
    reviewed: IsoDate | None = Field(default=None, description="The day of the last review, where it differs from data/site.yaml")
    review_by: IsoDate | None = Field(default=None, description="The day of the next review, where it differs from data/site.yaml")


class Address(Entity):
    """A national address and what it is for."""

    kind: ClassVar[str] = "address"

    title: SingleLine = Field(description="Whose address it is")
    email: Email = Field(description="The email address, exactly as printed")
    uses: Lines = Field(description="What to write to it about, one purpose each")
    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")
    oddity: SingleLine | None = Field(
        default=None, description="What looks odd in the source, shown beside it as a note; null where nothing does"
    )


class AddressList(Model):
    """data/national.yaml"""

    addresses: tuple[Address, ...] = Field(
        min_length=1, description="The national addresses; the first one is shown where a region has no contact"
    )
