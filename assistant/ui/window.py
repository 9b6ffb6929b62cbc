"""The window: the customer's message, the reply, and what is found in it, side by side."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QPushButton, QSplitter, QVBoxLayout, QWidget

from assistant.core.draft import Situation
from assistant.core.utf16 import Positions
from assistant.ui.frame import Framed
from assistant.ui.reply_editor import ReplyEditor
from assistant.ui.theme import GRID, system_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent

    from assistant.core.draft import Draft
    from assistant.core.report import Check, Need, Report
    from assistant.ui.customer_pane import CustomerPane
    from assistant.ui.knowledge import Knowledge
    from assistant.ui.panels.needs import NeedsPanel, Offer
    from assistant.ui.panels.situation import SituationPanel
    from assistant.ui.review_pane import ReviewPane

EMPTY = (
    "Robotic or dismissive wording is underlined as you write. F8 goes from one mark to the next; F2 shows an example."
)

MENUS = ("&Reply", "&Review", "&View", "&Help")

_STRETCH = (1, 3, 2)
_NARROWEST = 170  # px, of a pane
_AFTER_PAINT = 10  # ms; at 0 the work would begin before Qt has sent the picture to the screen
CRISIS = "D23"  # the check that the card stands for
_LIT = 200  # words lit up at a time
_EARNED = 5  # words that earned a need, told beside it; all of them are lit up in the reply
_MESSAGE_TIME = 6_000  # ms that a message in the status line stays


class Window(QMainWindow):
    """Puts the panes side by side and hands actions on to them.

    Signals: touched, when the draft has changed; judged, when a report of it is shown; painted, once it is on the
    screen; closed, before it goes; example_wanted.
    """

    touched = Signal()
    judged = Signal()
    painted = Signal()
    closed = Signal()
    example_wanted = Signal()

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__()
        self._theme = system_theme()
        self._knowledge = knowledge
        self._judged: Draft | None = None
        self.report: Report | None = None  # the last one that was shown
        self._stopped_at = -1  # the revision that a copy was stopped at
        self.setWindowTitle(self.tr("Heard"))
        self.editor = ReplyEditor(knowledge.find_slots, self)
        self._lay_out()
        self._make_menus()
        self.setPalette(self._theme.palette())
        self.editor.edited.connect(self._edited)
        self.editor.refused.connect(self.say)
        self.editor.paint_over = self._first_paint
        self.editor.setFocus()

    @cached_property
    def customer(self) -> CustomerPane:
        """The left column, made after the first paint or when it is first asked for."""
        from assistant.ui.customer_pane import CustomerPane

        pane = CustomerPane(self._theme, self)
        pane.refused.connect(self.say)
        pane.edited.connect(self.touched)
        pane.fact_chosen.connect(self.editor.fill)
        pane.left.connect(self.editor.setFocus)
        self._put(self._places[0], pane)
        QWidget.setTabOrder(self._copy, pane.target)
        QWidget.setTabOrder(pane.target, pane.facts.target)
        return pane

    @cached_property
    def review(self) -> ReviewPane:
        """The right column, made likewise."""
        from assistant.ui.review_pane import ReviewPane

        pane = ReviewPane(self.editor, self._theme, self._knowledge.cite, EMPTY)
        pane.said.connect(self.say)
        pane.asked.connect(self.explain_check)
        self._put(self._places[2], pane)
        QWidget.setTabOrder(self.editor, pane.findings.target)
        QWidget.setTabOrder(pane.findings.target, self._copy)
        return pane

    @cached_property
    def situation(self) -> SituationPanel:
        """The row at the top, made likewise."""
        from assistant.ui.panels.situation import SituationPanel

        panel = SituationPanel(self._theme, self)
        panel.changed.connect(self.touched)
        panel.told.connect(self.say)
        panel.left.connect(self.editor.setFocus)
        self._put(self._top, panel)
        return panel

    @cached_property
    def needs(self) -> NeedsPanel:
        """The strip at the bottom, made likewise."""
        from assistant.ui.panels.needs import NeedsPanel

        panel = NeedsPanel(self._offer, self._theme, self)
        panel.looked_at.connect(self._show_earned)
        panel.piece_chosen.connect(self._put_in)
        panel.left.connect(self.editor.setFocus)
        self._put(self._strip, panel)
        return panel

    @staticmethod
    def _put(place: QWidget, pane: QWidget) -> None:
        """Put a pane into the place that was kept for it. Replacing the place would have the splitter deal out anew."""
        box = QVBoxLayout(place)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(pane)

    # data in and out

    def draft(self) -> Draft:
        """Return the draft as it stands."""
        from datetime import date

        from assistant.core.draft import Draft

        self.editor.hear_next()
        self._judged = Draft(
            self.editor.toPlainText(),
            self.editor.revision,
            self.editor.caret,
            self.customer.message,
            self.situation.situation,
            date.today(),
            self.customer.changes,
        )
        return self._judged

    def idle(self) -> int:
        """Return how long nothing has been typed, in ms."""
        return self.editor.idle

    def show_report(self, report: Report) -> None:
        """Show a report, unless the reply has changed since."""
        judged = self._judged
        if judged is None or report.revision != self.editor.revision:
            return
        self.report = report
        self.situation.offer(self._knowledge.axes())
        self.review.show_report(report, judged.text, self._knowledge.crisis_card)
        self.customer.show_report(report, judged.customer)
        earned = {
            need: [proof.span.of(judged.text) for proof in state.evidence[:_EARNED]]
            for need, state in report.needs.items()
        }
        self.needs.show_needs(report.needs, earned)
        self.needs.setVisible(not report.crisis)
        self.judged.emit()

    def show_reply(self, reply: str, customer: str) -> None:
        """Put a reply and a message into the window."""
        self.customer.show_message(customer)
        self.editor.setPlainText(reply)

    def switch_off(self, checks: Sequence[str]) -> None:
        """Switch checks off for good."""
        self.review.off = frozenset(checks)

    @property
    def checks_off(self) -> tuple[str, ...]:
        return self.review.checks_off

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
        """Copy the reply exactly; what should not go out unread stops it once, and tells why."""
        text = self.editor.toPlainText()
        gates = self._gates()
        if gates and self._stopped_at != self.editor.revision:
            self._stopped_at = self.editor.revision
            spans = [gate.span for gate in gates if gate.span is not None]
            if spans:
                self.editor.show_words(spans[0].start, spans[0].end)
            why = " ".join(gate.message for gate in gates)
            self.say(self.tr("Not copied yet. {0} Press Ctrl+Enter again to copy it anyway.").format(why))
            return
        QGuiApplication.clipboard().setText(text)
        self.say(self.tr("Copied.") if text else self.tr("There is nothing to copy yet."))

    def _gates(self) -> list[Check]:
        """Return what stands in the way of copying: secrets and open slots always, the rest where it was read."""
        report = self.report
        gates = self._knowledge.gates(self.editor.toPlainText())
        if report is not None and report.revision == self.editor.revision:
            told = {gate.id for gate in gates} | {"D22"}
            strong = (check for check in self.review.standing if check.severity.word == "strong")
            gates = [*gates, *(check for check in strong if check.id not in told)]
        off = self.review.off
        return [gate for gate in gates if gate.id not in off]

    def new_reply(self) -> None:
        """Begin the next reply: both texts are emptied (undo brings each back), and nothing is set."""
        self.customer.clear()
        self.editor.clear_text()
        self.situation.set(Situation())
        self.editor.setFocus()

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

    def see_checks(self) -> None:
        self.review.checks.fold(folded=False)
        self._go_to(self.review.checks.target, self.tr("No check has anything to say."))

    def bring_back_checks(self) -> None:
        self.review.bring_back_checks()
        self.customer.bring_back_facts()

    def see_needs(self) -> None:
        self._go_to(self.needs.stops[0], self.tr("In a crisis there is only your team's card."))

    def set_situation(self) -> None:
        self._go_to(self.situation.target, self.tr("Heard is still reading."))

    def see_facts(self) -> None:
        self._go_to(self.customer.facts.target, self.tr("There are no facts yet: paste the customer's message."))

    def tell_why(self) -> None:
        """Tell about the check at hand."""
        if self.report is not None and self.report.crisis:
            self.explain_check(CRISIS)
        elif self.review.standing:
            self.explain_check(self.review.standing[0].id)
        else:
            self.say(self.tr("F8 goes to a mark, and its card tells why. No check has anything to say."))

    def explain_check(self, check: str) -> None:
        """Tell what a check is about, and how that is known."""
        from assistant.ui.explanation import show_explanation

        show_explanation(self, *self._knowledge.explain(check))

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
        _ = self.customer, self.review, self.situation, self.needs
        self._restyle()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)
        self.painted.emit()

    def _edited(self) -> None:
        if "review" in self.__dict__:
            self.review.look_at(-1)
        self.touched.emit()

    def _offer(self, move: str) -> Offer:
        return self._knowledge.offer(move, self.situation.situation)

    def _put_in(self, move: str, words: str) -> None:
        self.editor.put_in(*self._knowledge.place(move, words, self.editor.toPlainText(), self.editor.caret))

    def _show_earned(self, need: Need | None) -> None:
        """Show the words that earned a need, while it is looked at."""
        state = self.report.needs.get(need) if need is not None and self.report is not None else None
        current = self.report is not None and self.report.revision == self.editor.revision
        places = Positions(self.editor.toPlainText())
        spans = [proof.span for proof in state.evidence[:_LIT]] if state is not None and current else []
        self.review.marks.light_up([(places.position(span.start), places.position(span.end)) for span in spans])

    def _go_to(self, target: QWidget, otherwise: str) -> None:
        if target.isVisible() and target.isEnabled():
            target.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        else:
            self.say(otherwise)

    def _turn(self, by: int) -> None:
        """Move the focus to the next pane that can be seen; the alternatives are one pane."""
        listed, *rows = self.review.stops
        facts, checks = self.customer.facts.target, self.review.checks.target
        needs, situation = self.needs.stops[0], self.situation.target
        card = [self.review.crisis.target] if "crisis" in self.review.__dict__ else []
        panes = [self.customer.target, facts, self.editor, listed, *rows[:1], *card, checks, needs, situation]
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
        self._top, self._strip = QWidget(), QWidget()  # filled later
        words = self.fontMetrics().height()
        self._top.setFixedHeight(words + 12)
        self._strip.setFixedHeight(words + 16)
        box.addWidget(self._top)
        box.addWidget(self._split, 1)
        box.addWidget(self._strip)
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
        for late in ("customer", "review", "situation", "needs"):
            if late in self.__dict__:
                getattr(self, late).restyle(self._theme)
