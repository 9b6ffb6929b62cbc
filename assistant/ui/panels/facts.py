"""What the customer's message says: chips that go into the reply, one by one, when the agent says so."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, QSize, Signal
from PySide6.QtWidgets import QLabel, QListView, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from assistant.core.draft import Amended
from assistant.ui.frame import Framed
from assistant.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.core.report import Fact

KINDS = {
    "name": "name",
    "reference": "number",
    "date": "when",
    "amount": "amount",
    "count": "how many",
    "product": "what",
    "tried": "tried",
    "ask": "asks",
    "stake": "at stake",
}
_TAG = re.compile(r"<[^<>]{0,500}>")
_ROWS = 5  # seen at once
_LONGEST = 60  # code points of a chip
_KEYS = "Enter puts it into the reply, Shift+Enter corrects it, Delete puts it away."


class FactsPanel(QWidget):
    """Signals: chosen, the words that are to go into the reply; amended, when a fact was put right or away; left."""

    chosen = Signal(str)
    amended = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[tuple[str, str], ...] = ()
        self._changes: dict[tuple[str, str], str] = {}
        self._title = QLabel("F&acts")
        self._list = QListWidget()
        self._list.setAccessibleName("Facts")
        self._list.setAccessibleDescription(_KEYS)
        self._list.setToolTip(_KEYS)
        self._list.setFlow(QListView.Flow.TopToBottom)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setContextMenuPolicy(QtCore.Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.customContextMenuRequested.connect(self._open_menu)
        self._list.itemClicked.connect(self._take)
        self._list.itemChanged.connect(self._correct)
        self._list.itemDelegate().closeEditor.connect(self._name_all)
        self._list.installEventFilter(self)
        self._title.setBuddy(self._list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GRID // 2)
        box.addWidget(self._title)
        self._frame = Framed(self._list, theme)
        box.addWidget(self._frame)
        self.setFocusProxy(self._list)
        self.hide()

    @property
    def target(self) -> QWidget:
        """What takes the focus in here."""
        return self._list

    @property
    def changes(self) -> tuple[Amended, ...]:
        """What the agent has put right or away."""
        return tuple(Amended(kind, words, right) for (kind, words), right in self._changes.items())

    def show_facts(self, facts: Sequence[Fact], message: str) -> None:
        """Show the facts of a message, but for those that were put away; the same ones again cost nothing."""
        found = tuple(dict.fromkeys((fact.kind, fact.span.of(message)) for fact in facts))
        shown = tuple(one for one in found if self._changes.get(one, one[1]))
        if shown == self._facts:
            return
        self._facts = shown
        at = self._list.currentRow()
        self._list.blockSignals(True)
        self._list.clear()
        for kind, words in shown:
            said = self._changes.get((kind, words)) or _plain(words)
            item = QListWidgetItem(f"{KINDS[kind]}: {_short(said)}", self._list)
            item.setData(_FACT, (kind, words, said))
            item.setToolTip(f"<p>{escape(said)}</p>" if len(said) > _LONGEST else _KEYS)
            item.setFlags(item.flags() | QtCore.Qt.ItemFlag.ItemIsEditable)  # begun by key or menu alone
            item.setSizeHint(QSize(0, self._row_height()))
        self._list.blockSignals(False)
        self._list.setCurrentRow(min(at, self._list.count() - 1))
        self._frame.setFixedHeight(min(len(shown), _ROWS) * self._row_height() + GRID)
        self.setVisible(bool(shown))

    def forget(self) -> None:
        """Forget what was put right or away: another message is there."""
        self._changes = {}

    def restyle(self, theme: Theme) -> None:
        self._frame.restyle(theme)

    def eventFilter(self, _watched: QtCore.QObject, event: QEvent) -> bool:
        """Qt: the keys of the list."""
        if event.type() != QEvent.Type.KeyPress or self._list.state() == QListView.State.EditingState:
            return False  # what a field does not use goes on to the list: Return would take the fact, too
        key, shift = event.key(), event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier  # type: ignore[attr-defined]
        item = self._list.currentItem()
        if key == QtCore.Qt.Key.Key_Escape:
            self.left.emit()
        elif item is None:
            return False
        elif key in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            (self._edit if shift else self._take)(item)
        elif key in (QtCore.Qt.Key.Key_Delete, QtCore.Qt.Key.Key_Backspace):
            self._put_away(item)
        else:
            return False
        return True

    def _open_menu(self, at: QPoint) -> None:
        item = self._list.itemAt(at)
        if item is None:
            return
        menu = QMenu(self)
        menu.addAction("Put into the reply", lambda: self._take(item))
        menu.addAction("Correct it…", lambda: self._edit(item))
        menu.addAction("Put it away", lambda: self._put_away(item))
        menu.popup(self._list.viewport().mapToGlobal(at))

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_FACT)[2])

    def _edit(self, item: QListWidgetItem) -> None:
        self._list.blockSignals(True)
        item.setText(item.data(_FACT)[2])
        self._list.blockSignals(False)
        self._list.editItem(item)

    def _correct(self, item: QListWidgetItem) -> None:
        kind, words, said = item.data(_FACT)
        right = " ".join(item.text().split()) or said
        if right == said and item.text() != said:
            return
        self._changes[kind, words] = right
        self._list.blockSignals(True)
        item.setData(_FACT, (kind, words, right))
        item.setText(f"{KINDS[kind]}: {_short(right)}")
        self._list.blockSignals(False)
        self.amended.emit()

    def _name_all(self) -> None:
        """Say what each fact is again: one whose correction was given up shows its bare words."""
        self._list.blockSignals(True)
        for row in range(self._list.count()):
            kind, _, said = self._list.item(row).data(_FACT)
            self._list.item(row).setText(f"{KINDS[kind]}: {_short(said)}")
        self._list.blockSignals(False)

    def _put_away(self, item: QListWidgetItem) -> None:
        kind, words, _ = item.data(_FACT)
        self._changes[kind, words] = ""
        self._list.takeItem(self._list.row(item))
        self._facts = tuple(one for one in self._facts if one != (kind, words))
        self.setVisible(self._list.count() > 0)
        self.amended.emit()

    def _row_height(self) -> int:
        return self._list.fontMetrics().height() + GRID


_FACT = 0x0100  # Qt.ItemDataRole.UserRole


def _plain(words: str) -> str:
    r"""Return words without markup, on one line.

    >>> _plain("my <b>router</b>\n died")
    'my router died'
    """
    return " ".join(unescape(_TAG.sub(" ", words)).split()) if "<" in words or "&" in words else " ".join(words.split())


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
