"""Slips of typing: a word that is one letter away from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 6  # letters; in shorter words a slip is too often another word


class Slips:
    """Finds the words that a typed word may have been meant to be."""

    def __init__(self, words: Iterable[str]) -> None:
        self._alike: dict[tuple[str, int], list[str]] = {}  # (first letter, length) → words
        for word in words:
            if len(word) >= SHORTEST and word.isalpha():
                self._alike.setdefault((word[0], len(word)), []).append(word)

    def meant(self, typed: str) -> frozenset[str]:
        """Return the words that differ from a typed one by one letter more, less, other, or by two changing places.

        The first letter is always right.

        >>> sorted(Slips(["apologise", "inconvenience"]).meant("apologsie"))
        ['apologise']
        """
        if len(typed) < SHORTEST or not typed.isalpha():
            return frozenset()
        return frozenset(
            word
            for length in (len(typed) - 1, len(typed), len(typed) + 1)
            for word in self._alike.get((typed[0], length), ())
            if _is_one_slip(word, typed)
        )


def _is_one_slip(one: str, other: str) -> bool:
    """Tell it of two words with the same first letter whose lengths differ by one at most."""
    if one == other or (
        one[1] != other[1] and one[2:3] != other[2:3] and one[1:2] != other[2:3] and one[2:3] != other[1:2]
    ):
        return False  # nearly all: two letters early on that are not the same, nor moved by one
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) > len(other):
        return one[start + 1 :] == other[start:]
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    return swapped or one[start + 1 :] == other[start + 1 :]
