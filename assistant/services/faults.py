"""What nobody expected: logged, and told once, without a word of what the agent wrote."""

from __future__ import annotations

import sys
from types import TracebackType  # noqa: TC003  PySide reads the annotations of a QObject

from PySide6.QtCore import QObject, Signal


class FaultCatcher(QObject):
    """Takes over sys.excepthook, which hears slots, timers and workers (these on their own thread).

    Signals: caught, the report of a fault to show; each place is told once.
    """

    caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[str] = set()
        sys.excepthook = self.hear

    def hear(self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        """Log a fault and announce it. An exception's own text may quote the draft, so it is left out."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, _error, trace)
            return
        import logging  # with traceback, a twentieth of the start

        report = fault_report(kind, trace)
        logging.getLogger(__name__).error("%s", report)
        if report not in self._told:
            self._told.add(report)
            self.caught.emit(report)


def fault_report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return where a fault arose: modules and lines, no values and no message."""
    import traceback

    frames = traceback.extract_tb(trace)
    places = [
        f"{frame.filename.rpartition('assistant')[2] or frame.filename}:{frame.lineno} {frame.name}" for frame in frames
    ]
    return "\n".join([kind.__name__, *places[-12:]])
