"""Twenty replies before and after: every fault of the one is marked, and nothing of the other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.core.draft import Draft
from assistant.core.report import Need
from assistant.review.analyse import analyse

LINES = Path(__file__).with_name("scenarios.jsonl").read_text(encoding="utf-8").splitlines()
SCENARIOS = [pytest.param(json.loads(line), id=json.loads(line)["id"]) for line in LINES]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_fault_of_the_weak_reply_is_marked(bank, scenario: dict) -> None:
    findings = analyse(Draft(scenario["before"]), bank).findings
    reasons = {
        reason for finding in findings for reason in finding.also
    }  # one finding a place; others stand on its card
    also = {rule.topic.id for rule in bank.rules.values() if rule.why in reasons}
    found = {finding.topic for finding in findings} | also
    assert set(scenario["flags"]) <= found, set(scenario["flags"]) - found


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nothing_of_the_good_reply_is_marked(bank, scenario: dict) -> None:
    text = scenario["after"]
    assert [(finding.rule, finding.span.of(text)) for finding in analyse(Draft(text), bank).findings] == []


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_weak_reply_leaves_a_need_open_and_the_good_one_meets_all(bank, scenario: dict) -> None:
    before, after = (
        analyse(Draft(scenario[which], customer=scenario["customer"]), bank) for which in ("before", "after")
    )
    assert not all(state.met for state in before.needs.values())
    assert {need: state.met for need, state in after.needs.items()} == dict.fromkeys(Need, True)
