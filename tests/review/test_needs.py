"""The needs: what earns them, what does not, and how often a person's own labels say the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.bank.ranking import ranked
from assistant.core.draft import Draft, Situation
from assistant.core.report import Need
from assistant.review.analyse import Memo, analyse
from assistant.review.proving import marked

LINES = (Path(__file__).parents[1] / "corpus" / "needs.jsonl").read_text(encoding="utf-8").splitlines()
MESSAGE = "Third time I ask. My exam is on Friday and the book has not come.\n\nAmara"


def met(bank, reply: str, customer: str = "") -> set[Need]:
    needs = analyse(Draft(reply, customer=customer), bank).needs
    return {need for need, state in needs.items() if state.met}


@pytest.mark.parametrize("need", list(Need))
def test_the_strip_agrees_with_people(bank, need: Need) -> None:
    """Sixty-four replies, labelled by someone who saw neither code nor patterns."""
    memo, agree = Memo(), 0
    for line in map(json.loads, LINES):
        state = analyse(Draft(line["text"], customer=line["customer"]), bank, memo).needs[need]
        agree += state.met == line[need.value]
    assert len(LINES) >= 60
    assert agree / len(LINES) >= 0.85


def test_sorry_alone_gives_no_confidence_and_a_plan_alone_no_understanding(bank) -> None:
    assert Need.CONFIDENT not in met(bank, "I'm so sorry about this, Amara. I really am.")
    plan = met(bank, "I'll send a new one on Friday by courier.", MESSAGE)
    assert Need.CONFIDENT in plan
    assert Need.UNDERSTOOD not in plan


def test_stock_empathy_earns_nothing(bank) -> None:
    assert Need.UNDERSTOOD not in met(
        bank, "We understand your frustration and apologize for any inconvenience.", MESSAGE
    )


def test_what_hangs_on_it_is_named_first_where_they_wrote_it(bank) -> None:
    state = analyse(Draft("We are looking into it.", customer=MESSAGE), bank).needs[Need.UNDERSTOOD]
    assert state.move == "names_the_stake"


def test_every_move_has_phrases_and_a_short_label(bank) -> None:
    for move in bank.moves.values():
        assert len(move.label) <= 32, move.id
        assert len(move.say) >= 5, move.id
        assert move.why, move.id
        assert move.sources, move.id
        assert set(move.sources) <= set(bank.sources), move.id


def test_every_phrase_makes_its_move_and_is_marked_by_nothing(bank) -> None:
    memo = Memo()
    for move in bank.moves.values():
        for piece in move.say:
            said = piece.say
            for name, slot in bank.slots.items():
                said = said.replace(f"{{{name}}}", slot.sample)
            assert "{" not in said, (move.id, piece.say)
            report = analyse(Draft(said), bank, memo)
            assert not report.findings, (move.id, said)
            made = {proof.move for state in report.needs.values() for proof in state.evidence}
            assert move.id in made, (move.id, said)
            assert set(piece.when) <= set(bank.axes), (move.id, said)
            for axis, values in piece.when.items():
                assert set(values) <= {value.id for value in bank.axes[axis].values}, (move.id, said)


def test_the_situation_decides_which_alternatives_come_first(bank) -> None:
    text = "Our team is looking into it."
    orders = {
        tuple(one.text for one in analyse(Draft(text, situation=situation), bank).findings[0].suggestions)
        for situation in (
            Situation(),
            Situation(cause="delay"),
            Situation(cause="unknown"),
            Situation(stage="resolution"),
        )
    }
    assert len(orders) > 1


def test_names_change_nothing(bank) -> None:
    """The same words with names of many communities are judged alike (safety.yaml, bias tests)."""
    names = "Amara Siobhán Nguyen Mohammed Tyrone Aisha Weiling Oluwaseun Priya Juan Svetlana Kwame Takumi Fatima Moshe"
    reports = []
    for name in (*names.split(), "Lakshmi", "DeShawn", "Ingrid", "Nomvula", "Jack"):
        text = f"Hi {name}, we apologize for any inconvenience. I'll call you at 3 pm on Friday. Jo"
        report = analyse(Draft(text, customer=f"Where is my parcel?\n\nThanks,\n{name}"), bank)
        reports.append(
            (
                [finding.rule for finding in report.findings],
                [check.id for check in report.checks],
                [state.met for state in report.needs.values()],
            )
        )
    assert all(report == reports[0] for report in reports)


@pytest.mark.parametrize(
    "text",
    [
        "Kindly find the receipt here; I did the needful this morning and the refund lands on Friday.",
        "Abeg no vex, I don reverse the charge now now and the money go land before 5.",
        "I've sorted it lah, the new card reaches you on Tuesday.",
        "Y'all's order ships tomorrow at 9, and I'll text you the number myself.",
        "Please do revert with the photo when you can, and I will process it today itself.",
    ],
)
def test_dialect_is_not_coldness(bank, text: str) -> None:
    assert analyse(Draft(text), bank).findings == ()


def test_examples_in_brackets_are_read(bank) -> None:
    assert all(marked(example)[0] for move in bank.moves.values() for example in move.flags)


def test_pieces_for_the_situation_come_first(bank) -> None:
    for move in bank.moves.values():
        for piece in move.say:
            for axis, values in piece.when.items():
                first = ranked(move.say, Situation(**{axis: values[0]}))[0]
                assert values[0] in first.when.get(axis, ()), (move.id, axis, values)


def test_moves_have_their_places(bank) -> None:
    places = {move.id: move.place for move in bank.moves.values()}
    assert places["greets_by_name"] == "top"
    assert places["signs_by_name"] == "end"
    assert places["names_the_harm"] == places["reflects_the_fact"] == "early"
    assert places["next_step_when"] == "late"
