"""When a draft is analysed, on which thread, and which answer still counts."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

if TYPE_CHECKING:
    from assistant.core.draft import Draft
    from assistant.core.report import Report

PAUSE = 120  # ms without a key before a draft is analysed
SETTLE = 1_000  # ms without a key before the sentence being typed counts as said
SLICE = 0.003  # s of work before the worker rests, since it shares the interpreter with the window
REST = 0.001  # s, at the least
EASE = 1.0  # of the time worked: words never met before take long, and keys come first
SWITCH = 0.0002  # s after which the worker hands the interpreter to a key; Python's own 5 ms are felt

Breathe = Callable[[], None]
Analyse = Callable[["Draft", Breathe], "Report"]


class _SupersededError(Exception):
    """A newer draft waits: what was matched so far is remembered, the rest is not worth the time."""


class ReviewService(QObject):
    """Analyses drafts on a worker thread; only the newest revision is answered.

    Signals: report_ready, the Report of the newest draft; failed, a sentence for the agent, their text never in it.
    """

    report_ready = Signal(object)
    failed = Signal(str)
    _finished = Signal(int, object)  # the service's own, so it outlives every job

    def __init__(
        self,
        analyse: Analyse,
        source: Callable[[], Draft],
        idle: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """Take drafts from source once idle (ms since the last key) is long enough."""
        super().__init__(parent)
        sys.setswitchinterval(SWITCH)
        self._analyse = analyse
        self._source = source
        self._idle = idle
        self._newest: Draft | None = None
        self._running: Draft | None = None
        self._stopped = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pause = self._timer(self._paused)
        self._settle = self._timer(self._settled)
        self._finished.connect(self._take)

    @Slot()
    def touch(self) -> None:
        """Hear that the draft has changed. Once is enough until it is taken: idle tells of later keys."""
        if not self._stopped:
            self._pause.start(PAUSE)
            self._settle.start(SETTLE)

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

    def _timer(self, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer

    def _paused(self) -> None:
        if not self._waits(self._pause, PAUSE):
            self.submit(self._source())

    def _settled(self) -> None:
        if not self._waits(self._settle, SETTLE):
            self.submit(replace(self._source(), caret=None))

    def _waits(self, timer: QTimer, pause: int) -> bool:
        """Go on waiting where there was a key since: a timer wound up at every key was tried, and is felt."""
        left = pause - self._idle()
        if left > 0:
            timer.start(left)
        return left > 0

    def _work(self, draft: Draft) -> None:  # worker thread: no widgets, nothing that changes
        started = time.perf_counter()

        def breathe() -> None:
            nonlocal started
            if self._newest is not draft:
                raise _SupersededError
            worked = time.perf_counter() - started
            if worked > SLICE:
                time.sleep(max(REST, worked * EASE))
                started = time.perf_counter()

        try:
            outcome: Report | Exception = self._analyse(draft, breathe)
        except Exception as error:  # noqa: BLE001  told to the agent in _take
            outcome = error
        with suppress(RuntimeError):  # the window went without a word, and this service with it
            self._finished.emit(draft.revision, outcome)

    @Slot(int, object)
    def _take(self, revision: int, outcome: Report | Exception) -> None:
        done, self._running = self._running, None
        if self._stopped or self._newest is None:
            return
        if self._newest is not done:  # stale: the agent has typed since
            self.submit(self._newest)
        elif not isinstance(outcome, Exception):
            self.report_ready.emit(outcome)
        else:
            import logging  # a twentieth of the start, and needed never

            logging.getLogger(__name__).error("analyse failed: %s (revision %d)", type(outcome).__name__, revision)
            self.failed.emit(self.tr("This reply could not be checked. Your text is safe."))
