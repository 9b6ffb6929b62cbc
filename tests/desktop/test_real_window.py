"""The window among other programs: how it opens and ends, what comes in and goes out, and what is too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from picture import Box
from screen import until

from assistant.ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from program import Program
    from screen import Screen

pytestmark = pytest.mark.desktop

HEARD = ("-m", "assistant")
SORRY = "We apologize for any inconvenience."
MIXED = "Hi  Amara,\n\n\t«é́ über naïve» 👍👨‍👩‍👧\n> שלום וברכה, مرحبا\n1 < 2 & <b>no</b>\n"


def everything(screen: Screen) -> Box:
    picture = screen.look()
    return Box(0, 0, picture.width, picture.height)


@pytest.mark.parametrize("chord", ["alt+F4", "ctrl+q"], ids=["by the window manager", "by key"])
def test_the_true_command_shows_marks_and_ends_in_order(
    screen: Screen, start: Callable[..., Program], chord: str
) -> None:
    heard = start(*HEARD, "--example")
    assert screen.title(screen.wait_window(heard)) == "Heard"
    until(lambda: bool(screen.look().spots(LIGHT.warning, everything(screen))))
    screen.key(chord)
    assert heard.wait_end() == 0
    assert heard.complaints == ""
    assert not screen.look().spots(LIGHT.warning, everything(screen))


def test_a_window_closed_at_once_ends_in_order(screen: Screen, start: Callable[..., Program]) -> None:
    """While the packs are still being read."""
    heard = start(*HEARD, "--example")
    screen.key("alt+F4")
    assert heard.wait_end() == 0
    assert heard.complaints == ""


def test_a_window_opens_again_after_it_was_killed(screen: Screen, start: Callable[..., Program]) -> None:
    heard = start(*HEARD, "--example")
    until(lambda: bool(screen.look().spots(LIGHT.warning, everything(screen))))
    heard.kill()
    until(lambda: not screen.look().spots(LIGHT.warning, everything(screen)))
    again = start(*HEARD, "--example")
    until(lambda: bool(screen.look().spots(LIGHT.warning, everything(screen))))
    screen.key("ctrl+q")
    assert again.wait_end() == 0


def test_a_window_comes_back_as_large_as_it_was(screen: Screen, start: Callable[..., Program]) -> None:
    heard = start(*HEARD)
    screen.resize(screen.wait_window(heard), 900, 600)
    screen.key("alt+F4")
    assert heard.wait_end() == 0
    again = start(*HEARD)
    until(lambda: screen.size(screen.wait_window(again)) == (900, 600))


def test_keys_right_after_the_start_are_not_lost(screen: Screen, start: Callable[..., Program]) -> None:
    heard = start(*HEARD)
    screen.type(SORRY)
    until(lambda: bool(screen.look().spots(LIGHT.warning, everything(screen))))
    screen.key("ctrl+Return")
    until(lambda: screen.clipboard() == SORRY)
    assert heard.running


def test_copy_gives_exactly_the_text(screen: Screen, heard: Program) -> None:
    screen.type(SORRY + "  Hi\n\n> quoted; ~{1}!\n")
    screen.key("ctrl+Return")
    until(lambda: screen.clipboard() == SORRY + "  Hi\n\n> quoted; ~{1}!\n")
    assert heard.ask("status") == "Copied."


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "mac"])
def test_a_paste_of_any_script_comes_in_and_goes_out_as_it_is(screen: Screen, heard: Program, line_end: str) -> None:
    screen.paste(MIXED.replace("\n", line_end))
    until(lambda: heard.ask("text") == MIXED)
    screen.put_on_clipboard("else")
    screen.key("ctrl+Return")
    until(lambda: screen.clipboard() == MIXED)
    screen.key("ctrl+z")
    until(lambda: heard.ask("text") == "")


def test_it_stays_at_hand_and_closes_in_the_middle_of_an_analysis(screen: Screen, heard: Program) -> None:
    words = "We apologize for any inconvenience, and our team looks at case {}.\n"
    text = "".join(words.format(number) for number in range(200_000 // len(words.split())))
    screen.paste(text)
    until(lambda: heard.ask("length") == len(text))
    until(lambda: heard.ask("busy"))
    screen.key("x")
    until(lambda: heard.ask("length") == len(text) + 1)
    screen.key("alt+F4")
    assert heard.hear() == "closed while busy"
    assert heard.wait_end() == 0
    assert heard.complaints == ""


def test_a_megabyte_in_one_line_is_refused_with_a_reason(screen: Screen, heard: Program) -> None:
    screen.type("Hi")
    screen.paste("a" * 1_000_000)
    until(lambda: "a line of 1,000,000 characters" in heard.ask("status"))
    status = heard.box("status")
    until(lambda: screen.look().spots(LIGHT.text, status))
    screen.type("!")
    until(lambda: heard.ask("text") == "Hi!")
