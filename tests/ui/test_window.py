"""The main job in the window, with real keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from letter import LETTER, MARKED
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.ui.window import Window

NONE, SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.focusWidget() or window, key, modifier)


def caret(window: Window) -> int:
    return window.editor.textCursor().position()


def card_text(window: Window) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in window.review.card.widget().findChildren(QLabel))


def test_a_typed_letter_is_marked(window: Window, marked) -> None:
    QTest.keyClicks(window.editor, LETTER)
    marked(*MARKED)


def test_a_pasted_letter_is_marked(window: Window, marked) -> None:
    QGuiApplication.clipboard().setText(LETTER)
    press(window, Qt.Key.Key_V, CONTROL)
    marked(*MARKED)


def test_the_sentence_being_typed_is_left_alone_until_a_pause(window: Window, qtbot: QtBot, marked) -> None:
    QTest.keyClicks(window.editor, "We apologize for any inconvenience")
    shown: list[int] = []
    window.review.marks.changed.connect(lambda: shown.append(len(window.review.marks.all)))
    qtbot.waitUntil(lambda: shown != [], timeout=5000)  # the report has come, and nothing is shown of it
    assert shown == [0]
    marked("apologize for any inconvenience")  # after the pause it is


def test_an_ended_sentence_is_marked_while_the_next_is_typed(window: Window, marked) -> None:
    QTest.keyClicks(window.editor, "We apologize for any inconvenience. ")
    marked("apologize for any inconvenience")
    QTest.keyClicks(window.editor, "Our team is looking into it")
    marked("apologize for any inconvenience")


def test_the_customers_message_is_never_marked(window: Window, qtbot: QtBot, marked) -> None:
    window.customer.setFocus()
    QTest.keyClicks(window.focusWidget(), LETTER)
    window.editor.setFocus()
    QTest.keyClicks(window.editor, "We apologize for any inconvenience. ")
    marked("apologize for any inconvenience")
    message = window.customer.focusProxy()
    assert message.toPlainText() == LETTER
    assert message.extraSelections() == []


def test_keys_walk_the_marks_and_the_card_follows(window: Window, marked) -> None:
    window.editor.insertPlainText(LETTER)
    marked(*MARKED)
    for words in (*MARKED, MARKED[0]):
        press(window, Qt.Key.Key_F8)
        assert window.review.marks.current is not None
        assert window.review.marks.current.words == words
        assert words in card_text(window)
    press(window, Qt.Key.Key_F8, SHIFT)
    assert window.review.marks.current.words == MARKED[-1]
    assert caret(window) == window.review.marks.current.end


def test_a_click_on_a_mark_shows_its_card(window: Window, qtbot: QtBot, marked) -> None:
    window.editor.insertPlainText(LETTER)
    marked(*MARKED)
    cursor = QTextCursor(window.editor.document())
    cursor.setPosition(LETTER.index("already"))
    where = window.editor.cursorRect(cursor).center()
    qtbot.mouseClick(window.editor.viewport(), Qt.MouseButton.LeftButton, pos=where)
    text = card_text(window)
    assert "Rebuke for asking again" in text
    assert "It scolds." in text
    assert "4 of 5" in text
    assert "S52" in text


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_an_alternative_is_taken_by_its_number_and_undone_in_one_step(window: Window, marked, number: int) -> None:
    window.editor.insertPlainText(LETTER)
    marked(*MARKED)
    press(window, Qt.Key.Key_F8)
    press(window, Qt.Key.Key_F8)
    suggestion = window.review.marks.current.finding.suggestions[number - 1]
    press(window, Qt.Key.Key_0 + number, ALT)
    expected = LETTER.replace("We apologize for any inconvenience this may have caused.", suggestion.text)
    assert window.editor.toPlainText() == expected
    assert window.editor.hasFocus()
    assert window.editor.textCursor().selectedText() == f"[{suggestion.slots[0]}]"
    press(window, Qt.Key.Key_Z, CONTROL)
    assert window.editor.toPlainText() == LETTER
    marked(*MARKED)
    press(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert window.editor.toPlainText() == expected


def test_an_alternative_is_taken_by_the_mouse(window: Window, qtbot: QtBot, marked) -> None:
    window.editor.insertPlainText(LETTER)
    marked(*MARKED)
    press(window, Qt.Key.Key_F8)
    qtbot.mouseClick(window.review.card.rows[1], Qt.MouseButton.LeftButton)
    assert window.editor.toPlainText() == LETTER.replace("Dear customer,", "Hello,")
    assert window.editor.hasFocus()


def test_without_a_slot_the_caret_stands_where_typing_goes_on(window: Window, marked) -> None:
    window.editor.insertPlainText("Dear customer,\nyour card is here.")
    marked("Dear customer")
    press(window, Qt.Key.Key_F8)
    press(window, Qt.Key.Key_2, ALT)
    assert caret(window) == len("Hello,")


def test_a_caret_elsewhere_stays_with_its_words(window: Window, marked) -> None:
    window.editor.insertPlainText("Dear customer,\nyour card is here.")
    marked("Dear customer")
    window.review.findings.select(0)
    window.review.marks.choose(window.review.marks.all[0])  # as from the list, the caret still at the end
    press(window, Qt.Key.Key_2, ALT)
    assert window.editor.toPlainText() == "Hello,\nyour card is here."
    assert caret(window) == len("Hello,\nyour card is here.")


def test_tab_walks_the_slots_and_typing_fills_them(window: Window, marked) -> None:
    window.editor.insertPlainText("We apologize for any inconvenience. Bye")
    marked("apologize for any inconvenience")
    press(window, Qt.Key.Key_F8)
    press(window, Qt.Key.Key_3, ALT)
    QTest.keyClicks(window.editor, "the delay")
    press(window, Qt.Key.Key_Tab)
    assert window.editor.textCursor().selectedText() == "[impact]"
    press(window, Qt.Key.Key_Backtab, SHIFT)
    assert window.editor.textCursor().selectedText() == "[impact]"
    QTest.keyClicks(window.editor, "no heating")
    assert window.editor.toPlainText() == "We're sorry that the delay left you with no heating. Bye"
    press(window, Qt.Key.Key_Tab)
    assert "\t" in window.editor.toPlainText()


def test_taking_works_behind_emoji_accents_and_right_to_left_words(window: Window, marked) -> None:
    lead = "👍👨‍👩‍👧 é́\tשלום. "
    window.editor.insertPlainText(lead + "We apologize for any inconvenience. 👍")
    marked("apologize for any inconvenience")
    press(window, Qt.Key.Key_F8)
    press(window, Qt.Key.Key_3, ALT)
    assert window.editor.toPlainText() == lead + "We're sorry that [issue] left you with [impact]. 👍"
    press(window, Qt.Key.Key_Z, CONTROL)
    assert window.editor.toPlainText() == lead + "We apologize for any inconvenience. 👍"


def test_an_alternative_is_previewed_in_place_before_it_is_taken(window: Window, marked) -> None:
    window.editor.insertPlainText(LETTER)
    marked(*MARKED)
    press(window, Qt.Key.Key_F8)
    press(window, Qt.Key.Key_Down, CONTROL)
    assert window.review.card.rows[0].hasFocus()
    assert window.review.preview.isVisible()
    assert "<s>Dear customer,</s>" in window.review.preview._label.text()
    assert "Hi [name]," in window.review.preview._label.text()
    assert window.editor.toPlainText() == LETTER
    press(window, Qt.Key.Key_Tab)
    assert ">Hello,<" in window.review.preview._label.text()
    press(window, Qt.Key.Key_Escape)
    assert window.editor.hasFocus()
    assert not window.review.preview.isVisible()
    assert window.editor.toPlainText() == LETTER


def test_return_on_an_alternative_takes_it(window: Window, marked) -> None:
    window.editor.insertPlainText(LETTER)
    marked(*MARKED)
    press(window, Qt.Key.Key_F8)
    press(window, Qt.Key.Key_Down, CONTROL)
    press(window, Qt.Key.Key_Return)
    assert window.editor.toPlainText() == LETTER.replace("Dear customer,", "Hi [name],")
    assert window.editor.textCursor().selectedText() == "[name]"


def test_the_list_has_every_finding_and_return_goes_there(window: Window, marked) -> None:
    window.editor.insertPlainText(LETTER)
    marked(*MARKED)
    listed = window.review.findings.focusProxy()
    assert [listed.item(i).data(Qt.ItemDataRole.AccessibleTextRole) for i in range(listed.count())][4] == (
        "Blaming the customer, strong: you should have read the terms"
    )
    listed.setFocus()
    listed.setCurrentRow(2)
    press(window, Qt.Key.Key_Return)
    assert window.review.marks.current.words == MARKED[2]
    assert window.editor.hasFocus()


def test_copy_is_exactly_the_plain_text(window: Window) -> None:
    text = "Hi  Amara,\n\n\tשלום 👍 é́\n> quoted\n"
    window.editor.insertPlainText(text)
    press(window, Qt.Key.Key_Return, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == text
    assert data.formats() == ["text/plain"]
    assert window._status.text() == "Copied."


def test_undo_brings_the_marks_back(window: Window, marked) -> None:
    window.editor.insertPlainText("We apologize for any inconvenience.")
    marked("apologize for any inconvenience")
    cursor = window.editor.textCursor()
    cursor.setPosition(6)
    window.editor.setTextCursor(cursor)
    QTest.keyClicks(window.editor, "xyz")
    marked()
    press(window, Qt.Key.Key_Z, CONTROL)
    marked("apologize for any inconvenience")


def test_panes_are_reached_by_key(window: Window, marked) -> None:
    window.editor.insertPlainText(LETTER)
    marked(*MARKED)
    seen = []
    while "Your reply" not in seen and len(seen) < 10:
        press(window, Qt.Key.Key_F6)
        seen.append(window.focusWidget().accessibleName())
    assert [name for name in seen if name != "Checks"] == [
        "Findings",
        window.needs.stops[0].accessibleName(),
        "Cause",
        "Customer's message",
        "Your reply",
    ]


def test_the_example_never_replaces_a_reply(window: Window, marked) -> None:
    press(window, Qt.Key.Key_F2)
    marked(*MARKED, "as soon as possible")
    window.editor.selectAll()
    QTest.keyClicks(window.editor, "mine")
    press(window, Qt.Key.Key_F2)
    assert window.editor.toPlainText() == "mine"


def test_every_control_has_a_name(window: Window, marked) -> None:
    from PySide6.QtWidgets import QAbstractButton, QListWidget, QPlainTextEdit

    window.editor.insertPlainText(LETTER)
    marked(*MARKED)
    press(window, Qt.Key.Key_F8)
    for kind in (QAbstractButton, QListWidget, QPlainTextEdit):
        for control in window.findChildren(kind):
            if control.isVisible() and control.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert control.accessibleName(), control


def test_it_closes_in_the_middle_of_an_analysis(window: Window) -> None:
    window.editor.insertPlainText((LETTER + "\n") * 2_000)
    window.touched.emit()
    QTest.qWait(150)  # the analysis of 50,000 words has begun
    window.close()


def test_twenty_undos_after_much_ado_give_the_first_text(window: Window, marked) -> None:
    window.editor.insertPlainText(LETTER)
    marked(*MARKED)
    for _ in range(4):
        press(window, Qt.Key.Key_F8)
        press(window, Qt.Key.Key_1, ALT)
    for _ in range(20):
        press(window, Qt.Key.Key_Z, CONTROL)
    assert window.editor.toPlainText() == ""


def test_a_mark_that_is_gone_to_is_seen_from_its_beginning(window: Window, marked) -> None:
    window.resize(640, 420)
    window.editor.setPlainText(LETTER + "\n" * 200)
    marked(*MARKED)
    for _ in MARKED:
        window.editor.moveCursor(QTextCursor.MoveOperation.End)
        press(window, Qt.Key.Key_F8)
        beginning = window.editor.textCursor()
        beginning.setPosition(window.review.marks.current.start)
        assert window.editor.cursorRect(beginning).top() >= 0
