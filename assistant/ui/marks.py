"""The marks in the reply: where findings are underlined, and what becomes of a mark while its surroundings change.

The document is never edited to decorate it. Each mark is a QTextCursor, which Qt moves along; one whose words are no
longer the words it was about goes in the same event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QObject, QRect, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPen, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from assistant.core.utf16 import Positions
from assistant.ui.underlines import Batch, batch_lines, lines_under, make_pens, paint_batches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.core.finding import Finding, Severity, Suggestion
    from assistant.core.report import Report
    from assistant.core.span import Span
    from assistant.ui.reply_editor import ReplyEditor
    from assistant.ui.theme import Theme

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

# Marks at a time. Nobody mends more in one reply, and each costs: Qt lays out the block that a cursor is put into, so
# that 500 of them in a draft of 200,000 words held the window for 120 ms.
MOST = 200


@dataclass(eq=False, slots=True)
class Mark:
    """A finding in the document: its cursor is anchored at the start and ends at the end."""

    finding: Finding
    cursor: QTextCursor
    words: str
    lines: list[QLineF] | None = None  # under its words, relative to its block; None: to be found anew

    @property
    def start(self) -> int:
        return self.cursor.anchor()

    @property
    def end(self) -> int:
        return self.cursor.position()


class Marks(QObject):
    """Paints findings into an editor; nobody else paints over it or sets its extra selections.

    Signals: changed, when marks have come or gone.
    """

    changed = Signal()

    def __init__(self, editor: ReplyEditor, theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._marks: list[Mark] = []
        self.more = False  # whether there were more findings than are shown
        self._current: Mark | None = None
        self._struck: QTextCursor | None = None
        self._lit: list[QTextCursor] = []
        self._text = ""  # what the report was about
        self._bidi = False  # whether it has words that run from right to left
        self._pens: dict[Severity, QPen] = {}
        self._drop = 0.0
        self._batches: list[Batch] | None = None  # None: to be put together anew
        self._seen = (0, 0)
        self._bar = editor.verticalScrollBar()
        self._document = editor.document()

    @property
    def all(self) -> list[Mark]:
        return self._marks

    @property
    def current(self) -> Mark | None:
        return self._current

    def show_report(self, report: Report, text: str) -> None:
        """Show a report on this text; what is new in the sentence being typed waits until it ends or they pause."""
        places = Positions(text)
        standing = {(mark.finding.rule, mark.start, mark.words) for mark in self._marks}
        here = (self._current.finding.rule, self._current.start) if self._current else None
        self._text = text
        self._bidi = not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None
        self._marks, self.more = [], False
        for finding in report.findings:
            start, words = places.position(finding.span.start), finding.span.of(text)
            held_back = report.unfinished is not None and finding.span.overlaps(report.unfinished)
            if held_back and (finding.rule, start, words) not in standing:
                continue
            if len(self._marks) == MOST:
                self.more = True
                break
            self._marks.append(Mark(finding, self._cursor(start, places.position(finding.span.end)), words))
        self._current = next((mark for mark in self._marks if (mark.finding.rule, mark.start) == here), None)
        self._paint()
        self.changed.emit()

    def restyle(self, theme: Theme) -> None:
        """Paint with other colours."""
        self._theme = theme
        self.measure_anew()
        self._paint()

    def measure_anew(self) -> None:
        """Forget where the lines are: the width, the font or the colours have changed."""
        self._pens = {}
        self._batches = None
        for mark in self._marks:
            mark.lines = None

    def paint(self, area: QRect) -> None:
        """Draw the lines under the marks that can be seen in an area of the viewport. Called at every key."""
        seen = (self._bar.value(), self._document.lineCount())
        if self._batches is None or seen != self._seen:
            self._batches, self._seen = self._batch(), seen
        paint_batches(self._editor.viewport(), area, self._batches)

    def _batch(self) -> list[Batch]:
        if not self._pens:
            metrics = QFontMetricsF(self._editor.font())
            self._pens = make_pens(self._theme, metrics)
            self._drop = max(2.0, round(metrics.underlinePos()) + 1.0)
        first = self._editor.firstVisibleBlock().position()
        last = self._editor.cursorForPosition(self._editor.viewport().rect().bottomRight()).block()
        end = last.position() + last.length()
        seen = []
        for place in range(bisect_left(self._marks, first, key=_end), len(self._marks)):
            mark = self._marks[place]
            if mark.start >= end:
                break
            if mark.lines is None:
                mark.lines = lines_under(mark.cursor, self._drop)
            seen.append((mark.cursor, mark.lines, mark.finding.severity))
        return batch_lines(self._editor, seen, self._pens)

    def choose(self, mark: Mark | None) -> None:
        """Make a mark the one at hand."""
        if mark is not self._current:
            self._current = mark
            self._paint()

    def at(self, position: int) -> Mark | None:
        """Return the mark that a position stands in or at."""
        place = bisect_left(self._marks, position, key=_end)
        return self._marks[place] if place < len(self._marks) and self._marks[place].start <= position else None

    def after(self, position: int) -> Mark | None:
        """Return the next mark behind a position, the first one when there is none."""
        return next((mark for mark in self._marks if mark.start > position), self._marks[0] if self._marks else None)

    def before(self, position: int) -> Mark | None:
        """Return the last mark before a position, the very last one when there is none."""
        earlier = [mark for mark in self._marks if mark.end < position]
        return earlier[-1] if earlier else self._marks[-1] if self._marks else None

    def reach(self, mark: Mark, suggestion: Suggestion) -> QTextCursor | None:
        """Return a cursor over what a suggestion replaces; None when those words are no longer there."""
        span = suggestion.span(mark.finding)
        start = mark.start - self._units(mark.finding.span, span.start)
        before = span.of(self._text)
        end = start + Positions(before).position(len(before))
        if not 0 <= start <= end < self._document.characterCount():
            return None
        cursor = self._cursor(start, end)
        return cursor if plain(cursor.selectedText()) == before else None

    def strike(self, cursor: QTextCursor | None) -> None:
        """Show words as going (the preview of a suggestion), or none."""
        if cursor is not None or self._struck is not None:
            self._struck = cursor
            self._paint()

    def light_up(self, spans: Sequence[tuple[int, int]]) -> None:
        """Show words (positions) on a tint for a while, in place of those lit before: what earned a need, say."""
        if spans or self._lit:
            self._lit = [self._cursor(start, end) for start, end in spans]
            self._paint()

    def clear(self) -> None:
        """Take all marks away."""
        self._marks, self._current, self._struck = [], None, None
        self._paint()
        self.changed.emit()

    def _units(self, found: Span, start: int) -> int:
        """Return how many positions lie between the start of a suggestion's range and the start of its finding."""
        between = self._text[start : found.start]
        return Positions(between).position(len(between))

    def follow(self, position: int, _removed: int, added: int) -> None:
        """Hear that the document changed (QTextDocument.contentsChange); Qt has moved the cursors already."""
        if self._marks[-1].cursor.position() < position and not self._bidi:
            return  # what stands before the edit stays where it was
        self._batches = None
        block = self._document.findBlock(position + added)
        end = block.position() + block.length()
        before = block.position() if self._bidi else position
        lost = []
        for place in range(bisect_left(self._marks, before, key=_end), len(self._marks)):
            mark = self._marks[place]
            if mark.start > end:
                break
            mark.lines = None  # so do the blocks behind, within themselves
            if mark.end >= position and mark.start <= position + added and not self._holds(mark):
                lost.append(mark)
        if lost:
            self._marks = [mark for mark in self._marks if mark not in lost]
            if self._current in lost:
                self._current = None
            self._paint()
            self.changed.emit()

    def _holds(self, mark: Mark) -> bool:
        """Return whether a touched mark still stands on its words, and on whole words.

        A cursor keeps its place when letters are typed at either edge (setKeepPositionOnInsert), so that at the left
        edge they come in: they are let go of here.
        """
        words = plain(mark.cursor.selectedText())
        if words != mark.words:
            if not words.endswith(mark.words):
                return False
            start = mark.end - Positions(mark.words).position(len(mark.words))
            mark.cursor = self._cursor(start, mark.end)
            self._paint()
        return not (self._glued(mark.start - 1, mark.words[0]) or self._glued(mark.end, mark.words[-1]))

    def _glued(self, position: int, edge: str) -> bool:
        """Return whether the character at a position makes one word with the edge of a mark."""
        return position >= 0 and edge.isalnum() and self._document.characterAt(position).isalnum()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)
        return cursor

    def _paint(self) -> None:
        """Show the mark at hand on a tint, and words that would go struck out; the lines are drawn by `paint`."""
        selections = []
        if self._current is not None:
            tinted = QTextCharFormat()
            tinted.setBackground(QColor(self._theme.tint))
            selections.append(self._selection(self._current.cursor, tinted))
        for cursor in self._lit:
            earned = QTextCharFormat()
            earned.setBackground(QColor(self._theme.tint))
            earned.setFontUnderline(True)
            selections.append(self._selection(cursor, earned))
        if self._struck is not None:
            going = QTextCharFormat()
            going.setFontStrikeOut(True)
            going.setForeground(QColor(self._theme.soft))
            selections.append(self._selection(self._struck, going))
        self._batches = None
        self._editor.setExtraSelections(selections)
        self._editor.viewport().update()

    @staticmethod
    def _selection(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = form
        return selection


def _end(mark: Mark) -> int:
    return mark.cursor.position()


def plain(selected: str) -> str:
    r"""Return what QTextCursor.selectedText gives as toPlainText would give it.

    >>> plain("a\u2029b\xa0c")
    'a\nb c'
    """
    return selected.replace("\u2029", "\n").replace("\u2028", "\n").replace("\xa0", " ")
