"""The window: the customer's message, the reply, and what is found in it, side by side."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QPushButton, QSplitter, QVBoxLayout, QWidget

from assistant.ui.frame import Framed
from assistant.ui.reply_editor import ReplyEditor
from assistant.ui.theme import GRID, system_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent

    from assistant.core.draft import Draft
    from assistant.core.report import Report
    from assistant.core.span import Span
    from assistant.ui.panels.customer import CustomerPanel
    from assistant.ui.review_pane import ReviewPane

EMPTY = (
    "Robotic or dismissive wording is underlined as you write. F8 goes from one mark to the next; F2 shows an example."
)

MENUS = ("&Reply", "&Review", "&View", "&Help")

_STRETCH = (1, 3, 2)
_NARROWEST = 170  # px, of a pane
_AFTER_PAINT = 10  # ms; at 0 the work would begin before Qt has sent the picture to the screen
_MESSAGE_TIME = 6_000  # ms that a message in the status line stays


class Window(QMainWindow):
    """Puts the panes side by side and hands actions on to them.

    Signals: touched, when the draft has changed; painted, once it is on the screen; closed, before it goes;
    example_wanted.
    """

    touched = Signal()
    painted = Signal()
    closed = Signal()
    example_wanted = Signal()

    def __init__(self, find_slots: Callable[[str], Sequence[Span]], cite: Callable[[str], str]) -> None:
        super().__init__()
        self._theme = system_theme()
        self._cite = cite
        self._judged: Draft | None = None
        self.setWindowTitle(self.tr("Heard"))
        self.editor = ReplyEditor(find_slots, self)
        self._lay_out()
        self._make_menus()
        self.setPalette(self._theme.palette())
        self.editor.edited.connect(self._edited)
        self.editor.refused.connect(self.say)
        self.editor.paint_over = self._first_paint
        self.editor.setFocus()

    @cached_property
    def customer(self) -> CustomerPanel:
        """The left column, made after the first paint or when it is first asked for."""
        from assistant.ui.panels.customer import CustomerPanel

        panel = CustomerPanel(self._theme, self)
        panel.refused.connect(self.say)
        panel.edited.connect(self.touched)
        self._put(0, panel)
        QWidget.setTabOrder(self._copy, panel.target)
        return panel

    @cached_property
    def review(self) -> ReviewPane:
        """The right column, made likewise."""
        from assistant.ui.review_pane import ReviewPane

        pane = ReviewPane(self.editor, self._theme, self._cite, EMPTY)
        pane.said.connect(self.say)
        self._put(2, pane)
        QWidget.setTabOrder(self.editor, pane.findings.target)
        QWidget.setTabOrder(pane.findings.target, self._copy)
        return pane

    def _put(self, place: int, pane: QWidget) -> None:
        """Put a pane into the place that was kept for it. Replacing the place would have the splitter deal out anew."""
        box = QVBoxLayout(self._places[place])
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(pane)

    # data in and out

    def draft(self) -> Draft:
        """Return the draft as it stands."""
        from assistant.core.draft import Draft

        self.editor.hear_next()
        text = self.editor.toPlainText()
        self._judged = Draft(text, self.editor.revision, self.editor.caret, self.customer.message)
        return self._judged

    def idle(self) -> int:
        """Return how long nothing has been typed, in ms."""
        return self.editor.idle

    def show_report(self, report: Report) -> None:
        """Show a report, unless the reply has changed since."""
        if self._judged is not None and report.revision == self.editor.revision:
            self.review.show_report(report, self._judged.text)

    def show_reply(self, reply: str, customer: str) -> None:
        """Put a reply and a message into the window."""
        self.customer.show_message(customer)
        self.editor.setPlainText(reply)

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line for a while."""
        self._status.setText(sentence)
        self._forget.start()

    def columns(self) -> list[int]:
        return self._split.sizes()

    def set_columns(self, widths: Sequence[int]) -> None:
        if len(widths) == self._split.count() and all(width >= 0 for width in widths) and sum(widths) > 0:
            self._split.setSizes(list(widths))

    # actions, one for each line of the table

    def copy_reply(self) -> None:
        text = self.editor.toPlainText()
        QGuiApplication.clipboard().setText(text)
        self.say(self.tr("Copied.") if text else self.tr("There is nothing to copy yet."))

    def quit(self) -> None:
        self.close()

    def next_mark(self) -> None:
        self.review.next_mark()

    def previous_mark(self) -> None:
        self.review.previous_mark()

    def see_alternatives(self) -> None:
        self.review.see_alternatives()

    def take(self, number: int) -> None:
        """Take an alternative by its number (from 1)."""
        self.review.take(number - 1)

    def next_pane(self) -> None:
        self._turn(1)

    def previous_pane(self) -> None:
        self._turn(-1)

    def show_example(self) -> None:
        if self.editor.toPlainText().strip():
            self.say(self.tr("The example would replace your reply. Clear it first, and nothing is lost."))
        else:
            self.example_wanted.emit()

    # events

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def _first_paint(self, _area: QtCore.QRect) -> None:
        self.editor.paint_over = None
        QTimer.singleShot(_AFTER_PAINT, self._furnish)

    def _furnish(self) -> None:
        """Make what the first paint could do without."""
        self.editor.listen()
        self._fill_menus()
        _ = self.customer, self.review
        self._restyle()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)
        self.painted.emit()

    def _edited(self) -> None:
        if "review" in self.__dict__:
            self.review.look_at(-1)
        self.touched.emit()

    def _turn(self, by: int) -> None:
        """Move the focus to the next pane that can be seen; the alternatives are one pane."""
        listed, *rows = self.review.stops
        panes = [self.customer.target, self.editor, listed, *rows[:1]]
        panes = [pane for pane in panes if pane.isVisible()]
        focus = rows[0] if self.focusWidget() in rows else self.focusWidget()
        at = panes.index(focus) if focus in panes else 0
        panes[(at + by) % len(panes)].setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    # how it is made

    def _lay_out(self) -> None:
        self._frame = Framed(self.editor, self._theme)
        reply = QWidget()
        title = QLabel(self.tr("Your &reply"))
        title.setBuddy(self.editor)
        column = QVBoxLayout(reply)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(title)
        column.addWidget(self._frame)

        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GRID)
        self._places = (QWidget(), reply, QWidget())  # the outer two are filled later
        for place, pane in enumerate(self._places):
            pane.setMinimumWidth(_NARROWEST)
            self._split.addWidget(pane)
            self._split.setStretchFactor(place, _STRETCH[place])
        self._split.setSizes([240, 520, 360])

        middle = QWidget()
        box = QVBoxLayout(middle)
        box.setContentsMargins(12, GRID, 12, 12)
        box.setSpacing(GRID)
        box.addWidget(self._split, 1)
        box.addLayout(self._bottom())
        self.setCentralWidget(middle)
        self.setMinimumSize(640, 420)
        self.resize(1180, 720)
        QWidget.setTabOrder(self.editor, self._copy)

    def _bottom(self) -> QHBoxLayout:
        self._status = QLabel()
        self._status.setWordWrap(True)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(_MESSAGE_TIME)
        self._forget.timeout.connect(self._status.clear)
        self._copy = QPushButton(self.tr("Copy reply   Ctrl+↵"))
        self._copy.setObjectName("copy")
        self._copy.setAccessibleName(self.tr("Copy reply"))
        self._copy.clicked.connect(self.copy_reply)
        words = self._copy.fontMetrics()  # its style comes after the first paint, and is to move nothing then
        self._copy.setMinimumSize(words.horizontalAdvance(self._copy.text()) + 26, words.height() + 14)
        bottom = QHBoxLayout()
        bottom.addWidget(self._status, 1)
        bottom.addWidget(self._copy)
        return bottom

    def _make_menus(self) -> None:
        """Make the menus, empty: what is in them can wait until after the first paint, but nothing may move then."""
        self._menus = {title: self.menuBar().addMenu(title) for title in MENUS}

    def _fill_menus(self) -> None:
        from PySide6.QtGui import QAction, QKeySequence

        from assistant.ui.actions import ACTIONS

        for entry in ACTIONS:
            action = QAction(entry.words, self)
            action.setObjectName(entry.name)
            action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
            action.triggered.connect(self._slot_of(entry.name))
            self._menus[entry.menu].addAction(action)

    def _slot_of(self, name: str) -> Callable[[], None]:
        if name.startswith("take_"):
            return lambda: self.take(int(name[-1]))
        return getattr(self, name)  # type: ignore[no-any-return]

    def _restyle(self) -> None:
        self._theme = system_theme()
        self.setPalette(self._theme.palette())
        self._copy.setStyleSheet(self._theme.sheet())
        self._frame.restyle(self._theme)
        for late in ("customer", "review"):
            if late in self.__dict__:
                getattr(self, late).restyle(self._theme)
