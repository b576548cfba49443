"""List what changed between two published sites, in the order in which to upload it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from site_builder.output.http_headers import IMMUTABLE, cache_rule, content_type
from site_builder.output.service_worker import WORKER

PUT, REMOVE = "put", "remove"


class DeployStep(NamedTuple):
    """One file to put on the server or to remove from it."""

    action: str
    path: str
    digest: str
    content_type: str
    cache_rule: str

    def line(self) -> str:
        """The change as one line, its parts separated by tabs."""
        return "\t".join((self.action, self.path, self.digest, self.content_type, self.cache_rule))


def deploy_steps(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[DeployStep, ...]:
    """What to do on a server that has ``old`` (path to digest) so that it has ``new``.

    Pages come after what they need, the service worker after all that it fetches,
    and nothing is removed before nobody is told of it any more.
    """
    put = (DeployStep(PUT, path, new[path], content_type(path), cache_rule(path)) for path in new if old.get(path) != new[path])
    removed = (DeployStep(REMOVE, path, old[path], content_type(path), cache_rule(path)) for path in old if path not in new)
    return tuple(sorted((*put, *removed), key=lambda change: (_phase(change), change.path)))


def lines(found: tuple[DeployStep, ...]) -> Iterator[str]:
    """The changes as lines."""
    return (change.line() for change in found)


def _phase(change: DeployStep) -> int:
    if change.action == REMOVE:
        return 4
    if change.path == WORKER:
        return 3
    if change.path.endswith((".html", ".html.gz", ".html.br")):
        return 2
    return 0 if change.cache_rule == IMMUTABLE else 1
