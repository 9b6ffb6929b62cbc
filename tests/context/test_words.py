"""The customer's own words, with offsets that are the message's."""

from __future__ import annotations

import time

import pytest

from assistant.bank.shelf import load
from assistant.context.words import own_words
from assistant.review.message import read_message

HTML = "<html><body><p>Where is my <b>parcel</b>?</p><br>It&nbsp;was due Monday.</body></html>"


@pytest.fixture(scope="module")
def bank():
    return load()[0]


def own(message: str, bank) -> str:
    lines = own_words(message, bank.language)
    assert all(message[line.start : line.start + len(line.text)].strip() for line in lines)
    return "\n".join(line.text.strip() for line in lines)


def test_markup_is_blanked_out_in_place(bank) -> None:
    lines = own_words(HTML, bank.language)
    assert " ".join("".join(line.text for line in lines).split()) == "Where is my parcel ? It was due Monday."
    at = lines[0].text.index("parcel")
    assert HTML[lines[0].start + at :].startswith("parcel")


def test_offsets_hold_where_small_letters_are_longer(bank) -> None:
    message = "<p>İİİİ</p><style>a{}</style><p>Where is my order 4417-B?</p>"
    facts = {fact.kind: fact.span.of(message) for fact in read_message(message, bank).facts}
    assert facts["reference"] == "4417-B"
    assert "a{}" not in "".join(line.text for line in own_words(message, bank.language))


def test_earlier_mail_and_headers_are_left_out(bank) -> None:
    message = (
        "From: jo@example.com\nSubject: Late\n\nIt never came at all.\n\nOn Monday Kim wrote:\n> Hello\n> It is due"
    )
    assert own(message, bank) == "It never came at all."


def test_a_forwarded_mail_with_nothing_above_it_is_the_message(bank) -> None:
    assert "never came" in own("FYI\n\n> > > My parcel never came.\n> > > Please help me.", bank)


@pytest.mark.parametrize(
    "message",
    [
        "🙏😡🙏",
        "\u0000\u0001",
        "<" * 5_000,
        "&#1;" * 5_000,
        "> " * 5_000 + "x",
        "?" * 30_000,
        "Wo ist mein Paket?",
        " \n" * 999,
    ],
)
def test_anything_can_be_pasted(message: str, bank) -> None:
    found = read_message(message, bank, lambda: None)
    assert all(fact.span.of(message) for fact in found.facts)


@pytest.mark.parametrize(
    ("unit", "behind"),
    [("£1", ""), (" ", "x"), ("<style>", ""), ("Thanks, ", "Jo"), ("? ", "Jo"), ("\n", "a"), ("1 ", "")],
)
def test_hostile_messages_cost_in_proportion(unit: str, behind: str, bank) -> None:
    def seconds(times: int) -> float:
        message = "Thanks, Amara" + unit * times + behind
        started = time.perf_counter()
        read_message(message, bank)
        return time.perf_counter() - started

    seconds(500)
    assert min(seconds(4_000) for _ in range(3)) < 4 * min(seconds(2_000) for _ in range(3)) + 0.05


def test_a_message_of_two_megabytes_takes_little_longer_than_one_page(bank) -> None:
    """Only the beginning is read: what stands behind it is older mail."""
    page = "My order 4471 is late and I need it by Friday. " * 600

    def seconds(message: str) -> float:
        started = time.perf_counter()
        read_message(message, bank, lambda: None)
        return time.perf_counter() - started

    seconds(page)
    assert min(seconds(page * 70) for _ in range(3)) < 4 * min(seconds(page) for _ in range(3))
