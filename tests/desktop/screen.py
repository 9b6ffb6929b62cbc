"""A screen of its own for the program under test: X server, window manager, keyboard, mouse and clipboard."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from picture import Picture
from program import Program

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self, TypeVar

    Got = TypeVar("Got")

TOOLS = ("Xvfb", "openbox", "xdotool", "xclip", "xprop")
PATIENCE = 30  # s; only a test that fails waits as long
_SIZE = (2400, 1540)  # a window of the default size, twice as large, and its frame
_POLL = 0.03  # s
_FOREIGN = ("XDG_", "QT_", "DBUS_", "WAYLAND_", "GTK_", "HEARD_", "DISPLAY")


def missing_tools() -> list[str]:
    return [tool for tool in TOOLS if not shutil.which(tool)]


def until(check: Callable[[], Got], patience: float = PATIENCE) -> Got:
    """Call check until it returns something true and no assertion in it fails; return that."""
    end = time.monotonic() + patience
    while True:
        try:
            got = check()
            assert got
        except AssertionError:
            if time.monotonic() > end:
                raise
        else:
            return got
        time.sleep(_POLL)


class Screen:
    """A virtual screen. Programs started on it see an empty home and no other display, settings or bus."""

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="heard-screen-"))
        self._servants: list[subprocess.Popen[bytes]] = []
        self._env = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
        self._env |= {"QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8", "HOME": str(self._folder)}
        try:
            self._env["DISPLAY"] = f":{self._start_server()}"
            self._serve("openbox", "--sm-disable")
            until(lambda: "window id" in self._run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for servant in reversed(self._servants):
            servant.terminate()
            with suppress(subprocess.TimeoutExpired):
                servant.wait(10)
            servant.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self, *command: str, home: Path, scale: int = 1) -> Program:
        """Start a program whose files are all beneath home; the mouse rests in a corner."""
        home.mkdir(parents=True, exist_ok=True)
        run = home / "run"
        run.mkdir(mode=0o700, exist_ok=True)
        own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(run), "XDG_CONFIG_HOME": str(home / "config")}
        self.move(_SIZE[0] - 1, _SIZE[1] - 1)
        return Program(command, self._env | own | {"QT_SCALE_FACTOR": str(scale)}, home / "stderr.txt")

    def wait_window(self, program: Program) -> str:
        """Return the id of a program's window once it is on the screen and has the keyboard."""

        def active() -> str:
            assert program.running, program.complaints
            found = self._run(
                "xdotool", "search", "--all", "--onlyvisible", "--pid", str(program.pid), "--name", "."
            ).split()
            assert found
            assert self._run("xdotool", "getactivewindow").strip() in found
            return found[0]

        return until(active)

    def title(self, window: str) -> str:
        return self._run("xdotool", "getwindowname", window).strip()

    def resize(self, window: str, width: int, height: int) -> None:
        self._run("xdotool", "windowsize", window, str(width), str(height))
        until(lambda: self.size(window) == (width, height))

    def size(self, window: str) -> tuple[int, int]:
        answer = dict(line.split("=") for line in self._run("xdotool", "getwindowgeometry", "--shell", window).split())
        return int(answer["WIDTH"]), int(answer["HEIGHT"])

    # the keyboard, the mouse, the clipboard

    def type(self, text: str, delay: int = 8) -> None:
        """Type text that is on an English keyboard, with so many ms between keys."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.key("Return")  # xdotool's own way is a line feed, a key that no keyboard has
            if line:
                self._run("xdotool", "type", "--delay", str(delay), line)

    def key(self, *chords: str) -> None:
        self._run("xdotool", "key", "--delay", "20", *chords)

    def move(self, x: int, y: int) -> None:
        self._run("xdotool", "mousemove", str(x), str(y))

    def click(self, x: int, y: int) -> None:
        self._run("xdotool", "mousemove", str(x), str(y), "sleep", "0.05", "click", "1")

    def clipboard(self) -> str:
        """Return the text on the clipboard; empty when nobody holds it."""
        return self._run("xclip", "-out", "-selection", "clipboard")

    def put_on_clipboard(self, text: str) -> None:
        subprocess.run(
            ["xclip", "-in", "-selection", "clipboard"],
            env=self._env,
            input=text.encode(),
            stdout=subprocess.DEVNULL,  # xclip stays to serve the text: a pipe would never end
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=True,
        )
        until(lambda: self.clipboard() == text)

    def paste(self, text: str) -> None:
        self.put_on_clipboard(text)
        self.key("ctrl+v")

    # the eye

    def look(self) -> Picture:
        return Picture(self._folder / "Xvfb_screen0")

    # how it is made

    def _start_server(self) -> int:
        read, write = os.pipe()
        size = f"{_SIZE[0]}x{_SIZE[1]}x24"
        options = ["-screen", "0", size, "-dpi", "96", "-nolisten", "tcp", "-noreset", "-nocursor"]
        self._serve("Xvfb", "-displayfd", str(write), "-fbdir", str(self._folder), *options, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start: " + (self._folder / "Xvfb.log").read_text()
        return int(number)

    def _serve(self, *command: str, pass_fds: tuple[int, ...] = ()) -> None:
        with (self._folder / f"{command[0]}.log").open("wb") as log:
            self._servants.append(
                subprocess.Popen(
                    command, env=self._env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=pass_fds
                )
            )

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, env=self._env, capture_output=True, timeout=PATIENCE, check=False)
        return done.stdout.decode()
