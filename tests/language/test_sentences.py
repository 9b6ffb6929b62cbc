"""Where sentences begin and end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.sentences import LONGEST, sentences


def split(line: str, bank) -> list[str]:
    return [span.of(line) for span in sentences(line, bank.language)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Dear Ms. Okafor,", "your card is here.", "Dr. Lee has it!"],
        ["Hi Amara,", "with 61 people waiting, I'm on it."],
        ["Dear customer,", "We apologize."],
        ["It starts at 10 a.m. and ends at noon.", "Come at 9 a.m.", "The desk opens then."],
        ["The answer is no.", "We asked."],
        ["See no. 5 in the list.", "Thanks."],
        ["J. Okafor wrote it, not I.", "Right?", "Yes."],
        ["It costs $3.50 e.g. for tea.", "ok"],
        ["Well… it works.", "We waited...", "It works."],
        ['He said "it works."', "Fine."],
        ["it works.", "thanks again!!", "see you 👍"],
        ["www.example.com/a.b is up."],
    ],
)
def test_sentences(expected: list[str], bank) -> None:
    assert split(" ".join(expected), bank) == expected


@pytest.mark.parametrize("lead", ["- ", "* ", "1. ", "2) ", "• ", "  ", "### "])
def test_what_leads_a_line_is_no_part_of_the_sentence(lead: str, bank) -> None:
    assert split(lead + "We fixed it.", bank) == ["We fixed it."]


def test_a_line_without_end_is_parted(bank) -> None:
    line = "word " * 50_000
    parts = sentences(line, bank.language)
    assert max(map(len, parts)) <= LONGEST
    assert "".join(span.of(line) for span in parts).replace(" ", "") == "word" * 50_000


@given(st.text(st.sampled_from("aB. !?…,'\" \t1👍é)-"), max_size=80))
def test_sentences_are_in_order_and_leave_no_word_out(bank, line: str) -> None:
    parts = sentences(line, bank.language)
    assert all(one.end <= two.start for one, two in itertools.pairwise(parts))
    covered = {i for span in parts for i in range(span.start, span.end)}
    assert not any(c.isalpha() and i not in covered for i, c in enumerate(line))
