"""Marks follow while the agent types before, inside and behind them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from assistant.core.finding import Finding, Severity, Suggestion
from assistant.core.report import Report
from assistant.core.span import Span
from assistant.ui.marks import Marks
from assistant.ui.theme import LIGHT, UNDERLINE

WORDS = "any inconvenience"


def report(text: str, *, unfinished: Span | None = None, words: str = WORDS) -> Report:
    start = text.index(words)
    finding = Finding(
        "a.b", Span(start, start + len(words)), Severity.WARNING, "", suggestions=(Suggestion("x", lead=4, tail=1),)
    )
    return Report(1, (finding,), unfinished)


@pytest.fixture
def editor(qtbot) -> QPlainTextEdit:
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    return editor


def marks_on(editor: QPlainTextEdit, text: str) -> Marks:
    editor.setPlainText(text)
    marks = Marks(editor, LIGHT)
    marks.show_report(report(text), text)
    return marks


def insert(editor: QPlainTextEdit, position: int, text: str, remove: int = 0) -> None:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(position)
    cursor.setPosition(position + remove, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)


def underlined(editor: QPlainTextEdit) -> list[str]:
    return [selection.cursor.selectedText() for selection in editor.extraSelections()]


LEADS = ["", "👍👨‍👩‍👧 ", "é́ ", "\tשלום ", "one\ntwo\n"]


@pytest.mark.parametrize("lead", LEADS)
def test_the_underline_is_under_exactly_the_words(editor: QPlainTextEdit, lead: str) -> None:
    marks_on(editor, f"{lead}for any inconvenience.")
    (selection,) = editor.extraSelections()
    assert selection.cursor.selectedText() == WORDS
    assert selection.format.underlineStyle() == UNDERLINE[Severity.WARNING]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("typed", ["a", " so ", "👍", "\n", "\t", "ש"])
def test_it_follows_while_typing_before_it(editor: QPlainTextEdit, lead: str, typed: str) -> None:
    marks_on(editor, f"{lead}for any inconvenience.")
    insert(editor, 0, typed)
    assert underlined(editor) == [WORDS]


@pytest.mark.parametrize("typed", [" ", ", ", " 👍", "\n"])
def test_typing_at_its_edges_does_not_come_in(editor: QPlainTextEdit, typed: str) -> None:
    marks = marks_on(editor, "for any inconvenience.")
    insert(editor, marks.all[0].end, typed)
    assert underlined(editor) == [WORDS]
    insert(editor, marks.all[0].start, typed)
    assert underlined(editor) == [WORDS]
    assert [(mark.start, mark.end) for mark in marks.all] == [
        (4 + len(typed.encode("utf-16-le")) // 2,) * 1 + (marks.all[0].end,)
    ]


@pytest.mark.parametrize(
    ("position", "typed", "removed"), [(6, "x", 0), (6, "", 1), (4, "x", 0), (21, "s", 0), (0, "", 9)]
)
def test_one_whose_words_change_goes_in_the_same_event(
    editor: QPlainTextEdit, qtbot, position: int, typed: str, removed: int
) -> None:
    marks = marks_on(editor, "for any inconvenience.")
    with qtbot.waitSignal(marks.changed, timeout=0):
        insert(editor, position, typed, removed)
    assert underlined(editor) == []


def test_marking_is_no_edit(editor: QPlainTextEdit) -> None:
    """It fires nothing and leaves no undo step."""
    editor.setPlainText("for any inconvenience.")
    editor.document().contentsChange.connect(lambda *_: pytest.fail("the document was edited"))
    marks = Marks(editor, LIGHT)
    marks.show_report(report(editor.toPlainText()), editor.toPlainText())
    marks.choose(marks.all[0])
    assert not editor.document().isUndoAvailable()


def test_a_new_mark_in_the_sentence_being_typed_waits_and_a_standing_one_stays(editor: QPlainTextEdit) -> None:
    text = "for any inconvenience"
    editor.setPlainText(text)
    marks = Marks(editor, LIGHT)
    marks.show_report(report(text, unfinished=Span(0, len(text))), text)
    assert underlined(editor) == []
    marks.show_report(report(text), text)
    marks.show_report(report(text, unfinished=Span(0, len(text))), text)
    assert underlined(editor) == [WORDS]


@pytest.mark.parametrize("lead", ["", "👍 ", "é́ "])
def test_the_reach_of_a_suggestion_follows_too(editor: QPlainTextEdit, lead: str) -> None:
    marks = marks_on(editor, f"{lead}for any inconvenience.")
    insert(editor, 0, "👍 Hello. ")
    over = marks.reach(marks.all[0], marks.all[0].finding.suggestions[0])
    assert over is not None
    assert over.selectedText() == "for any inconvenience."


def test_what_is_no_longer_there_cannot_be_replaced(editor: QPlainTextEdit) -> None:
    marks = marks_on(editor, "for any inconvenience.")
    insert(editor, 0, "", 1)
    assert marks.reach(marks.all[0], marks.all[0].finding.suggestions[0]) is None


def test_there_are_never_more_than_an_editor_can_bear(editor: QPlainTextEdit) -> None:
    text = "any inconvenience. " * 900
    editor.setPlainText(text)
    marks = Marks(editor, LIGHT)
    findings = tuple(Finding("a.b", Span(i * 19, i * 19 + 17), Severity.HINT, "") for i in range(900))
    marks.show_report(Report(1, findings), text)
    assert len(editor.extraSelections()) == 500
