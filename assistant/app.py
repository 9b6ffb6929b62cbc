"""Builds the window and wires it: the one place that knows all the parts."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from assistant.core.resources import resource_root
from assistant.services.faults import FaultCatcher
from assistant.services.review_service import Breathe, ReviewService
from assistant.storage.settings import Settings, load_settings, save_settings
from assistant.ui.fault_dialog import show_fault
from assistant.ui.window import Window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from assistant.bank.phrase_bank import PhraseBank
    from assistant.core.draft import Draft
    from assistant.core.report import Report
    from assistant.core.span import Span
    from assistant.review.analyse import Memo

log = logging.getLogger(__name__)


class Reader:
    """The phrase bank and what it has seen. Read with the first draft, on the worker, when the window is up already."""

    def __init__(self) -> None:
        self._bank: PhraseBank | None = None
        self._memo: Memo | None = None

    def analyse(self, draft: Draft, breathe: Breathe) -> Report:
        """Return the report of a draft. Worker thread."""
        from assistant.review.analyse import Memo, analyse

        if self._bank is None:
            from assistant.bank.shelf import load

            self._bank, faults = load()
            self._memo = Memo()
            for fault in faults:
                log.warning("%s", fault)
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
    """Return the window as a person gets it, and its editor. A QApplication must exist; no file of theirs is read."""
    reader = Reader()
    window = Window(reader.find_slots, reader.cite)
    service = ReviewService(reader.analyse, window.draft, window)
    service.report_ready.connect(window.show_report)
    service.failed.connect(window.say)
    window.touched.connect(service.touch)
    window.closed.connect(service.stop)
    window.example_wanted.connect(lambda: _show_example(window))
    service.touch()  # so that the bank is read before it is needed
    return window, window.editor


def run(*, example: bool = False) -> int:
    """Open the window and return the exit status once it is closed."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("heard")
    app.setApplicationDisplayName("Heard")
    app.setDesktopFileName("heard")
    settings, warning = load_settings()
    window, _ = make_window()
    faults = FaultCatcher(app)
    faults.caught.connect(lambda report: show_fault(window, report))
    window.resize(settings.width, settings.height)
    window.set_columns(settings.columns)
    window.closed.connect(lambda: _remember(window))
    if example:
        _show_example(window)
    if warning:
        window.say(warning)
    window.show()
    return app.exec()


def _show_example(window: Window) -> None:
    folder = resource_root() / "example"
    reply, customer = (
        (folder / name).read_text(encoding="utf-8").rstrip("\n") for name in ("reply.txt", "customer.txt")
    )
    window.show_reply(reply, customer)


def _remember(window: Window) -> None:
    size = window.normalGeometry().size()
    save_settings(Settings(size.width(), size.height(), tuple(window.columns())))
