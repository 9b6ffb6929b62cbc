"""A draft in, a report out."""

from __future__ import annotations

import itertools
import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter import LETTER, MARKED
from small_pack import HEAD, write

from assistant.bank.shelf import load
from assistant.core.draft import Draft
from assistant.core.report import Need
from assistant.core.span import Span
from assistant.review.analyse import Memo, analyse


def test_each_phrase_is_marked_on_exactly_its_words(review) -> None:
    findings = review(LETTER).findings
    assert [finding.span.of(LETTER) for finding in findings] == MARKED
    assert [finding.severity.word for finding in findings] == ["warning"] * 4 + ["strong"]


@pytest.mark.parametrize("lead", ["👍👍 ", "é́ ", "\t", "שלום ", "👨‍👩‍👧 🇬🇧\n", "1\u2028"])
def test_marks_stand_right_behind_any_text(review, lead: str) -> None:
    text = lead + "we apologize for any inconvenience."
    assert [finding.span.of(text) for finding in review(text).findings] == ["apologize for any inconvenience"]


@pytest.mark.parametrize(
    ("text", "caret", "unfinished"),
    [
        ("It works. We apolog", 19, Span(10, 19)),
        ("It works. We apolog ", 20, Span(10, 20)),
        ("It works. We apologize.", 23, None),
        ("It works. We apologize. ", 24, None),
        ("It works\n", 9, None),
        ("It works. We apologize.", 15, Span(10, 23)),
        ("It works. We apologize.", None, None),
        ("", 0, None),
    ],
)
def test_the_sentence_being_typed_is_told(review, text: str, caret: int | None, unfinished: Span | None) -> None:
    assert review(text, caret).unfinished == unfinished


def test_words_of_the_next_sentence_can_make_it_fine(review) -> None:
    assert review("We will send it as soon as possible.").findings
    assert not review("We will send it as soon as possible. It will be with you on Friday.").findings


def test_overlapping_reasons_are_folded_into_the_stronger(review) -> None:
    (finding,) = review("I understand your frustration, but the rules are clear.").findings
    assert finding.topic == "undone_empathy"
    assert len(finding.also) == 1


def test_needs_are_earned_by_words(review) -> None:
    text = "I'm sorry your order arrived with a cracked screen. I've booked a new one. It arrives tomorrow."
    needs = review(text).needs
    assert {need: state.met for need, state in needs.items()} == dict.fromkeys(Need, True)
    assert needs[Need.CONFIDENT].evidence[0].span.of(text) == "arrives tomorrow"


def test_an_apology_alone_gives_no_confidence(review) -> None:
    state = review("I'm sorry your order arrived with a cracked screen.").needs[Need.CONFIDENT]
    assert (state.met, state.next) == (False, "say who does what, and by when")


def test_a_report_crosses_to_another_process(review) -> None:
    report = review(LETTER)
    assert pickle.loads(pickle.dumps(report)) == report


PIECES = st.sampled_from(
    [
        "Dear customer,",
        "We apologize for any inconvenience.",
        "by 5 pm",
        "Sorry about that!",
        "👍",
        "we",
        "\n",
        "é́",
        "soon",
        "Please bear with us.",
        "as soon as possible",
        ".",
        "שלום",
        "you should have read the terms",
        "\t",
        "I'll call you",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12), st.integers(0, 2**32))
def test_a_memory_changes_nothing(bank, pieces: list[str], seed: int) -> None:
    """Typing a text bit by bit with the memo gives at each moment what a fresh look gives."""
    memo, rng = Memo(), random.Random(seed)
    written: list[str] = []
    for piece in pieces:
        written.insert(rng.randint(0, len(written)), piece)
        draft = Draft(" ".join(written))
        assert analyse(draft, bank, memo) == analyse(draft, bank)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gets_an_orderly_report(bank, text: str) -> None:
    findings = analyse(Draft(text), bank).findings
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in findings)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(findings))


@pytest.mark.parametrize(
    "text", ["\x00\x01\x1b", "\ud83d we apologize for any inconvenience.", "👍" * 10_000, "a" * 50_000]
)
def test_hostile_text_is_only_text(review, text: str) -> None:
    assert len(review(text).findings) == text.count("apologize")


def test_it_can_be_given_up_between_sentences(bank) -> None:
    class GaveUpError(Exception):
        pass

    def breathe() -> None:
        raise GaveUpError

    memo = Memo()
    with pytest.raises(GaveUpError):
        analyse(Draft("One. Two."), bank, memo, breathe)
    assert memo.sentences.get("One.") is not None


def test_the_draft_at_hand_is_remembered_whole(bank, monkeypatch) -> None:
    """However long it is: else a long draft would be matched anew at every key."""
    memo = Memo()
    monkeypatch.setattr(type(memo.lines), "MOST", 10)
    draft = Draft("\n".join(f"Line {n}." for n in range(50)))
    analyse(draft, bank, memo)

    def scan(*_given: object) -> None:
        pytest.fail("a sentence was matched again")

    monkeypatch.setattr("assistant.review.analyse.Scan", scan)
    for _ in range(3):
        analyse(draft, bank, memo)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We apologise for the inconveniences caused.", "apologise for the inconveniences caused"),
        ("We’re sorry for whatever trouble this might’ve been.", "sorry for whatever trouble this might’ve been"),
        ("We  APOLOGIZE   for ANY inconvenience.", "APOLOGIZE   for ANY inconvenience"),
        ("we apologize for any incovenience.", "apologize for any incovenience"),
        ("we appologize for any inconvenience.", "appologize for any inconvenience"),
        ("we apologize for any inconvneience.", "apologize for any inconvneience"),
        ("Is Tuesday inconvenient?", ""),
        ("You said that the box was open.", ""),
    ],
)
def test_variants_and_what_only_looks_like_it(review, text: str, words: str) -> None:
    assert [finding.span.of(text) for finding in review(text).findings] == ([words] if words else [])


@pytest.mark.parametrize(
    ("condition", "text", "marks"),
    [
        ('unless = ["so what next"]', "So what? So what next?", 1),
        ('unless_in_sentence = ["please"]', "So what, please. So what.", 1),
        ('with_in_sentence = ["you"]', "So what, you. So what.", 1),
        ('unless_nearby = ["sorry"]', "So what. Sorry. So what.", 0),
        ('unless_nearby = ["sorry"]', "So what. Hm. Sorry.", 1),
        ('after = ["never mind"]', "Never mind. So what. So what.", 1),
        ('sentence = "question"', "So what? So what.", 1),
        ('sentence = "statement"', "So what? So what!", 1),
        ('place = "opening"', "So what. Hm. Well. Fine. Yes. So what.", 1),
        ('place = "closing"', "So what. Hm. Well. Fine. Yes. So what.", 1),
        ('expressions = [{word = "so", pattern = "so (wh(at|y))"}]\nphrases = []', "So why. So what.", 2),
        ('expressions = [{word = "so", pattern = "(?P<mark>so) why"}]\nphrases = []', "So why.", 1),
    ],
)
def test_what_decides_beside_the_phrase(tmp_path, condition: str, text: str, marks: int) -> None:
    phrases = "" if "phrases" in condition else 'phrases = ["so what"]\n'
    bank, faults = load(write(tmp_path, f'{HEAD}\n[[rule]]\nid = "cold.rule"\n{phrases}{condition}\n'))
    assert not faults
    assert len(analyse(Draft(text), bank).findings) == marks


@pytest.mark.parametrize(
    "text",
    [
        "> We apologize for any inconvenience.\nHere is the refund.",
        "You wrote “we apologize for any inconvenience” and were right.",
        "See https://ours.example/?q=we apologize".replace(" ", "+") + " now.",
        "It works.\n\n--\nJo\nWe apologize for any inconvenience",
        "Hi {{ticket.requester.first_name}}, it works.",
    ],
)
def test_what_is_not_their_own_is_never_marked(review, text: str) -> None:
    assert not review(text).findings


def test_what_was_left_out_is_told(review) -> None:
    text = "> one\n> two\nIt works.\n\n--\nJo"
    assert [span.of(text) for span in review(text).left_out] == ["> one\n> two", "--\nJo"]
