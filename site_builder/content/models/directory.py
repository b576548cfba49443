"""data/contacts and data/national.yaml: regions, systems, people and addresses."""

from typing import Any, ClassVar

from pydantic import Field

from site_builder.content.fields import Entity, IsoDate, Lines, Model, Month, SingleLine, Sources
from site_builder.content.models.shared_fields import Gaps, Oddity, Order, PrintedEmail, Restated, ReviewBy, Reviewed
from site_builder.core.dates import long_date


class Provenance(Model):
    """Where an entry comes from and how old it is, as far as that is known: what is left out is not said."""

    sources: Sources = Field(
        default=(), description="Where it is printed, for example [prospectus p30]; data/sources.yaml lists what can be cited"
    )
    printed: Month | None = Field(default=None, description='When it was printed, as in "2019-08"; only where it stands as it was printed')
    checked: IsoDate | None = Field(default=None, description="The day on which somebody last made sure that it is right")
    note: SingleLine | None = Field(default=None, description="A sentence for readers, such as Probably out of date.")

    @property
    def words(self) -> str:
        """What readers are told, a sentence for each fact; empty where nothing is known."""
        printed = f"As printed in {long_date(self.printed)}." if self.printed else ""
        checked = f"Last checked on {long_date(self.checked)}." if self.checked else ""
        return " ".join(filter(None, (printed, checked, self.note)))


class SharedProvenance(Provenance):
    """What holds for entries: for those that stand word for word in ``entries``, where that is given."""

    entries: Lines | None = Field(
        default=None,
        description="What is printed there, a line for each contact: Name <address>, or the address alone for a national one;"
        " nothing here is said of a contact that does not stand there so. Needed with 'printed'",
    )


def _inherited(what: str) -> Any:
    return Field(
        default=None, description=f"Where it comes from and how old it is; left out, that of its {what} holds; null, nothing is said"
    )


class Person(Entity):
    """A contact of a system."""

    kind: ClassVar[str] = "person"

    name: SingleLine = Field(description="The name; where it is printed in a source, exactly as there")
    email: PrintedEmail
    oddity: Oddity = None
    provenance: SharedProvenance | None = _inherited("system")

    @property
    def entry(self) -> str:
        """The contact as it stands in a list of what is printed."""
        return f"{self.name} <{self.email}>"


class System(Entity):
    """A health and care system (STP or ICS) and its contacts."""

    kind: ClassVar[str] = "system"

    title: SingleLine = Field(description="The name of the system")
    people: tuple[Person, ...] = Field(description="The contacts of the system, in order")
    provenance: SharedProvenance | None = _inherited("region")


class Region(Entity):
    """data/contacts/<id>.yaml: a region and its systems."""

    kind: ClassVar[str] = "region"

    title: SingleLine = Field(description="The name of the region")
    in_text: SingleLine | None = Field(default=None, description="The name inside a sentence, such as 'the South East'; null: the title")
    order: Order
    sources: Restated = ()
    note: SingleLine | None = Field(default=None, description="A sentence above the contacts, or null")
    gaps: Gaps = ()
    systems: tuple[System, ...] = Field(default=(), description="The systems of the region and their contacts")
    provenance: SharedProvenance | None = Field(
        default=None, description="Where its contacts come from and how old they are; left out, nothing is said"
    )
    reviewed: Reviewed = None
    review_by: ReviewBy = None


class Address(Entity):
    """A national address and what it is for."""

    kind: ClassVar[str] = "address"

    title: SingleLine = Field(description="Whose address it is")
    email: PrintedEmail
    uses: Lines = Field(description="What to write to it about, one purpose each")
    sources: Restated
    oddity: Oddity = None
    provenance: SharedProvenance | None = _inherited("file")

    @property
    def entry(self) -> str:
        """The address as it stands in a list of what is printed."""
        return self.email


class AddressList(Model):
    """data/national.yaml"""

    addresses: tuple[Address, ...] = Field(
        min_length=1, description="The national addresses; the first one is shown where a region has no contact"
    )
    provenance: SharedProvenance | None = Field(
        default=None, description="Where the addresses come from and how old they are; left out, nothing is said"
    )
