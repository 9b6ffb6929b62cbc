"""When a draft is analysed, on which thread, and which answer still counts."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from assistant.core.draft import Draft
from assistant.core.report import Report

log = logging.getLogger(__name__)

PAUSE = 120  # ms without a key before a draft is analysed
SETTLE = 1_000  # ms without a key before the sentence being typed counts as said
SLICE = 0.003  # s of work before the worker rests, since it shares the interpreter with the window
REST = 0.001  # s

Breathe = Callable[[], None]
Analyse = Callable[[Draft, Breathe], Report]


class _SupersededError(Exception):
    """A newer draft waits: what was matched so far is remembered, the rest is not worth the time."""


class ReviewService(QObject):
    """Analyses drafts on a worker thread; only the newest revision is answered.

    Signals: report_ready, the Report of the newest draft; failed, a sentence for the agent, their text never in it.
    """

    report_ready = Signal(object)
    failed = Signal(str)
    _finished = Signal(int, object)  # the service's own, so it outlives every job

    def __init__(self, analyse: Analyse, source: Callable[[], Draft], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._analyse = analyse
        self._source = source
        self._newest: Draft | None = None
        self._running: Draft | None = None
        self._stopped = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pause = self._timer(PAUSE, self._paused)
        self._settle = self._timer(SETTLE, self._settled)
        self._finished.connect(self._take)

    @Slot()
    def touch(self) -> None:
        """Hear that the text, or where it is typed, has changed."""
        if not self._stopped:
            self._pause.start()
            self._settle.start()

    def submit(self, draft: Draft) -> None:
        """Have a draft analysed as soon as the worker is free; a newer one takes its place."""
        if self._stopped:
            return
        self._newest = draft
        if self._running is None:
            self._running = draft
            self._pool.start(partial(self._work, draft))

    def stop(self) -> None:
        """End in order, before the window goes: the job at hand gives up at its next sentence."""
        self._stopped = True
        self._newest = None
        self._pause.stop()
        self._settle.stop()
        self._pool.waitForDone()

    def _timer(self, interval: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(then)
        return timer

    def _paused(self) -> None:
        self.submit(self._source())

    def _settled(self) -> None:
        self.submit(replace(self._source(), caret=None))

    def _work(self, draft: Draft) -> None:  # worker thread: no widgets, nothing that changes
        started = time.perf_counter()

        def breathe() -> None:
            nonlocal started
            if self._newest is not draft:
                raise _SupersededError
            if time.perf_counter() - started > SLICE:
                time.sleep(REST)
                started = time.perf_counter()

        try:
            outcome: Report | Exception = self._analyse(draft, breathe)
        except Exception as error:  # noqa: BLE001  told to the agent in _take
            outcome = error
        self._finished.emit(draft.revision, outcome)

    @Slot(int, object)
    def _take(self, revision: int, outcome: Report | Exception) -> None:
        done, self._running = self._running, None
        if self._stopped or self._newest is None:
            return
        if self._newest is not done:  # stale: the agent has typed since
            self.submit(self._newest)
        elif isinstance(outcome, Report):
            self.report_ready.emit(outcome)
        else:
            log.error("analyse failed: %s (revision %d)", type(outcome).__name__, revision)
            self.failed.emit(self.tr("This reply could not be checked. Your text is safe."))
