"""One sentence → what its words do. Depends on the sentence alone, so it can be kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.bank.phrase_bank import BankRule, Entry, PhraseBank, Role
from assistant.core.finding import Finding, Severity
from assistant.core.report import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.core.finding import Suggestion
    from assistant.core.span import Span
    from assistant.rules.matcher import Match

_BEHIND_A_STOP = " )]\"'”’*_"


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found in one sentence; offsets are the sentence's.

    Words to say instead are worked out when a finding is to be shown (`suggestions`), and kept.
    """

    findings: tuple[Finding, ...] = ()
    waived: frozenset[str] = frozenset()  # rules that words of this sentence make fine, here and in its neighbours
    paves: frozenset[str] = frozenset()  # rules that may mark the next sentence, because of this one
    moves: tuple[tuple[str, Evidence], ...] = ()  # (need, evidence)
    matches: Mapping[tuple[str, Span], Match] = field(default_factory=dict)  # of the findings, by rule and span
    _said: dict[tuple[str, Span], tuple[Suggestion, ...]] = field(default_factory=dict)

    def suggestions(self, finding: Finding, sentence: str, bank: PhraseBank) -> tuple[Suggestion, ...]:
        """Return what could stand in place of one of the findings."""
        key = finding.rule, finding.span
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = bank.suggestions(bank.rules[finding.rule], sentence, self.matches[key])
        return said


NOTHING = Scan()


def scan(plain: str, bank: PhraseBank) -> Scan:
    """Return the findings, waivers and moves of a sentence.

    plain is the sentence with all that is not the agent's own words (quotes, code, addresses) blotted out.
    """
    matches = bank.matches(plain)
    if not matches:
        return NOTHING
    said: set[tuple[Role, str]] = {(entry.role, entry.owner) for entry, _ in matches}
    excuses = [(entry.owner, match) for entry, match in matches if entry.role in (Role.UNLESS, Role.UNLESS_MOVE)]
    question = plain.rstrip(_BEHIND_A_STOP).endswith("?")

    def fine(entry: Entry, match: Match) -> bool:
        return any(entry.owner == owner and match.span.overlaps(excuse.span) for owner, excuse in excuses)

    def holds(rule: BankRule) -> bool:
        return (
            (Role.UNLESS_IN_SENTENCE, rule.id) not in said
            and (not rule.rule.with_in_sentence or (Role.WITH_IN_SENTENCE, rule.id) in said)
            and rule.rule.sentence != ("statement" if question else "question")
        )

    held = [
        (bank.rules[entry.owner], match)
        for entry, match in matches
        if entry.role is Role.PHRASE and holds(bank.rules[entry.owner]) and not fine(entry, match)
    ]
    return Scan(
        findings=tuple(_finding(rule, match.span) for rule, match in held),
        waived=frozenset(owner for role, owner in said if role is Role.UNLESS_NEARBY),
        paves=frozenset(owner for role, owner in said if role is Role.AFTER),
        moves=tuple(
            (bank.moves[entry.owner].need, Evidence(entry.owner, match.span))
            for entry, match in matches
            if entry.role is Role.MOVE and not fine(entry, match)
        ),
        matches={(rule.id, match.span): match for rule, match in reversed(held)},
    )


def _finding(rule: BankRule, span: Span) -> Finding:
    return Finding(rule.id, span, Severity[rule.severity.upper()], rule.topic.label, rule.why, rule.sources)
