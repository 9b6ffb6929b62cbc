"""Slips of typing: a word that is one letter away from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 6  # letters; in shorter words a slip is too often another word


class Slips:
    """Finds the words that a typed word may have been meant to be."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_gap: dict[str, list[str]] = {}
        for word in words:
            if len(word) >= SHORTEST and word.isalpha():
                for shape in {word, *_with_one_less(word)}:
                    self._by_gap.setdefault(shape, []).append(word)

    def meant(self, typed: str) -> frozenset[str]:
        """Return the words that differ from a typed one by one letter more, less, other, or by two changing places.

        The first letter is always right.

        >>> sorted(Slips(["apologise", "inconvenience"]).meant("apologsie"))
        ['apologise']
        """
        if len(typed) < SHORTEST or not typed.isalpha():
            return frozenset()
        shapes = (typed, *_with_one_less(typed))
        near = {word for shape in shapes for word in self._by_gap.get(shape, ())}
        return frozenset(word for word in near if word[0] == typed[0] and _is_one_slip(word, typed))


def _with_one_less(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(1, len(word))]


def _is_one_slip(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) > len(other):
        return one[start + 1 :] == other[start:]
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    return swapped or one[start + 1 :] == other[start + 1 :]
