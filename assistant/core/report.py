"""What is said of one draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.core.finding import Finding
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
    next: str = ""

    @property
    def met(self) -> bool:
        return bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Report:
    """All that is said of one Draft: findings in reading order, never overlapping; offsets are the draft's."""

    revision: int
    findings: tuple[Finding, ...] = ()
    unfinished: Span | None = None  # the sentence still being typed
    needs: Mapping[Need, NeedState] = field(default_factory=lambda: dict.fromkeys(Need, NeedState()))
    left_out: tuple[Span, ...] = ()  # whole lines that are not the agent's words: quoted mail, code, signature

    def __post_init__(self) -> None:
        object.__setattr__(self, "needs", MappingProxyType(dict(self.needs)))

    def __reduce__(self) -> tuple[type[Report], tuple[object, ...]]:  # a mappingproxy does not pickle
        return Report, (self.revision, self.findings, self.unfinished, dict(self.needs), self.left_out)
