"""The reply being written: takes suggestions as one undo step, and walks slots."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import Signal

from assistant.core.utf16 import Positions
from assistant.ui.plain_editor import PlainEditor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent, QPointF, QRect
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
    from PySide6.QtWidgets import QWidget

    from assistant.core.span import Span


class ReplyEditor(PlainEditor):
    """Signals: edited, at the first edit since `hear_next` was called; idle tells how long ago the last one was.

    One slot in Python hears each edit, and passes it on to `follow` (position, removed, added) by a plain call: every
    signal that crosses into Python at a key is felt.
    """

    edited = Signal()
    follow: Callable[[int, int, int], None] | None = None
    paint_over: Callable[[QRect], None] | None = None  # the area to be painted
    measure_anew: Callable[[], None] | None = None

    def __init__(self, find_slots: Callable[[str], Sequence[Span]], parent: QWidget | None = None) -> None:
        super().__init__("Your reply", "Type or paste your reply. Nothing leaves this machine.", parent)
        self._find_slots = find_slots
        self._edited_at = 0.0
        self._told = False
        self.revision = 0

    def listen(self) -> None:
        """Begin to hear edits: called once the window is on the screen."""
        self.document().contentsChange.connect(self._changed)

    def _changed(self, position: int, removed: int, added: int) -> None:
        if not (removed or added):
            return
        self.revision += 1
        self._edited_at = time.perf_counter()
        if self.follow is not None:
            self.follow(position, removed, added)
        if not self._told:
            self._told = True
            self.edited.emit()

    def hear_next(self) -> None:
        """Announce the next edit again."""
        self._told = False

    @property
    def idle(self) -> int:
        """How long nothing has been edited, in ms."""
        return int((time.perf_counter() - self._edited_at) * 1000)

    @property
    def caret(self) -> int:
        """The caret as an offset (code points)."""
        return Positions(self.toPlainText()).offset(self.textCursor().position())

    def replace(self, over: QTextCursor, words: str) -> None:
        """Put words in the place of others: one undo step, the caret where typing goes on or on the first slot."""
        here = self.textCursor().position()
        start, inside = over.selectionStart(), over.selectionStart() <= here <= over.selectionEnd()
        end = start + Positions(words).position(len(words))
        over.beginEditBlock()
        over.insertText(words)
        over.endEditBlock()
        if not self.select_slot(start, end) and inside:
            caret = self.textCursor()
            caret.setPosition(end)
            self.setTextCursor(caret)
        self.ensureCursorVisible()

    def put_in(self, at: int, words: str, length: int = 0) -> None:
        """Put words in at an offset, over so many code points: one undo step, the caret on the first slot or behind."""
        over = self.textCursor()
        places = Positions(self.toPlainText())
        over.setPosition(places.position(at))
        self.setTextCursor(over)
        over.setPosition(places.position(at + length), QtGui.QTextCursor.MoveMode.KeepAnchor)
        self.replace(over, words)
        self.setFocus()

    def clear_text(self) -> None:
        """Empty it; undo brings the words back."""
        cursor = self.textCursor()
        cursor.select(QtGui.QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()

    def fill(self, words: str) -> None:
        """Put words in the slot that the caret stands in, else in at the caret."""
        over = self.textCursor()
        text = self.toPlainText()
        places = Positions(text)
        first, last = over.selectionStart(), over.selectionEnd()
        for span in self._find_slots(text):
            start, end = places.position(span.start), places.position(span.end)
            if start <= first and last <= end:
                over.setPosition(start)
                over.setPosition(end, QtGui.QTextCursor.MoveMode.KeepAnchor)
                break
        self.replace(over, words)
        self.setFocus()

    def show_words(self, start: int, end: int) -> None:
        """Select the words between two offsets."""
        places = Positions(self.toPlainText())
        cursor = self.textCursor()
        cursor.setPosition(places.position(start))
        cursor.setPosition(places.position(end), QtGui.QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    def select_slot(self, start: int, end: int, *, last: bool = False) -> bool:
        """Select the first (or last) open slot between two positions; return whether there is one."""
        text = self.toPlainText()
        places = Positions(text)
        found = [
            (first, second)
            for span in self._find_slots(text)
            if start <= (first := places.position(span.start)) and (second := places.position(span.end)) <= end
        ]
        if not found:
            return False
        first, second = found[-1 if last else 0]
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(second, QtGui.QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def walk_slots(self, *, back: bool = False) -> bool:
        """Select the next open slot behind the caret (before it, going back), around the ends; False without slots."""
        cursor, end = self.textCursor(), self.document().characterCount() - 1
        if back:
            return self.select_slot(0, cursor.selectionStart(), last=True) or self.select_slot(0, end, last=True)
        return self.select_slot(cursor.selectionEnd(), end) or self.select_slot(0, end)

    def corner(self, block: QTextBlock) -> QPointF:
        """Return the top left of a block on the viewport."""
        return self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the text, then what is to be painted over it."""
        super().paintEvent(event)
        if self.paint_over is not None:
            self.paint_over(event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the lines of text have moved."""
        super().resizeEvent(event)
        if self.measure_anew is not None:
            self.measure_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: so they have with another font."""
        super().changeEvent(event)
        if self.measure_anew is not None and event.type() == QtCore.QEvent.Type.FontChange:
            self.measure_anew()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt: Tab and Shift+Tab walk the slots while there are any; else they do what they do in an editor.

        Qt asks this for these two keys alone. A handler of all keys in Python was tried: it costs at every one.
        """
        return self.walk_slots(back=not forward) or super().focusNextPrevChild(forward)
