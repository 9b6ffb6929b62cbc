"""The lines of a text, and letters made small in their places."""

from __future__ import annotations


def lines_of(text: str) -> list[tuple[int, str]]:
    r"""Return the lines of text, each with its offset.

    >>> lines_of("a\nbc")
    [(0, 'a'), (2, 'bc')]
    """
    lines: list[tuple[int, str]] = []
    start = 0
    for line in text.split("\n"):
        lines.append((start, line))
        start += len(line) + 1
    return lines


def small(text: str) -> str:
    """Return text in small letters, as long as it was: lower() makes two code points of the Turkish capital I.

    >>> len(small("İYİ")), len("İYİ".lower())
    (3, 5)
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[0] for c in text)
