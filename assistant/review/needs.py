"""The three needs: met by which words, and otherwise the one move that would help most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.core.report import Evidence, Need, NeedState

if TYPE_CHECKING:
    from assistant.bank.pack import Move
    from assistant.review.checks.reply import Reply


def needs(reply: Reply) -> dict[Need, NeedState]:
    """Return how each need stands."""
    evidence: dict[str, list[Evidence]] = {}
    for sentence in reply.sentences:
        for proof in sentence.scan.moves:
            need = reply.bank.moves[proof.move].need
            evidence.setdefault(need, []).append(Evidence(proof.move, proof.span.shifted(sentence.span.start)))
    return {need: _state(need, evidence.get(need.value, []), reply) for need in Need}


def _state(need: Need, evidence: list[Evidence], reply: Reply) -> NeedState:
    moves = reply.bank.moves
    if any(moves[proof.move].earns for proof in evidence):
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
