"""The left column: the customer's message, and the facts in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.ui.panels.customer import CustomerPanel
from assistant.ui.panels.facts import FactsPanel
from assistant.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from assistant.core.draft import Amended
    from assistant.core.report import Report


class CustomerPane(QWidget):
    """Signals: edited, when the message or a fact has changed; refused, a sentence; fact_chosen, words; left."""

    edited = Signal()
    refused = Signal(str)
    fact_chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._customer = CustomerPanel(theme, self)
        self.facts = FactsPanel(theme, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GRID)
        box.addWidget(self._customer, 1)
        box.addWidget(self.facts)
        self._customer.edited.connect(self.edited)
        self._customer.refused.connect(self.refused)
        self.facts.chosen.connect(self.fact_chosen)
        self.facts.amended.connect(self.edited)
        self.facts.left.connect(self.left)
        self.setFocusProxy(self._customer.target)

    @property
    def message(self) -> str:
        return self._customer.message

    @property
    def changes(self) -> tuple[Amended, ...]:
        """What the agent has put right or away."""
        return self.facts.changes

    @property
    def target(self) -> QWidget:
        """What takes the focus in here first."""
        return self._customer.target

    def show_message(self, message: str) -> None:
        self.facts.forget()
        self._customer.show_message(message)

    def show_report(self, report: Report, message: str) -> None:
        """Show the facts of this message, which is the one that was read; none in a crisis."""
        self.facts.show_facts(() if report.crisis else report.facts, message)

    def clear(self) -> None:
        """Empty the message; undo brings it back."""
        self.facts.forget()
        self._customer.clear()

    def bring_back_facts(self) -> None:
        """Show the facts again that were put right or away."""
        self.facts.forget()
        self.edited.emit()

    def restyle(self, theme: Theme) -> None:
        self._customer.restyle(theme)
        self.facts.restyle(theme)
