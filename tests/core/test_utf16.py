"""Offsets are code points, positions are UTF-16 units."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.core.utf16 import Positions, to_offset, to_position

TEXTS = st.text(st.sampled_from("ab é́👍👨‍👩‍👧🇬🇧שא\t\n\ud83d"), max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_a_position_is_the_number_of_units_before_it(text: str) -> None:
    places = Positions(text)
    assert [places.position(i) for i in range(len(text) + 1)] == [units(text[:i]) for i in range(len(text) + 1)]


@given(TEXTS)
def test_every_offset_comes_back(text: str) -> None:
    places = Positions(text)
    assert [places.offset(places.position(i)) for i in range(len(text) + 1)] == list(range(len(text) + 1))


def test_inside_a_pair_counts_as_behind_it() -> None:
    assert [to_offset("👍a", position) for position in range(4)] == [0, 1, 1, 2]


def test_an_unpaired_surrogate_is_one_of_both() -> None:
    assert to_position("\ud83da", 1) == 1
