"""Key press to painted, in our window against a bare one: two programs alive together type in turn."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from .figures import Effort, Row, Target, percentile
from .plan import Plan
from .processes import ROOT, BenchError, surroundings
from .screen import screen

if TYPE_CHECKING:
    from collections.abc import Iterator

BARE = "bare QPlainTextEdit"
SHARES = (0.50, 0.95)
LONGEST = 600  # s that one side may take


class Side(NamedTuple):
    """What one side felt, in ms a key, and how often its event loop stood still for more than 50 ms."""

    felt: list[float]
    stalls: int


def run(effort: Effort) -> Iterator[Row]:
    rounds, keys = effort.of(1, 2, 6), effort.of(60, 80, 120)
    plans = {f"{words:,} words": Plan(words, keys) for words in (200, 2_000, 5_000)}
    # So slow that a check begins, or its marks come, before every key.
    plans["2,000 words, slowly, in the middle"] = Plan(2_000, keys // 4, block=5, interval=160, middle=True)
    for name, plan in plans.items():
        races = [race(plan, turn=turn) for turn in range(rounds)]
        yield from _painted(f"key to paint, {name}", races, most=1.10)
        ours, bare = (sum(sides[i].stalls for sides in races) for i in (0, 1))
        yield Row("… stalls over 50 ms", ours, bare, BARE, "", most=0, target=Target.OURS)
    if effort is not Effort.QUICK:
        races = [race(plans["2,000 words"], ("bare", "bare"))]
        yield from _painted("noise: bare for ours, 2,000 words", races)


def _painted(name: str, races: list[tuple[Side, Side]], most: float | None = None) -> Iterator[Row]:
    """Yield percentiles of all keys, and how they differ from race to race."""
    for share in SHARES:
        ours, bare = (percentile([key for sides in races for key in sides[i].felt], share) for i in (0, 1))
        ratios = tuple(percentile(one.felt, share) / percentile(other.felt, share) for one, other in races)
        yield Row(f"{name}, p{share * 100:.0f}", ours, bare, BARE, rounds=ratios, most=most)


def race(
    plan: Plan, kinds: tuple[str, str] = ("ours", "bare"), turn: int = 0, *, on_screen: bool = True
) -> tuple[Side, Side]:
    """Return what both sides felt: each types a block while the other is idle. In every other turn bare is first."""
    with ExitStack() as stack:
        displays = [stack.enter_context(screen(wanted=on_screen)).display for _ in kinds]
        ours, bare = (
            stack.enter_context(typist(kind, plan, where)) for kind, where in zip(kinds, displays, strict=True)
        )
        editor = ours.fit({})
        other = bare.fit(editor)
        if editor != other:
            raise BenchError(f"the editors differ: {editor} and {other}")
        for one in (ours, bare):
            one.hear()  # that it is ready
        for start in range(0, plan.keys, plan.block):
            for one in (ours, bare) if turn % 2 == 0 else (bare, ours):
                one.type_block(plan.text()[start : start + plan.block])
        return ours.result(), bare.result()


@contextmanager
def typist(kind: str, plan: Plan, display: str) -> Iterator[Typing]:
    """Start a side."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.typist", kind, json.dumps(asdict(plan))],
        cwd=ROOT,
        env=surroundings(display),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        watchdog = threading.Timer(LONGEST, process.kill)
        watchdog.start()
        try:
            yield Typing(process, kind, plan)
        finally:
            watchdog.cancel()
            process.kill()


class Typing:
    """The other end of a side's pipe."""

    def __init__(self, process: subprocess.Popen[str], kind: str, plan: Plan) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        self._orders, self._answers, self._complaints = process.stdin, process.stdout, process.stderr
        self._kind, self._plan = kind, plan

    def hear(self) -> dict[str, Any]:
        line = self._answers.readline()
        if not line:
            raise BenchError(f"the side {self._kind!r} has ended: {self._complaints.read()[-2000:]}")
        return dict(json.loads(line))

    def fit(self, editor: dict[str, Any]) -> dict[str, Any]:
        """Tell it the editor that its own must be like, empty for any; return what it has then."""
        self._say(json.dumps(editor))
        return self.hear()

    def type_block(self, text: str) -> None:
        """Press keys by the clock, whether or not the other end is ready for them; then let it rest."""
        self._say("begin")
        due = time.perf_counter()
        for key in text:
            due += self._plan.interval / 1000
            time.sleep(max(0.0, due - time.perf_counter()))
            self._say(f"{time.perf_counter()} {key}")
        time.sleep(self._plan.pause / 1000)
        self._say("rest")

    def _say(self, words: str) -> None:
        self._orders.write(words + "\n")
        self._orders.flush()

    def result(self) -> Side:
        self._orders.close()
        told = self.hear()
        if not told["typed"] or len(told["felt"]) != self._plan.keys:
            raise BenchError(f"the side {self._kind!r} has not typed what it should: {len(told['felt'])} keys seen")
        return Side(told["felt"], told["stalls"])
