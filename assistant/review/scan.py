"""One sentence → what its words do. Depends on the sentence alone, so it can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.bank.phrase_bank import BankRule, PhraseBank, Role
from assistant.bank.splice import may_meet
from assistant.core.finding import Finding, Severity
from assistant.core.report import Evidence
from assistant.review.overlap import settle

if TYPE_CHECKING:
    from assistant.core.span import Span
    from assistant.rules.matcher import Match, Reading

_BEHIND_A_STOP = " )]\"'”’*_"

Key = tuple[str, "Span"]  # a rule and a span


class Scan:
    """What was found in one sentence; offsets are the sentence's.

    What only matters now and then is worked out when it is asked for, and kept: words to say instead, and what the
    sentence means for its neighbours.
    """

    __slots__ = ("_bank", "_full", "_matches", "_reading", "_settled", "_tells", "findings", "moves")

    def __init__(self, plain: str, bank: PhraseBank) -> None:
        """Read a sentence, in which what is not the agent's own words (quotes, code, addresses) is blotted out."""
        self._bank = bank
        self._reading = bank.read(plain)
        self._full: dict[Finding, tuple[Finding, bool]] = {}
        self._settled: list[Finding] | None = None
        self._tells: dict[tuple[Role, str], bool] = {}
        self._matches: dict[Key, Match] = {}
        self.findings: tuple[Finding, ...] = ()
        self.moves: tuple[tuple[str, Evidence], ...] = ()  # (need, evidence)
        speaking = sorted(number for number in self._reading.candidates if number < bank.speaking)
        if speaking:
            self._find(speaking)

    def tells(self, role: Role, rule: str) -> bool:
        """Tell whether the sentence holds what a rule looks for around its own sentence."""
        key = role, rule
        found = self._tells.get(key)
        if found is None:
            found = self._tells[key] = self._bank.holds(self._reading, role, rule)
        return found

    def settled(self, held: list[Finding]) -> list[Finding]:
        """Return those of the findings that hold, one for each place."""
        if len(held) < len(self.findings):
            return settle(held)
        if self._settled is None:
            self._settled = settle(held)
        return self._settled

    def full(self, finding: Finding, sentence: str) -> tuple[Finding, bool]:
        """Return a finding with what could stand in its place, and whether that depends on what follows the sentence.

        sentence has nothing blotted out.
        """
        found = self._full.get(finding)
        if found is None:
            match = self._matches[finding.rule, finding.span]
            whole = finding.placed(0, self._bank.suggestions(self._bank.rules[finding.rule], sentence, match))
            found = self._full[finding] = (whole, may_meet(whole, sentence))
        return found

    def _find(self, numbers: list[int]) -> None:
        bank, reading = self._bank, self._reading
        findings: list[Finding] = []
        moves: list[tuple[str, Evidence]] = []
        for number in numbers:
            entry = bank.entries[number]
            matches = reading.matches(number)
            if not matches:
                continue
            if entry.role is Role.MOVE:
                need = bank.moves[entry.owner].need
                fine = bank.excuses(reading, Role.UNLESS_MOVE, entry.owner)
                moves.extend(
                    (need, Evidence(entry.owner, match.span)) for match in matches if not _excused(match, fine)
                )
                continue
            rule = bank.rules[entry.owner]
            if not _speaks(rule, reading, bank):
                continue
            fine = bank.excuses(reading, Role.UNLESS, entry.owner)
            for match in matches:
                if not _excused(match, fine):
                    self._matches.setdefault((rule.id, match.span), match)
                    findings.append(_finding(rule, match.span))
        self.findings, self.moves = tuple(findings), tuple(moves)


def _speaks(rule: BankRule, reading: Reading, bank: PhraseBank) -> bool:
    """Tell whether a rule has anything to say in a sentence of this kind."""
    if rule.rule.sentence != "any":
        question = reading.sentence.rstrip(_BEHIND_A_STOP).endswith("?")
        if question != (rule.rule.sentence == "question"):
            return False
    if rule.rule.with_in_sentence and not bank.holds(reading, Role.WITH_IN_SENTENCE, rule.id):
        return False
    return not bank.holds(reading, Role.UNLESS_IN_SENTENCE, rule.id)


def _excused(match: Match, excuses: list[Match]) -> bool:
    return any(match.span.overlaps(excuse.span) for excuse in excuses)


def _finding(rule: BankRule, span: Span) -> Finding:
    return Finding(rule.id, span, Severity[rule.severity.upper()], rule.topic.label, rule.why, rule.sources)
