"""The three needs of the customer: which the reply meets, and the one move that would help most where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from assistant.core.report import Need, NeedState
from assistant.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

LABELS = {Need.UNDERSTOOD: "Understood", Need.HUMAN: "Human", Need.CONFIDENT: "Confident"}
MET, OPEN = "✓", "○"
_LONGEST = 100  # code points of a phrase in the menu


class Offer(NamedTuple):
    """A move that would help: why, and phrases that make it."""

    why: str
    where: str  # where the words go, for people
    pieces: Sequence[tuple[str, Sequence[str]]]  # words as they read with open slots, and what they commit to


class NeedsPanel(QWidget):
    """Signals: looked_at, the Need whose words are to be shown, None for none; piece_chosen, a move and words."""

    looked_at = Signal(object)
    piece_chosen = Signal(str, str)
    left = Signal()

    def __init__(self, offer: Callable[[str], Offer], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = offer
        self._states: Mapping[Need, NeedState] = dict.fromkeys(Need, NeedState())
        self._words: Mapping[Need, Sequence[str]] = {}
        self._buttons: dict[Need, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for need, label in LABELS.items():
            button = QPushButton(f"{OPEN} {label}")
            button.setProperty("need", True)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(1)
            button.clicked.connect(lambda _checked=False, need=need: self.open(need))
            button.installEventFilter(self)
            self._buttons[need] = button
            row.addWidget(button, 1)
        self.restyle(theme)

    @property
    def stops(self) -> list[QWidget]:
        """Where the focus can stop in here, in order."""
        return list(self._buttons.values())

    def show_needs(self, states: Mapping[Need, NeedState], words: Mapping[Need, Sequence[str]]) -> None:
        """Show how the needs stand; words: what earned each, for those who cannot see it in the text."""
        before, said = self._states, self._words
        self._states, self._words = states, words
        for need, button in self._buttons.items():
            state = states[need]
            if (state.met, state.next) == (before[need].met, before[need].next) and words.get(need) == said.get(need):
                continue  # at most pauses nothing of this has changed, and each label costs
            self._write(button, self._line(need))
            advice = f": {state.next}" if state.next and not state.met else ""
            earned = "; ".join(f"“{one}”" for one in words.get(need, ()))
            if state.met:
                tip = f"Earned by {earned}."
            else:
                tip = f"Not yet{advice}. Open it for phrases." + (f" So far: {earned}." if earned else "")
            button.setToolTip(tip)
            button.setAccessibleName(f"{LABELS[need]}, {'met' if state.met else f'open{advice}'}")
            button.setAccessibleDescription(tip)

    def _line(self, need: Need) -> str:
        state = self._states[need]
        advice = f": {state.next}" if state.next and not state.met else ""
        return f"{MET if state.met else OPEN} {LABELS[need]}{advice}"

    def open(self, need: Need) -> None:
        """Open what a need has to say: the phrases that would help, or the words that earned it."""
        button, state = self._buttons[need], self._states[need]
        menu = QMenu(self)
        menu.setAccessibleName(LABELS[need])
        if state.met or not state.move:
            _say(menu, "Earned by" if state.met else "No advice yet")
            for words in self._words.get(need, ()):
                _say(menu, f"“{words}”")
        else:
            offer = self._offer(state.move)
            _say(menu, state.next[:1].upper() + state.next[1:])
            if offer.why:
                _say(menu, offer.why)
            menu.addSeparator()
            for nth, (words, adds) in enumerate(offer.pieces, start=1):
                badge = f"   ⚑ {', '.join(adds)}" if adds else ""
                action = menu.addAction(f"&{nth}  {_short(words)}{badge}")
                action.triggered.connect(lambda _=False, words=words: self.piece_chosen.emit(state.move, words))
            if offer.pieces:
                menu.addSeparator()
                _say(menu, f"Goes {offer.where}; undo takes it back.")
        first = next((action for action in menu.actions() if action.isEnabled() and not action.isSeparator()), None)
        if first is not None:
            menu.setActiveAction(first)
        menu.aboutToHide.connect(menu.deleteLater)
        height = menu.sizeHint().height()
        menu.popup(button.mapToGlobal(QPoint(0, -height)))

    def restyle(self, theme: Theme) -> None:
        self.setStyleSheet(theme.sheet())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: cut the words to the room there is."""
        super().resizeEvent(event)
        for need, button in self._buttons.items():
            self._write(button, self._line(need))

    def eventFilter(self, watched: QtCore.QObject, event: QEvent) -> bool:
        """Qt: show the words of the need that the mouse or the focus is on."""
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.looked_at.emit(next(need for need, button in self._buttons.items() if button is watched))
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.looked_at.emit(None)
        elif kind == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
                watched.click()  # type: ignore[attr-defined]
                return True
            if key == QtCore.Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return False

    def _write(self, button: QPushButton, words: str) -> None:
        room = max(40, button.width() - 3 * GRID)
        button.setText(button.fontMetrics().elidedText(words, QtCore.Qt.TextElideMode.ElideRight, room))


def _say(menu: QMenu, words: str) -> None:
    action = menu.addAction(_short(words))
    action.setEnabled(False)


def _short(words: str) -> str:
    flat = " ".join(words.split()).replace("&", "&&")
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
