"""What is judged: one reply, at one moment."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """The reply and what it is judged with.

    revision rises by one whenever the text differs; caret is an offset, None when nobody is typing; customer is the
    message being answered, empty when there is none.
    """

    text: str
    revision: int = 0
    caret: int | None = None
    customer: str = ""
