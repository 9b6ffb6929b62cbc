"""One sentence → what its words do. Depends on the sentence alone, so it can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.bank.phrase_bank import BankRule, Entry, PhraseBank, Role
from assistant.core.finding import Finding, Severity
from assistant.core.report import Evidence

if TYPE_CHECKING:
    from assistant.rules.matcher import Match

_BEHIND_A_STOP = " )]\"'”’*_"


class Scan(NamedTuple):
    """What was found in one sentence; offsets are the sentence's."""

    findings: tuple[Finding, ...] = ()
    waived: frozenset[str] = frozenset()  # rules that words of this sentence make fine, here and in its neighbours
    paves: frozenset[str] = frozenset()  # rules that may mark the next sentence, because of this one
    moves: tuple[tuple[str, Evidence], ...] = ()  # (need, evidence)


NOTHING = Scan()


def scan(sentence: str, plain: str, bank: PhraseBank) -> Scan:
    """Return the findings, waivers and moves of a sentence.

    plain is the sentence with all that is not the agent's own words (quotes, code, addresses) blotted out, as long as
    the sentence is.
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

    return Scan(
        findings=tuple(
            _finding(bank.rules[entry.owner], sentence, match, bank)
            for entry, match in matches
            if entry.role is Role.PHRASE and holds(bank.rules[entry.owner]) and not fine(entry, match)
        ),
        waived=frozenset(owner for role, owner in said if role is Role.UNLESS_NEARBY),
        paves=frozenset(owner for role, owner in said if role is Role.AFTER),
        moves=tuple(
            (bank.moves[entry.owner].need, Evidence(entry.owner, match.span))
            for entry, match in matches
            if entry.role is Role.MOVE and not fine(entry, match)
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
