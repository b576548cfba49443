"""How much a long test does: a little in ``make test``, all of it in ``make soak``; the same numbers for the same seed."""

from __future__ import annotations

import os
import random

SOAK = float(os.environ.get("SOAK") or 0)
SEED = int(os.environ.get("SEED", "9"))


def amount(short: int, long: int) -> int:
    """The number of rounds: ``short`` in ``make test``, ``long`` in ``make soak``; SOAK=0.1 asks for a tenth of the long run."""
    return max(short, int(long * SOAK))


def chance(name: str) -> random.Random:
    """Chance for one test: its own numbers, the same in every run with this seed."""
    return random.Random(f"{SEED} {name}")
