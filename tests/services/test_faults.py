"""What nobody expected is told once, without a word of the draft."""

from __future__ import annotations

import sys

import pytest

from assistant.services.faults import FaultCatcher


@pytest.fixture
def catcher(qtbot, monkeypatch: pytest.MonkeyPatch) -> FaultCatcher:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    return FaultCatcher()


def test_a_fault_is_told_once_and_holds_no_text(catcher: FaultCatcher) -> None:
    told: list[str] = []
    catcher.caught.connect(told.append)
    for _ in range(2):
        try:
            raise ValueError("the customer's secret")
        except ValueError:
            sys.excepthook(*sys.exc_info())
    assert len(told) == 1
    assert told[0].startswith("ValueError\n")
    assert "test_faults.py" in told[0]
    assert "secret" not in told[0]
