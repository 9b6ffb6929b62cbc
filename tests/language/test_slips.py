"""Slips of typing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.slips import Slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("inconvenence", True),
        ("inconveniience", True),
        ("inconvenoence", True),
        ("inconvneience", True),
        ("inconvenience", False),  # no slip at all
        ("unconvenience", False),  # the first letter is always right
        ("inconvenint", False),
        ("inconvenience2", False),
    ],
)
def test_one_slip(typed: str, meant: bool) -> None:
    assert bool(Slips(["inconvenience"]).meant(typed)) == meant


def test_short_words_are_taken_as_they_are() -> None:
    assert not Slips(["sorry", "store"]).meant("sory")


@given(st.text("abc", min_size=6, max_size=9), st.data())
def test_every_single_slip_is_found(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 2))
    slips = {
        word[:at] + word[at + 1 :],
        word[:at] + "z" + word[at:],
        word[:at] + "z" + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }
    for typed in slips - {word}:
        assert len(typed) < 6 or Slips([word]).meant(typed) == {word}
