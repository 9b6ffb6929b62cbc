"""From the start of the program until its window is painted, against a bare window: seen from outside, in turn."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from .figures import Effort, Row
from .processes import BenchError, running
from .screen import has_screen, screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .screen import Screen

OURS = ("assistant",)
BARE = ("tests.bench.bare",)


def run(effort: Effort) -> Iterator[Row]:
    pairs = measure(rounds=effort.of(4, 20, 40))
    ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratios = tuple(one / other for one, other in pairs)
    yield Row("start to first paint", ours, bare, "bare window", rounds=ratios, most=1.25)


def measure(rounds: int) -> list[tuple[float, float]]:
    """Return how long our window and a bare one take, in ms, for each round but a first one that fills the caches."""
    if not has_screen():
        raise BenchError("the start can only be seen on a screen of our own: Xvfb is missing")
    pairs = []
    with screen() as where:
        for turn in range(rounds + 1):
            both = (OURS, BARE) if turn % 2 else (BARE, OURS)
            taken = {module: started(module, where) for module in both}
            pairs.append((taken[OURS], taken[BARE]))
    return pairs[1:]


def started(module: Sequence[str], where: Screen) -> float:
    """Return how long a program takes to paint, in ms."""
    where.wait(painted=False)
    begun = time.perf_counter()
    with running(module, where.display):
        return (where.wait(painted=True) - begun) * 1000
