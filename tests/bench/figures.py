"""Rows of the table, and how two things are timed in turn."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Job = Callable[[], object]


class Effort(Enum):
    """How long a bench may take: to see that it runs, as a rule, and for figures to rely on."""

    QUICK = 0
    USUAL = 1
    FULL = 2

    def of(self, quick: int, usual: int, full: int) -> int:
        """Return the number that goes with it."""
        return (quick, usual, full)[self.value]


class Target(Enum):
    """What a target is about: how often, how much, or how much more than the baseline."""

    RATIO = "× it"
    OURS = ""
    OVER = "over it"


@dataclass(frozen=True)
class Row:
    """One figure beside its baseline, which was measured in the same run."""

    what: str
    ours: float
    baseline: float
    against: str  # the baseline's name
    unit: str = "ms"
    rounds: tuple[float, ...] = ()  # the ratio in each of them, to show how far the figure is to be trusted
    most: float | None = None
    target: Target = Target.RATIO
    remark: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.baseline if self.baseline else float("nan")

    @property
    def judged(self) -> float:
        """What the target is compared with."""
        return {Target.RATIO: self.ratio, Target.OURS: self.ours, Target.OVER: self.ours - self.baseline}[self.target]

    @property
    def met(self) -> bool | None:
        return None if self.most is None else self.judged <= self.most

    def cells(self) -> tuple[str, ...]:
        """Return what the table shows."""
        spread = f" ({min(self.rounds):.2f}–{max(self.rounds):.2f})" if len(self.rounds) > 1 else ""
        if self.target is Target.OVER:
            spread += f", {self.judged:+.1f} {self.unit}"
        unit = f" {self.unit}" if self.unit and self.target is not Target.RATIO else ""
        target = "" if self.most is None else f"≤ {self.most:g}{unit} {self.target.value}".rstrip()
        return (
            self.what + (f"\n  {self.remark}" if self.remark else ""),
            f"{written(self.ours)} {self.unit}".rstrip(),
            f"{written(self.baseline)} {self.unit}".rstrip() + f"  {self.against}",
            ("–" if self.ratio != self.ratio else f"{self.ratio:.2f}") + spread,
            target,
            {None: "", True: "yes", False: "NO"}[self.met],
        )


def written(value: float) -> str:
    """Return a figure with three digits that count.

    >>> [written(x) for x in (0.01234, 3.14159, 123.4, 12345)]
    ['0.0123', '3.14', '123', '12,345']
    """
    if value == int(value):
        return f"{int(value):,}"
    digits = next((n for n, least in enumerate((100, 10, 1, 0.1)) if abs(value) >= least), 4)
    return f"{value:,.{digits}f}"


def table(title: str, rows: Iterable[Row]) -> Table:
    drawn = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold", pad_edge=False)
    for heading in ("what", "ours", "baseline", "ratio (of rounds)", "target", "met"):
        drawn.add_column(heading, overflow="fold")
    for row in rows:
        drawn.add_row(*row.cells(), style="bold red" if row.met is False else "")
    return drawn


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of them does not pass.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 0.5), percentile([1.0], 0.95)
    (2.0, 1.0)
    """
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def take_turns(rounds: int, *makers: Callable[[], Job]) -> list[list[float]]:
    """Return the milliseconds that each job took in each round.

    Every job is made anew for every round, untimed. Each round is begun by another of them, so that what else the
    machine does falls on all alike.
    """
    taken: list[list[float]] = [[] for _ in makers]
    for turn in range(rounds):
        for place in range(len(makers)):
            which = (turn + place) % len(makers)
            job = makers[which]()
            taken[which].append(milliseconds(job))
    return taken


def milliseconds(job: Job) -> float:
    """Return how long a job takes."""
    started = time.perf_counter()
    job()
    return (time.perf_counter() - started) * 1000
