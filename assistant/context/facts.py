"""What a message says, put together: facts by kind, none twice, none across another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.core.report import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.core.span import Span

SMALL = ("reference", "amount", "date", "count", "name", "product")  # of two that overlap the first of these stays
MOST = 40  # facts shown
_READ = 400  # that are compared with one another: hostile text has thousands
EARLY = 150  # code points: what a message is about is named in them, or in the first two fifths
MOST_PRODUCTS = 1  # what a message is about comes first; what else it names is rarely wanted


class Told(NamedTuple):
    """Words of a message that a cue of the pack stands for."""

    kind: str
    span: Span
    stake: str = ""
    loose: bool = False  # a product only where no other is named


def together(told: Iterable[Told], message: str) -> tuple[Fact, ...]:
    """Return the facts of a message in reading order, the same words of one kind only once."""
    kept: list[Told] = []
    first = sorted(told, key=lambda one: one.span)[:_READ]
    for one in sorted(first, key=_rank):
        if not any(one.span.overlaps(other.span) and _rivals(one, other) for other in kept):
            kept.append(one)
    kept = _few(kept, message)
    seen: set[tuple[str, str, str]] = set()
    facts: list[Fact] = []
    for one in sorted(kept, key=lambda one: (one.span, one.kind)):
        key = one.kind, one.stake, one.span.of(message).casefold()
        if key not in seen:
            seen.add(key)
            facts.append(Fact(one.kind, one.span, one.stake))
    return tuple(facts[:MOST])


def longest(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that no longer one overlaps."""
    kept: list[Span] = []
    for span in sorted(sorted(spans)[:_READ], key=lambda span: (span.start - span.end, span.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)


def _few(kept: list[Told], message: str) -> list[Told]:
    """Leave out products but the first, and that too where it comes late: then it is named in passing.

    One within a stake or within what they tried comes behind the others.
    """
    latest = max(EARLY, len(message) * 2 // 5)
    clauses = [one.span for one in kept if one.kind in ("stake", "tried")]

    def rank(one: Told) -> tuple[bool, bool, Span]:
        return any(one.span.overlaps(clause) for clause in clauses), one.loose, one.span

    products = sorted((one for one in kept if one.kind == "product" and one.span.start < latest), key=rank)
    return [one for one in kept if one.kind != "product" or one in products[:MOST_PRODUCTS]]


def _rank(one: Told) -> tuple[int, int, int]:
    order = SMALL.index(one.kind) if one.kind in SMALL else len(SMALL)
    return order, one.span.start - one.span.end, one.span.start


def _rivals(one: Told, other: Told) -> bool:
    """Two stakes of different sorts may hang on the same words, and what is counted may be what it is about."""
    if one.kind == other.kind:
        return one.stake == other.stake
    return one.kind in SMALL and other.kind in SMALL and {one.kind, other.kind} != {"count", "product"}
