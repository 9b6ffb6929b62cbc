"""Programs under measurement: their surroundings, their memory and their end."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.bank.cache import PackCache
from assistant.bank.shelf import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
_PROC = Path("/proc")


class BenchError(RuntimeError):
    """Something could not be measured here; says what and why."""


@cache
def compiled() -> str:
    """Return a folder with the built-in pack compiled, as every start but the first finds it."""
    folder = tempfile.mkdtemp(prefix="heard-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    load(cache=PackCache(Path(folder) / "heard" / "packs"))
    return folder


def surroundings(display: str = "", home: str = "") -> dict[str, str]:
    """Return an environment in which only the display, the home and the cache differ; without a display, offscreen."""
    left_out = ("WAYLAND_", "QT_", "XDG_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    kept["QT_QPA_PLATFORM"] = "xcb" if display else "offscreen"
    kept["DISPLAY"] = display
    if home:
        kept["HOME"] = home
    kept["XDG_CACHE_HOME"] = compiled()
    return kept


@contextmanager
def running(module: Sequence[str], display: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run `python -m module …` in an empty home; it and all that it has started are killed afterwards.

    Leaving it raises BenchError, with its last words, when the program has ended by itself.
    """
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, "-m", *module],
            cwd=ROOT,
            env=surroundings(display, home),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            yield process
            if process.poll() is not None:
                said.seek(0)
                words = said.read()[-500:].decode(errors="replace")
                raise BenchError(f"{' '.join(module)} ended with {process.returncode}: {words}")
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def memory(leader: int) -> dict[str, float]:
    """Return what a process and those of its session hold, in MB: Rss, and Pss, where shared pages are shared out."""
    held = {"Rss": 0.0, "Pss": 0.0}
    for pid in _session(leader):
        with contextlib.suppress(OSError):
            for line in (_PROC / pid / "smaps_rollup").read_text().splitlines():
                name, _, value = line.partition(":")
                if name in held:
                    held[name] += int(value.split()[0]) * 1024 / 1e6
    if not held["Rss"]:
        raise BenchError("the memory of a process can only be read on Linux")
    return held


def own_memory() -> float:
    """Return what this process holds, in MB; 0 where that cannot be read."""
    with contextlib.suppress(OSError):
        return int((_PROC / "self" / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return 0.0


def _session(leader: int) -> Iterator[str]:
    for entry in _PROC.glob("[0-9]*"):
        with contextlib.suppress(OSError):
            after_name = (entry / "stat").read_text(errors="replace").rpartition(")")[2].split()
            if int(after_name[3]) == leader:
                yield entry.name
