"""One side of the key race, in a process of its own: presses the keys it is told to, and notes when each is seen.

    python -m tests.bench.typist ours|bare '{"words": 200, "keys": 100, …}'

Keys come through a pipe, as they would from an X server: the event loop sleeps until one is there. A timer of its own
was tried first: where Qt sleeps with GLib it is up to 1 ms late, half of what is to be measured.

It reads a line with the size and the font that its editor is to have, and answers with what it has; it writes a line
once it is ready, and one with what it has measured when the pipe is closed. Between those it reads lines of
`<when it was due> <key>`, of `begin` and of `rest`.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

from .plan import Plan
from .replies import draft

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WARM_UP = "warm up "
BEAT = 0.005  # s
STALL = 0.050  # s


class Watch(QObject):
    """Sits before the window and takes its updates in hand, so as to be there when they have ended."""

    def __init__(self, window: QWidget, editor: QPlainTextEdit) -> None:
        super().__init__()
        self._page = editor.viewport()
        self._inside = self._drawn = False
        self._unseen: list[float] = []  # when each key was due that is not on the screen yet
        self.felt: list[float] = []
        self.updates = 0
        for watched in (window, window.windowHandle(), self._page):
            watched.installEventFilter(self)

    def expect(self, due: float) -> None:
        self._unseen.append(due)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: an update counts as shown when it has wholly ended; a key is shown by the first that draws the page."""
        kind = event.type()
        if kind == QEvent.Type.Paint:
            self._drawn = self._drawn or watched is self._page
        if kind != QEvent.Type.UpdateRequest or self._inside:
            return False
        self._inside, self._drawn = True, False
        QCoreApplication.sendEvent(watched, event)
        self._inside = False
        self.updates += 1
        if self._drawn:
            now = time.perf_counter()
            self.felt.extend(now - due for due in self._unseen)
            self._unseen.clear()
        return True


class Heart(QObject):
    """Beats every 5 ms and notes how late it was."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self.late: list[float] = []

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start(round(BEAT * 1000))

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(now - self._last - BEAT)
        self._last = now


class Ear(QObject):
    """Hears the pipe and does what it says. However busy the event loop is, keys come; felt is from when they came."""

    def __init__(self, editor: QPlainTextEdit, watch: Watch) -> None:
        super().__init__()
        self._editor, self._watch = editor, watch
        self._pipe = sys.stdin.fileno()
        self._heard = b""
        self._notifier = QSocketNotifier(self._pipe, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._hear)
        self.heart = Heart()

    def _hear(self) -> None:
        more = os.read(self._pipe, 4096)
        if not more:
            self._notifier.setEnabled(False)
            QCoreApplication.quit()
        *lines, self._heard = (self._heard + more).split(b"\n")
        for line in lines:
            self._obey(line)

    def _obey(self, line: bytes) -> None:
        if line == b"begin":
            self.heart.start()
        elif line == b"rest":
            self.heart.stop()
        else:
            due, _, key = line.decode("ascii").partition(" ")
            self._watch.expect(float(due))
            QTest.keyClick(self._editor, key)  # type: ignore[call-overload]  # the stubs know no str


def rest(milliseconds: int) -> None:
    """Let the event loop run. QTest.qWait would keep the interpreter from every other thread."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def open_window(kind: str, size: tuple[int, int] = (900, 600), font: str = "") -> tuple[QWidget, QPlainTextEdit]:
    """Return the window of a kind, on the screen, and its editor, of this size and font if the window is bare."""
    window: QMainWindow
    editor: QPlainTextEdit
    if kind == "ours":
        from assistant.app import make_window

        window, editor = make_window()
    else:
        editor = QPlainTextEdit()
        window = QMainWindow()
        window.setCentralWidget(editor)
        chosen = editor.font()
        chosen.fromString(font or chosen.toString())
        editor.setFont(chosen)
        window.resize(*size)
    window.show()
    window.activateWindow()
    editor.setFocus()
    return window, editor


def fill(editor: QPlainTextEdit, plan: Plan) -> None:
    """Put the draft into the editor, and the caret where typing is to begin."""
    editor.setPlainText(draft(plan.words))
    caret = editor.textCursor()
    last = editor.blockCount() - 1
    block = editor.document().findBlockByNumber(last // 4 * 2 if plan.middle else last)
    caret.setPosition(block.position() + block.length() - 1)
    editor.setTextCursor(caret)
    editor.ensureCursorVisible()


def warm_up(plan: Plan, editor: QPlainTextEdit) -> None:
    """Type what is not counted, and take it back: the first keys fill caches of glyphs."""
    for key in (*WARM_UP, *[Qt.Key.Key_Backspace] * len(WARM_UP)):
        QTest.keyClick(editor, key)
        rest(plan.interval)
    rest(plan.settle)


def tell(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def main(kind: str, plan: Plan) -> None:
    app = QApplication(sys.argv[:1])
    window, editor = open_window(kind, **json.loads(sys.stdin.readline()))
    rest(300)
    tell(size=editor.size().toTuple(), font=editor.font().toString())
    rest(plan.settle)
    fill(editor, plan)
    warm_up(plan, editor)
    before, at = editor.toPlainText(), editor.textCursor().position()
    watch = Watch(window, editor)
    ear = Ear(editor, watch)
    gc.collect()
    tell(ready=True)
    app.exec()
    tell(
        felt=[1000 * time for time in watch.felt],
        stalls=sum(late > STALL for late in ear.heart.late),
        updates=watch.updates,
        typed=editor.toPlainText() == before[:at] + plan.text() + before[at:],
    )
    window.close()


if __name__ == "__main__":
    main(sys.argv[1], Plan(**json.loads(sys.argv[2])))
