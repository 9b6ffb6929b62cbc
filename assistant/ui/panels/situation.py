"""What the agent says of the case: five choices, each of which can be left unset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from assistant.core.draft import Situation
from assistant.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.bank.pack import Axis

NOT_SET = "not set"
AXES = {"cause": "Ca&use", "severity": "&Weight", "emotion": "Feelin&g", "stake": "Sta&ke", "stage": "S&tage"}


class SituationPanel(QWidget):
    """Signals: changed, when something is set or unset; told, what helps in the case that was chosen; left."""

    changed = Signal()
    told = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, QComboBox] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for axis, words in AXES.items():
            label, choice = QLabel(words), QComboBox()
            label.setBuddy(choice)
            choice.setAccessibleName(words.replace("&", ""))
            choice.addItem(NOT_SET, "")
            choice.setEnabled(False)  # until the pack is read
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choice.currentIndexChanged.connect(lambda _at, axis=axis: self._hear(axis))
            choice.installEventFilter(self)
            self._choices[axis] = choice
            row.addWidget(label)
            row.addWidget(choice)
            row.addSpacing(GRID)
        row.addStretch()
        self.setFocusProxy(self.target)
        self.restyle(theme)

    @property
    def target(self) -> QWidget:
        """What takes the focus in here."""
        return self._choices["cause"]

    @property
    def stops(self) -> list[QWidget]:
        """Where the focus can stop in here, in order."""
        return list(self._choices.values())

    @property
    def situation(self) -> Situation:
        return Situation(**{axis: choice.currentData() or "" for axis, choice in self._choices.items()})

    def offer(self, axes: Sequence[Axis]) -> None:
        """Offer the values that the packs know."""
        for axis in axes:
            choice = self._choices[axis.id]
            if choice.count() > 1:
                continue
            choice.blockSignals(True)
            for value in axis.values:
                choice.addItem(value.label, value.id)
                choice.setItemData(choice.count() - 1, value.note, _NOTE)
            choice.blockSignals(False)
            choice.setEnabled(True)

    def set(self, situation: Situation) -> None:
        """Set all five."""
        for axis, choice in self._choices.items():
            choice.setCurrentIndex(max(0, choice.findData(getattr(situation, axis))))

    def restyle(self, theme: Theme) -> None:
        self.setPalette(theme.palette())
        for choice in self._choices.values():
            choice.setPalette(theme.palette())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt: Escape goes back to the reply."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.left.emit()
            return True
        return False

    def _hear(self, axis: str) -> None:
        note = self._choices[axis].currentData(_NOTE)
        if note:
            self.told.emit(note)
        self.changed.emit()


_NOTE = 0x0101  # Qt.ItemDataRole.UserRole + 1
