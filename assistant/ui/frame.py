"""A rounded border that shows where the focus is.

Drawn here and not by a style sheet: with one on it or above it, an editor paints every key a fifth slower.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assistant.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractScrollArea

_RADIUS = 6
_LATER = 10  # ms


class Framed(QWidget):
    """Holds an editor or a list inside the border."""

    def __init__(self, inner: QAbstractScrollArea, theme: Theme) -> None:
        super().__init__()
        self._inner = inner
        self._theme = theme
        self._shown = False
        inner.setFrameStyle(0)  # none; the name QFrame.Shape costs 2 ms of the start
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        box = QVBoxLayout(self)
        box.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        box.addWidget(inner)
        self.restyle(theme)

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self._inner.setPalette(theme.palette())
        self.update()

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._inner in (old, new):
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw the paper and its border, but not at the first paint of all.

        The first painter in Python has PySide load all enums of Qt, which takes 18 ms; the text is on the screen first.
        """
        if not self._shown:
            self._shown = True
            QTimer.singleShot(_LATER, self.update)
            return
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QColor, QPainter, QPen

        focused = self._inner.hasFocus()
        width = 2 if focused else 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.accent if focused else self._theme.line), width))
        painter.setBrush(QColor(self._theme.paper))
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(edge, _RADIUS, _RADIUS)
