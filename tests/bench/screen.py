"""A screen of our own: an Xvfb whose picture lies in a file, so that a window is seen from outside."""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .processes import BenchError

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH, HEIGHT = 1280, 800
# Where a window shows that is at least 900 × 600 pixels large, wherever it stands.
_POINTS = [(x, y) for x in range(400, 900, 40) for y in range(210, 590, 20)]
_ENOUGH = 0.8  # of them; the others may be letters


def has_screen() -> bool:
    """Return whether a screen can be had."""
    return shutil.which("Xvfb") is not None


@contextmanager
def screen(*, wanted: bool = True) -> Iterator[Screen]:
    """Yield a new screen without a window manager; one without a display when it is not wanted or cannot be had."""
    if not (wanted and has_screen()):
        yield Screen("", b"")
        return
    with tempfile.TemporaryDirectory() as folder:
        ear, mouth = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        options = ["-displayfd", str(mouth), "-screen", "0", size, "-dpi", "96", "-br", "-noreset", "-nolisten", "tcp"]
        server = subprocess.Popen(
            ["Xvfb", *options, "-fbdir", folder],
            pass_fds=(mouth,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(mouth)
        try:
            with os.fdopen(ear) as told:
                number = told.readline().strip()
            if not number:
                raise BenchError("Xvfb did not start")
            with (
                (Path(folder) / "Xvfb_screen0").open("rb") as file,
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as picture,
            ):
                yield Screen(f":{number}", picture)
        finally:
            server.terminate()
            server.wait()


class Screen:
    """Tells when a window is painted: a mapped one shows the empty screen until its program has drawn it."""

    def __init__(self, display: str, picture: mmap.mmap | bytes) -> None:
        """Take a picture in the format of xwd: a header of big-endian numbers, a table of colours, the pixels."""
        self.display = display
        self._picture = picture
        if not display:
            return
        header = struct.unpack_from(">20I", picture)
        start = header[0] + 12 * header[19]
        self._places = [start + header[12] * y + 4 * x for x, y in _POINTS]
        self._empty = self._seen()

    def _seen(self) -> list[bytes]:
        return [self._picture[place : place + 3] for place in self._places]

    def painted(self) -> bool:
        changed = sum(now != before for now, before in zip(self._seen(), self._empty, strict=True))
        return changed >= _ENOUGH * len(self._places)

    def wait(self, *, painted: bool, seconds: float = 60) -> float:
        """Return the time.perf_counter() at which a window is painted, or has gone; BenchError when it never is."""
        until = time.perf_counter() + seconds
        while (now := time.perf_counter()) < until:
            if self.painted() == painted:
                return now
            time.sleep(0.0005)
        raise BenchError(f"no window was {'painted' if painted else 'taken away'} within {seconds:g} s")
