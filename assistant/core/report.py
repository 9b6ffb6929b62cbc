"""What is said of one draft."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import force_setattr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assistant.core.finding import Finding, Severity
    from assistant.core.span import Span


class Need(Enum):
    """What the customer is owed: someone understands, someone is there, it will be resolved."""

    UNDERSTOOD = "understood"
    HUMAN = "human"
    CONFIDENT = "confident"


class Evidence(Struct, gc=False, frozen=True):
    """The words that make a move, and so earn a need."""

    move: str
    span: Span


class NeedState(Struct, frozen=True):
    """Whether a need is met, by which words, and the one move that would help most when it is not."""

    evidence: tuple[Evidence, ...] = ()
    met: bool = False  # some words help, and yet are not enough by themselves
    next: str = ""
    move: str = ""  # the id of the move that next is the label of


class Fact(Struct, frozen=True):
    """Something that the customer's message says; the span is the message's."""

    kind: str  # name, reference, date, amount, count, product, tried, ask, stake
    span: Span
    stake: str = ""  # deadline, goal, reputation, money, health, dignity


class Check(Struct, frozen=True):
    """A check on the whole reply that applies to it and is not met."""

    id: str
    severity: Severity
    message: str  # what it is about, with the words it relies on
    span: Span | None = None  # of the reply


class Report(Struct, frozen=True):
    """All that is said of one Draft: findings in reading order, never overlapping; offsets are the draft's.

    In a crisis there are neither findings nor checks.
    """

    revision: int
    findings: tuple[Finding, ...] = ()
    unfinished: Span | None = None  # the sentence still being typed
    needs: Mapping[Need, NeedState] = MappingProxyType(dict.fromkeys(Need, NeedState()))
    left_out: tuple[Span, ...] = ()  # whole lines that are not the agent's words: quoted mail, code, signature
    checks: tuple[Check, ...] = ()  # strongest first
    facts: tuple[Fact, ...] = ()  # of the customer's message, in reading order
    crisis: bool = False  # words of self-harm, abuse or danger, in the message or the reply

    def __post_init__(self) -> None:
        force_setattr(self, "needs", MappingProxyType(dict(self.needs)))

    def __reduce__(self) -> tuple[Callable[..., Report], tuple[object, ...]]:  # a mappingproxy does not pickle
        values = (getattr(self, name) for name in self.__struct_fields__)
        return Report, tuple(dict(value) if isinstance(value, MappingProxyType) else value for value in values)
