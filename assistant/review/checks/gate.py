"""What a reply should not leave the window with unread, looked up in the text itself, quoted words and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.bank.slots import open_slots
from assistant.core.finding import Severity
from assistant.core.report import Check
from assistant.language.content import card_numbers
from assistant.language.lines import lines_of
from assistant.review.cues import SECRET, expressions_in

if TYPE_CHECKING:
    from assistant.bank.phrase_bank import PhraseBank
    from assistant.core.span import Span

READY, SECRETS = "D19", "D22"


def gates(text: str, bank: PhraseBank) -> list[Check]:
    """Return one check for secrets and one for open slots, where there are some."""
    found: list[Check] = []
    secret = next(card_numbers(text), None) or _password(text, bank)
    if secret is not None and SECRETS in bank.checks:
        found.append(Check(SECRETS, Severity.STRONG, bank.checks[SECRETS].message, secret))
    slot = next(iter(open_slots(text, bank.slot_labels)), None)
    if slot is not None and READY in bank.checks:
        message = bank.checks[READY].message.replace("{words}", f"{slot.of(text)} is still open")
        found.append(Check(READY, Severity.STRONG, message, slot))
    return found


def _password(text: str, bank: PhraseBank) -> Span | None:
    least = bank.checks[SECRETS].limits.get("letters", 1) if SECRETS in bank.checks else 1
    for start, line in lines_of(text):
        for _, span in expressions_in(line, bank, {SECRET}):
            if len(span) >= least:
                return span.shifted(start)
    return None
