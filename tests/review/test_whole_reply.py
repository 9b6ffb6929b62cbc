"""What the cases in the packs cannot show: how checks stand together, and what a crisis does."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.core.draft import Amended, Draft
from assistant.core.finding import Severity
from assistant.review.analyse import analyse
from assistant.review.checks.table import CHECKS

IDS = {f"D{number:02}" for number in range(1, 27)}


def test_all_checks_are_there_and_well_shown(bank) -> None:
    assert set(CHECKS) == set(bank.checks) == IDS
    for check in bank.checks.values():
        assert len(check.missing) >= 6, check.id
        assert len(check.met) >= 6, check.id
        assert check.sources, check.id
        assert set(check.sources) <= set(bank.sources), check.id
        assert check.why, check.id
        assert check.strength, check.id


def test_the_strongest_check_comes_first(bank) -> None:
    draft = Draft("Hi [name], we understand how upsetting this is and will look into it.", today=date(2026, 11, 30))
    checks = analyse(draft, bank).checks
    assert checks[0].severity is Severity.STRONG
    assert list(checks) == sorted(checks, key=lambda check: -check.severity)


def test_a_check_that_is_off_says_nothing(bank) -> None:
    from msgspec.structs import replace

    from assistant.bank.phrase_bank import PhraseBank

    reply = "Hi [name], here is your refund."
    assert "D19" in {check.id for check in analyse(Draft(reply), bank).checks}
    packs = tuple(replace(pack, checks=tuple(replace(one, on=False) for one in pack.checks)) for pack in bank.packs)
    off = PhraseBank(replace(bank.compiled, packs=packs))
    assert analyse(Draft(reply), off).checks == ()
    assert not analyse(Draft(reply, customer="I want to end my life."), off).crisis


def test_a_name_put_right_is_the_one_that_counts(bank) -> None:
    message = "Where is my parcel, please? It was due on Monday.\n\nThanks,\nAmara"
    reply = "Hi Bukola, your parcel is at the depot in Leeds, and I've asked them to bring it on Friday before noon."
    assert "D19" in {check.id for check in analyse(Draft(reply, customer=message), bank).checks}
    right = Draft(reply, customer=message, amended=(Amended("name", "Amara", "Bukola Ade"),))
    assert "D19" not in {check.id for check in analyse(right, bank).checks}
    away = Draft(reply, customer=message, amended=(Amended("name", "Amara"),))
    report = analyse(away, bank)
    assert "D19" not in {check.id for check in report.checks}
    assert "name" not in {fact.kind for fact in report.facts}


@pytest.mark.parametrize(
    "message",
    [
        "I want to kill myself.",
        "I don't see a reason to go on living.",
        "I'm not suicidal, but I can't go on.",
        "He hits me when he is drunk.",
        "I can't breathe, my chest hurts.",
    ],
)
def test_a_crisis_stops_all_hints(bank, message: str) -> None:
    for draft in (Draft("We apologize for any inconvenience.", customer=message), Draft(message)):
        report = analyse(draft, bank)
        assert report.crisis
        assert report.findings == ()
        assert report.checks == ()


@pytest.mark.parametrize(
    "message",
    [
        "This is killing me!",
        "I'd die for a refund.",
        "My phone died.",
        "Kill the process and restart.",
        "I want to end it, the subscription.",
        "I nearly had a heart attack at the bill.",
    ],
)
def test_idioms_are_no_crisis(bank, message: str) -> None:
    assert not analyse(Draft("I'll call you at 3 pm.", customer=message), bank).crisis


def test_a_card_number_is_never_repeated_in_a_message(bank) -> None:
    (check,) = (
        one for one in analyse(Draft("Your card 4111 1111 1111 1111 is on file."), bank).checks if one.id == "D22"
    )
    assert "4111" not in check.message
