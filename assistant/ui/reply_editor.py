"""The reply being written: takes suggestions as one undo step, and walks slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from assistant.core.utf16 import Positions
from assistant.ui.plain_editor import PlainEditor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from assistant.core.span import Span


class ReplyEditor(PlainEditor):
    """Signals: edited, when the text has changed; revision counts those times."""

    edited = Signal()

    def __init__(self, find_slots: Callable[[str], Sequence[Span]], parent: QWidget | None = None) -> None:
        super().__init__("Your reply", "Type or paste your reply. Nothing leaves this machine.", parent)
        self._find_slots = find_slots
        self.revision = 0
        self.document().contentsChange.connect(self._count)

    def _count(self, _position: int, removed: int, added: int) -> None:
        if removed or added:
            self.revision += 1
            self.edited.emit()

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
        cursor.setPosition(second, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def walk_slots(self, *, back: bool = False) -> bool:
        """Select the next open slot behind the caret (before it, going back), around the ends; False without slots."""
        cursor, end = self.textCursor(), self.document().characterCount() - 1
        if back:
            return self.select_slot(0, cursor.selectionStart(), last=True) or self.select_slot(0, end, last=True)
        return self.select_slot(cursor.selectionEnd(), end) or self.select_slot(0, end)

    def event(self, event: QEvent) -> bool:
        """Qt: Tab and Shift+Tab walk the slots while there are any; else they do what they do in an editor."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            back = event.key() == Qt.Key.Key_Backtab
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if (back or event.key() == Qt.Key.Key_Tab) and plain and self.walk_slots(back=back):
                event.accept()
                return True
        return super().event(event)
