"""The form of the open corpus: every line whole, every span where it says, every kind well covered."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FIELDS = ["id", "text", "spans", "near", "better", "trade", "channel", "register"]
KINDS = {
    "hollow_apology",
    "undone_empathy",
    "scripted_empathy",
    "form_letter",
    "brand_talk",
    "bureaucratic_register",
    "policy_wall",
    "flat_refusal",
    "blame_customer",
    "doubt_customer",
    "minimising",
    "emotion_policing",
    "condescension",
    "repeat_rebuke",
    "command_demand",
    "handoff_brushoff",
    "vague_promise",
    "passive_evasion",
    "closure_pressure",
    "over_apology",
    "overpromise_liability",
    "mismatched_cheer",
    "identity_assumption",
}


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["bad", "near", "decent"])
def test_every_line_has_the_form(name: str) -> None:
    for number, line in enumerate(lines(name), 1):
        assert list(line) == FIELDS
        assert line["id"] == f"{name}-{number:03}"
        assert bool(line["spans"]) == bool(line["better"]) == (name == "bad"), line["id"]
        assert bool(line["near"]) == (name == "near"), line["id"]


def test_a_span_is_found_once_and_is_gone_from_the_better_text() -> None:
    for line in lines("bad"):
        for span in line["spans"]:
            assert line["text"].count(span["text"]) == 1, line["id"]
            assert span["text"] not in line["better"], line["id"]
            assert span["kind"] in KINDS, line["id"]
            assert span["strength"] in {"mild", "clear", "severe"}, line["id"]


def test_every_kind_is_covered() -> None:
    bad = Counter(span["kind"] for line in lines("bad") for span in line["spans"])
    near = Counter(line["near"] for line in lines("near"))
    assert bad.keys() == near.keys() == KINDS
    assert min(bad.values()) >= 12
    assert min(near.values()) >= 8


def test_the_lines_by_kind_have_their_form() -> None:
    for number, line in enumerate(lines("lines"), 1):
        assert line["id"] == f"line-{number:04}"
        assert not (line["spans"] and line["near"]), line["id"]
        assert line["near"] in {*KINDS, None}, line["id"]
        for span in line["spans"]:
            assert line["text"].count(span["text"]) == 1, line["id"]
            assert span["kind"] in KINDS, line["id"]


def test_no_text_stands_twice() -> None:
    texts = Counter(line["text"] for name in ("bad", "near", "decent", "lines") for line in lines(name))
    assert texts.most_common(1)[0][1] == 1
