"""Checks on the whole reply that are not met: three at a time, each with a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from assistant.ui.frame import Framed
from assistant.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from assistant.core.report import Check

SHOWN = 3
TITLE = "&Before you send"
_LEAST = 3  # lines that are seen of them in a small window
_KEYS = "Enter shows the words, F1 tells why, Delete puts it away for this reply, Shift+Delete for good."


class ChecksPanel(QWidget):
    """Signals: chosen, the Check whose words are to be shown; asked, the id of one to be explained.

    put_away, an id, for this reply; switched_off, an id, for good; left, when the agent wants to go on writing.
    """

    chosen = Signal(object)
    asked = Signal(str)
    put_away = Signal(str)
    switched_off = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._checks: tuple[Check, ...] = ()
        self._folded = False
        self._title = QLabel(TITLE)
        self._title.linkActivated.connect(lambda _link: self.fold(folded=False))
        self._list = QListWidget()
        self._list.setAccessibleName("Checks")
        self._list.setAccessibleDescription(_KEYS)
        self._list.setWordWrap(True)
        self._list.setTextElideMode(QtCore.Qt.TextElideMode.ElideNone)
        self._list.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.itemActivated.connect(lambda _item: self._do("chosen"))
        self._list.itemClicked.connect(lambda _item: self._do("chosen"))
        self._list.installEventFilter(self)
        self._title.setBuddy(self._list)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for words, name, tip in (
            ("Why", "asked", "What this check is about, and how that is known (F1)"),
            ("Not now", "put_away", "Put the chosen check away for this reply (Delete)"),
            ("Never", "switched_off", "Switch the chosen check off for good (Shift+Delete)"),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.setAccessibleName(words)
            button.setAccessibleDescription(tip)
            button.clicked.connect(lambda _checked=False, name=name: self._do(name))
            row.addWidget(button)
        row.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GRID // 2)
        box.addWidget(self._title)
        self._frame = Framed(self._list, theme)
        box.addWidget(self._frame)
        box.addWidget(self._buttons)
        self.setFocusProxy(self._list)
        self._buttons.setStyleSheet(theme.sheet())
        self._soften()
        self.hide()

    @property
    def target(self) -> QWidget:
        """What takes the focus in here."""
        return self._list

    @property
    def stops(self) -> list[QWidget]:
        """Where the focus can stop in here, in order."""
        return [self._list, *self._buttons.findChildren(QPushButton)]

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show the first few of these; the same ones again cost nothing."""
        shown = tuple(checks[:SHOWN])
        if shown == self._checks:
            return
        self._checks = shown
        at = self._list.currentRow()
        self._list.clear()
        for check in shown:
            item = QListWidgetItem(check.message, self._list)
            item.setForeground(QColor(self._theme.of(check.severity)))
            item.setData(QtCore.Qt.ItemDataRole.AccessibleTextRole, f"{check.severity.word}: {check.message}")
            item.setToolTip(_KEYS)
        self._list.setCurrentRow(max(0, min(at, len(shown) - 1)))
        self.setVisible(bool(shown))
        self._show_title()
        self._fit()

    def fold(self, *, folded: bool) -> None:
        """Show how many there are and no more, so that the card of a mark has room; or all of them again."""
        if folded != self._folded:
            self._folded = folded
            self._show_title()

    def _show_title(self) -> None:
        self._frame.setVisible(not self._folded)
        self._buttons.setVisible(not self._folded)
        told = f"<a href='#' style='color:{self._theme.accent}'>Before you send: {len(self._checks)}</a>"
        self._title.setText(told if self._folded else TITLE)
        self._title.setToolTip("Ctrl+Shift+Down shows them." if self._folded else "")

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self._frame.restyle(theme)
        self._soften()
        self._buttons.setStyleSheet(theme.sheet())
        checks, self._checks = self._checks, ()
        self.show_checks(checks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the words have other room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, _watched: QtCore.QObject, event: QEvent) -> bool:
        """Qt: the keys of the list."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == QtCore.Qt.Key.Key_F1:  # type: ignore[attr-defined]
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        key, shift = event.key(), event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier  # type: ignore[attr-defined]
        if key == QtCore.Qt.Key.Key_F1:
            self._do("asked")
        elif key == QtCore.Qt.Key.Key_Delete:
            self._do("switched_off" if shift else "put_away")
        elif key == QtCore.Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _soften(self) -> None:
        """Show the chosen row on a tint: it is chosen for the buttons, and shouts at nobody."""
        palette = self._theme.palette()
        palette.setColor(palette.ColorRole.Highlight, QColor(self._theme.tint))
        palette.setColor(palette.ColorRole.HighlightedText, QColor(self._theme.text))
        self._list.setPalette(palette)

    def _do(self, name: str) -> None:
        at = self._list.currentRow()
        if 0 <= at < len(self._checks):
            check = self._checks[at]
            getattr(self, name).emit(check if name == "chosen" else check.id)

    def _fit(self) -> None:
        """Make each row as tall as its words need, and the list as tall as its rows."""
        width = max(80, self._list.viewport().width() - GRID)
        metrics = self._list.fontMetrics()
        total = 0
        self._list.setMinimumHeight(1)  # else Qt wants more than there may be
        for row in range(self._list.count()):
            item = self._list.item(row)
            wrap = int(QtCore.Qt.TextFlag.TextWordWrap)
            height = metrics.boundingRect(QtCore.QRect(0, 0, width, 10_000), wrap, item.text()).height() + GRID
            item.setSizeHint(QtCore.QSize(width, height))
            total += height
        self._frame.setMaximumHeight(total + GRID + 2)
        self._frame.setMinimumHeight(min(total, _LEAST * metrics.height()) + GRID + 2)
