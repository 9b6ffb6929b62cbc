"""What a text is about: its words without those that any text has."""

from __future__ import annotations

import re

SHORTEST = 4  # letters of a word that counts
STEM = 5  # letters that two forms of a word share: "refund", "refunded"

_WORD = re.compile(r"\d[\d.,:/-]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?")


def content(text: str, common: frozenset[str]) -> frozenset[str]:
    """Return the first letters of the words that tell what a text is about, and its numbers.

    >>> sorted(content("Your refund of £42.50 was refunded on Monday", frozenset({"your"})))
    ['42.50', 'monda', 'refun']
    """
    found: set[str] = set()
    for word in _WORD.findall(text.casefold()):
        if word[0].isdigit():
            if len(word) > 1:
                found.add(word)
        elif len(word) >= SHORTEST and word not in common:
            found.add(word[:STEM])
    return frozenset(found)
