"""One sentence → what its words do. Depends on the sentence alone, so it can be kept."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.bank.index import Role
from assistant.bank.splice import may_meet
from assistant.core.finding import Finding, Severity
from assistant.core.report import Evidence
from assistant.language.content import card_numbers, content
from assistant.review.cues import SECRET, cues_in, expressions_in
from assistant.review.overlap import settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.bank.phrase_bank import BankRule, PhraseBank
    from assistant.core.draft import Situation
    from assistant.core.span import Span
    from assistant.rules.matcher import Match, Reading

_DIGIT = re.compile(r"\d")
_SIGNS = frozenset("!@#$%^&*_=+")
_BEHIND_A_STOP = " )]\"'”’*_"

Key = tuple[str, "Span"]  # a rule and a span
Told = tuple[Finding, bool]  # with words to say instead, and whether those depend on what follows the sentence


class Scan:
    """What was found in one sentence; offsets are the sentence's.

    What only matters now and then is worked out when it is asked for, and kept: words to say instead, and what the
    sentence means for its neighbours.
    """

    def __init__(self, plain: str, bank: PhraseBank) -> None:
        """Read a sentence, in which what is not the agent's own words (quotes, code, addresses) is blotted out."""
        self._bank = bank
        self._reading = bank.replies.read(plain)
        self._told: tuple[tuple[Situation, tuple[int, ...]], list[Told]] | None = None  # what was last asked for
        self._tells: dict[tuple[Role, str], bool] = {}
        self._matches: dict[Key, Match] = {}
        self.findings: tuple[Finding, ...] = ()
        self.moves: tuple[Evidence, ...] = ()
        self.signals: tuple[tuple[str, Span], ...] = ()
        self.crisis = False
        speaking = bank.replies.speaking(self._reading)
        if speaking:
            self._find(speaking)
        written = plain.split()
        self.sentence = plain  # with what is not the agent's own blotted out
        self.words = len(written)
        self.key = " ".join(written).casefold().rstrip(".!?…")  # as it is compared with others
        self.numbered = _DIGIT.search(plain) is not None  # whether a digit stands in it
        self.made = self._made()  # the moves that it makes
        self.earned: tuple[Evidence, ...] = (
            self._earned() if self.moves else ()
        )  # the words that earn a need, in reading order
        self.cards = tuple(card_numbers(plain)) if self.numbered else ()  # what can be whole card numbers
        self.secrets = self._secrets()  # passwords written out

    @cached_property
    def hurts(self) -> frozenset[str]:
        """The needs that are hurt by what is marked in it, whatever stands around it."""
        marking = (self._bank.rules[finding.rule] for finding in self.findings)
        return frozenset(need for rule in marking if not rule.looks_around for need in rule.topic.hurts)

    def _made(self) -> frozenset[str]:
        return frozenset([proof.move for proof in self.moves])

    def _earned(self) -> tuple[Evidence, ...]:
        """Of two places of one move that overlap the longer stays, and none that is marked."""
        kept: list[Evidence] = []
        marks = [one.span for one in self.findings if not self._bank.rules[one.rule].looks_around]
        for proof in sorted(self.moves, key=lambda one: (one.span.start - one.span.end, one.span.start)):
            if self._bank.moves[proof.move].need in self.hurts or any(map(proof.span.overlaps, marks)):
                continue
            if not any(other.move == proof.move and other.span.overlaps(proof.span) for other in kept):
                kept.append(proof)
        return tuple(sorted(kept, key=lambda one: one.span))

    def _secrets(self) -> tuple[Span, ...]:
        if not self.numbered and _SIGNS.isdisjoint(self.sentence):
            return ()  # no password is made of letters alone, or nobody can tell
        return tuple([span for _, span in expressions_in(self.sentence, self._bank, {SECRET})])

    @cached_property
    def content(self) -> frozenset[str]:
        """What the sentence is about."""
        return content(self.sentence, self._bank.common)

    @cached_property
    def days(self) -> tuple[Span, ...]:
        """The days that the sentence names with a number."""
        if not self.numbered:
            return ()
        dates = {cue.id for cue in self._bank.cues.values() if cue.fact == "date"}
        return tuple(span for cue, span in cues_in(self.sentence, self._bank, dates) if cue in dates)

    def tells(self, role: Role, rule: str) -> bool:
        """Tell whether the sentence holds what a rule looks for around its own sentence."""
        key = role, rule
        found = self._tells.get(key)
        if found is None:
            found = self._tells[key] = self._bank.replies.holds(self._reading, role, rule)
        return found

    def told(self, held: Sequence[Finding], sentence: str, situation: Situation) -> Sequence[Told]:
        """Return what is to be told when these of the findings hold; sentence has nothing blotted out."""
        asked = situation, tuple(map(id, held))  # they are this scan's own, and stay
        if self._told is None or self._told[0] != asked:
            self._told = asked, [self._full(finding, sentence, situation) for finding in settle(held)]
        return self._told[1]

    def _full(self, finding: Finding, sentence: str, situation: Situation) -> Told:
        match = self._matches[finding.rule, finding.span]
        suggestions = self._bank.suggestions(self._bank.rules[finding.rule], sentence, match, situation)
        whole = finding.placed(0, suggestions)
        return whole, may_meet(whole, sentence)

    def _find(self, numbers: list[int]) -> None:
        bank, reading = self._bank, self._reading
        findings: list[Finding] = []
        moves: list[Evidence] = []
        signals: list[tuple[str, Span]] = []
        heard: set[str] = set()
        for number in numbers:
            role, owner, _ = bank.replies.entries[number]
            if role is Role.SIGNAL and owner in heard:
                continue
            matches = bank.replies.spoken(reading, number)
            if not matches:
                continue
            if role is Role.MOVE:
                moves.extend(Evidence(owner, match.span) for match in matches)
            elif role is Role.SIGNAL:
                signals.extend((owner, match.span) for match in matches)
                if owner not in bank.each:
                    heard.add(owner)
            elif role is Role.CUE:
                self.crisis = True
            elif _speaks(bank.rules[owner], reading, bank):
                for match in matches:
                    self._matches.setdefault((owner, match.span), match)
                    findings.append(_finding(bank.rules[owner], match.span))
        self.findings, self.moves, self.signals = tuple(findings), tuple(moves), tuple(signals)


def _speaks(rule: BankRule, reading: Reading, bank: PhraseBank) -> bool:
    """Tell whether a rule has anything to say in a sentence of this kind."""
    if rule.rule.sentence != "any":
        question = reading.sentence.rstrip(_BEHIND_A_STOP).endswith("?")
        if question != (rule.rule.sentence == "question"):
            return False
    if rule.rule.with_in_sentence and not bank.replies.holds(reading, Role.WITH_IN_SENTENCE, rule.id):
        return False
    return not bank.replies.holds(reading, Role.UNLESS_IN_SENTENCE, rule.id)


def _finding(rule: BankRule, span: Span) -> Finding:
    return Finding(rule.id, span, Severity[rule.severity.upper()], rule.topic.label, rule.why, rule.sources)
