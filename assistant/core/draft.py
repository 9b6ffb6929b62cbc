"""What is judged: one reply, at one moment."""

from __future__ import annotations

from datetime import date  # noqa: TC003  msgspec reads the annotations

from msgspec import Struct


class Situation(Struct, frozen=True):
    """What the agent has said of the case; "" is not set. The values are those of the pack's situation.toml."""

    cause: str = ""
    severity: str = ""
    emotion: str = ""
    stake: str = ""
    stage: str = ""


class Amended(Struct, frozen=True):
    """A fact of the message that the agent has put right; without new words it is none."""

    kind: str
    words: str  # as the message has them
    right: str = ""


class Draft(Struct, frozen=True):
    """The reply and what it is judged with.

    revision rises by one whenever the text differs; caret is an offset, None when nobody is typing; customer is the
    message being answered, empty when there is none. Without today, nothing is said of days that are past.
    """

    text: str
    revision: int = 0
    caret: int | None = None
    customer: str = ""
    situation: Situation = Situation()
    today: date | None = None
    amended: tuple[Amended, ...] = ()
