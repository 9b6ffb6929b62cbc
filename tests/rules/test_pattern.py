"""The pattern language, read."""

from __future__ import annotations

import pytest

from assistant.rules.pattern import Alt, Gap, Part, PatternError, Seq, Terms, Word, parse, shortest, slots


def one(word: str) -> tuple[frozenset[str], ...]:
    return (frozenset({word.lower()}),)


TERMS = Terms(
    literal=lambda word: tuple(frozenset({part}) for part in word.lower().split("'")),
    inflected=lambda word: (frozenset({word, word + "s"}),),
    sets={"trouble": ("trouble", "~hassle", "a lot of bother"), "round": ("a @about",), "about": ("b @round",)},
    classes={"day": ("today", "<number> days")},
)


def word(*forms: str) -> Word:
    return Word(frozenset(forms))


def test_words_that_stand_side_by_side_are_one_after_the_other() -> None:
    assert parse("We can't", TERMS) == Seq((word("we"), word("can"), word("t")))


def test_plain_choices_become_one_word() -> None:
    assert parse("(any|~all|the)", TERMS) == word("any", "all", "alls", "the")


def test_a_set_holds_words_and_phrases() -> None:
    tree = parse("@trouble", TERMS)
    assert isinstance(tree, Alt)
    assert word("trouble", "hassle", "hassles") in tree.options


def test_what_may_be_left_out() -> None:
    tree = parse("so [very] sorry", TERMS)
    assert (shortest(tree), tree) == (2, Seq((word("so"), Alt((word("very"), Seq())), word("sorry"))))


def test_slots_and_marks_are_parts() -> None:
    tree = parse("sorry {mark: for {issue: the delay}}", TERMS)
    assert slots(tree) == {"mark", "issue"}
    assert isinstance(tree, Seq)
    assert isinstance(tree.items[1], Part)


def test_a_gap() -> None:
    assert parse("we ... sorry", TERMS) == Seq((word("we"), Gap(), word("sorry")))


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "match where there is nothing"),
        ("[any]", "match where there is nothing"),
        ("[any] [all]", "match where there is nothing"),
        ("^ $", "match where there is nothing"),
        ("(any|all", "')' is missing"),
        ("any)", "')' closes nothing"),
        ("[[any] all", "']' is missing"),
        ("{issue: all", "'}' is missing"),
        ("@nothing", "@nothing is not known"),
        ("<nothing>", "<nothing> is not known"),
        ("@round", "holds itself"),
        ("any ¬ all", "'¬' has no meaning here"),
        ("... any", "begins or ends with '...'"),
        ("any ...", "begins or ends with '...'"),
    ],
)
def test_a_bad_pattern_says_what_is_wrong(source: str, reason: str) -> None:
    with pytest.raises(PatternError, match=f".*{__import__('re').escape(reason)}"):
        parse(source, TERMS)
