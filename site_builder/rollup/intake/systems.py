"""One system that is written in several ways: offered as one, and taken for one only where somebody says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping

from site_builder.rollup.format.roll_up import SystemAlike
from site_builder.rollup.intake.name_matching import alike_key, normalise, sort_key, system_key, utf16_sort_key
from site_builder.rollup.intake.store import Store


def join_systems(store: Store, directory: Mapping[str, str], joined: Container[str] | None) -> Iterator[SystemAlike]:
    """Systems that are written in several ways, each with the name that they get where ``joined`` holds their key, or is None for all.

    ``directory`` has the titles of the systems of the site by id. A system that is written as one of these titles is that one: nobody is
    asked. One that is written like it is offered.
    """
    _take_titles(store, directory)
    known = {system_key(title): key for key, title in directory.items()}
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for (system,) in store.rows("SELECT DISTINCT system FROM file WHERE used AND system <> ''"):
        groups[system_key(directory.get(system, system))].add(system)
    for key, found in sorted(groups.items(), key=lambda group: utf16_sort_key(group[0])):
        names = sorted(found, key=utf16_sort_key)
        into = known.get(key) or min(names, key=lambda name: (len(utf16_sort_key(name)), utf16_sort_key(name)))
        if names != [into]:
            is_one = joined is None or key in joined
            if is_one:
                _put_in(store, [name for name in names if name != into], into)
            yield SystemAlike(names=names, into=into, joined=is_one)


def _take_titles(store: Store, directory: Mapping[str, str]) -> None:
    titles = {normalise(title): key for key, title in directory.items()}
    for (system,) in list(store.rows("SELECT DISTINCT system FROM file WHERE used AND system <> ''")):
        key = None if system in directory else titles.get(normalise(system))
        if key:
            _put_in(store, [system], key)


def _put_in(store: Store, names: list[str], into: str) -> None:
    for system in names:
        for row, name, key in list(store.rows("SELECT row, name, id FROM file WHERE used AND system = ?", (system,))):
            values = (into, alike_key(name, into), sort_key(name, into, key), row)
            store.change("UPDATE file SET system = ?, alike = ?, sort = ? WHERE row = ?", values)
