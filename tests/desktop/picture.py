"""What stands on the screen, pixel by pixel."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = struct.Struct(">25I")  # an XWD file, as Xvfb keeps its framebuffer in
_COLOUR_ENTRY = 12  # bytes


class Box(NamedTuple):
    """A half-open rectangle of the screen, in its pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> tuple[int, int]:
        return int(self.left + self.right) // 2, int(self.top + self.bottom) // 2

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left <= other.right <= self.right
            and self.top <= other.top <= other.bottom <= self.bottom
        )


class Picture:
    """The screen at one moment."""

    def __init__(self, framebuffer: Path) -> None:
        content = framebuffer.read_bytes()
        header = _HEADER.unpack_from(content)
        size, self.width, self.height, order, depth, self._pitch, colours = (
            header[i] for i in (0, 4, 5, 7, 11, 12, 19)
        )
        assert (order, depth) == (0, 32), "not four bytes a pixel, blue first"
        self._pixels = content[size + colours * _COLOUR_ENTRY :]

    def spots(self, colour: str, area: Box) -> set[tuple[int, int]]:
        """Return the pixels (x, y) of exactly a colour (#rrggbb) in an area."""
        wanted = bytes.fromhex(colour[1:])[::-1]
        left, right = max(0, int(area.left)), min(self.width, int(area.right))
        found = set()
        for y in range(max(0, int(area.top)), min(self.height, int(area.bottom))):
            row = self._pixels[y * self._pitch + 4 * left : y * self._pitch + 4 * right]
            at = row.find(wanted)
            while at >= 0:
                if at % 4 == 0:
                    found.add((left + at // 4, y))
                at = row.find(wanted, at + 1)
        return found

    def save(self, path: Path, area: Box | None = None) -> None:
        """Write a PNG of the screen, or of an area of it."""
        image = QImage(self._pixels, self.width, self.height, self._pitch, QImage.Format.Format_RGB32)
        if area is not None:
            image = image.copy(*(int(n) for n in (area.left, area.top, area.right - area.left, area.bottom - area.top)))
        image.save(str(path))
