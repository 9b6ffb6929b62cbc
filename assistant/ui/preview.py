"""A suggestion as it would read in its place, before it is taken: what goes is struck out, what comes stands out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from assistant.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QPlainTextEdit

_GAP = 2  # px: the line under the words shows, and no pieces of the next row's letters
_CONTEXT = 60  # characters shown on either side


class Preview(QFrame):
    """Lies over the editor beneath the words it is about; never takes the mouse or the focus."""

    def __init__(self, editor: QPlainTextEdit, theme: Theme) -> None:
        super().__init__(editor.viewport())
        self.setObjectName("preview")
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self._editor = editor
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(QtCore.Qt.TextFormat.RichText)
        box = QVBoxLayout(self)
        box.setContentsMargins(GRID, GRID, GRID, GRID)
        box.addWidget(self._label)
        self.restyle(theme)
        self.hide()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.setStyleSheet(theme.sheet())

    def show_change(self, over: QTextCursor, words: str) -> None:
        """Show what the words under a cursor would become."""
        block = over.document().findBlock(over.selectionStart()).text()
        at = over.selectionStart() - over.document().findBlock(over.selectionStart()).position()
        units = block.encode("utf-16-le", "surrogatepass")
        before = units[: 2 * at].decode("utf-16-le", "replace")
        after = units[2 * (at + over.selectionEnd() - over.selectionStart()) :].decode("utf-16-le", "replace")
        self._label.setFont(self._editor.font())
        self._label.setText(self._html(before, over.selectedText(), words, after))
        self._place(over)
        self.show()
        self.raise_()

    def _html(self, before: str, going: str, coming: str, after: str) -> str:
        left = ("…" + before[-_CONTEXT:]) if len(before) > _CONTEXT else before
        right = (after[:_CONTEXT] + "…") if len(after) > _CONTEXT else after
        soft, accent = self._theme.soft, self._theme.accent
        return (
            f"<span style='color:{soft}'>{escape(left)}<s>{escape(going)}</s></span> "
            f"<b style='color:{accent}'>{escape(coming)}</b>"
            f"<span style='color:{soft}'>{escape(right)}</span>"
        )

    def _place(self, over: QTextCursor) -> None:
        """Stand beneath the last line of the words, or above the first where there is no room beneath."""
        area = self._editor.viewport().rect()  # all its width: pieces of letters beside it would be read as text
        self.setFixedWidth(area.width())
        self.setFixedHeight(self.heightForWidth(area.width()) + 2)
        first, last = self._cursor_rect(over.selectionStart()), self._cursor_rect(over.selectionEnd())
        top = last.bottom() + _GAP
        if top + self.height() > area.bottom() and first.top() - _GAP - self.height() >= area.top():
            top = first.top() - _GAP - self.height()
        self.move(area.left(), max(area.top(), min(top, area.bottom() - self.height())))

    def _cursor_rect(self, position: int) -> QRect:
        cursor = self._editor.textCursor()
        cursor.setPosition(position)
        return self._editor.cursorRect(cursor)
