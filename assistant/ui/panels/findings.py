"""All findings, in reading order: the list that a screen reader reads, since it cannot see underlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from assistant.review.fold import folded
from assistant.ui.frame import Framed
from assistant.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.core.finding import Finding

_ROWS = 6  # seen at once


class FindingsPanel(QWidget):
    """Signals: finding_chosen, the place in the list of the finding to be shown."""

    finding_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._findings: tuple[tuple[Finding, str], ...] = ()
        self._cut = False
        self._rows: list[tuple[int, ...]] = []
        self._at_hand = -1
        self._title = QLabel()
        self._list = QListWidget()
        self._list.setAccessibleName("Findings")
        self._list.setUniformItemSizes(True)
        self._list.setMinimumHeight(1)  # else Qt makes it taller than its frame when there are few rows
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        self._title.setBuddy(self._list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GRID // 2)
        box.addWidget(self._title)
        self._frame = Framed(self._list, theme)
        box.addWidget(self._frame)
        self.setFocusProxy(self._list)
        self.show_findings(())

    @property
    def target(self) -> QWidget:
        """What takes the focus in here."""
        return self._list

    def show_findings(self, findings: Sequence[tuple[Finding, str]], *, cut: bool = False) -> None:
        """Show findings, each with its words; the same ones again cost nothing. cut: there are others, not shown."""
        if tuple(findings) == self._findings and self._list.count():
            return
        self._findings, self._cut = tuple(findings), cut
        self._rows = folded([finding for finding, _ in self._findings])
        count = len(self._findings)
        if count:
            self._list.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title.setText(f"&Findings: {'the first ' * cut}{count}" if count else "&Findings")
        self._list.clear()
        for row in self._rows:
            finding, words = self._findings[row[0]]
            more = f" (and {len(row) - 1} more for the same reason)" if len(row) > 1 else ""
            item = QListWidgetItem(f"{finding.message}: {' '.join(words.split())}{more}", self._list)
            item.setData(
                QtCore.Qt.ItemDataRole.AccessibleTextRole, f"{finding.message}, {finding.severity.word}: {words}{more}"
            )
            item.setForeground(QColor(self._theme.of(finding.severity)))
            item.setToolTip(words + more)
            item.setSizeHint(QSize(0, self._row_height()))
        self._frame.setVisible(count > 0)
        self._frame.setFixedHeight(min(len(self._rows), _ROWS) * self._row_height() + GRID)

    def select(self, place: int) -> None:
        """Show which finding is at hand; -1 for none."""
        self._at_hand = place
        row = next((nth for nth, places in enumerate(self._rows) if place in places), -1)
        self._list.setCurrentRow(row)
        if row < 0:
            self._list.clearSelection()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self._frame.restyle(theme)
        findings, self._findings = self._findings, ()
        self.show_findings(findings, cut=self._cut)

    def _row_height(self) -> int:
        return self._list.fontMetrics().height() + GRID

    def _choose(self, item: QListWidgetItem) -> None:
        """Go to the finding of a row; in one of several, to the next each time."""
        places = self._rows[self._list.row(item)]
        self.finding_chosen.emit(next((place for place in places if place > self._at_hand), places[0]))
