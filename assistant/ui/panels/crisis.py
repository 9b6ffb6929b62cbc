"""The team's own card, in place of all hints, when words tell of danger."""

from __future__ import annotations

from html import escape

from PySide6 import QtCore
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from assistant.ui.theme import GRID, Theme


class CrisisPanel(QFrame):
    """Shows the card. It can take the focus, so that a screen reader reads it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title, self._text = QLabel(), QLabel()
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(GRID)
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setTextInteractionFlags(
                QtCore.Qt.TextInteractionFlag.TextSelectableByMouse
                | QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            box.addWidget(label)
        box.addStretch()
        self.restyle(theme)
        self.hide()

    @property
    def target(self) -> QWidget:
        """What takes the focus in here."""
        return self._text

    def show_card(self, title: str, text: str) -> None:
        """Show this card."""
        self._title.setText(f"<b>{escape(title)}</b>")
        self._text.setText(text)
        self.setAccessibleName(f"{title}. {text}")

    def restyle(self, theme: Theme) -> None:
        self.setStyleSheet(theme.sheet())
