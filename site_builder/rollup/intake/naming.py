"""What may be called by its name in a roll-up, and what stands for the rest where names are left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.assessment.matrix import Matrix
from site_builder.rollup.format.roll_up import LEFT_OUT, NATIONAL, Choice


@dataclass(frozen=True, slots=True)
class Naming:
    """Systems and editions: without names only those that the site itself knows are called by their names."""

    matrix: Matrix
    systems: Mapping[str, str]
    names: bool

    def system(self, system: str) -> str:
        """The id of a system of the directory, "" for none, or the name of another one if names are shown."""
        return system if self.names or not system or system in self.systems else LEFT_OUT

    def edition(self, edition: str | None) -> str:
        """The id of a local edition, or "national"."""
        if edition is None:
            return NATIONAL
        return edition if self.names or edition in {NATIONAL, self._own()} else LEFT_OUT

    def title(self, edition: str, title: str | None) -> str | None:
        """The title of an edition: as a file gives it, or, without names, as this site gives it."""
        if self.names:
            return title
        return self.matrix.local.title if self.matrix.local and edition == self._own() else None

    def choice(self, choice: Choice) -> Choice:
        """What was chosen, as it may be said."""
        system = None if choice.system is None else self.system(choice.system)
        local = None if choice.local is None else self.edition(choice.local)
        return choice.model_copy(update={"system": system, "local": local})

    def _own(self) -> str | None:
        return self.matrix.local.id if self.matrix.local else None
