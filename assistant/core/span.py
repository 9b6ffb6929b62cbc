"""A stretch of text."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, gc=False, frozen=True, order=True):
    """The range [start, end) of a text, in code points; ValueError unless 0 <= start <= end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of text that lie in this span.

        >>> Span(3, 8).of("My refund")
        'refun'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share at least one code point.

        >>> Span(0, 3).overlaps(Span(2, 5)), Span(0, 3).overlaps(Span(3, 5))
        (True, False)
        """
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)
