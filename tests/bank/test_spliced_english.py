"""Every alternative of every rule, put where it is offered: it must be English, and whole."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from harper import Linter

from assistant.core.draft import Draft
from assistant.core.span import Span
from assistant.review.analyse import Memo, analyse
from assistant.review.proving import marked, taken, topics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.bank.phrase_bank import PhraseBank
    from assistant.core.finding import Finding, Suggestion

# Longer sentences than the examples are: {} is the example, whose first letter and stop are made to fit.
LONGER = (
    ("Thanks for the photo of the label. ", "", " The parcel left Leeds at 9:40."),
    ("The lid was cracked when it left here, and ", "{}", "."),
    ("", "{}", ", and your refund of $42 is on its way."),
    ("", "{}", ", so I checked order 4417 myself."),
)
HARPERS_SLIPS = (
    "missing the word `be` between this modal verb",  # "3 May left": the month is no modal verb
    "Use the en dash",
    "dash",  # how a range of numbers is written
    "spelled",
    "misspelled",
    "Did you mean to spell",
    "Oxford comma",
    "long sentence",
    "words long",  # a sentence of forty words: long, and no fault of grammar
)
DOUBLED_BY_RIGHT = {"that", "had"}
_WORDS = re.compile(r"[^\W_][\w'’]*")


def cases(bank: PhraseBank, topic: str) -> Iterator[tuple[str, str, Finding, Suggestion]]:
    """Yield (rule, text, finding, suggestion) for every example, and for one example of each rule in longer texts."""
    memo = Memo()
    for rule in bank.rules.values():
        if rule.topic.id != topic:
            continue
        for nth, example in enumerate(rule.rule.flags):
            text = marked(example)[0]
            texts = [text] if nth else [text, *longer(text)]
            for one in texts:
                for finding in analyse(Draft(one), bank, memo).findings:
                    if finding.rule == rule.id:
                        for suggestion in finding.suggestions:
                            yield rule.id, one, finding, suggestion


def longer(text: str) -> list[str]:
    sentence = text.rstrip(".!?… ")
    inner = sentence if re.match(r"I\b|[A-Z]{2}", sentence) else sentence[:1].lower() + sentence[1:]
    first, *rest = LONGER
    whole = [first[0] + text + first[2]]
    if not re.search(r"[.!?:\n]", sentence) and text.endswith("."):
        whole += [before + (inner if before else sentence) + after for before, _, after in rest]
    return whole


def filled(text: str, bank: PhraseBank) -> str:
    for slot in bank.slots.values():
        text = text.replace(f"[{slot.label}]", slot.sample)
    return re.sub(r"([.!?]\s+|^)([a-z])", lambda m: m[1] + m[2].upper(), text) if text.startswith("[") else text


@cache
def linter() -> Linter:
    return Linter()


@cache
def complaints(text: str) -> frozenset[str]:
    """What Harper says of a text, spelling aside: names are none of its business."""
    lints = [
        lint
        for lint in linter().lint(text)
        if lint.lint_kind not in ("Spelling", "Readability", "Style", "Enhancement", "WordChoice")
    ]
    return frozenset(m for lint in lints if not any(slip in (m := lint.message) for slip in HARPERS_SLIPS))


def broken(text: str, start: int, end: int) -> str:
    """What is wrong with the seams of a text whose words [start, end) are new; nothing when all is well."""
    words = _WORDS.findall(text)
    new = text[max(0, start - 30) : end + 30]
    for pattern, what in (
        (r"[^\n] {2,}", "two spaces"),
        (r" [,.;:!?](?:\s|$)", "a space before a stop"),
        (r"[,;:][.!?,;:]|(?<!\.)\.\.(?!\.)|(?<!\.m)(?<!etc)[.!?][,;:]", "two stops"),
        (r"(?<!\.m)(?<!e\.g)(?<!\d)[.!?] [a-z]", "a sentence that begins small"),
        (r"\bI'm are\b|\bwe am\b|\bI are\b|\bI has\b|\bwe has\b", "a verb of another person"),
    ):
        if found := re.search(pattern, new):
            return f"{what}: {found[0]!r}"
    for one, other in pairwise(words):
        if one.lower() == other.lower() and one.lower() not in DOUBLED_BY_RIGHT and f"{one} {other}" in new:
            return f"a word twice: {one!r}"
    return ""


def judge(bank: PhraseBank, text: str, finding: Finding, suggestion: Suggestion, memo: Memo) -> str:
    after = taken(text, finding, suggestion)
    span = suggestion.span(finding)
    if not after.strip():
        return ""  # nothing but the flagged words stood there
    first = next((c for c in after if c.isalpha()), "A")
    if text[:1].isupper() and after[:1].isalpha() and first.islower():
        return "it begins small"
    if text.rstrip()[-1:] in ".!?" and after.rstrip()[-1:] not in ".!?…,:”\"')]":
        return "its stop is gone"
    if seams := broken(after, span.start, span.start + len(suggestion.text)):
        return seams
    whole = filled(after, bank)
    grown = Span(span.start, span.start + len(filled(suggestion.text, bank)) + 1)
    for other in analyse(Draft(whole), bank, memo).findings:
        if other.span.overlaps(grown) and other.span.of(whole) not in text:
            return f"{other.rule} marks {other.span.of(whole)!r}"
    if new := complaints(whole) - complaints(text):
        return f"Harper: {'; '.join(sorted(new))}"
    return ""


def test_every_alternative_reads_as_whole_correct_english_where_it_is_put(bank: PhraseBank, topic: str) -> None:
    memo = Memo()
    wrong = [
        f"{rule}: {text!r} → {taken(text, finding, suggestion)!r}: {reason}"
        for rule, text, finding, suggestion in cases(bank, topic)
        if (reason := judge(bank, text, finding, suggestion, memo))
    ]
    assert not wrong, "\n".join(["", *wrong])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    from assistant.bank.shelf import load

    if "topic" in metafunc.fixturenames:
        metafunc.parametrize("topic", topics(load()[0]))


@pytest.mark.parametrize(
    ("text", "start", "end", "what"),
    [
        ("It works.", 0, 9, ""),
        ("It  works.", 0, 9, "two spaces"),
        ("It works .", 0, 9, "a space before a stop"),
        ("It works,.", 0, 9, "two stops"),
        ("It works..", 0, 9, "two stops"),
        ("It works. so.", 0, 9, "a sentence that begins small"),
        ("It is is on.", 0, 9, "a word twice"),
        ("It works...", 0, 9, ""),
        ("It costs 3.50 at 9 a.m. today.", 0, 9, ""),
    ],
)
def test_what_counts_as_broken(text: str, start: int, end: int, what: str) -> None:
    assert broken(text, start, end).startswith(what) if what else not broken(text, start, end)
