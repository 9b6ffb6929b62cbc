"""Which words come first in a situation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.bank.pack import Alternative
    from assistant.core.draft import Situation


class ForSituations(Protocol):
    """Words that are for some situations: axis → values."""

    @property
    def when(self) -> Mapping[str, tuple[str, ...]]: ...


T = TypeVar("T", bound=ForSituations)


def ranked(words: Iterable[T], situation: Situation) -> list[T]:
    """Return words with those first that are meant for this situation, and last those that are meant for another."""
    return sorted(words, key=lambda one: _distance(one.when, situation))


def best(alternatives: Iterable[Alternative], situation: Situation, most: int) -> list[Alternative]:
    """Return the alternatives to be shown; a factual one is among them wherever there is one (E10)."""
    order = ranked(alternatives, situation)
    shown, rest = order[:most], order[most:]
    if all(one.tone != "factual" for one in shown):
        factual = next((one for one in rest if one.tone == "factual"), None)
        shown = [*shown[:-1], factual] if factual is not None else shown
    return shown


def _distance(when: Mapping[str, tuple[str, ...]], situation: Situation) -> int:
    total = 0
    for axis, values in when.items():
        value = getattr(situation, axis, "")
        if value:
            total += -1 if value in values else 2
    return total
