"""Any paste becomes clean plain text, or is refused with a reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from assistant.ui.plain_editor import LONGEST_LINE, PlainEditor


@pytest.fixture
def editor(qtbot) -> PlainEditor:
    editor = PlainEditor("Reply", "")
    qtbot.addWidget(editor)
    return editor


def paste(editor: PlainEditor, text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    editor.insertFromMimeData(data)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\x00b\x07c\x1b[2Jd", "abc[2Jd"),
        ("tab\there", "tab\there"),
        ("👍 é́ שלום 🇬🇧", "👍 é́ שלום 🇬🇧"),
    ],
)
def test_paste(editor: PlainEditor, text: str, kept: str) -> None:
    paste(editor, text)
    assert editor.toPlainText() == kept


def test_only_the_plain_text_of_a_rich_paste_comes_in(editor: PlainEditor) -> None:
    paste(editor, "plain", "<b style='color:red'>rich</b>")
    assert editor.toPlainText() == "plain"


def test_a_paste_is_one_undo_step(editor: PlainEditor) -> None:
    editor.insertPlainText("before ")
    paste(editor, "one\ntwo\nthree")
    editor.undo()
    assert editor.toPlainText() == "before "


def test_a_megabyte_in_one_line_is_refused_with_a_reason(editor: PlainEditor, qtbot) -> None:
    with qtbot.waitSignal(editor.refused, timeout=0) as refused:
        paste(editor, "a" * 1_000_000)
    assert "1,000,000 characters" in refused.args[0]
    assert "Nothing was changed" in refused.args[0]
    assert editor.toPlainText() == ""


def test_a_line_cannot_grow_too_long_bit_by_bit(editor: PlainEditor, qtbot) -> None:
    paste(editor, "a" * (LONGEST_LINE - 10))
    with qtbot.waitSignal(editor.refused, timeout=0):
        paste(editor, "b" * 20)
    assert "b" not in editor.toPlainText()


def test_two_hundred_thousand_words_come_in(editor: PlainEditor) -> None:
    text = ("word " * 50 + "\n") * 4_000
    paste(editor, text)
    assert editor.toPlainText() == text
