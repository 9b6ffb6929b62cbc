"""What a text is about: its words without those that any text has; and numbers that should not be about anyone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.core.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 4  # letters of a word that counts
STEM = 5  # letters that two forms of a word share: "refund", "refunded"

_CARD = re.compile(r"\d(?<![\w.,/-].)(?:[ .\u00a0\u2013-]{0,2}\d){12,18}(?![\w/-])", re.DOTALL)
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


def card_numbers(text: str) -> Iterator[Span]:
    """Yield what can be a whole card number: 13 to 19 digits with the right sum (Luhn).

    >>> [span.of("On 4111 1111 1111 1111.") for span in card_numbers("On 4111 1111 1111 1111.")]
    ['4111 1111 1111 1111']
    """
    for match in _CARD.finditer(text):
        digits = [int(c) for c in match[0] if c.isdigit()]
        doubled = (digit if place % 2 == 0 else digit * 2 for place, digit in enumerate(reversed(digits)))
        if len(set(digits)) > 1 and sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0:
            yield Span(*match.span())
