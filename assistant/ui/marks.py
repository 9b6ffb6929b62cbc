"""The marks in the reply: where findings are underlined, and what becomes of a mark while its surroundings change.

Marks are extra selections: the document is never edited to decorate it. Each is a QTextCursor, which Qt moves along;
a mark whose words are no longer the words it was about goes in the same event.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from assistant.core.utf16 import Positions
from assistant.ui.theme import UNDERLINE, Theme

if TYPE_CHECKING:
    from assistant.core.finding import Finding, Suggestion
    from assistant.core.report import Report
    from assistant.core.span import Span

MOST = 500  # marks at a time; nobody mends more in one reply, and each costs a little at every key


@dataclass(eq=False, slots=True)
class Mark:
    """A finding in the document: its cursor is anchored at the start and ends at the end."""

    finding: Finding
    cursor: QTextCursor
    words: str

    @property
    def start(self) -> int:
        return self.cursor.anchor()

    @property
    def end(self) -> int:
        return self.cursor.position()


class Marks(QObject):
    """Paints findings into an editor; nobody else sets its extra selections.

    Signals: changed, when marks have come or gone.
    """

    changed = Signal()

    def __init__(self, editor: QPlainTextEdit, theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._marks: list[Mark] = []
        self._current: Mark | None = None
        self._struck: QTextCursor | None = None
        self._text = ""  # what the report was about
        self._formats = {severity: self._format(severity) for severity in UNDERLINE}
        editor.document().contentsChange.connect(self._follow)

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
        self._marks = []
        for finding in report.findings:
            start, words = places.position(finding.span.start), finding.span.of(text)
            held_back = report.unfinished is not None and finding.span.overlaps(report.unfinished)
            if held_back and (finding.rule, start, words) not in standing:
                continue
            self._marks.append(Mark(finding, self._cursor(start, places.position(finding.span.end)), words))
            if len(self._marks) == MOST:
                break
        self._current = next((mark for mark in self._marks if (mark.finding.rule, mark.start) == here), None)
        self._paint()
        self.changed.emit()

    def restyle(self, theme: Theme) -> None:
        """Paint with other colours."""
        self._theme = theme
        self._formats = {severity: self._format(severity) for severity in UNDERLINE}
        self._paint()

    def choose(self, mark: Mark | None) -> None:
        """Make a mark the one at hand."""
        if mark is not self._current:
            self._current = mark
            self._paint()

    def at(self, position: int) -> Mark | None:
        """Return the mark that a position stands in or at."""
        return next((mark for mark in self._marks if mark.start <= position <= mark.end), None)

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
        if not 0 <= start <= end < self._editor.document().characterCount():
            return None
        cursor = self._cursor(start, end)
        return cursor if plain(cursor.selectedText()) == before else None

    def strike(self, cursor: QTextCursor | None) -> None:
        """Show words as going (the preview of a suggestion), or none."""
        if cursor is not None or self._struck is not None:
            self._struck = cursor
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

    def _follow(self, position: int, removed: int, added: int) -> None:
        """Hear that the document changed; Qt has moved the cursors already."""
        if not self._marks or (removed == 0 and added == 0):
            return
        end = position + added
        kept = [mark for mark in self._marks if mark.end < position or mark.start > end or self._holds(mark)]
        if len(kept) < len(self._marks):
            self._marks = kept
            if self._current not in kept:
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
        return position >= 0 and edge.isalnum() and self._editor.document().characterAt(position).isalnum()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)
        return cursor

    def _paint(self) -> None:
        selections = [self._selection(mark.cursor, self._formats[mark.finding.severity]) for mark in self._marks]
        if self._current is not None:
            tinted = QTextCharFormat(self._formats[self._current.finding.severity])
            tinted.setBackground(QColor(self._theme.tint))
            selections.append(self._selection(self._current.cursor, tinted))
        if self._struck is not None:
            going = QTextCharFormat()
            going.setFontStrikeOut(True)
            going.setForeground(QColor(self._theme.soft))
            selections.append(self._selection(self._struck, going))
        self._editor.setExtraSelections(selections)

    def _format(self, severity: object) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setUnderlineStyle(UNDERLINE[severity])  # type: ignore[index]
        form.setUnderlineColor(QColor(self._theme.of(severity)))  # type: ignore[arg-type]
        return form

    @staticmethod
    def _selection(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = form
        return selection


def plain(selected: str) -> str:
    r"""Return what QTextCursor.selectedText gives as toPlainText would give it.

    >>> plain("a\u2029b\xa0c")
    'a\nb c'
    """
    return selected.replace("\u2029", "\n").replace("\u2028", "\n").replace("\xa0", " ")
