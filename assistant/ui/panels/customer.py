"""The customer's message: pasted, read beside the reply, never marked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from assistant.ui.frame import Framed
from assistant.ui.plain_editor import PlainEditor
from assistant.ui.theme import GRID, Theme


class CustomerPanel(QWidget):
    """Signals: edited, when the message has changed; refused, a sentence when a paste was too large to take."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = PlainEditor(
            "Customer's message", "Paste the customer's message here. It is never marked.", self
        )
        self._message.setTabChangesFocus(True)
        self._message.textChanged.connect(self.edited)
        self._message.refused.connect(self.refused)
        title = QLabel("&Customer's message")
        title.setBuddy(self._message)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GRID // 2)
        box.addWidget(title)
        self._frame = Framed(self._message, theme)
        box.addWidget(self._frame)
        self.setFocusProxy(self._message)

    @property
    def target(self) -> QWidget:
        """What takes the focus in here."""
        return self._message

    @property
    def message(self) -> str:
        return self._message.toPlainText()

    def restyle(self, theme: Theme) -> None:
        self._frame.restyle(theme)

    def clear(self) -> None:
        cursor = self._message.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.removeSelectedText()

    def show_message(self, message: str) -> None:
        self._message.setPlainText(message)
