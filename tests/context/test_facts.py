"""Facts of seventy messages, labelled by someone who saw neither code nor patterns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.bank.shelf import load
from assistant.context.days import day_of, weekday_of
from assistant.review.message import read_message

LINES = (Path(__file__).parents[1] / "corpus" / "messages.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def bank():
    return load()[0]


def test_facts_shown_are_right_and_most_are_found(bank) -> None:
    """A fact is right when one of its kind was labelled at that place. The same words twice are shown once."""
    shown = right = labelled = found = 0
    for line in map(json.loads, LINES):
        text = line["text"]
        wanted = [(one["kind"], at, at + len(one["text"])) for one in line["facts"] for at in [text.find(one["text"])]]
        told = [(fact.kind, fact.span.start, fact.span.end) for fact in read_message(text, bank).facts]
        shown, labelled = shown + len(told), labelled + len(wanted)
        right += sum(any(_same(one, other) for other in wanted) for one in told)
        words = {(kind, text[start:end].casefold()) for kind, start, end in told}
        found += sum(
            any(_same(one, other) for other in told) or (one[0], text[one[1] : one[2]].casefold()) in words
            for one in wanted
        )
    assert len(LINES) >= 60
    assert right / shown >= 0.95
    assert found / labelled >= 0.80


def _same(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def test_the_span_of_a_fact_is_the_message_own(bank) -> None:
    message = "👍 <p>My order 4417-B cost £64.50.</p>\nWhen?"
    facts = {fact.kind: fact.span.of(message) for fact in read_message(message, bank).facts}
    assert facts["reference"] == "4417-B"
    assert facts["amount"] == "£64.50"


def test_a_telephone_number_and_a_year_are_no_references(bank) -> None:
    message = "Call me on 07700 900123 or +44 20 7946 0000, I have been with you since 2019."
    assert not [fact for fact in read_message(message, bank).facts if fact.kind == "reference"]


def test_days_that_could_be_two_are_none() -> None:
    from datetime import date

    today = date(2026, 11, 30)
    assert day_of("3/5/2026", today) is None
    assert day_of("25/12/2026", today) == date(2026, 12, 25)
    assert day_of("the 12th", today) is None
    assert day_of("2 January", today) == date(2027, 1, 2)
    assert weekday_of("Friday 12 June") == 4
