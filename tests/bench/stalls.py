"""The longest time that the event loop stands still while a hostile text comes in, against a bare editor."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from .figures import Effort, Row, Target
from .gulp import STEPS, Flood
from .processes import ROOT, BenchError, surroundings
from .screen import screen

if TYPE_CHECKING:
    from collections.abc import Iterator

BARE = "bare QPlainTextEdit"
MOST = 100  # ms
LONGEST = 200  # s that one side may take


def run(effort: Effort) -> Iterator[Row]:
    flood = Flood(words=effort.of(50_000, 200_000, 200_000), watched=effort.of(1_000, 2_500, 10_000))
    ours, bare = measure(flood)
    for name, stalls in ours.items():
        for step, stall, other in zip(STEPS, stalls, bare[name], strict=True):
            what = f"{name}: {step}" if step == STEPS[0] else f"… {step}"
            yield Row(what, stall, other, BARE, most=MOST, target=Target.OURS)


def measure(flood: Flood, *, on_screen: bool = True) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Return the longest stall of each step with each text, in ms, of our window and of a bare one."""
    with screen(wanted=on_screen) as where:
        editor, ours = side("ours", flood, where.display, {})
        return ours, side("bare", flood, where.display, editor)[1]


def side(
    kind: str, flood: Flood, display: str, editor: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, list[float]]]:
    """Return what editor a side had, which is this one where it can choose, and its stalls."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.gulp", kind, flood.written()],
            cwd=ROOT,
            env=surroundings(display),
            input=json.dumps(editor) + "\n",
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BenchError(f"the side {kind!r} took more than {LONGEST} s") from error
    if done.returncode:
        raise BenchError(f"the side {kind!r} has ended: {done.stderr[-2000:]}")
    had, *told = [json.loads(line) for line in done.stdout.splitlines()]
    return had, {one["name"]: one["stalls"] for one in told}
