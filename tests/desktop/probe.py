"""Heard, opened as `python -m assistant` opens it, which also tells what is where in its window.

A question is a line on standard input, a JSON list: the name of a method below and its arguments. The answer is a line
on standard output. "ready" is said once the window is on the screen, and "closed" or "closed while busy" (with an
analysis) when it goes. Boxes are [left, top, right, bottom] in pixels of the screen; offsets are code points.

With --dark it starts on a desktop with dark colours.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QSocketNotifier
from PySide6.QtGui import QColor, QFontMetricsF, QPalette, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from assistant import __main__, app
from assistant.services.review_service import ReviewService

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from assistant.ui.window import Window


class Probe(QObject):
    """Reads questions and writes answers between the window's own events. Public methods are the questions."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._edited_at = 0.0
        self._history: list[tuple[int, list[str]]] = []
        self._rest = b""
        self._questions = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._questions.setEnabled(False)
        self._questions.activated.connect(self._hear)
        self._first_sizes: list[list[int]] = []
        self._paint = window.editor.paint_over
        window.editor.paint_over = self._first_paint
        window.editor.document().contentsChange.connect(self._edited)
        window.painted.connect(self._begin)
        window.closed.connect(self._closed)

    def text(self) -> str:
        return self._window.editor.toPlainText()

    def length(self) -> int:
        return self._window.editor.document().characterCount() - 1

    def message(self) -> str:
        """Return the customer's message."""
        return self._window.customer.message

    def selected(self) -> str:
        return self._window.editor.textCursor().selectedText()

    def caret(self) -> int:
        return self._window.editor.caret

    def marks(self) -> list[tuple[str, str]]:
        """Return the words of each mark, and the colour its line should have."""
        theme = self._window._theme
        return [(mark.words, theme.of(mark.finding.severity)) for mark in self._window.review.marks.all]

    def history(self) -> list[tuple[int, list[str]]]:
        """Return, for each time that marks were shown, the ms since the last edit and the marked words."""
        return self._history

    def busy(self) -> bool:
        """Return whether a draft is being analysed."""
        return self._window.findChild(ReviewService)._running is not None

    def status(self) -> str:
        return self._window._status.text()

    def focus(self) -> str:
        focused = QApplication.focusWidget()
        return focused.accessibleName() if focused else ""

    def card(self) -> str:
        """Return all that the card says; empty while there is none."""
        if "card" not in self._window.review.__dict__ or not self._window.review.card.isVisible():
            return ""
        return "\n".join(label.text() for label in self._window.review.card.widget().findChildren(QLabel))

    def alternatives(self) -> list[str]:
        """Return the words of the mark's alternatives."""
        mark = self._window.review.marks.current
        return [suggestion.text for suggestion in mark.finding.suggestions] if mark else []

    def box(self, name: str) -> list[float] | None:
        """Return where a part of the window is, or None when it cannot be seen; "2" is the second alternative."""
        window, review = self._window, self._window.review
        late = {part: getattr(review, part) for part in ("card", "preview") if part in review.__dict__}
        parts: dict[str, QWidget] = {
            "window": window,
            "reply": window.editor.viewport(),
            "customer": window.customer.target.viewport(),
            "findings": review.findings.target.viewport(),
            "findings' title": review.findings._title,
            "status": window._status,
            "copy": window._copy,
            **late,
        }
        if "card" in late:
            parts |= {str(place): row for place, row in enumerate(late["card"].rows, 1)}
        part = parts.get(name)
        if part is None or not part.isVisible():
            return None
        return self._on_screen(part, 0, 0, part.width(), part.height())

    def sizes(self) -> list[list[list[int]]]:
        """Return the sizes of the reply and the copy button at the first paint of all, and now."""
        return [self._first_sizes, self._sizes()]

    def clipped(self) -> list[str]:
        """Return the texts of labels that need more room than they have."""
        return [
            label.text()
            for label in self._window.findChildren(QLabel)
            if label.isVisible() and label.text() and label.heightForWidth(label.width()) > label.height()
        ]

    def words(self, start: int, end: int) -> list[list[float]]:
        """Return the boxes of the words in a range of the reply, one for each row; top is their baseline.

        Asked of the editor's carets, not of the text layout: the marks ask the layout. The blank at which a row is
        broken belongs to none.
        """
        editor, text = self._window.editor, self.text()
        first, last = (len(text[:offset].encode("utf-16-le")) // 2 for offset in (start, end))
        metrics = QFontMetricsF(editor.font())
        cursor = QTextCursor(editor.document())
        lines: dict[int, list[int]] = {}
        for at in range(first, last):
            cursor.setPosition(at)
            here = editor.cursorRect(cursor)
            cursor.setPosition(at + 1)
            there = editor.cursorRect(cursor)
            broken, char = there.top() != here.top(), editor.document().characterAt(at)
            if broken and char.isspace():
                continue
            edges = [here.left(), here.left() + int(metrics.horizontalAdvance(char)) if broken else there.left()]
            left, right, bottom = lines.get(here.top(), (edges[0], edges[0], here.bottom() + 1))
            lines[here.top()] = [min(left, *edges), max(right, *edges), bottom]
        viewport, ascent = editor.viewport(), int(metrics.ascent())
        return [
            self._on_screen(viewport, left, top + ascent, right, bottom) for top, (left, right, bottom) in lines.items()
        ]

    @staticmethod
    def _on_screen(part: QWidget, left: float, top: float, right: float, bottom: float) -> list[float]:
        scale = part.devicePixelRatioF()
        corners = (part.mapToGlobal(QPointF(left, top)), part.mapToGlobal(QPointF(right, bottom)))
        return [scale * edge for corner in corners for edge in (corner.x(), corner.y())]

    def _sizes(self) -> list[list[int]]:
        return [[part.width(), part.height()] for part in (self._window.editor, self._window._copy)]

    def _first_paint(self, area: QRect) -> None:
        self._first_sizes = self._sizes()
        self._paint(area)

    def _closed(self) -> None:
        self._say("closed while busy" if self.busy() else "closed")

    def _begin(self) -> None:
        self._window.review.marks.changed.connect(self._marks_shown)
        self._questions.setEnabled(True)
        self._say("ready")

    def _edited(self, _position: int, removed: int, added: int) -> None:
        if removed or added:
            self._edited_at = time.monotonic()

    def _marks_shown(self) -> None:
        idle = int((time.monotonic() - self._edited_at) * 1000)
        self._history.append((idle, [words for words, _ in self.marks()]))

    def _hear(self) -> None:
        read = os.read(sys.stdin.fileno(), 1 << 16)
        if not read:
            self._questions.setEnabled(False)
        *lines, self._rest = (self._rest + read).split(b"\n")
        for line in lines:
            question, *arguments = json.loads(line)
            self._say(getattr(self, question)(*arguments))

    @staticmethod
    def _say(answer: object) -> None:
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def main() -> int:
    dark = "--dark" in sys.argv
    sys.argv = [argument for argument in sys.argv if argument != "--dark"]
    make_window = app.make_window

    def make_and_watch(*settings: str) -> object:
        if dark:
            QApplication.setPalette(QPalette(QColor("#2b2b2b")))
        window, editor = make_window(*settings)
        Probe(window)
        return window, editor

    app.make_window = make_and_watch
    return __main__.main()


if __name__ == "__main__":
    sys.exit(main())
