"""What the idle window holds over a bare one, a while after both were started, each alone and in turn."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from .figures import Effort, Row, Target
from .processes import memory, running
from .screen import screen
from .start import BARE, OURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .screen import Screen

SETTLED = 2.5  # s after the first paint
EXAMPLE = (*OURS, "--example")


def run(effort: Effort) -> Iterator[Row]:
    rounds = measure(effort.of(1, 2, 3), SETTLED)
    for what, module, kind, most in (
        ("idle window, RSS", OURS, "Rss", 60),
        ("idle window, PSS", OURS, "Pss", None),  # falls while other programs with Qt run
        ("with the example in it, RSS", EXAMPLE, "Rss", None),
    ):
        ours, bare = (statistics.median(held[which][kind] for held in rounds) for which in (module, BARE))
        yield Row(what, ours, bare, "bare window", "MB", most=most, target=Target.OVER)


def measure(rounds: int, settled: float) -> list[dict[Sequence[str], dict[str, float]]]:
    """Return what each program holds, in MB, for each round."""
    with screen() as where:
        return [{module: held(module, where, settled) for module in (OURS, BARE, EXAMPLE)} for _ in range(rounds)]


def held(module: Sequence[str], where: Screen, settled: float) -> dict[str, float]:
    if where.display:
        where.wait(painted=False)
    with running(module, where.display) as process:
        if where.display:
            where.wait(painted=True)
        time.sleep(settled)
        return memory(process.pid)
