"""How long Markdown takes to read: the parser alone, and the fast way for plain texts before it.

    .venv/bin/python benchmarks/markdown.py [--rounds 30]

All of content/, and a page made up of headings, paragraphs, lists and a table. For each: milliseconds of the
processor for all texts (the median, and the least), how many texts go the fast way, and how many times faster
the medians are; then what rendering takes.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from site_builder import prose  # noqa: E402
from site_builder.prose import Markdown  # noqa: E402
from site_builder.source import Text  # noqa: E402
from site_builder.texts import Parsed  # noqa: E402

SENTENCE = "Teams say in a few words what they do now, and which *one* thing they would do next with [more support](page:a/b#c). "
PART = "## Part {n} {{#part-{n}}}\n\n{words}\n\n- one item with **bold** words\n- a [second](domain:set-up)\n- a third\n\n{words}\n\n"
TABLE = "| Name | Number |\n|---|---:|\n" + "| a name | 12 |\n" * 6
MADE_UP = "---\ntitle: A\n---\n" + "".join(PART.format(n=number, words=SENTENCE * 3) for number in range(6)) + TABLE


def cost(job: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median and the least of some rounds, in milliseconds."""
    spent = []
    for _ in range(rounds):
        started = time.process_time()
        job()
        spent.append((time.process_time() - started) * 1000)
    return statistics.median(spent), min(spent)


def compare(name: str, texts: Sequence[Text], rounds: int) -> None:
    markdown = Markdown()
    fast = prose.fast_tokens
    taken = sum(fast(text.text, prose._slug) is not None for text in texts)
    with_it = cost(lambda: [markdown.parse(text) for text in texts], rounds)
    prose.fast_tokens = lambda *_: None
    without = cost(lambda: [markdown.parse(text) for text in texts], rounds)
    prose.fast_tokens = fast
    parsed: list[list[Parsed]] = [[markdown.parse(text) for text in texts] for _ in range(rounds)]
    rendered = cost(lambda: [markdown.render(one) for one in parsed.pop()], rounds)
    print(f"{name}: {len(texts)} texts, {taken} go the fast way")
    for what, (median, least) in (("parser alone", without), ("fast way first", with_it), ("rendering", rendered)):
        print(f"  {what:<15} {median:7.2f} ms, at the least {least:.2f} ms")
    print(f"  {without[0] / with_it[0]:.1f} times faster")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=30)
    rounds = asked.parse_args().rounds
    compare("content/", [Text(path.name, path.read_text("utf-8")) for path in sorted((ROOT / "content").rglob("*.md"))], rounds)
    compare("made up", [Text("page.md", MADE_UP)] * 20, rounds)


if __name__ == "__main__":
    main()
