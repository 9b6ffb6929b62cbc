"""What the agent says in their own voice, and what is left out."""

from __future__ import annotations

import re

import pytest

from assistant.bank.reading import read_pack
from assistant.bank.shelf import built_in
from assistant.language.own_words import BLOT, blotted, own_lines

ENGLISH = read_pack(built_in()).pack.language


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Hi Amara,\nIt works.", ["Hi Amara,", "It works."]),
        ("> you said\nIt works.", ["It works."]),
        ("It works.\n\n-- \nJo\nOrchid Air", ["It works."]),
        ("It works.\n\nKind regards,\nJo\nOrchid Air\n0800 555 019", ["It works.", "Kind regards,", "Jo"]),
        ("It works.\n\nOn 3 May, Amara wrote:\nWe regret it.\nAmara", ["It works."]),
        (
            "It works.\nOn 3 May, Amara wrote:\n> We regret it.\nAnd more.",
            ["It works.", "On 3 May, Amara wrote:", "And more."],
        ),
        ("It works.\n-----Original Message-----\nFrom: a\nSent: b\nWe regret it.", ["It works."]),
        ("Subject: We regret it\n\nIt works.", ["It works."]),
        ("From: a@b.c\nTo: d@e.f\nIt works.", ["It works."]),
        ("Run this:\n```\nregret any inconvenience\n```\nDone.", ["Run this:", "Done."]),
        ("Run this:\n    regret(any_inconvenience);\nDone.", ["Run this:", "Done."]),
        ("It works.\nFrom: here on it is fine.", ["It works.", "From: here on it is fine."]),
        (
            "We owe you this:\nDate: Friday is best.\nIt works.",
            ["We owe you this:", "Date: Friday is best.", "It works."],
        ),
        (
            "Thanks\nI looked at it.\nWe found it, and this is a long line that tells what happened to it. "
            + "So. " * 30,
            None,
        ),
    ],
)
def test_lines_that_are_theirs(text: str, own: list[str] | None) -> None:
    lines, left_out = own_lines(text, ENGLISH)
    assert all(text[start : start + len(line)] == line for start, line in lines)
    if own is None:
        assert not left_out
    else:
        assert [line for _, line in lines] == own
        assert bool(left_out) == (len(own) < len([line for line in text.split("\n") if line.strip()]))


@pytest.mark.parametrize(
    ("line", "blots"),
    [
        ("You wrote “we regret it.” before", "You wrote “#.” before"),
        ('You wrote "we regret it" before', 'You wrote "#" before'),
        ("You wrote 'we regret it' before", "You wrote '#' before"),
        ("You wrote ‘we can’t say’ before", "You wrote ‘#’ before"),
        ("It isn't ours, it's theirs", "It isn't ours, it's theirs"),
        ("the customers' trouble and the users' regret", "the customers' trouble and the users' regret"),
        ("Run `we regret it` now", "Run # now"),
        ("Dear {{ticket.requester.first_name}},", "Dear #,"),
        ("Dear %{name} and [[name]] and $NAME", "Dear # and # and #"),
        ("See https://a.b/any-inconvenience.", "See #."),
        ("Write to any.inconvenience@ours.example today", "Write to # today"),
        ("It is in /var/log/any-trouble, or C:\\any\\trouble", "It is in #, or #"),
        ("I'll call [when] and/or write", "I'll call [when] and/or write"),
        ('It was 5" wide and 6 high', 'It was 5" wide and 6 high'),
    ],
)
def test_what_is_blotted_out_of_a_line(line: str, blots: str) -> None:
    assert re.sub(f"{BLOT}+", "#", blotted(line)) == blots
    assert len(blotted(line)) == len(line)


def test_a_hostile_line_is_read_in_time_that_grows_with_it() -> None:
    """Every repeat in the expression has an end; a megabyte of openers is passed over."""
    for opener in ("“", '"', "'", "{{", "[[", "<a", "a@", "/a", "‘a’b", "www.", "$A"):
        line = opener * 20_000
        assert len(blotted(line)) == len(line)
