"""One sentence → what its words do. Depends on the sentence alone, so it can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.bank.phrase_bank import (
    MOVE,
    PHRASE,
    UNLESS,
    UNLESS_IN_SENTENCE,
    UNLESS_MOVE,
    UNLESS_NEARBY,
    BankRule,
    Entry,
    PhraseBank,
)
from assistant.core.finding import Finding, Severity
from assistant.core.report import Evidence

if TYPE_CHECKING:
    from assistant.rules.matcher import Match


class Scan(NamedTuple):
    """What was found in one sentence; offsets are the sentence's."""

    findings: tuple[Finding, ...] = ()
    waived: frozenset[str] = frozenset()  # rules that words of this sentence make fine, here and in the one before
    moves: tuple[tuple[str, Evidence], ...] = ()  # (need, evidence)


NOTHING = Scan()


def scan(sentence: str, bank: PhraseBank) -> Scan:
    """Return the findings, waivers and moves of a sentence."""
    matches = bank.matches(sentence)
    if not matches:
        return NOTHING
    excused = {
        (entry.owner.id, entry.role) for entry, _ in matches if entry.role in (UNLESS_IN_SENTENCE, UNLESS_NEARBY)
    }
    excuses = [(entry.owner.id, match.span) for entry, match in matches if entry.role in (UNLESS, UNLESS_MOVE)]

    def fine(entry: Entry, match: Match) -> bool:
        owner = entry.owner.id
        return (owner, UNLESS_IN_SENTENCE) in excused or any(
            owner == other and match.span.overlaps(span) for other, span in excuses
        )

    return Scan(
        findings=tuple(
            _finding(entry.owner, sentence, match, bank)
            for entry, match in matches
            if entry.role == PHRASE and isinstance(entry.owner, BankRule) and not fine(entry, match)
        ),
        waived=frozenset(owner for owner, role in excused if role == UNLESS_NEARBY),
        moves=tuple(
            (entry.owner.need, Evidence(entry.owner.id, match.span))
            for entry, match in matches
            if entry.role == MOVE and not isinstance(entry.owner, BankRule) and not fine(entry, match)
        ),
    )


def _finding(rule: BankRule, sentence: str, match: Match, bank: PhraseBank) -> Finding:
    return Finding(
        rule=rule.id,
        span=match.span,
        severity=Severity[rule.severity.upper()],
        message=rule.topic.label,
        why=rule.why,
        sources=rule.sources,
        suggestions=bank.suggestions(rule, sentence, match),
    )
