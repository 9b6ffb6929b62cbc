"""Lines under words on a real screen, and the main job done with real keys and the mouse."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from letter import LETTER, MARKED
from picture import Box
from screen import until

from assistant.ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from program import Program
    from screen import Screen

    from assistant.ui.theme import Theme

pytestmark = pytest.mark.desktop

SORRY = "We apologize for any inconvenience."


def marked(program: Program, *words: str) -> None:
    """Wait until these words are marked, and no others."""

    def as_wanted() -> bool:
        assert [mark for mark, _ in program.ask("marks")] == list(words)
        return True

    until(as_wanted)


def check_lines(screen: Screen, program: Program, theme: Theme = LIGHT, scale: int = 1) -> bool:
    """Fail unless each marked word has a line of its colour under all its width, and nothing else has one."""
    text, marks, reply = program.ask("text"), program.ask("marks"), program.box("reply")
    picture = screen.look()
    spots = {colour: picture.spots(colour, reply) for colour in (theme.hint, theme.warning, theme.strong)}
    slack = 6 * scale  # px; a dash is 4 and the gap behind it 2
    for words, colour in marks:
        start = text.index(words)
        for box in map(Box._make, program.ask("words", start, start + len(words))):
            under = {
                (x, y)
                for x, y in spots[colour]
                if box.left - 2 * scale <= x <= box.right + 2 * scale and box.top < y < box.bottom + 2 * scale
            }
            columns = sorted({x for x, _ in under})
            edges = [box.left, *columns, box.right]
            gaps = [after - before for before, after in pairwise(edges)]
            assert max(gaps) <= slack, f"{words!r} at {box}: {columns}"
            spots[colour] -= under
    left_over = set.union(*spots.values())
    assert not left_over, f"lines under words that are not marked: {sorted(left_over)[:5]}"
    return True


def write(screen: Screen, program: Program, text: str) -> None:
    """Paste a text and wait until it stands in the reply."""
    screen.paste(text)
    until(lambda: program.ask("text") == text)


def test_a_letter_typed_is_underlined_under_exactly_the_marked_words(screen: Screen, heard: Program) -> None:
    screen.type(LETTER)
    marked(heard, *MARKED)
    assert heard.ask("text") == LETTER
    until(lambda: check_lines(screen, heard))


@pytest.mark.parametrize(("theme", "scale"), [(LIGHT, 2), (DARK, 1)], ids=["twice as large", "dark"])
def test_the_lines_stand_there_on_other_desktops(
    screen: Screen, open_heard: Callable[..., Program], theme: Theme, scale: int
) -> None:
    heard = open_heard("--example", *(["--dark"] if theme is DARK else []), scale=scale)
    marked(heard, *MARKED, "as soon as possible")
    until(lambda: check_lines(screen, heard, theme, scale))


def test_the_lines_follow_the_words(screen: Screen, heard: Program) -> None:
    """Behind words of other scripts, and when rows are put in before them."""
    text = "👍👨‍👩‍👧 é́\tשלום וברכה. " + LETTER + " Hopefully it comes."
    write(screen, heard, text)
    marked(heard, *MARKED, "Hopefully")
    until(lambda: check_lines(screen, heard))
    screen.key("ctrl+Home", "Return", "Return")
    until(lambda: heard.ask("text") == "\n\n" + text)
    marked(heard, *MARKED, "Hopefully")
    assert {colour for _, colour in heard.ask("marks")} == {LIGHT.hint, LIGHT.warning, LIGHT.strong}
    until(lambda: check_lines(screen, heard))


@pytest.mark.parametrize("width", [660, 700, 740, 780])
def test_the_lines_follow_the_words_in_a_narrow_window(screen: Screen, heard: Program, width: int) -> None:
    write(screen, heard, LETTER)
    until(lambda: max((idle for idle, _ in heard.ask("history")), default=0) >= 1_000)  # the last report there will be
    screen.resize(screen.wait_window(heard), width, 480)
    until(lambda: check_lines(screen, heard))


def test_nothing_is_marked_in_the_sentence_being_typed(screen: Screen, heard: Program) -> None:
    open_ended = "our team is looking into it"
    screen.type(SORRY)
    marked(heard, "apologize for any inconvenience")
    before = len(heard.ask("history"))
    screen.type(" And " + open_ended, delay=40)
    marked(heard, "apologize for any inconvenience", open_ended)
    shown = heard.ask("history")[before:]
    assert [idle for idle, words in shown if open_ended in words and idle < 900] == [], "marked without a pause"
    assert all("apologize for any inconvenience" in words for _, words in shown), "the ended sentence lost its mark"
    until(lambda: check_lines(screen, heard))


def test_an_alternative_is_taken_by_key_and_undone(screen: Screen, heard: Program) -> None:
    write(screen, heard, LETTER)
    marked(heard, *MARKED)
    screen.key("F8", "F8")
    until(lambda: heard.ask("card"))
    first = heard.ask("alternatives")[0]
    screen.key("alt+1")
    changed = LETTER.replace("We " + MARKED[1] + ".", first)
    until(lambda: heard.ask("text") == changed)
    marked(heard, *MARKED[:1], *MARKED[2:])
    until(lambda: check_lines(screen, heard))
    screen.key("ctrl+z")
    until(lambda: heard.ask("text") == LETTER)
    marked(heard, *MARKED)
    until(lambda: check_lines(screen, heard))


def test_tab_walks_the_slots(screen: Screen, heard: Program) -> None:
    write(screen, heard, SORRY + " Bye")
    marked(heard, "apologize for any inconvenience")
    screen.key("F8", "alt+3")
    until(lambda: heard.ask("selected") == "[issue]")
    screen.type("the delay")
    screen.key("Tab")
    until(lambda: heard.ask("selected") == "[impact]")
    screen.type("no heating")
    until(lambda: heard.ask("text") == "We're sorry that the delay left you with no heating. Bye")


def test_the_mouse_shows_a_card_and_takes_an_alternative(screen: Screen, heard: Program) -> None:
    write(screen, heard, LETTER)
    marked(heard, *MARKED)
    assert heard.box("card") is None
    at = LETTER.index("already")
    screen.click(*Box(*heard.ask("words", at, at + len("already"))[0]).centre)
    until(lambda: heard.box("card"))
    assert "4 of 5" in heard.ask("card")
    assert at <= heard.ask("caret") <= at + len("already")
    second = heard.ask("alternatives")[1]
    row = until(lambda: heard.box("2"))
    assert heard.box("window").holds(row)
    screen.move(*row.centre)
    preview = until(lambda: heard.box("preview"))
    assert heard.box("reply").holds(preview)
    screen.click(*row.centre)
    until(lambda: second in heard.ask("text"))
    assert MARKED[3] not in heard.ask("text")
    assert heard.ask("focus") == "Your reply"


def test_an_alternative_is_previewed_in_place(screen: Screen, heard: Program) -> None:
    write(screen, heard, LETTER)
    marked(heard, *MARKED)
    screen.key("F8", "ctrl+Down")
    preview = until(lambda: heard.box("preview"))
    assert heard.box("reply").holds(preview)
    until(lambda: screen.look().spots(LIGHT.accent, preview))
    assert heard.ask("text") == LETTER
    screen.key("Escape")
    until(lambda: heard.box("preview") is None)
    screen.type("x")
    until(lambda: len(heard.ask("text")) == len(LETTER) + 1)


def test_the_customers_message_is_never_marked(screen: Screen, heard: Program) -> None:
    pane = heard.box("customer")
    screen.click(*pane.centre)
    until(lambda: heard.ask("focus") == "Customer's message")
    screen.type(LETTER)
    until(lambda: heard.ask("message") == LETTER)
    screen.click(*heard.box("reply").centre)
    until(lambda: heard.ask("focus") == "Your reply")
    screen.type(SORRY)
    marked(heard, "apologize for any inconvenience")
    until(lambda: check_lines(screen, heard))
    colours = (LIGHT.hint, LIGHT.warning, LIGHT.strong)
    assert not any(screen.look().spots(colour, pane) for colour in colours)
