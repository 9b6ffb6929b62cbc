"""Where things stand in the window: nothing moves without a reason, is cut off, or lies over another."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from screen import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from picture import Box
    from program import Program
    from screen import Screen

pytestmark = pytest.mark.desktop

ODD_LETTER = "We apologize for any inconvenience. Our team is looking into it. As already stated, it is late."
PARTS = ("customer", "reply", "findings", "card", "status", "copy")


def mark_up(screen: Screen, program: Program) -> None:
    screen.paste(ODD_LETTER)
    until(lambda: len(program.ask("marks")) == 3)


def apart(one: Box, other: Box) -> bool:
    return one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top


def test_nothing_moves_after_the_first_paint(screen: Screen, heard: Program) -> None:
    """Panes and menus are made after it; what is on the screen by then stays where it is."""
    mark_up(screen, heard)  # by then all is made
    first, now = heard.ask("sizes")
    assert now[0] == first[0], "the reply"
    assert now[1][1] == first[1][1], "the height of the copy button"


def test_the_columns_of_the_example_are_those_of_an_empty_window(open_heard: Callable[..., Program]) -> None:
    empty = open_heard()
    width = empty.box("reply").right - empty.box("reply").left
    empty.kill()
    example = open_heard("--example")
    assert example.box("reply").right - example.box("reply").left == width


def test_the_findings_stay_at_the_top(screen: Screen, heard: Program) -> None:
    """Without marks, with marks, and with a card below."""
    title = heard.box("findings' title")
    mark_up(screen, heard)
    assert heard.box("findings' title").top == title.top
    assert title.top < heard.box("findings").top < title.top + 3 * (title.bottom - title.top)
    screen.key("F8")
    until(lambda: heard.box("card"))
    assert heard.box("findings' title").top == title.top
    screen.key("ctrl+a", "BackSpace")
    until(lambda: heard.box("card") is None)
    assert heard.box("findings' title").top == title.top


@pytest.mark.parametrize("size", [(640, 420), (1180, 720)], ids=["small", "as it opens"])
def test_nothing_is_cut_off_or_covered(screen: Screen, heard: Program, size: tuple[int, int]) -> None:
    screen.resize(screen.wait_window(heard), *size)
    mark_up(screen, heard)
    screen.key("F8", "F8", "F8")
    until(lambda: heard.box("card"))
    screen.paste("a" * 1_000_000)
    until(lambda: heard.ask("status"))
    until(lambda: heard.ask("clipped") == [])
    boxes = [heard.box(part) for part in PARTS]
    assert all(heard.box("window").holds(box) for box in boxes)
    for (name, box), (other_name, other) in combinations(zip(PARTS, boxes, strict=True), 2):
        assert apart(box, other), f"{name} and {other_name}"


def test_a_preview_leaves_no_pieces_of_letters_beside_it(screen: Screen, heard: Program) -> None:
    screen.resize(screen.wait_window(heard), 700, 480)
    mark_up(screen, heard)
    screen.key("F8", "ctrl+Down")
    preview, reply = until(lambda: heard.box("preview")), heard.box("reply")
    assert (preview.left, preview.right) == (reply.left, reply.right)
