"""The same reason is shown twice and then counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assistant.core.finding import Finding, Severity, Suggestion
from assistant.core.span import Span
from assistant.ui.panels.card import LEAVE_OUT, CardPanel
from assistant.ui.panels.findings import FindingsPanel
from assistant.ui.theme import system_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def finding(place: int, why: str, *suggestions: Suggestion) -> Finding:
    return Finding("a.b", Span(place, place + 1), Severity.HINT, "Cold", why, suggestions=suggestions)


def test_a_row_of_several_leads_to_each_in_turn(qtbot: QtBot) -> None:
    panel = FindingsPanel(system_theme())
    qtbot.addWidget(panel)
    panel.show_findings([(finding(i, "It is cold."), f"word {i}") for i in range(5)])
    rows = panel.target
    assert [rows.item(i).text() for i in range(rows.count())] == [
        "Cold: word 0",
        "Cold: word 1",
        "Cold: word 2 (and 2 more for the same reason)",
    ]
    chosen: list[int] = []
    panel.finding_chosen.connect(chosen.append)
    panel.finding_chosen.connect(panel.select)
    rows.setFocus()
    rows.setCurrentRow(2)
    for _ in range(4):
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert chosen == [2, 3, 4, 2]
    panel.select(3)
    assert rows.currentRow() == 2


def test_words_left_out_and_words_lost_are_told(qtbot: QtBot) -> None:
    card = CardPanel(system_theme(), str)
    qtbot.addWidget(card)
    gone, lost = Suggestion(""), Suggestion("I see.", drops="on 3 May in Leeds")
    card.show_finding(finding(0, "It is cold.", gone, lost), "so what", 1, 1)
    first, second = card.rows
    assert first.accessibleName() == f"1: {LEAVE_OUT}"
    assert "Leaves out: “on 3 May in Leeds”." in second.accessibleDescription()
