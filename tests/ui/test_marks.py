"""Marks follow while the agent types before, inside and behind them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QTextCursor

from assistant.core.finding import Finding, Severity, Suggestion
from assistant.core.report import Report
from assistant.core.span import Span
from assistant.ui.marks import MOST, Marks
from assistant.ui.reply_editor import ReplyEditor
from assistant.ui.theme import LIGHT

WORDS = "any inconvenience"


def report(text: str, *, unfinished: Span | None = None, words: str = WORDS) -> Report:
    start = text.index(words)
    finding = Finding(
        "a.b", Span(start, start + len(words)), Severity.WARNING, "", suggestions=(Suggestion("x", lead=4, tail=1),)
    )
    return Report(1, (finding,), unfinished)


@pytest.fixture
def editor(qtbot) -> ReplyEditor:
    editor = ReplyEditor(lambda _: [])
    editor.listen()
    editor.resize(600, 300)
    qtbot.addWidget(editor)
    return editor


def marks_on(editor: ReplyEditor, text: str) -> Marks:
    editor.setPlainText(text)
    marks = Marks(editor, LIGHT)
    editor.follow, editor.paint_over, editor.measure_anew = marks.follow, marks.paint, marks.measure_anew
    marks.show_report(report(text), text)
    return marks


def insert(editor: ReplyEditor, position: int, text: str, remove: int = 0) -> None:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(position)
    cursor.setPosition(position + remove, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)


def standing(marks: Marks) -> list[str]:
    return [mark.cursor.selectedText() for mark in marks.all]


def coloured_columns(editor: ReplyEditor, colour: str) -> list[tuple[int, int]]:
    """The runs of columns of the viewport, as (first, last), that hold pixels of a colour; small gaps are closed."""
    image = editor.viewport().grab().toImage()
    wanted = QColor(colour).rgb()
    columns = [x for x in range(image.width()) if any(image.pixel(x, y) == wanted for y in range(image.height()))]
    runs: list[tuple[int, int]] = []
    for x in columns:
        if runs and x - runs[-1][1] <= 8:
            runs[-1] = (runs[-1][0], x)
        else:
            runs.append((x, x))
    return runs


LEADS = ["", "👍👨‍👩‍👧 ", "é́ ", "\tשלום ", "one\ntwo\n"]


@pytest.mark.parametrize("lead", LEADS)
def test_the_underline_is_under_exactly_the_words(editor: ReplyEditor, lead: str) -> None:
    marks = marks_on(editor, f"{lead}for any inconvenience.")
    assert standing(marks) == [WORDS]
    cursor = editor.textCursor()
    cursor.setPosition(marks.all[0].start)
    left = editor.cursorRect(cursor).left()
    width = QFontMetrics(editor.font()).horizontalAdvance(WORDS)
    ((first, last),) = coloured_columns(editor, LIGHT.warning)
    assert abs(first - left) <= 2
    assert abs(last - left - width) <= 6  # a dash may end a little before


def test_line_styles_tell_severities_apart_without_colour(editor: ReplyEditor) -> None:
    text = "aaaaaaaaaaaa bbbbbbbbbbbb cccccccccccc"
    editor.setPlainText(text)
    marks = Marks(editor, LIGHT)
    editor.paint_over = marks.paint
    findings = [Finding("a.b", Span(13 * i, 13 * i + 12), severity, "") for i, severity in enumerate(Severity)]
    marks.show_report(Report(1, tuple(findings)), text)
    image = editor.viewport().grab().toImage()
    filled = []
    for severity in Severity:
        wanted = QColor(LIGHT.of(severity)).rgb()
        rows = [sum(image.pixel(x, y) == wanted for x in range(image.width())) for y in range(image.height())]
        filled.append(max(rows))
    dots, dashes, solid = filled
    assert 0 < dots < 0.6 * dashes < dashes < 0.9 * solid


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("typed", ["a", " so ", "👍", "\n", "\t", "ש"])
def test_it_follows_while_typing_before_it(editor: ReplyEditor, lead: str, typed: str) -> None:
    marks = marks_on(editor, f"{lead}for any inconvenience.")
    insert(editor, 0, typed)
    assert standing(marks) == [WORDS]


@pytest.mark.parametrize("typed", [" ", ", ", " 👍", "\n"])
def test_typing_at_its_edges_does_not_come_in(editor: ReplyEditor, typed: str) -> None:
    marks = marks_on(editor, "for any inconvenience.")
    insert(editor, marks.all[0].end, typed)
    assert standing(marks) == [WORDS]
    insert(editor, marks.all[0].start, typed)
    assert standing(marks) == [WORDS]
    assert [(mark.start, mark.end) for mark in marks.all] == [
        (4 + len(typed.encode("utf-16-le")) // 2,) * 1 + (marks.all[0].end,)
    ]


@pytest.mark.parametrize(
    ("position", "typed", "removed"), [(6, "x", 0), (6, "", 1), (4, "x", 0), (21, "s", 0), (0, "", 9)]
)
def test_one_whose_words_change_goes_in_the_same_event(
    editor: ReplyEditor, qtbot, position: int, typed: str, removed: int
) -> None:
    marks = marks_on(editor, "for any inconvenience.")
    with qtbot.waitSignal(marks.changed, timeout=0):
        insert(editor, position, typed, removed)
    assert standing(marks) == []


def test_marking_is_no_edit(editor: ReplyEditor) -> None:
    """It fires nothing and leaves no undo step."""
    editor.setPlainText("for any inconvenience.")
    editor.document().contentsChange.connect(lambda *_: pytest.fail("the document was edited"))
    marks = Marks(editor, LIGHT)
    marks.show_report(report(editor.toPlainText()), editor.toPlainText())
    marks.choose(marks.all[0])
    editor.grab()
    assert not editor.document().isUndoAvailable()


def test_a_new_mark_in_the_sentence_being_typed_waits_and_a_standing_one_stays(editor: ReplyEditor) -> None:
    text = "for any inconvenience"
    editor.setPlainText(text)
    marks = Marks(editor, LIGHT)
    marks.show_report(report(text, unfinished=Span(0, len(text))), text)
    assert standing(marks) == []
    marks.show_report(report(text), text)
    marks.show_report(report(text, unfinished=Span(0, len(text))), text)
    assert standing(marks) == [WORDS]


@pytest.mark.parametrize("lead", ["", "👍 ", "é́ "])
def test_the_reach_of_a_suggestion_follows_too(editor: ReplyEditor, lead: str) -> None:
    marks = marks_on(editor, f"{lead}for any inconvenience.")
    insert(editor, 0, "👍 Hello. ")
    over = marks.reach(marks.all[0], marks.all[0].finding.suggestions[0])
    assert over is not None
    assert over.selectedText() == "for any inconvenience."


def test_what_is_no_longer_there_cannot_be_replaced(editor: ReplyEditor) -> None:
    marks = marks_on(editor, "for any inconvenience.")
    insert(editor, 0, "", 1)
    assert marks.reach(marks.all[0], marks.all[0].finding.suggestions[0]) is None


def test_there_are_never_more_than_an_editor_can_bear(editor: ReplyEditor) -> None:
    text = "any inconvenience. " * 900
    editor.setPlainText(text)
    marks = Marks(editor, LIGHT)
    findings = tuple(Finding("a.b", Span(i * 19, i * 19 + 17), Severity.HINT, "") for i in range(900))
    marks.show_report(Report(1, findings), text)
    assert len(marks.all) == MOST
    assert marks.more


def all_measured_anew(editor: ReplyEditor, marks: Marks) -> list[list[float]]:
    """Where the lines are, found afresh."""
    marks.measure_anew()
    editor.grab()
    return [[line.x1() for line in mark.lines or ()] for mark in marks.all]


@pytest.mark.parametrize(
    "edit", [(0, "so "), (60, "x"), (60, "\n"), (3, "word " * 30), (90, "שלום "), (200, "z"), (25, " ")]
)
def test_remembered_lines_are_where_they_would_be_found_now(editor: ReplyEditor, edit: tuple[int, str]) -> None:
    """Only the marks behind an edit, in its block, are measured again."""
    text = "we say any inconvenience, and any inconvenience, again any inconvenience. " * 3 + "\nany inconvenience"
    editor.setPlainText(text)
    marks = Marks(editor, LIGHT)
    editor.follow, editor.paint_over, editor.measure_anew = marks.follow, marks.paint, marks.measure_anew
    starts = [i for i in range(len(text)) if text.startswith(WORDS, i)]
    findings = tuple(Finding("a.b", Span(i, i + len(WORDS)), Severity.HINT, "") for i in starts)
    marks.show_report(Report(1, findings), text)
    editor.grab()
    insert(editor, *edit)
    editor.grab()
    remembered = [[line.x1() for line in mark.lines or ()] for mark in marks.all]
    assert remembered == all_measured_anew(editor, marks)


def test_lines_are_measured_anew_at_another_width(editor: ReplyEditor) -> None:
    marks = marks_on(editor, "word " * 14 + "for any inconvenience.")
    editor.grab()
    before = [line.p1() for line in marks.all[0].lines or ()]
    editor.resize(250, 300)
    editor.grab()
    assert [line.p1() for line in marks.all[0].lines or ()] != before
