"""How good the search is: success at 1, success at 3 and mean reciprocal rank, by class of query.

    .venv/bin/python tests/search/evaluate.py             the queries to tune on
    .venv/bin/python tests/search/evaluate.py --held-out  those kept aside: only to measure, at the end

Three files hold queries: ``queries.yaml`` with references as targets, and ``asked.yaml`` with addresses, to tune on; and
``kept-aside.yaml``, in the form of the second. A result is right when it is one of the query's targets, or lies on a page
that is one. The glossary is the exception: a term of it is right only when the term itself is a target.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from site_builder.content.loader import load
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.site.assemble import assemble
from site_builder.site.model import Site
from tests.search.site_index import index

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, which kind of query it is, and what would be right, as references or addresses."""

    text: str
    group: str
    targets: tuple[str, ...]

    def addresses(self, site: Site) -> frozenset[str]:
        """Where in a site the targets are; those that it does not have are left out."""
        return frozenset(site.targets.get(target, "") if ":" in target else target for target in self.targets)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a class: how many queries, success at 1 and at 3, mean reciprocal rank."""

    count: int
    first: float
    third: float
    reciprocal: float


def queries(held_out: bool) -> tuple[Query, ...]:
    """The queries to tune on, or those that are kept aside; the others are not looked at."""
    if held_out:
        return _asked("kept-aside.yaml")
    rows = yaml.safe_load((HERE / "queries.yaml").read_text("utf-8"))["queries"]
    return (*(Query(row["query"], row["class"], tuple(row["targets"])) for row in rows), *_asked("asked.yaml"))


def _asked(name: str) -> tuple[Query, ...]:
    asked = yaml.safe_load((HERE / name).read_text("utf-8"))
    return tuple(Query(row["query"], group, tuple(row["right"])) for group, rows in asked.items() for row in rows)


def site_of(root: Path) -> Site:
    """The site of a project."""
    markdown = MarkdownRenderer()
    loaded, problems = load(root, markdown)
    site, found = assemble(loaded, markdown)
    assert site is not None, "\n".join(map(str, problems + found))
    return site


def node() -> str:
    """Node from this environment, or from the machine."""
    found = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
    assert found, "node is missing: run 'make build', which installs it"
    return found


def answers(site: Site, asked: Iterable[str]) -> list[list[list[str]]]:
    """For each query the addresses found: groups in order, best address of a group first."""
    given = json.dumps({"index": index(site), "queries": list(asked)})
    command = [node(), str(HERE / "answer.mjs")]
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT)
    return [answer["urls"] for answer in json.loads(done.stdout)]


def rank(site: Site, query: Query, found: list[list[str]]) -> int:
    """The place of the first right result, from 1; 0 when there is none."""
    wanted = query.addresses(site)
    return next((place for place, group in enumerate(found, 1) if is_right(group[0], wanted)), 0)


def is_right(address: str, wanted: Collection[str]) -> bool:
    """Whether an address is wanted, or lies on a page that is."""
    page = address.partition("#")[0]
    return address in wanted or (page in wanted and page != "glossary.html")


def figures(ranks: list[int]) -> Figures:
    """The figures for the places of the first right results."""
    count = len(ranks)
    within = [sum(0 < place <= limit for place in ranks) / count for limit in (1, 3)]
    return Figures(count, within[0], within[1], sum(1 / place for place in ranks if place) / count)


def measure(held_out: bool, root: Path = ROOT) -> tuple[dict[str, Figures], list[tuple[Query, int, list[list[str]]]]]:
    """Figures by class and for all, and the queries whose first result was not right."""
    site, asked = site_of(root), queries(held_out)
    found = answers(site, [query.text for query in asked])
    ranks = [rank(site, query, groups) for query, groups in zip(asked, found, strict=True)]
    by_class: dict[str, list[int]] = {}
    for query, place in zip(asked, ranks, strict=True):
        by_class.setdefault(query.group, []).append(place)
    missed = [(query, place, groups) for query, place, groups in zip(asked, ranks, found, strict=True) if place != 1]
    return {name: figures(places) for name, places in {**by_class, "all": ranks}.items() if places}, missed


def main() -> None:
    """Print the table, and with --misses what was found instead."""
    parser = argparse.ArgumentParser(description="Measures the search on the judged queries.")
    parser.add_argument("--held-out", action="store_true", help="measure the queries that are kept aside")
    parser.add_argument("--misses", action="store_true", help="show the queries whose first result was wrong (never with --held-out)")
    options = parser.parse_args()
    table, missed = measure(options.held_out)
    print(f"{'class':<12} {'queries':>7} {'at 1':>6} {'at 3':>6} {'MRR':>6}")
    for name, row in table.items():
        print(f"{name:<12} {row.count:>7} {row.first:>6.3f} {row.third:>6.3f} {row.reciprocal:>6.3f}")
    if options.misses and not options.held_out:
        for query, place, groups in missed:
            print(f"\n{query.group}: {query.text} (right at {place or 'no place'}; wanted {', '.join(query.targets)})")
            print("\n".join(f"  {' | '.join(group)}" for group in groups[:4]))


if __name__ == "__main__":
    main()
