"""The pack that ships: every example it carries holds, and nothing it names is missing."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.bank.shelf import load
from assistant.review.proving import prove

KINDS = {"hollow_apology", "form_letter", "blame_customer", "vague_promise", "repeat_rebuke"}


def test_nothing_is_wrong_with_it() -> None:
    assert [str(fault) for fault in load()[1]] == []


def test_every_example_holds(bank) -> None:
    assert [f"{one.rule}: {one.example} {one.reason}" for one in prove(bank)] == []


def test_the_kinds_are_there(bank) -> None:
    assert {rule.topic.id for rule in bank.rules.values()} >= KINDS


def test_every_rule_proves_itself_and_offers_three_ways_out(bank) -> None:
    for rule in bank.rules.values():
        assert rule.rule.flags, rule.id
        assert rule.rule.passes, rule.id
        assert len(rule.alternatives) >= 3, rule.id
        assert any(alternative.tone == "factual" for alternative in rule.alternatives[:5]), rule.id


def test_every_kind_has_twelve_flags_and_eight_passes(bank) -> None:
    flags, passes = Counter(), Counter()
    for rule in bank.rules.values():
        flags[rule.topic.id] += len(rule.rule.flags)
        passes[rule.topic.id] += len(rule.rule.passes)
    for kind in KINDS:
        assert flags[kind] >= 12, kind
        assert passes[kind] >= 8, kind


def test_sources_and_slots_exist(bank) -> None:
    for rule in bank.rules.values():
        assert rule.sources, rule.id
        assert set(rule.sources) <= set(bank.sources), rule.id


def test_ids_are_unique(bank) -> None:
    ids = list(bank.rules)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("cause", ["fits", "unfit"])
def test_every_alternative_says_when_and_when_not(bank, cause: str) -> None:
    for rule in bank.rules.values():
        for alternative in rule.alternatives:
            assert getattr(alternative, cause), alternative.say
