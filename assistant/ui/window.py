"""The window: the customer's message, the reply, and what is found in it, side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QPushButton, QSplitter, QVBoxLayout, QWidget

from assistant.core.draft import Draft
from assistant.ui.actions import ACTIONS
from assistant.ui.marks import Mark, Marks
from assistant.ui.panels.card import EMPTY, QUIET, SOME, CardPanel
from assistant.ui.panels.customer import CustomerPanel
from assistant.ui.panels.findings import FindingsPanel
from assistant.ui.preview import Preview
from assistant.ui.reply_editor import ReplyEditor
from assistant.ui.theme import GRID, system_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.core.report import Report
    from assistant.core.span import Span

_MESSAGE_TIME = 6_000  # ms that a message in the status line stays


class Window(QMainWindow):
    """Signals: touched, when the draft has changed or its caret moved on; closed, before it goes; example_wanted."""

    touched = Signal()
    closed = Signal()
    example_wanted = Signal()

    def __init__(self, find_slots: Callable[[str], Sequence[Span]], cite: Callable[[str], str]) -> None:
        super().__init__()
        self._theme = system_theme()
        self.setObjectName("window")
        self.setWindowTitle(self.tr("Heard"))
        self.editor = ReplyEditor(find_slots, self)
        self.customer = CustomerPanel(self)
        self.findings = FindingsPanel(self._theme, self)
        self.card = CardPanel(self._theme, cite, self)
        self.marks = Marks(self.editor, self._theme)
        self.preview = Preview(self.editor, self._theme)
        self._judged: Draft | None = None
        self._lay_out()
        self._make_actions()
        self._wire()
        self._restyle()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)
        self.editor.setFocus()

    # data in

    def draft(self) -> Draft:
        """Return the draft as it stands."""
        text = self.editor.toPlainText()
        self._judged = Draft(text, self.editor.revision, self.editor.caret, self.customer.message)
        return self._judged

    def show_report(self, report: Report) -> None:
        """Show a report, unless the reply has changed since."""
        if self._judged is not None and report.revision == self.editor.revision:
            self.marks.show_report(report, self._judged.text)
            self._checked = True
            self._show_current()

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
        here = self.marks.current
        self._go_to(self.marks.after(here.start if here else self.editor.textCursor().position() - 1))

    def previous_mark(self) -> None:
        here = self.marks.current
        self._go_to(self.marks.before(here.start if here else self.editor.textCursor().position() + 1))

    def see_alternatives(self) -> None:
        if self.marks.current is None:
            self.next_mark()
        if not self.card.focus_first():
            self.say(self.tr("There is no mark here. F8 goes to the next one."))

    def take(self, place: int) -> None:
        """Take the suggestion at a place (from 0) of the mark at hand."""
        mark = self.marks.current
        if mark is None or place >= len(mark.finding.suggestions):
            self.say(self.tr("There is no such alternative here. F8 goes to the next mark."))
            return
        suggestion = mark.finding.suggestions[place]
        over = self.marks.reach(mark, suggestion)
        self._look_at(-1)
        self.editor.setFocus()
        if over is not None:  # else its words are gone, and the finding goes quietly
            self.editor.replace(over, suggestion.text)

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

    # how it is made

    def _lay_out(self) -> None:
        reply = QWidget()
        title = QLabel(self.tr("Your &reply"))
        title.setBuddy(self.editor)
        column = QVBoxLayout(reply)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(title)
        column.addWidget(self.editor)

        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.findings)
        column.addWidget(self.card, 1)

        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GRID)
        for pane, stretch in ((self.customer, 1), (reply, 3), (side, 2)):
            pane.setMinimumWidth(170)
            self._split.addWidget(pane)
            self._split.setStretchFactor(self._split.count() - 1, stretch)
        self._split.setSizes([240, 520, 360])

        self._status = QLabel()
        self._status.setProperty("soft", True)
        self._status.setWordWrap(True)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(_MESSAGE_TIME)
        self._forget.timeout.connect(self._status.clear)
        self._copy = QPushButton(self.tr("Copy reply   Ctrl+↵"))
        self._copy.setObjectName("copy")
        self._copy.setAccessibleName(self.tr("Copy reply"))
        bottom = QHBoxLayout()
        bottom.addWidget(self._status, 1)
        bottom.addWidget(self._copy)

        middle = QWidget()
        box = QVBoxLayout(middle)
        box.setContentsMargins(12, GRID, 12, 12)
        box.setSpacing(GRID)
        box.addWidget(self._split, 1)
        box.addLayout(bottom)
        self.setCentralWidget(middle)
        self.setMinimumSize(640, 420)
        self.resize(1180, 720)
        for first, second in ((self.editor, self.findings), (self.findings, self._copy), (self._copy, self.customer)):
            QWidget.setTabOrder(first.focusProxy() or first, second.focusProxy() or second)

    def _make_actions(self) -> None:
        menus = {}
        for entry in ACTIONS:
            if entry.menu not in menus:
                menus[entry.menu] = self.menuBar().addMenu(entry.menu)
            action = QAction(entry.words, self)
            action.setObjectName(entry.name)
            action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
            action.triggered.connect(self._slot_of(entry.name))
            menus[entry.menu].addAction(action)

    def _slot_of(self, name: str) -> Callable[[], None]:
        if name.startswith("take_"):
            return partial(self.take, int(name[-1]) - 1)
        return getattr(self, name)  # type: ignore[no-any-return]

    def _wire(self) -> None:
        self._checked = False
        self.editor.edited.connect(self._edited)
        self.editor.cursorPositionChanged.connect(self._follow_caret)
        self.editor.refused.connect(self.say)
        self.customer.refused.connect(self.say)
        self.customer.edited.connect(self.touched)
        self.marks.changed.connect(self._list_marks)
        self.findings.finding_chosen.connect(self._go_to_row)
        self.card.suggestion_chosen.connect(self.take)
        self.card.suggestion_looked_at.connect(self._look_at)
        self.card.left.connect(self.editor.setFocus)
        self._copy.clicked.connect(self.copy_reply)

    # what follows from what

    def _edited(self) -> None:
        self._look_at(-1)
        self.touched.emit()

    def _follow_caret(self) -> None:
        """Let the card follow the caret onto a mark; off the marks it stays, so that it does not jump while typing."""
        mark = self.marks.at(self.editor.textCursor().position())
        if mark is not None and mark is not self.marks.current:
            self._choose(mark)

    def _go_to_row(self, row: int) -> None:
        if row < len(self.marks.all):
            self._go_to(self.marks.all[row])

    def _go_to(self, mark: Mark | None) -> None:
        """Put the caret behind a mark and show its card."""
        if mark is None:
            self.say(self.tr("There is nothing marked."))
            return
        cursor = self.editor.textCursor()
        cursor.setPosition(mark.end)
        self.editor.setTextCursor(cursor)
        self.editor.ensureCursorVisible()
        self.editor.setFocus()
        self._choose(mark)

    def _choose(self, mark: Mark) -> None:
        self.marks.choose(mark)
        self._show_current()

    def _list_marks(self) -> None:
        self.findings.show_findings([(mark.finding, mark.words) for mark in self.marks.all])
        self._show_current()

    def _show_current(self) -> None:
        mark = self.marks.current
        if mark is not None:
            place = self.marks.all.index(mark)
            self.findings.select(place)
            self.card.show_finding(mark.finding, mark.words, place + 1, len(self.marks.all))
            return
        self.findings.select(-1)
        if self.marks.all:
            self.card.show_quiet(SOME)
        else:
            self.card.show_quiet(QUIET if self._checked and self.editor.toPlainText().strip() else EMPTY)

    def _look_at(self, place: int) -> None:
        """Preview a suggestion in its place, or end the preview."""
        mark = self.marks.current
        over = None
        if mark is not None and 0 <= place < len(mark.finding.suggestions):
            over = self.marks.reach(mark, mark.finding.suggestions[place])
        self.marks.strike(over)
        if over is None or mark is None:
            self.preview.hide()
        else:
            self.preview.show_change(over, mark.finding.suggestions[place].text)

    def _turn(self, by: int) -> None:
        panes = [pane.focusProxy() or pane for pane in (self.customer, self.editor, self.findings)] + self.card.rows[:1]
        panes = [pane for pane in panes if pane.isVisible()]
        focus = self.focusWidget()
        at = panes.index(focus) if focus in panes else (len(panes) - 1 if focus in self.card.rows else 0)
        panes[(at + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _restyle(self) -> None:
        self._theme = system_theme()
        self.setPalette(self._theme.palette())
        self.setStyleSheet(self._theme.sheet())
        for part in (self.marks, self.preview, self.findings, self.card):
            part.restyle(self._theme)
