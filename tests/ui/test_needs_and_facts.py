"""The message, the situation, the needs and the checks, in the window and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu

from assistant.core.report import Need

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assistant.ui.window import Window

NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
MESSAGE = """\
Hi, my order 4417-B was due on Friday and nothing came. The wedding is on Saturday.
When will it arrive?

Thanks,
Amara Obi"""
COLD = """\
Hello, we apologize for any inconvenience. Our team is looking into it and will get back to you. We value your business
and thank you for your patience in this matter while we do so."""
WARM = """\
Hi Amara,

Your order 4417-B should have been with you on Friday, before the wedding. I've asked the courier to bring it tomorrow
before noon, and I'll write to you by 9 am with the driver's name.

Jo"""


@pytest.fixture
def press(window: Window) -> Callable[..., None]:
    def key(code: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(window.focusWidget() or window, code, modifier)

    return key


@pytest.fixture
def judged(qtbot: QtBot, window: Window) -> Callable[[str, str], None]:
    """Put a reply and a message in, and wait until they were read."""

    def judge(reply: str, message: str = MESSAGE) -> None:
        with qtbot.waitSignal(window.judged, timeout=8000):
            window.show_reply(reply, message)
        qtbot.waitUntil(lambda: window.report is not None and window.report.revision == window.editor.revision)

    return judge


def facts(window: Window) -> list[str]:
    listed = window.customer.facts.target
    return [listed.item(row).text() for row in range(listed.count())]


def checks(window: Window) -> list[str]:
    listed = window.review.checks.target
    return [listed.item(row).text() for row in range(listed.count())] if window.review.checks.isVisible() else []


def open_menu(window: Window) -> QMenu:
    return next(menu for menu in window.needs.findChildren(QMenu) if menu.isVisible())


def test_the_facts_of_a_message_are_shown(judged, window: Window) -> None:
    judged("Hello")
    assert "name: Amara Obi" in facts(window)
    assert "number: 4417-B" in facts(window)
    assert any(fact.startswith("asks: When will it arrive?") for fact in facts(window))


def test_a_fact_fills_the_slot_at_the_caret(judged, press, window: Window) -> None:
    judged("Hello [name], thanks.")
    window.editor.walk_slots()
    press(Qt.Key.Key_F3)
    assert window.focusWidget() is window.customer.facts.target
    listed = window.customer.facts.target
    listed.setCurrentRow(facts(window).index("name: Amara Obi"))
    press(Qt.Key.Key_Return)
    assert window.editor.toPlainText() == "Hello Amara Obi, thanks."
    assert window.focusWidget() is window.editor
    press(Qt.Key.Key_Z, CONTROL)
    assert window.editor.toPlainText() == "Hello [name], thanks."


def test_a_fact_is_put_away_or_put_right(judged, press, qtbot: QtBot, window: Window) -> None:
    judged("Hello")
    press(Qt.Key.Key_F3)
    listed = window.customer.facts.target
    listed.setCurrentRow(facts(window).index("number: 4417-B"))
    press(Qt.Key.Key_Delete)
    assert "number: 4417-B" not in facts(window)
    listed.setCurrentRow(facts(window).index("name: Amara Obi"))
    press(Qt.Key.Key_Return, SHIFT)
    field = window.focusWidget()
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(field, "Ms Obi")
    with qtbot.waitSignal(window.judged, timeout=8000):
        QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "name: Ms Obi" in facts(window))
    assert "number: 4417-B" not in facts(window)
    assert window.editor.toPlainText() == "Hello"
    assert window.draft().amended[-1].right == "Ms Obi"


def test_the_situation_is_set_by_two_keys(judged, press, window: Window) -> None:
    judged("Hello")
    press(Qt.Key.Key_F4)
    QTest.keyClicks(window.focusWidget(), "de")
    assert window.draft().situation.cause == "delay"
    press(Qt.Key.Key_Home)
    assert window.draft().situation.cause == ""


def test_a_met_need_shows_the_words_that_earned_it(judged, press, window: Window) -> None:
    judged(WARM)
    assert {need: state.met for need, state in window.report.needs.items()} == dict.fromkeys(Need, True)
    press(Qt.Key.Key_F7)
    lit = [selection.cursor.selectedText() for selection in window.editor.extraSelections()]
    assert lit
    assert all(words in WARM.replace("\n", "\u2029") for words in lit)
    press(Qt.Key.Key_Escape)
    assert window.focusWidget() is window.editor
    assert not window.editor.extraSelections()


def test_an_open_need_offers_phrases_that_make_the_move(judged, press, qtbot: QtBot, window: Window) -> None:
    judged(COLD)
    state = window.report.needs[Need.UNDERSTOOD]
    assert not state.met
    assert state.next
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_Return)
    menu = open_menu(window)
    offered = [action for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
    assert 1 <= len(offered) <= 5
    with qtbot.waitSignal(window.judged, timeout=8000):
        offered[0].trigger()
    assert window.editor.toPlainText() != COLD
    assert window.editor.toPlainText().startswith("Hello,")  # the greeting stays in front
    assert not window.report.needs[Need.UNDERSTOOD].met  # before its slots are filled, it has said nothing
    press(Qt.Key.Key_Z, CONTROL)
    assert window.editor.toPlainText() == COLD


def test_checks_are_shown_explained_and_put_away(judged, press, window: Window) -> None:
    judged(COLD)
    first = checks(window)
    assert 1 <= len(first) <= 3
    press(Qt.Key.Key_Down, CONTROL | SHIFT)
    assert window.focusWidget() is window.review.checks.target
    press(Qt.Key.Key_F1)
    dialog = window.findChild(QDialog)
    assert "esearch" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.close()
    press(Qt.Key.Key_Delete)
    assert first[0] not in checks(window)
    window.review.checks.target.setFocus()
    press(Qt.Key.Key_Delete, SHIFT)
    assert len(window.checks_off) == 1
    window.bring_back_checks()
    assert checks(window) == first


def test_the_next_reply_starts_with_all_checks(judged, press, window: Window) -> None:
    judged(COLD)
    first = checks(window)
    window.review.checks.target.setFocus()
    press(Qt.Key.Key_Delete)
    judged("")
    judged(COLD)
    assert checks(window) == first


def test_in_a_crisis_all_hints_stop(judged, window: Window) -> None:
    judged(COLD, "I can't go on. I want to end my life.")
    assert window.report.crisis
    assert window.review.crisis.isVisible()
    assert not window.review.findings.isVisible()
    assert not window.review.marks.all
    assert checks(window) == []
    judged(COLD, "This bill is killing me!")
    assert not window.review.crisis.isVisible()
    assert window.review.marks.all


def test_the_strip_can_be_clicked(judged, window: Window) -> None:
    judged(COLD)
    button = window.needs.stops[2]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    menu = open_menu(window)
    assert any("who does what" in action.text() or action.isEnabled() for action in menu.actions())
    menu.close()


def test_a_card_number_stops_the_copy_once(judged, press, window: Window) -> None:
    card = "I've put the refund on 4111 1111 1111 1111 for you, and it lands on Friday."
    QGuiApplication.clipboard().setText("before")
    judged(card)
    press(Qt.Key.Key_Return, CONTROL)
    assert QGuiApplication.clipboard().text() == "before"
    assert window.editor.textCursor().selectedText() == "4111 1111 1111 1111"
    press(Qt.Key.Key_Return, CONTROL)
    assert QGuiApplication.clipboard().text() == card


def test_an_open_slot_stops_the_copy_once(judged, press, window: Window) -> None:
    QGuiApplication.clipboard().setText("before")
    judged("I'll call you [when].")
    press(Qt.Key.Key_Return, CONTROL)
    assert QGuiApplication.clipboard().text() == "before"
    press(Qt.Key.Key_Return, CONTROL)
    assert QGuiApplication.clipboard().text() == "I'll call you [when]."


def test_checks_make_room_for_a_card(judged, press, window: Window) -> None:
    judged(COLD)
    assert window.review.checks.target.isVisible()
    press(Qt.Key.Key_F8)
    assert not window.review.checks.target.isVisible()
    press(Qt.Key.Key_Down, CONTROL | SHIFT)
    assert window.focusWidget() is window.review.checks.target


def test_a_greeting_by_name_takes_the_place_of_the_greeting(judged, press, window: Window) -> None:
    judged("Dear customer, your parcel is in Leeds. It comes on Friday.")
    window.needs.piece_chosen.emit("greets_by_name", "Hi [name],")
    assert window.editor.toPlainText() == "Hi [name], your parcel is in Leeds. It comes on Friday."


def test_the_next_reply_starts_empty_and_unset(judged, press, window: Window) -> None:
    judged(COLD)
    press(Qt.Key.Key_F4)
    QTest.keyClicks(window.focusWidget(), "de")
    press(Qt.Key.Key_N, CONTROL)
    draft = window.draft()
    assert (draft.text, draft.customer, draft.situation.cause) == ("", "", "")
    press(Qt.Key.Key_Z, CONTROL)
    assert window.editor.toPlainText() == COLD


def test_a_card_number_is_stopped_before_any_report_and_in_a_crisis(judged, press, window: Window) -> None:
    judged("I'll call you.")
    for reply, message in (("Use “4111 1111 1111 1111” again.", ""), ("4111 1111 1111 1111", "I want to end my life.")):
        QGuiApplication.clipboard().setText("before")
        window.show_reply(reply, message)
        press(Qt.Key.Key_Return, CONTROL)  # before it was read
        assert QGuiApplication.clipboard().text() == "before"


def test_a_name_put_right_ends_with_its_message(judged, press, qtbot: QtBot, window: Window) -> None:
    judged("Hi Ms Obi, it comes on Friday.")
    window.customer.facts._changes["name", "Amara Obi"] = "Ms Obi"
    judged("Hi John, your lamp is in Leeds and comes on Friday.", "Where is my lamp?\n\nThanks,\nJohn Smith")
    assert "name: John Smith" in facts(window)
    assert not any("greeted" in check for check in checks(window))


def test_a_correction_given_up_leaves_the_fact_as_it_was(judged, press, window: Window) -> None:
    judged("Hello")
    press(Qt.Key.Key_F3)
    listed = window.customer.facts.target
    listed.setCurrentRow(facts(window).index("name: Amara Obi"))
    press(Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert "name: Amara Obi" in facts(window)


def test_escape_leaves_the_situation(judged, press, window: Window) -> None:
    judged("Hello")
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Escape)
    assert window.focusWidget() is window.editor


def test_a_check_of_an_older_reply_selects_nothing(judged, press, window: Window) -> None:
    judged("Hi Amara, I'm very sorry about the order. It comes on Friday before noon. I'm so sorry again.")
    check = next(check for check in window.review.standing if check.span is not None)
    window.editor.insertPlainText("A few more words here. ")
    before = window.editor.textCursor().selectedText()
    window.review.checks.chosen.emit(check)
    assert window.editor.textCursor().selectedText() == before


def test_the_teams_own_card_is_shown(qtbot: QtBot) -> None:
    from assistant.app import make_window

    made, _ = make_window("Call Sam on 5555.")
    made.show()
    with qtbot.waitSignal(made.painted):
        qtbot.waitExposed(made)
    with qtbot.waitSignal(made.judged, timeout=8000):
        made.show_reply("Hello", "I want to end my life.")
    qtbot.waitUntil(lambda: made.review.crisis.isVisible(), timeout=8000)
    assert made.review.crisis.target.text() == "Call Sam on 5555."
    made.close()
    made.deleteLater()
