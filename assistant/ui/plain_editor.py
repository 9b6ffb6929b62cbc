"""A text field that takes any paste as clean plain text, or says why it cannot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

LONGEST_LINE = 100_000  # code points; Qt lays a line out as a whole, and a megabyte in one takes a third of a second
LARGEST = 5_000_000  # code points

# Control characters, unpaired surrogates and non-characters: nobody means them, and clipboards and files choke on them.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")


def clean(text: str) -> str:
    r"""Return text with one kind of line end and without characters that no one can have typed.

    >>> clean("a\r\nb\x00c")
    'a\nbc'
    """
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))


def why_too_large(text: str) -> str:
    """Return why a text cannot be taken, in one sentence; empty when it can.

    >>> why_too_large("short")
    ''
    """
    if len(text) > LARGEST:
        return f"That text has {len(text):,} characters, more than Heard takes ({LARGEST:,}). Nothing was changed."
    longest = max(map(len, text.split("\n")))
    if longest > LONGEST_LINE:
        return (
            f"That text has a line of {longest:,} characters, more than Heard takes ({LONGEST_LINE:,}). "
            "Nothing was changed; break it into paragraphs first."
        )
    return ""


class PlainEditor(QPlainTextEdit):
    """Plain text in, plain text out. Signals: refused, a sentence when a paste was too large to take."""

    refused = Signal(str)

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: take a paste or a drop, in one undo step."""
        text = clean(source.text())
        if reason := self._why_not(text):
            self.refused.emit(reason)
        elif text:
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def _why_not(self, text: str) -> str:
        block = self.textCursor().block()
        first, _, rest = text.partition("\n")
        last = rest.rpartition("\n")[2] if rest else first
        joined = block.length() + max(len(first), len(last))
        if joined > LONGEST_LINE or self.document().characterCount() + len(text) > LARGEST:
            return why_too_large(text) or self.tr("The line would grow longer than Heard takes. Nothing was changed.")
        return why_too_large(text)
