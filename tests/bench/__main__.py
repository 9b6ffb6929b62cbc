"""Speed and memory, as ratios against baselines of the same run.

    python -m tests.bench [keys start memory analyse growth hostile stalls] [--quick | --full]

Close other work first: the figures are ratios, but a busy machine makes them spread. Exit status 0: it reports.
"""

from __future__ import annotations

import argparse
import sys
import time
from importlib import import_module

from rich.console import Console

from .figures import Effort, Row, table
from .processes import BenchError

BENCHES = {
    "keys": "key press to painted, felt: from when the key was due",
    "start": "start of the program",
    "memory": "memory over a bare window",
    "analyse": "reading a reply",
    "growth": "a large bank against a small one",
    "hostile": "twice the text",
    "stalls": "the longest time that the window stands still when too much comes in",
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Speed and memory, as ratios.")
    parser.add_argument("bench", nargs="*", metavar="|".join(BENCHES), help="all of them when none is named")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--quick", action="store_true", help="fewer rounds: to see that it runs, not to compare")
    how.add_argument("--full", action="store_true", help="more rounds, and 100,000 phrases: a quarter of an hour")
    chosen = parser.parse_args()
    if unknown := set(chosen.bench) - set(BENCHES):
        parser.error(f"not known: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    effort = Effort.QUICK if chosen.quick else Effort.FULL if chosen.full else Effort.USUAL
    console = Console() if sys.stdout.isatty() else Console(width=150)
    for name in chosen.bench or BENCHES:
        started = time.perf_counter()
        rows: list[Row] = []
        try:
            with console.status(f"{name} …"):
                rows.extend(import_module(f".{name}", __package__).run(effort))
        except (BenchError, OSError) as error:
            console.print(f"{name}: not measured: {error}", markup=False)
            continue
        title = f"{name}: {BENCHES[name]} ({time.perf_counter() - started:.0f} s)"
        console.print(table(title, rows))


if __name__ == "__main__":
    main()
