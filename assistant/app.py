"""Builds the window and wires it: the one place that knows all the parts."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from assistant.storage.places import pack_cache
from assistant.storage.settings import Settings, load_settings, save_settings
from assistant.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QtMsgType
    from PySide6.QtWidgets import QPlainTextEdit

    from assistant.bank.pack import Axis
    from assistant.bank.phrase_bank import PhraseBank
    from assistant.core.draft import Draft, Situation
    from assistant.core.report import Check, Report
    from assistant.core.span import Span
    from assistant.review.analyse import Memo
    from assistant.services.review_service import Breathe
    from assistant.ui.panels.needs import Offer


PIECES = 5  # phrases that make a move, shown at a time
PLACES = {
    "top": "at the top, in place of the greeting",
    "early": "behind the greeting",
    "here": "where the caret stands",
    "late": "above the sign-off",
    "end": "at the very end",
}


class Reader:
    """The phrase bank and what it has seen. Read with the first draft, on the worker, when the window is up already."""

    def __init__(self, crisis_text: str = "") -> None:
        """Take the team's own text for a crisis; without one, the pack's is shown."""
        self._crisis_text = crisis_text
        self._bank: PhraseBank | None = None
        self._memo: Memo | None = None

    def analyse(self, draft: Draft, breathe: Breathe) -> Report:
        """Return the report of a draft. Worker thread."""
        from assistant.review.analyse import Memo, analyse

        if self._bank is None:
            from assistant.bank.cache import PackCache
            from assistant.bank.shelf import load

            self._bank, faults = load(cache=PackCache(pack_cache()))
            self._memo = Memo()
            for fault in faults:
                sys.stderr.write(f"heard: {fault}\n")
        return analyse(draft, self._bank, self._memo, breathe)

    def find_slots(self, text: str) -> list[Span]:
        """Return the open slots of a text; none before the bank is read, since nothing can have put one there."""
        from assistant.bank.slots import open_slots

        return open_slots(text, self._bank.slot_labels) if self._bank else []

    def axes(self) -> Sequence[Axis]:
        """Return what can be said of a case."""
        return tuple(self._bank.axes.values()) if self._bank else ()

    def offer(self, move: str, situation: Situation) -> Offer:
        """Return why a move helps, and phrases that make it."""
        from assistant.bank.ranking import ranked
        from assistant.bank.splice import with_labels
        from assistant.ui.panels.needs import Offer

        known = self._bank.moves.get(move) if self._bank else None
        if known is None or self._bank is None:
            return Offer("", "", ())
        pieces = ranked(known.say, situation)[:PIECES]
        said = [(with_labels(piece.say, self._bank.slots), piece.adds) for piece in pieces]
        return Offer(known.why, PLACES[known.place], said)

    def place(self, move: str, words: str, text: str, caret: int) -> tuple[int, str, int]:
        """Return where words that make a move go in, the words as they stand there, and how much they replace."""
        from assistant.review.placing import place

        known = self._bank.moves.get(move) if self._bank else None
        if known is None or self._bank is None:
            return caret, words, 0
        return place(words, known.place, text, caret, self._bank.language)

    def explain(self, check: str) -> tuple[str, str]:
        """Return the name of a check and what it is about, with the sources."""
        known = self._bank.checks.get(check) if self._bank else None
        if known is None:
            return "", ""
        return known.name, "\n".join((known.why, known.strength, *map(self.cite, known.sources)))

    def gates(self, text: str) -> list[Check]:
        """Return what a text should not be copied with unread: open slots, card numbers, passwords."""
        from assistant.review.checks.gate import gates

        return gates(text, self._bank) if self._bank else []

    def crisis_card(self) -> tuple[str, str]:
        """Return the title and the text of the card for a crisis: the team's own, where the settings have one."""
        if self._bank is None:
            return "", ""
        return self._bank.crisis.title, self._crisis_text or self._bank.crisis.text

    def cite(self, source: str) -> str:
        """Return a source in one line, with how it stands."""
        found = self._bank.sources.get(source) if self._bank else None
        return f"{source}: {found.cite} ({found.kind}, {found.status})." if found else source


def make_window(crisis_text: str = "") -> tuple[Window, QPlainTextEdit]:
    """Return the window as a person gets it, and its editor. A QApplication must exist; no settings are read."""
    reader = Reader(crisis_text)
    window = Window(reader)
    window.painted.connect(lambda: _begin_review(window, reader))
    window.example_wanted.connect(lambda: _show_example(window))
    return window, window.editor


def _begin_review(window: Window, reader: Reader) -> None:
    """Start the service once the window is on the screen: neither it nor the bank is needed before."""
    from assistant.services.review_service import ReviewService

    service = ReviewService(reader.analyse, window.draft, window.idle, window)
    service.report_ready.connect(window.show_report)
    service.failed.connect(window.say)
    window.touched.connect(service.touch)
    window.closed.connect(service.stop)
    service.touch()


def run(*, example: bool, without_window: Callable[[str], int]) -> int:
    """Open the window and return the exit status once it is closed.

    Qt ends the program when it cannot reach the display; without_window is told the reason first, and its answer is
    the exit status. Asking beforehand was tried: it took a tenth of the start.
    """

    def hear(kind: QtMsgType, _context: object, message: str) -> None:
        if kind.name == "QtFatalMsg":
            from assistant.services.display import why_no_window

            status = without_window(why_no_window() or message)
            sys.stdout.flush()
            os._exit(status)

    qInstallMessageHandler(hear)
    app = QApplication(sys.argv[:1])
    qInstallMessageHandler(None)
    app.setApplicationName("heard")
    app.setApplicationDisplayName("Heard")
    app.setDesktopFileName("heard")
    settings, warning = load_settings()
    window, _ = make_window(settings.crisis_text)
    window.painted.connect(lambda: _catch_faults(window))
    window.painted.connect(lambda: window.switch_off(settings.checks_off))
    room = QApplication.primaryScreen().availableSize()
    window.resize(min(settings.width, room.width()), min(settings.height, room.height()))
    window.set_columns(settings.columns)
    window.closed.connect(lambda: _remember(window, settings))
    if example:
        _show_example(window)
    if warning:
        window.say(warning)
    window.show()
    return app.exec()


def _catch_faults(window: Window) -> None:
    from assistant.services.faults import FaultCatcher
    from assistant.ui.fault_dialog import show_fault

    FaultCatcher(window).caught.connect(lambda report: show_fault(window, report))


def _show_example(window: Window) -> None:
    from assistant.core.resources import resource_root

    folder = resource_root() / "example"
    reply, customer = (
        (folder / name).read_text(encoding="utf-8").rstrip("\n") for name in ("reply.txt", "customer.txt")
    )
    window.show_reply(reply, customer)


def _remember(window: Window, settings: Settings) -> None:
    size = window.normalGeometry().size()
    save_settings(
        settings._replace(
            width=size.width(), height=size.height(), columns=tuple(window.columns()), checks_off=window.checks_off
        )
    )
