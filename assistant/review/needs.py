"""The three needs: met by which words, and otherwise the one move that would help most.

A need is met by a move that earns it alone; the others only support it ("sorry" is no plan). Words that a finding
marks earn nothing: a stock line shows nobody that they were understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.core.report import Evidence, Need, NeedState
from assistant.language.content import content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.bank.pack import Move
    from assistant.core.finding import Finding
    from assistant.review.checks.reply import Reply, Sentence

SAID_BACK = "reflects_the_fact"
PLANS = frozenset(("next_step_who", "next_step_when", "done_already"))
_SHARED = 3  # words and numbers of the message that one sentence says back


def needs(reply: Reply) -> dict[Need, NeedState]:
    """Return how each need stands."""
    evidence: dict[str, list[Evidence]] = {}
    for sentence in reply.sentences:
        marked = [finding.span for finding in _findings(sentence, reply)]
        for proof in sentence.scan.moves:
            if not any(span.overlaps(proof.span) for span in marked):
                need = reply.bank.moves[proof.move].need
                evidence.setdefault(need, []).append(Evidence(proof.move, proof.span.shifted(sentence.span.start)))
    understood = Need.UNDERSTOOD.value
    if not _earned(evidence.get(understood, []), reply):
        evidence.setdefault(understood, []).extend(_said_back(reply))
    return {need: _state(need, evidence.get(need.value, []), reply) for need in Need}


def _findings(sentence: Sentence, reply: Reply) -> Iterator[Finding]:
    """Yield what is marked in a sentence whatever stands around it."""
    return (finding for finding in sentence.scan.findings if not reply.bank.rules[finding.rule].looks_around)


def _earned(evidence: list[Evidence], reply: Reply) -> bool:
    return any(reply.bank.moves[proof.move].earns for proof in evidence)


def _said_back(reply: Reply) -> Iterator[Evidence]:
    """Yield the first sentence that says their own words back to them, and is no plan.

    Not where the reply hurts that need elsewhere, and not where the pack does not say which words any text has.
    """
    common = reply.bank.common
    if not common or SAID_BACK not in reply.bank.moves:
        return
    theirs = content(" ".join(line.text for line in reply.message.lines), common)
    if len(theirs) < _SHARED or any(_hurts(sentence, reply) for sentence in reply.sentences):
        return
    for sentence in reply.body:
        if sentence.scan.findings or sentence.moves & PLANS:
            continue
        if len(theirs & sentence.scan.content) >= _SHARED:
            yield Evidence(SAID_BACK, sentence.span)
            return


def _hurts(sentence: Sentence, reply: Reply) -> bool:
    hurts = (reply.bank.rules[finding.rule].topic.hurts for finding in _findings(sentence, reply))
    return any(Need.UNDERSTOOD.value in needs for needs in hurts)


def _state(need: Need, evidence: list[Evidence], reply: Reply) -> NeedState:
    moves = reply.bank.moves
    if _earned(evidence, reply):
        return NeedState(tuple(evidence), met=True)
    made = {proof.move for proof in evidence}
    missing = [move for move in moves.values() if move.need == need.value and move.id not in made]
    best = next((move for move in missing if _suits(move, reply)), missing[0] if missing else None)
    return NeedState(tuple(evidence), next=best.label if best else "", move=best.id if best else "")


def _suits(move: Move, reply: Reply) -> bool:
    """Tell whether the message or the situation asks for this move before the others."""
    for wanted in move.suits:
        axis, _, value = wanted.partition("=")
        if value and getattr(reply.draft.situation, axis, "") == value:
            return True
        if not value and (reply.facts(axis) or axis in reply.message.signs):
            return True
    return False
