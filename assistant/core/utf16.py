"""From our offsets (code points) to positions (UTF-16 units, as Qt counts) and back. The only place that does.

An unpaired surrogate is one code point in Python and one unit in Qt, so it counts as one in both.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """The mapping for one text, built once: both ways in O(log n) of its characters beyond U+FFFF.

    >>> places = Positions("👍 ok")
    >>> places.position(2), places.offset(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        plain = text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)  # a search is slower
        self._astral = [] if plain else [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [offset + i for i, offset in enumerate(self._astral)]

    def position(self, offset: int) -> int:
        """Return the position of an offset."""
        return offset + bisect_left(self._astral, offset)

    def offset(self, position: int) -> int:
        """Return the offset of a position; one inside a surrogate pair counts as after it."""
        return position - bisect_right(self._units, position - 2)


def to_position(text: str, offset: int) -> int:
    """Return the position (UTF-16 units) of an offset (code points) in text.

    >>> to_position("👍 ok", 2)
    3
    """
    return Positions(text).position(offset)


def to_offset(text: str, position: int) -> int:
    """Return the offset (code points) of a position (UTF-16 units) in text.

    >>> to_offset("👍 ok", 3)
    2
    """
    return Positions(text).offset(position)
