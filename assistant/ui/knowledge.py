"""What the window may ask of the phrase bank. app.Reader answers; panels get single answers, never this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.bank.pack import Axis
    from assistant.core.draft import Situation
    from assistant.core.report import Check
    from assistant.core.span import Span
    from assistant.ui.panels.needs import Offer


class Knowledge(Protocol):
    """All answers are empty until the bank has been read."""

    def find_slots(self, text: str) -> list[Span]:
        """Return the open slots of a text."""

    def cite(self, source: str) -> str:
        """Return a source in one line, with how it stands."""

    def axes(self) -> Sequence[Axis]:
        """Return what can be said of a case."""

    def offer(self, move: str, situation: Situation) -> Offer:
        """Return why a move helps, and phrases that make it."""

    def place(self, move: str, words: str, text: str, caret: int) -> tuple[int, str, int]:
        """Return where words that make a move go in, the words as they stand there, and how much they replace."""

    def explain(self, check: str) -> tuple[str, str]:
        """Return the name of a check and what it is about, with the sources."""

    def gates(self, text: str) -> list[Check]:
        """Return what a text should not be copied with unread: open slots, card numbers, passwords."""

    def crisis_card(self) -> tuple[str, str]:
        """Return the title and the text of the card for a crisis."""
