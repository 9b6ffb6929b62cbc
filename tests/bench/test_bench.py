"""The benchmarks run and count right, at sizes that take no time. What they find out is for people to read."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from . import analyse, growth, hostile, keys, memory, stalls, start
from .figures import Job, Row, Target, table, take_turns
from .gulp import STEPS, Flood
from .plan import Plan
from .replies import draft, replies
from .screen import has_screen

if TYPE_CHECKING:
    from assistant.bank.phrase_bank import PhraseBank

on_screen = pytest.mark.skipif(not (has_screen() or os.environ.get("HEARD_CI")), reason="Xvfb is missing")


def test_a_row_is_judged_by_what_its_target_is_about() -> None:
    assert Row("x", 2.2, 2.0, "y", most=1.10).met
    assert not Row("x", 2.3, 2.0, "y", most=1.10).met
    assert Row("x", 0.9, 0.1, "y", most=1.0, target=Target.OURS).met
    assert Row("x", 150, 100, "y", "MB", most=60, target=Target.OVER).met
    assert not Row("x", 161, 100, "y", "MB", most=60, target=Target.OVER).met
    assert Row("x", 1, 0, "y").met is None


def test_the_table_names_the_baseline_and_what_is_not_met() -> None:
    console = Console(width=150)
    with console.capture() as shown:
        console.print(table("keys", [Row("key to paint", 2.2, 2.0, "bare window", rounds=(1.0, 1.3), most=1.05)]))
    line = next(line for line in shown.get().splitlines() if "key to paint" in line)
    assert " ".join(line.split()) == "key to paint 2.20 ms 2 ms bare window 1.10 (1.00–1.30) ≤ 1.05 × it NO"


def test_turns_are_taken_fairly_by_jobs_made_anew() -> None:
    order: list[str] = []

    def maker(name: str) -> Job:
        order.append(name.upper())
        return lambda: order.append(name)

    taken = take_turns(3, partial(maker, "a"), partial(maker, "b"))
    assert "".join(order) == "AaBbBbAaAaBb"
    assert [len(times) for times in taken] == [3, 3]


def test_replies_and_drafts_have_the_words_they_should() -> None:
    assert all(190 <= len(text.split()) <= 215 for text in replies())
    for words in (7, 200, 5_000):
        paragraphs = draft(words).split("\n\n")
        assert sum(len(paragraph.split()) for paragraph in paragraphs) == words
        assert len(set(paragraphs)) == len(paragraphs)


def test_a_changed_sentence_costs_less_than_the_whole_reply(bank: PhraseBank) -> None:
    cold, changed = analyse.measure(bank, rounds=3)
    assert 0 < changed[0] < cold[0]
    assert len(cold[2]) == len(replies())
    text = replies()[0]
    for edited in analyse.edits(text, bank):
        assert len(edited.split()) == len(text.split()) + 1


def test_made_up_phrases_are_read_and_found_nowhere(bank: PhraseBank) -> None:
    small, large = growth.build(bank.packs, 10), growth.build(bank.packs, 100)
    assert sum(len(topic.rules) for topic in large.bank.packs[-1].topics) == 100 // growth.IN_RULE
    few, many, ratios = growth.measure(small.bank, large.bank, rounds=1)
    assert few > 0
    assert many > 0
    assert len(ratios) == len(replies())


@pytest.mark.parametrize("name", hostile.texts(["sorry"]))
def test_twice_the_text_takes_at_most_three_times_as_long(name: str, bank: PhraseBank) -> None:
    """A text whose cost grows with its square takes four times as long every time it is tried."""
    text = hostile.texts(hostile.words_of_rules(bank))[name]
    assert len(text(9_999, 1)) == pytest.approx(9_999, abs=5)
    tries = (hostile.measure(text, bank, size=10_000, rounds=5)[:2] for _ in range(5))
    assert any(twice <= 3 * once for once, twice in tries)


@on_screen
def test_the_start_is_seen_from_outside() -> None:
    ((ours, bare),) = start.measure(rounds=1)
    assert 10 < bare < 30_000
    assert 10 < ours < 30_000


@on_screen
def test_memory_is_that_of_the_program() -> None:
    (held,) = memory.measure(rounds=1, settled=0.2)
    assert all(5 < kinds["Pss"] <= kinds["Rss"] < 2_000 for kinds in held.values())


def test_every_key_is_felt_on_both_sides() -> None:
    plan = Plan(50, keys=12, block=6, interval=15, pause=200, settle=300)
    for side in keys.race(plan, on_screen=False):
        assert len(side.felt) == plan.keys
        assert all(0 < felt < 10_000 for felt in side.felt)


def test_stalls_are_seen_at_every_step_with_every_text() -> None:
    flood = Flood(words=500, emoji=40, controls=40, line=600, watched=100, after=40)
    for side in stalls.measure(flood, on_screen=False):
        assert list(side) == list(flood.texts())
        assert all(len(late) == len(STEPS) and all(-5 < one < 10_000 for one in late) for late in side.values())
