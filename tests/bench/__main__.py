"""Speed and memory, as ratios against baselines of the same run.

    python -m tests.bench [keys start memory analyse growth hostile] [--quick]

Close other work first: the figures are ratios, but a busy machine makes them spread. Exit status 0: it reports.
"""

from __future__ import annotations

import argparse
import sys
import time
from importlib import import_module

from rich.console import Console

from .figures import Row, table
from .processes import BenchError

BENCHES = {
    "keys": "key press to painted, felt: from when the key was due",
    "start": "start of the program",
    "memory": "memory over a bare window",
    "analyse": "reading a reply",
    "growth": "a large bank against a small one",
    "hostile": "twice the text",
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Speed and memory, as ratios.")
    parser.add_argument("bench", nargs="*", metavar="|".join(BENCHES), help="all of them when none is named")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: to see that it runs, not to compare")
    chosen = parser.parse_args()
    if unknown := set(chosen.bench) - set(BENCHES):
        parser.error(f"not known: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    console = Console() if sys.stdout.isatty() else Console(width=150)
    for name in chosen.bench or BENCHES:
        started = time.perf_counter()
        rows: list[Row] = []
        try:
            with console.status(f"{name} …"):
                rows.extend(import_module(f".{name}", __package__).run(quick=chosen.quick))
        except (BenchError, OSError) as error:
            console.print(f"{name}: not measured: {error}", markup=False)
            continue
        title = f"{name}: {BENCHES[name]} ({time.perf_counter() - started:.0f} s)"
        console.print(table(title, rows))


if __name__ == "__main__":
    main()
