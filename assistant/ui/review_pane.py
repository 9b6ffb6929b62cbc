"""The right column: what is found in the reply, the card of the finding at hand, and its alternatives.

Made once the window is on the screen, and its card and preview when a mark is first looked at: a start needs neither.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from assistant.ui.marks import Mark, Marks
from assistant.ui.panels.checks import ChecksPanel
from assistant.ui.panels.findings import FindingsPanel
from assistant.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextCursor

    from assistant.core.report import Check, Report
    from assistant.ui.panels.card import CardPanel
    from assistant.ui.panels.crisis import CrisisPanel
    from assistant.ui.preview import Preview
    from assistant.ui.reply_editor import ReplyEditor

SOME = "Press F8 to go to the first mark, or click underlined words."
QUIET = "Nothing in this reply reads as robotic or dismissive."


class ReviewPane(QWidget):
    """Signals: said, a sentence for the status line; asked, the id of a check to be explained."""

    said = Signal(str)
    asked = Signal(str)

    def __init__(self, editor: ReplyEditor, theme: Theme, cite: Callable[[str], str], empty: str) -> None:
        super().__init__()
        self._editor = editor
        self._theme = theme
        self._cite = cite
        self._empty = empty
        self._checked = False
        self.marks = Marks(editor, theme)
        self.findings = FindingsPanel(theme, self)
        self.checks = ChecksPanel(theme, self)
        self.off: frozenset[str] = frozenset()  # checks that were switched off for good
        self._put_away: set[str] = set()  # checks, for this reply
        self._report: Report | None = None
        self._hint = QLabel(empty)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(QtCore.Qt.AlignmentFlag.AlignTop)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GRID)
        self._box.addWidget(self.findings)
        self._box.addWidget(self._hint, 1)  # it or the card takes the rest, so that the findings stay at the top
        self._box.addWidget(self.checks)
        self.checks.chosen.connect(self._show_check)
        self.checks.asked.connect(self.asked)
        self.checks.put_away.connect(self._put_check_away)
        self.checks.switched_off.connect(self._switch_check_off)
        self.checks.left.connect(self._editor.setFocus)
        editor.measure_anew = self.marks.measure_anew
        self.marks.changed.connect(self._list_marks)
        self.findings.finding_chosen.connect(self._go_to_row)

    @cached_property
    def card(self) -> CardPanel:
        """The card of the mark at hand."""
        from assistant.ui.panels.card import CardPanel

        card = CardPanel(self._theme, self._cite, self)
        card.suggestion_chosen.connect(self.take)
        card.suggestion_looked_at.connect(self.look_at)
        card.left.connect(self._editor.setFocus)
        self._box.insertWidget(2, card, 1)
        return card

    @cached_property
    def crisis(self) -> CrisisPanel:
        """The team's card, which stands in place of all else."""
        from assistant.ui.panels.crisis import CrisisPanel

        panel = CrisisPanel(self._theme, self)
        self._box.insertWidget(0, panel, 1)
        return panel

    @cached_property
    def preview(self) -> Preview:
        """The preview over the editor."""
        from assistant.ui.preview import Preview

        return Preview(self._editor, self._theme)

    def show_report(self, report: Report, text: str, card: Callable[[], tuple[str, str]]) -> None:
        """Show the report of this text, which is the editor's; in a crisis the card, and nothing else."""
        self._checked = True
        self._report = report
        if not text.strip():
            self._put_away.clear()  # the next reply
        self.marks.show_report(report, text)
        self._list_checks()
        if report.crisis:
            self.crisis.show_card(*card())
        if report.crisis or self._made("crisis"):
            self.crisis.setVisible(report.crisis)
            self.findings.setVisible(not report.crisis)
            self._hint.setVisible(not report.crisis and self.marks.current is None)

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        late = [getattr(self, name) for name in ("card", "preview", "crisis") if self._made(name)]
        for part in (self.marks, self.findings, self.checks, *late):
            part.restyle(theme)

    @property
    def stops(self) -> list[QWidget]:
        """Where the focus can stop in here, in order."""
        rows = self.card.rows if self.marks.current else []
        return [self.findings.target, *rows]

    @property
    def checks_off(self) -> tuple[str, ...]:
        """The checks that are switched off for good."""
        return tuple(sorted(self.off))

    # what the agent can do

    def next_mark(self) -> None:
        here = self.marks.current
        self._go_to(self.marks.after(here.start if here else self._editor.textCursor().position() - 1))

    def previous_mark(self) -> None:
        here = self.marks.current
        self._go_to(self.marks.before(here.start if here else self._editor.textCursor().position() + 1))

    def see_alternatives(self) -> None:
        """Give the focus to the alternatives of the mark at hand, or of the next one."""
        if self.marks.current is None:
            self.next_mark()
        if self.marks.current is not None:
            self.card.focus_first()

    def take(self, place: int) -> None:
        """Take the suggestion at a place (from 0) of the mark at hand."""
        mark = self.marks.current
        if mark is None or place >= len(mark.finding.suggestions):
            self.said.emit(self.tr("There is no such alternative here. F8 goes to the next mark."))
            return
        suggestion = mark.finding.suggestions[place]
        over = self.marks.reach(mark, suggestion)
        self.look_at(-1)
        self._editor.setFocus()
        if over is not None:  # else its words are gone, and the finding goes quietly
            self._editor.replace(over, suggestion.text)

    def look_at(self, place: int) -> None:
        """Preview the suggestion at a place of the mark at hand in the text; -1 ends the preview."""
        mark = self.marks.current
        over: QTextCursor | None = None
        if mark is not None and 0 <= place < len(mark.finding.suggestions):
            over = self.marks.reach(mark, mark.finding.suggestions[place])
        self.marks.strike(over)
        if over is not None and mark is not None:
            self.preview.show_change(over, mark.finding.suggestions[place].text)
        elif self._made("preview"):
            self.preview.hide()

    # checks on the whole reply

    @property
    def standing(self) -> list[Check]:
        """The checks that apply and were not put away."""
        checks = self._report.checks if self._report else ()
        return [one for one in checks if one.id not in self.off and one.id not in self._put_away]

    def _list_checks(self) -> None:
        self.checks.show_checks(self.standing)

    def _show_check(self, check: Check) -> None:
        if self._report is None or self._report.revision != self._editor.revision:
            self.said.emit(self.tr("The reply has changed since. One moment, please."))
        elif check.span is not None:
            self._editor.show_words(check.span.start, check.span.end)
        else:
            self.asked.emit(check.id)

    def _put_check_away(self, check: str) -> None:
        self._put_away.add(check)
        self._list_checks()
        self.said.emit(self.tr("Put away for this reply."))

    def _switch_check_off(self, check: str) -> None:
        self.off |= {check}
        self._list_checks()
        self.said.emit(self.tr("This check is off from now on; the Review menu can turn all of them on again."))

    def bring_back_checks(self) -> None:
        """Switch all checks on again."""
        self.off = frozenset()
        self._put_away.clear()
        self._list_checks()
        self.said.emit(self.tr("All checks are on again."))

    # what follows from what

    def _go_to_row(self, row: int) -> None:
        if row < len(self.marks.all):
            self._go_to(self.marks.all[row])

    def _go_to(self, mark: Mark | None) -> None:
        """Put the caret behind a mark and show its card."""
        if mark is None:
            told = self.tr("There is nothing marked.") if self._checked else self.tr("Heard is still reading.")
            self.said.emit(told)
            return
        self._choose(mark)
        cursor = self._editor.textCursor()
        for place in (mark.start, mark.end):  # where there is room for both, both are to be seen
            cursor.setPosition(place)
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()
        self._editor.setFocus()

    def _choose(self, mark: Mark) -> None:
        self.marks.choose(mark)
        self._show_current()

    def _follow_caret(self) -> None:
        """Let the card follow the caret onto a mark; off the marks it stays, so that it does not jump while typing."""
        mark = self.marks.at(self._editor.textCursor().position())
        if mark is not None and mark is not self.marks.current:
            self._choose(mark)

    def _list_marks(self) -> None:
        """Show the marks that stand, and have edits and the caret followed only while there are any."""
        if bool(self.marks.all) != (self._editor.follow is not None):
            if self.marks.all:
                self._editor.follow, self._editor.paint_over = self.marks.follow, self.marks.paint
                self._editor.cursorPositionChanged.connect(self._follow_caret)
            else:
                self._editor.follow = self._editor.paint_over = None
                self._editor.cursorPositionChanged.disconnect(self._follow_caret)
        self.findings.show_findings([(mark.finding, mark.words) for mark in self.marks.all], cut=self.marks.more)
        self._show_current()

    def _show_current(self) -> None:
        """Show the card of the mark at hand, or a sentence that helps."""
        mark = self.marks.current
        if mark is not None:
            place = self.marks.all.index(mark)
            self.findings.select(place)
            self.card.show_finding(mark.finding, mark.words, place + 1, len(self.marks.all))
        else:
            self.findings.select(-1)
            self._hint.setText(self._hint_now())
        self._hint.setVisible(mark is None)
        self.checks.fold(folded=mark is not None)
        if self._made("card"):
            self.card.setVisible(mark is not None)

    def _hint_now(self) -> str:
        if self.marks.all:
            return SOME
        return QUIET if self._checked and self._editor.toPlainText().strip() else self._empty

    def _made(self, part: str) -> bool:
        """Return whether a part that is made late is there already."""
        return part in self.__dict__
