"""The forms of a word."""

from __future__ import annotations

import pytest

from assistant.language.inflections import forms


@pytest.mark.parametrize(
    ("word", "inside", "outside"),
    [
        ("inconvenience", {"inconvenience", "inconveniences", "inconvenienced"}, {"inconvenient", "inconveniently"}),
        ("apologise", {"apologise", "apologize", "apologised", "apologizing"}, {"apology", "apologetic"}),
        ("apology", {"apology", "apologies"}, {"apologise"}),
        ("experience", {"experienced", "experiencing"}, {"expert"}),
        ("stop", {"stopped", "stopping", "stops"}, {"stoped"}),
        ("try", {"tries", "tried", "trying"}, set()),
        ("choose", {"chose", "chosen", "choosing"}, {"choosed"}),
        ("enquiry", {"enquiries", "inquiry", "inquiries"}, set()),
        ("favour", {"favor", "favours", "favored"}, set()),
        ("policy", {"policies"}, {"police"}),
    ],
)
def test_forms(word: str, inside: set[str], outside: set[str], bank) -> None:
    found = forms(word, bank.language.inflection)
    assert inside <= found
    assert not outside & found
