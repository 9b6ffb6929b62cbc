"""What one side of the key race is to type."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice

_TYPED = (
    "I asked the carrier again this morning. Unfortunately we are unable to tell you more, and as already stated we "
    "apologize for any inconvenience. The van leaves at nine, so somebody should be at the door. "
)


@dataclass(frozen=True)
class Plan:
    """The draft, the keys and their times (ms); the same for both sides."""

    words: int  # of the draft that is typed into
    keys: int
    block: int = 20  # keys between two pauses
    interval: int = 25
    pause: int = 300
    settle: int = 1000  # until the window and a draft in it are at rest
    middle: bool = False  # type behind a paragraph in the middle instead of the last one

    def text(self) -> str:
        return "".join(islice(cycle(_TYPED), self.keys))
