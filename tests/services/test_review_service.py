"""When a draft is analysed, and which answer counts."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal

from assistant.core.draft import Draft
from assistant.core.report import Report
from assistant.services.review_service import PAUSE, Breathe, ReviewService

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Gate:
    """An analysis that waits to be let through, and counts."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.begun = threading.Event()
        self.seen: list[int] = []

    def analyse(self, draft: Draft, breathe: Breathe) -> Report:
        self.seen.append(draft.revision)
        self.begun.set()
        while not self.open.wait(0.005):
            breathe()
        return Report(draft.revision)


@pytest.fixture
def made(qtbot: QtBot):
    services: list[ReviewService] = []

    def make(analyse, source=lambda: Draft(""), idle=lambda: 10_000) -> ReviewService:
        services.append(ReviewService(analyse, source, idle))
        return services[-1]

    yield make
    for service in services:
        service.stop()


def test_the_report_of_a_draft_arrives(qtbot: QtBot, made) -> None:
    service = made(lambda draft, _: Report(draft.revision))
    with qtbot.waitSignal(service.report_ready) as ready:
        service.submit(Draft("a", 7))
    assert ready.args[0].revision == 7


def test_only_the_newest_draft_is_answered(qtbot: QtBot, made) -> None:
    """One job runs, one draft waits; a newer one takes the place of the waiting one, and the running one gives up."""
    gate = Gate()
    service = made(gate.analyse)
    answered: list[int] = []
    service.report_ready.connect(lambda report: answered.append(report.revision))
    service.submit(Draft("a", 1))
    assert gate.begun.wait(5)
    for revision in (2, 3, 4):
        service.submit(Draft("a", revision))
    with qtbot.waitSignal(service.report_ready):
        gate.open.set()
    assert answered == [4]
    assert gate.seen == [1, 4]


def test_typing_is_followed_by_one_analysis_and_a_pause_by_another_without_the_caret(qtbot: QtBot, made) -> None:
    drafts: list[Draft] = []

    def analyse(draft: Draft, _: Breathe) -> Report:
        drafts.append(draft)
        return Report(draft.revision)

    service = made(analyse, lambda: Draft("abc", 3, caret=2))
    with qtbot.waitSignals([service.report_ready, service.report_ready], timeout=5000):
        for _ in range(10):
            service.touch()
    assert [draft.caret for draft in drafts] == [2, None]


def test_it_waits_while_keys_keep_coming(qtbot: QtBot, made) -> None:
    keys_left = [5]

    def idle() -> int:
        keys_left[0] -= 1
        return PAUSE - 10 if keys_left[0] > 0 else 10_000

    service = made(lambda draft, _: Report(draft.revision), lambda: Draft("a", 1), idle)
    with qtbot.waitSignal(service.report_ready):
        service.touch()
    assert keys_left[0] == 0


def test_a_failure_is_told_without_the_text(qtbot: QtBot, made, caplog) -> None:
    def analyse(draft: Draft, _: Breathe) -> Report:
        raise RuntimeError(draft.text)

    service = made(analyse)
    with qtbot.waitSignal(service.failed) as failed:
        service.submit(Draft("secret", 1))
    assert failed.args == ["This reply could not be checked. Your text is safe."]
    assert "secret" not in caplog.text
    assert "RuntimeError" in caplog.text


def test_a_failure_does_not_end_the_service(qtbot: QtBot, made) -> None:
    def analyse(draft: Draft, _: Breathe) -> Report:
        if draft.revision == 1:
            raise RuntimeError
        return Report(draft.revision)

    service = made(analyse)
    with qtbot.waitSignal(service.failed):
        service.submit(Draft("", 1))
    with qtbot.waitSignal(service.report_ready):
        service.submit(Draft("", 2))


def test_it_ends_in_order_in_the_middle_of_an_analysis(qtbot: QtBot, made) -> None:
    gate = Gate()
    service = made(gate.analyse)
    service.report_ready.connect(lambda _: pytest.fail("nobody is there to hear it"))
    service.submit(Draft("", 1))
    assert gate.begun.wait(5)
    service.stop()  # returns, since the job gives up at its next breath
    service.submit(Draft("", 2))
    service.touch()
    qtbot.wait(50)
    assert gate.seen == [1]


def test_five_thousand_signals(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on CPython 3.11 drops a reference of True at every emit, and dies within fifty."""

    class Canary(QObject):
        sang = Signal(int, str, object)

    heard: list[int] = []
    canary = Canary()
    canary.sang.connect(lambda number, _text, _thing: heard.append(number))
    for number in range(5_000):
        canary.sang.emit(number, "a", None)
    assert heard == list(range(5_000))
