"""The examples that packs carry, run as tests of their rules."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from assistant.bank.splice import HOLE
from assistant.context.words import own_words
from assistant.core.draft import Draft, Situation
from assistant.core.span import Span
from assistant.language.sentences import sentences
from assistant.review.analyse import Memo, analyse, prepare
from assistant.review.checks.table import CHECKS
from assistant.review.message import cues_of
from assistant.review.scan import Scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.bank.pack import Alternative, Case, Move
    from assistant.bank.phrase_bank import BankRule, PhraseBank
    from assistant.core.finding import Finding, Suggestion

_BRACKETS = re.compile(r"\[\[|\]\]")


FEWEST = 3  # alternatives for a rule


class Failure(NamedTuple):
    """An example that does not hold."""

    rule: str
    example: str
    reason: str


def marked(example: str) -> tuple[str, tuple[Span, ...]]:
    """Return an example without its [[ ]], and the spans of the words that stood in them.

    >>> marked("We [[see]].")
    ('We see.', (Span(start=3, end=6),))
    """
    text, edges, last = "", [], 0
    for bracket in _BRACKETS.finditer(example):
        text += example[last : bracket.start()]
        edges.append(len(text))
        last = bracket.end()
    return text + example[last:], tuple(map(Span, edges[::2], edges[1::2]))


def taken(text: str, finding: Finding, suggestion: Suggestion) -> str:
    """Return a text once a suggestion is taken."""
    span = suggestion.span(finding)
    return text[: span.start] + suggestion.text + text[span.end :]


def prove(bank: PhraseBank) -> Iterator[Failure]:
    """Yield every example of the bank's packs that does not hold."""
    for _, failures in parts(bank):
        yield from failures


def parts(bank: PhraseBank) -> Iterator[tuple[str, Iterator[Failure]]]:
    """Yield what there is to prove, part by part: its name, and what does not hold in it."""
    memo = Memo()
    for topic in topics(bank):
        yield topic, prove_topic(topic, bank, memo)
    yield "moves", prove_moves(bank, memo)
    yield "signals", prove_signals(bank)
    yield "cues", prove_cues(bank)
    yield "checks", prove_checks(bank, memo)


def topics(bank: PhraseBank) -> tuple[str, ...]:
    """Return the ids of the bank's topics."""
    return tuple(dict.fromkeys(rule.topic.id for rule in bank.rules.values()))


def prove_topic(topic: str, bank: PhraseBank, memo: Memo) -> Iterator[Failure]:
    """Yield every example of a topic that does not hold."""
    rules = [rule for rule in bank.rules.values() if rule.topic.id == topic]
    for rule in rules:
        yield from _prove_flags(rule, bank, memo)
        yield from _prove_passes(rule, bank, memo)
        if len(rule.alternatives) < FEWEST:
            yield Failure(rule.id, rule.id, f"has {len(rule.alternatives)} alternatives; {FEWEST} are wanted")
    said: set[str] = set()
    for alternative in (*rules[0].topic.instead, *(own for rule in rules for own in rule.rule.instead)):
        yield from _prove_alternative(topic, alternative, bank, memo)
        if alternative.say and alternative.say in said:
            yield Failure(topic, alternative.say, "is said twice in this topic")
        said.add(alternative.say)


def prove_moves(bank: PhraseBank, memo: Memo) -> Iterator[Failure]:
    """Yield every example of a move that does not hold."""
    for move in bank.moves.values():
        yield from _prove_move(move, bank, memo)


def prove_signals(bank: PhraseBank) -> Iterator[Failure]:
    """Yield every example of a signal, in a reply, that does not hold. Where it stands matters, not how long it is."""
    for signal in (signal for pack in bank.packs for signal in pack.signals):
        for example in (*signal.flags, *signal.passes):
            text, spans = marked(example)
            found = tuple(
                span.shifted(sentence.start)
                for sentence in sentences(text, bank.language)
                for name, span in Scan(sentence.of(text), bank).signals
                if name == signal.id
            )
            if not (_each_touches(found, spans) and _each_touches(spans, found)):
                yield Failure(signal.id, example, f"hears {[span.of(text) for span in found]}")


def prove_cues(bank: PhraseBank) -> Iterator[Failure]:
    """Yield every example of a cue, in a message, that does not hold. A crisis lets no other crisis pass either."""
    for cue in bank.cues.values():
        for example in (*cue.flags, *cue.passes):
            text, spans = marked(example)
            lines = own_words(text, bank.language)
            told = [(name, span) for name, span in cues_of(lines, bank) if name == cue.id or not spans]
            found = {span for name, span in told if name == cue.id or (cue.crisis and bank.cues[name].crisis)}
            if found != set(spans):
                yield Failure(cue.id, example, f"reads {[span.of(text) for span in sorted(found)]}")


def prove_checks(bank: PhraseBank, memo: Memo) -> Iterator[Failure]:
    """Yield every case of a check in which it speaks and should not, or should and does not."""
    for check in bank.checks.values():
        if check.id not in CHECKS:
            yield Failure(check.id, check.name, "is no check that Heard knows")
            continue
        for case in (*check.missing, *check.met):
            reply = prepare(_draft(case), bank, memo)
            speaks = CHECKS[check.id](reply, check.limits) is not None
            if speaks != (case in check.missing):
                yield Failure(check.id, case.reply, "speaks up" if speaks else "stays silent")


def _each_touches(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return all(any(span.overlaps(other) for other in others) for span in spans)


def _draft(case: Case) -> Draft:
    today = date.fromisoformat(case.today) if case.today else None
    return Draft(case.reply, customer=case.customer, situation=Situation(**case.situation), today=today)


def _findings(text: str, bank: PhraseBank, memo: Memo) -> tuple[Finding, ...]:
    return analyse(Draft(text), bank, memo).findings


def _prove_flags(rule: BankRule, bank: PhraseBank, memo: Memo) -> Iterator[Failure]:
    """A flag gives exactly its findings, at exactly its spans, by its rule."""
    if not rule.rule.flags:
        yield Failure(rule.id, rule.id, "has no flags: nothing shows that it ever marks anything")
    for example in rule.rule.flags:
        text, spans = marked(example)
        found = _findings(text, bank, memo)
        if not spans:
            yield Failure(rule.id, example, "nothing stands in [[ ]]")
        elif tuple(finding.span for finding in found) != spans:
            seen = ", ".join(f"{finding.span.of(text)!r}" for finding in found) or "nothing"
            yield Failure(rule.id, example, f"marks {seen}")
        elif others := {finding.rule for finding in found} - {rule.id}:
            yield Failure(rule.id, example, f"is marked by {', '.join(sorted(others))}")


def _prove_passes(rule: BankRule, bank: PhraseBank, memo: Memo) -> Iterator[Failure]:
    """A near miss is left alone by every rule of every pack."""
    for example in rule.rule.passes:
        for finding in _findings(example, bank, memo):
            yield Failure(rule.id, example, f"{finding.rule} marks {finding.span.of(example)!r}")


def _prove_alternative(topic: str, alternative: Alternative, bank: PhraseBank, memo: Memo) -> Iterator[Failure]:
    """An alternative is in the place that its proofs say, and is itself marked by no rule."""
    speaker = bank.language.speaker.plural
    for hole in HOLE.finditer(alternative.say):
        if hole[1] not in bank.slots and hole[1] not in speaker:
            yield Failure(topic, alternative.say, f"{{{hole[1]}}} is no slot of the pack")
            return
    if not alternative.proof:
        yield Failure(topic, alternative.say, "has no proof")
    for proof in alternative.proof:
        text, spans = marked(proof.before)
        found = [finding for finding in _findings(text, bank, memo) if finding.span in spans]
        offered = [taken(text, finding, suggestion) for finding in found for suggestion in finding.suggestions]
        if not found:
            yield Failure(topic, proof.before, "is not marked at that place")
        elif proof.after not in offered:
            yield Failure(topic, proof.before, f"gives no {proof.after!r}, but {offered}")
    filled = HOLE.sub(lambda hole: hole[1] if hole[1] in speaker else bank.slots[hole[1]].sample, alternative.say)
    for finding in _findings(filled, bank, memo):
        yield Failure(topic, filled, f"is itself marked by {finding.rule}: {finding.span.of(filled)!r}")


def _prove_move(move: Move, bank: PhraseBank, memo: Memo) -> Iterator[Failure]:
    for example in (*move.flags, *move.passes):
        text, spans = marked(example)
        states = analyse(Draft(text), bank, memo).needs.values()
        found = tuple(proof.span for state in states for proof in state.evidence if proof.move == move.id)
        if found != spans:
            yield Failure(move.id, example, f"sees {[span.of(text) for span in found]}")
