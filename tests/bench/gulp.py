"""One side of the stall bench, in a process of its own: swallows hostile texts and notes how late its event loop gets.

    python -m tests.bench.gulp ours|bare '{"words": 200000, …}'

It reads a line with the size and the font that its editor is to have, and writes a line with what it has, and one for
each text.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from .replies import draft
from .typist import Heart, open_window, rest, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPlainTextEdit

STEPS = ("pasted", "read", "a key", "undone")


@dataclass(frozen=True)
class Flood:
    """How much comes in, and how long the window is watched while it reads, and after other steps (ms)."""

    words: int = 200_000
    emoji: int = 10_000
    controls: int = 100_000
    line: int = 1_000_000
    watched: int = 2_500
    after: int = 400  # a key and an undo

    def texts(self) -> dict[str, str]:
        return {
            f"{self.words:,} words": draft(self.words),
            f"{self.emoji:,} emoji": "👩‍👩‍👧 👍 " * (self.emoji // 2),
            f"{self.controls:,} control characters": "sorry\x00\x07\x1b\x9f\n" * (self.controls // 4),
            f"{self.line:,} characters in one line": "sorry " * (self.line // 6),
        }

    def written(self) -> str:
        return json.dumps(asdict(self))


def longest(heart: Heart, do: Callable[[], object], watched: int) -> float:
    """Return how long the event loop stood still at most, in ms, while something was done and for a while after."""
    rest(20)
    heart.late.clear()
    heart.start()
    rest(20)
    do()
    rest(watched)
    heart.stop()
    return 1000 * max(heart.late)


def swallow(editor: QPlainTextEdit, text: str, watched: int, after: int) -> list[float]:
    """Return the longest stall of each step, in ms."""
    heart = Heart()
    QGuiApplication.clipboard().setText(text)
    stalls = [
        longest(heart, editor.paste, after // 4),
        longest(heart, lambda: None, watched),
        longest(heart, lambda: QTest.keyClick(editor, "x"), after),  # type: ignore[call-overload]  # stubs know no str
        longest(heart, lambda: (editor.undo(), editor.undo()), after),
    ]
    editor.clear()
    rest(after)
    return stalls


def main(kind: str, flood: Flood) -> None:
    _app = QApplication(sys.argv[:1])
    window, editor = open_window(kind, **json.loads(sys.stdin.readline()))
    rest(1_500)
    tell(size=editor.size().toTuple(), font=editor.font().toString())
    watched = flood.watched if kind == "ours" else flood.after // 4  # a bare editor reads nothing
    for name, text in flood.texts().items():
        tell(name=name, stalls=swallow(editor, text, watched, flood.after))
    window.close()


if __name__ == "__main__":
    main(sys.argv[1], Flood(**json.loads(sys.argv[2])))
