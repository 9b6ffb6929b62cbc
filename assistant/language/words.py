"""Tokens: words, numbers and single marks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Combining accents belong to the letter before them; an underscore makes one word, so that names in code stay whole.
# A hyphen parts words ("follow-up" reads as "follow up"). A number keeps its dots, commas, colons and slashes.
_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:\w[\w\u0300-\u036f]*)?"
    r"|\w[\w\u0300-\u036f]*(?:['\u2019\u02bc\uff07]\w[\w\u0300-\u036f]*)*"
    r"|\ufffc+|[^\w\s]"  # a blot (own_words) is one mark
)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\uff07": "'", "\u200d": None})


def tokens(text: str) -> list[str]:
    """Return the tokens of text as they are written.

    >>> tokens("We can't re-send 3.5 kg, sorry!")
    ['We', "can't", 're', '-', 'send', '3.5', 'kg', ',', 'sorry', '!']
    """
    return _TOKEN.findall(text)


def token_starts(text: str, written: Sequence[str]) -> list[int]:
    """Return the offsets of the tokens of text, which have been read from it: only spaces stand between them."""
    starts: list[int] = []
    find, end = text.index, 0
    for token in written:
        start = find(token, end)
        starts.append(start)
        end = start + len(token)
    return starts


def normal(token: str) -> str:
    """Return a token as patterns know it: lower case, ordinary width, straight apostrophe, accents composed.

    >>> normal("Ｗe’RE")
    "we're"
    """
    return unicodedata.normalize("NFKC", token).lower().translate(_APOSTROPHES)


def is_word(token: str) -> bool:
    """Return whether a token is a word or a number rather than a mark."""
    return token[0].isalnum() or token[0] == "_"
