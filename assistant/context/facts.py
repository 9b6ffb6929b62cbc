"""What a message says, put together: facts by kind, none twice, none across another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.core.report import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.core.span import Span

SMALL = ("reference", "amount", "date", "count", "name", "product")  # of two that overlap the first of these stays
MOST = 40  # facts shown
MOST_PRODUCTS = 1  # what a message is about comes first; what else it names is rarely wanted


class Told(NamedTuple):
    """Words of a message that a cue of the pack stands for."""

    kind: str
    span: Span
    stake: str = ""


def together(told: Iterable[Told], message: str) -> tuple[Fact, ...]:
    """Return the facts of a message in reading order, the same words of one kind only once."""
    kept: list[Told] = []
    for one in sorted(told, key=_rank):
        rivals = (other for other in kept if one.kind == other.kind or (one.kind in SMALL and other.kind in SMALL))
        if not any(one.span.overlaps(other.span) and _same(one, other) for other in rivals):
            kept.append(one)
    kept = _few(kept)
    seen: set[tuple[str, str, str]] = set()
    facts: list[Fact] = []
    for one in sorted(kept, key=lambda one: (one.span, one.kind)):
        key = one.kind, one.stake, one.span.of(message).casefold()
        if key not in seen:
            seen.add(key)
            facts.append(Fact(one.kind, one.span, one.stake))
    return tuple(facts[:MOST])


def _few(kept: list[Told]) -> list[Told]:
    products = sorted((one for one in kept if one.kind == "product"), key=lambda one: one.span)
    return [one for one in kept if one.kind != "product" or one in products[:MOST_PRODUCTS]]


def _rank(one: Told) -> tuple[int, int, int]:
    order = SMALL.index(one.kind) if one.kind in SMALL else len(SMALL)
    return order, one.span.start - one.span.end, one.span.start


def _same(one: Told, other: Told) -> bool:
    """Two stakes of different sorts may hang on the same words."""
    return one.kind != "stake" or one.stake == other.stake
