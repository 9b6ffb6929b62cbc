"""The customer's name at the foot of a message: found where it stands, and never made up."""

from __future__ import annotations

import pytest

from assistant.bank.shelf import load
from assistant.review.message import read_message


@pytest.fixture(scope="module")
def bank():
    return load()[0]


def name_in(message: str, bank) -> str:
    return read_message(message, bank, lambda: None).name


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("My order is late.\n\nThanks,\nAmara Obi", "Amara Obi"),
        ("My order is late.\n\nthanks\njordi", "jordi"),
        ("My order is late.\nRegards, Mrs Okafor", "Mrs Okafor"),
        ("Where is it? Cheers, Jo", "Jo"),
        ("Where is it?\n\n- Priya", "Priya"),
        ("Where is it?\n\n— Dr. A. Mensah", "Dr. A. Mensah"),
        ("The invoice is wrong.\n\nKind regards\nNGUYEN Van An", "NGUYEN Van An"),
        (
            "The invoice is wrong.\n\nBest wishes,\nRosa de la Cruz\nFinance, Hill & Co\n020 7946 0000",
            "Rosa de la Cruz",
        ),
        ("Why was I charged?\n\nThank you\n田中 由紀", "田中 由紀"),
        ("Why was I charged?\n\nBest,\nИван", "Иван"),
        ("It has failed four times.\n\nAmara, Finance", "Amara"),
        ("The lift is broken again.\n\nThanks,\nGrace", "Grace"),
        ("Не работает.\n\nСпасибо,\nИван Петров", "Иван Петров"),
        ("İYİ GÜNLER! Nerede? Thanks, Deniz", "Deniz"),
        ("No llega.\n\nGracias, Lucía", "Lucía"),
        ("The lift is broken again.\n\nYours sincerely,\nSiobhán O'Neill-Byrne", "Siobhán O'Neill-Byrne"),
    ],
)
def test_a_name_is_found(message: str, name: str, bank) -> None:
    assert name_in(message, bank) == name


@pytest.mark.parametrize(
    "message",
    [
        "Where is my parcel?",
        "Where is my parcel?\n\nThanks",
        "Where is my parcel?\nThanks in advance",
        "Where is my parcel?\n\nSent from my phone",
        "Where is my parcel?\n\nRegards,\nThe Accounts Team",
        "Where is my parcel?\n\nThanks!!!\nPlease hurry",
        "My order:\nBlue Dress",
        "Thanks for nothing. Bye",
        "I need this by Friday.\n\nRegards\nJ.",
        "🙏🙏🙏",
        "Best\n12345",
        "Where is it? I'm",
        "It was due in June. Not May",
        "Please reply. WHAT IS A CRN",
    ],
)
def test_what_is_no_name_stays_unsaid(message: str, bank) -> None:
    assert name_in(message, bank) == ""
