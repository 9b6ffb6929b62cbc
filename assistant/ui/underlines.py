"""Draws the lines under marks.

Extra selections were tried: Qt draws a block's text anew for each of them, so that fifteen in one paragraph made a key
three times slower. Lines of our own cost a few microseconds a mark, and grow with the font and the screen's scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextLine

from assistant.core.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QWidget

    from assistant.ui.reply_editor import ReplyEditor
    from assistant.ui.theme import Theme

# At most these three are told apart safely at every size: on and off, in widths of the line.
_DASHES: dict[Severity, tuple[float, float] | None] = {
    Severity.HINT: (1, 2),
    Severity.WARNING: (4, 2),
    Severity.STRONG: None,
}


def make_pens(theme: Theme, font_metrics: QFontMetricsF) -> dict[Severity, QPen]:
    """Return the pen for each severity: dots, dashes, a solid line, in the theme's colours."""
    pens = {}
    for severity, dashes in _DASHES.items():
        pen = QPen(QColor(theme.of(severity)), max(1.0, round(font_metrics.lineWidth() * 1.5)))
        pen.setCapStyle(QtCore.Qt.PenCapStyle.FlatCap)
        if dashes:
            pen.setDashPattern(dashes)
        pens[severity] = pen
    return pens


def lines_under(cursor: QTextCursor, drop: float) -> list[QLineF]:
    """Return the lines under a cursor's words, relative to the top left of its block; drop is below the baseline.

    A mark may run over several lines of the window. The edges of its characters are asked for, not caret places, so
    that words of the other direction are underlined where they stand.
    """
    block, document = cursor.block(), cursor.document()
    layout = block.layout()
    at, end = cursor.anchor() - block.position(), cursor.position() - block.position()
    found = []
    while at < end:
        line = layout.lineForTextPosition(at)
        if not line.isValid():
            break
        last = min(end, line.textStart() + line.textLength())
        if last <= at:
            break
        shown = last
        while last < end and shown > at and document.characterAt(block.position() + shown - 1).isspace():
            shown -= 1  # the blank at which the line is broken
        if shown > at:
            left = _x(line, at, QTextLine.Edge.Leading)
            right = _x(line, shown - 1, QTextLine.Edge.Trailing)
            y = line.y() + line.ascent() + drop
            found.append(QLineF(left, y, right, y))
        at = last
    return found


@dataclass(frozen=True, slots=True)
class Batch:
    """The lines of one pen on the viewport, and from where to where they reach down it."""

    pen: QPen
    lines: list[QLineF]
    top: float
    bottom: float


def batch_lines(
    editor: ReplyEditor, marks: Iterable[tuple[QTextCursor, list[QLineF], Severity]], pens: dict[Severity, QPen]
) -> list[Batch]:
    """Put the lines of marks where they stand on the viewport, a batch for each pen."""
    found: dict[Severity, list[QLineF]] = {severity: [] for severity in pens}
    number, corner = -1, QPointF()
    for cursor, lines, severity in marks:
        block = cursor.block()
        if block.blockNumber() != number:
            number = block.blockNumber()
            corner = editor.corner(block)
        found[severity].extend(line.translated(corner) for line in lines)
    return [
        Batch(pens[severity], lines, min(line.y1() for line in lines) - 4, max(line.y1() for line in lines) + 4)
        for severity, lines in found.items()
        if lines
    ]


def paint_batches(viewport: QWidget, area: QRect, batches: Iterable[Batch]) -> None:
    """Draw the batches that reach into an area of the viewport."""
    top, bottom = area.top(), area.bottom()
    painter = None
    for batch in batches:
        if batch.top <= bottom and batch.bottom >= top:
            if painter is None:
                painter = QPainter(viewport)
            painter.setPen(batch.pen)
            painter.drawLines(batch.lines)
    if painter is not None:
        painter.end()


def _x(line: QTextLine, at: int, edge: QTextLine.Edge) -> float:
    found: Any = line.cursorToX(at, edge)  # PySide gives (x, place); its stubs say otherwise
    return float(found[0])
