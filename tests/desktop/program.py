"""The program under test, seen from outside; started through probe.py, it answers questions too."""

from __future__ import annotations

import json
import os
import select
import subprocess
import time
from pathlib import Path
from typing import Any

from picture import Box

ROOT = Path(__file__).parents[2]
PATIENCE = 30  # s


class Program:
    """A running program. Its standard error goes to a file."""

    def __init__(self, command: tuple[str, ...], env: dict[str, str], errors: Path) -> None:
        self._errors = errors
        self._rest = b""
        with errors.open("wb") as stderr:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=env | {"PYTHONPATH": str(ROOT)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                bufsize=0,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    @property
    def complaints(self) -> str:
        """What it wrote to standard error."""
        return self._errors.read_text(encoding="utf-8", errors="replace")

    def wait_end(self) -> int:
        """Return the exit status once it has ended by itself."""
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        """End it as kill -9 does."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            pipe.close()

    # of a program started through probe.py

    def ask(self, question: str, *arguments: object) -> Any:
        """Return the probe's answer."""
        self._process.stdin.write(json.dumps([question, *arguments]).encode() + b"\n")
        return self.hear()

    def box(self, name: str) -> Box | None:
        """Return where a part of the window stands on the screen; None when it cannot be seen."""
        found = self.ask("box", name)
        return Box(*found) if found else None

    def hear(self) -> Any:
        """Return the next thing that the probe says."""
        end = time.monotonic() + PATIENCE
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._process.stdout], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"no answer for {PATIENCE} s"
            read = os.read(self._process.stdout.fileno(), 1 << 20)
            assert read, f"it has ended: {self.complaints}"
            self._rest += read
        line, _, self._rest = self._rest.partition(b"\n")
        return json.loads(line)
