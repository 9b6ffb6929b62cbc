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
    from collections.abc import Callable

    from PySide6.QtCore import QtMsgType
    from PySide6.QtWidgets import QPlainTextEdit

    from assistant.bank.phrase_bank import PhraseBank
    from assistant.core.draft import Draft
    from assistant.core.report import Report
    from assistant.core.span import Span
    from assistant.review.analyse import Memo
    from assistant.services.review_service import Breathe


class Reader:
    """The phrase bank and what it has seen. Read with the first draft, on the worker, when the window is up already."""

    def __init__(self) -> None:
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

    def cite(self, source: str) -> str:
        """Return a source in one line, with how it stands."""
        found = self._bank.sources.get(source) if self._bank else None
        return f"{source}: {found.cite} ({found.kind}, {found.status})." if found else source


def make_window() -> tuple[Window, QPlainTextEdit]:
    """Return the window as a person gets it, and its editor. A QApplication must exist; no settings are read."""
    reader = Reader()
    window = Window(reader.find_slots, reader.cite)
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
    window, _ = make_window()
    window.painted.connect(lambda: _catch_faults(window))
    window.resize(settings.width, settings.height)
    window.set_columns(settings.columns)
    window.closed.connect(lambda: _remember(window))
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


def _remember(window: Window) -> None:
    size = window.normalGeometry().size()
    save_settings(Settings(size.width(), size.height(), tuple(window.columns())))
