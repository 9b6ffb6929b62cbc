"""The card of one finding: the words, the kind, why it hurts, how that is known, and what could stand instead."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from assistant.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.core.finding import Finding, Suggestion


LEAVE_OUT = "Leave these words out"


class CardPanel(QScrollArea):
    """Shows one finding.

    Signals: suggestion_chosen and suggestion_looked_at, the place of a suggestion (-1: no longer looked at); left, when
    the agent wants to go on writing.
    """

    suggestion_chosen = Signal(int)
    suggestion_looked_at = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, cite: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cite = cite
        self._shown: tuple[Finding, str, int, int] | None = None
        self.setAccessibleName("Card")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self.setStyleSheet(theme.sheet())

    @property
    def rows(self) -> list[AlternativeButton]:
        return self.findChildren(AlternativeButton)

    def show_finding(self, finding: Finding, words: str, number: int, count: int) -> None:
        """Show the card of a finding, the number-th of count."""
        if self._shown == (finding, words, number, count):
            return
        self._shown = (finding, words, number, count)
        page, box = self._page()
        box.addWidget(self._facts(finding, words, number, count))
        if finding.suggestions:
            box.addWidget(_label("<b>You could say</b>"))
        for place, suggestion in enumerate(finding.suggestions):
            button = AlternativeButton(place, suggestion, self._theme)
            button.clicked.connect(lambda _checked=False, at=place: self.suggestion_chosen.emit(at))
            button.looked_at.connect(self.suggestion_looked_at)
            button.left.connect(self.left)
            box.addWidget(button)
        box.addStretch()
        self._put(page)

    def focus_first(self) -> bool:
        """Give the focus to the first alternative; return whether there is one."""
        rows = self.rows
        if rows:
            rows[0].setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        return bool(rows)

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.setStyleSheet(theme.sheet())
        shown, self._shown = self._shown, None
        if shown:
            self.show_finding(*shown)

    def _facts(self, finding: Finding, words: str, number: int, count: int) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        box = QVBoxLayout(frame)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(GRID)
        head = QHBoxLayout()
        colour = self._theme.of(finding.severity)
        head.addWidget(_label(f"<b style='color:{colour}'>{escape(finding.message)}</b>"), 1)
        head.addWidget(_label(f"{finding.severity.word} · {number} of {count}", soft=True))
        box.addLayout(head)
        box.addWidget(_label(f"“{escape(_short(words))}”"))
        for reason in (finding.why, *finding.also):
            box.addWidget(_label(escape(reason)))
        if finding.sources:
            box.addWidget(_label(" ".join(escape(self._cite(source)) for source in finding.sources[:2]), soft=True))
        return frame

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, GRID // 2, 0)
        box.setSpacing(GRID)
        return page, box

    def _put(self, page: QWidget) -> None:
        had_focus = any(row.hasFocus() for row in self.rows)
        self.setWidget(page)
        if had_focus:
            self.left.emit()


class AlternativeButton(QPushButton):
    """One alternative, on a button as tall as its words need.

    Signals: looked_at, its place when it gets the mouse or the focus, -1 when it loses them; left, on Escape.
    """

    looked_at = Signal(int)
    left = Signal()

    def __init__(self, place: int, suggestion: Suggestion, theme: Theme) -> None:
        super().__init__()
        self._place = place
        self.setProperty("alternative", True)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        said = suggestion.words.strip() or LEAVE_OUT
        self.setAccessibleName(f"{place + 1}: {said}")
        notes = [f"Adds: {', '.join(suggestion.adds)}."] if suggestion.adds else []
        notes += [f"Leaves out: “{_short(suggestion.drops, 60)}”."] if suggestion.drops else []
        notes += [f"When: {suggestion.fits}"] if suggestion.fits else []
        notes += [f"Not when: {suggestion.unfit}"] if suggestion.unfit else []
        self.setAccessibleDescription(" ".join([*notes, f"Alt+{place + 1} takes it."]))
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(12, GRID, 12, GRID)
        box.setSpacing(GRID // 2)
        box.addWidget(_label(f"<b>{place + 1}</b>&nbsp; {_with_slots(suggestion, theme)}"))
        if suggestion.adds:
            box.addWidget(_label(f"<span style='color:{theme.warning}'>⚑ adds {_and(suggestion.adds)}</span>"))
        if len(notes) > bool(suggestion.adds):
            box.addWidget(_label("<br>".join(map(escape, notes[1 if suggestion.adds else 0 :])), soft=True))
        for label in self.findChildren(QLabel):
            label.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._box.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._box.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        """Qt: tell when it is looked at; Return takes it as Space does, Escape goes back to the reply."""
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.looked_at.emit(self._place)
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.looked_at.emit(-1)
        elif kind == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
                self.click()
                return True
            if key == QtCore.Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().event(event)


def _with_slots(suggestion: Suggestion, theme: Theme) -> str:
    text = escape(suggestion.words) if suggestion.words.strip() else f"<i>{LEAVE_OUT}</i>"
    for label in dict.fromkeys(suggestion.slots):
        gap = escape(f"[{label}]")
        text = text.replace(gap, f"<span style='background-color:{theme.slot}'>{gap}</span>")
    return text


def _and(words: tuple[str, ...]) -> str:
    named = [f"{'an' if word[0] in 'aeiou' else 'a'} {word}" for word in words]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def _short(words: str, most: int = 160) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def _label(html: str, *, soft: bool = False) -> QLabel:
    label = QLabel(html)
    label.setTextFormat(QtCore.Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setProperty("soft", soft)
    label.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.NoTextInteraction)
    return label
