"""The three needs: met by which words, and otherwise the one move that would help most.

A need is met by a move that earns it alone; the others only support it ("sorry" is no plan), or earn it together: a no
and its reason. Words that a finding marks earn nothing: a stock line shows nobody that they were understood. Nor does a
sentence that holds a finding which hurts the need: "I guarantee it will be there" is no plan to trust.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.bank.slots import open_slots
from assistant.core.report import Evidence, Need, NeedState
from assistant.language.content import content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.bank.pack import Move
    from assistant.review.checks.reply import Reply

SAID_BACK = "reflects_the_fact"
PLANS = frozenset(("next_step_who", "next_step_when", "done_already"))
ANSWER = "answers_straight"
TOGETHER = (frozenset(("clear_no", "explains_cause")), frozenset(("greets_by_name", "signs_by_name")))
FEELING = frozenset(("emotion", "out_of_patience"))  # signs of a message

_ROOT = 4  # letters that two words about the same thing share: "drops", "dropping"; a looser measure than content()
_SHORT = 20  # words of a message that only asks
_SHARED = 3  # words and numbers of the message that one sentence says back, so that it was read
_SHARED_BY_A_PERSON = 2  # … where the reply speaks as a person: the stock letter does not

_WORD = re.compile(r"\d[\d.,:/-]*\d|\d|[^\W\d_]{3,}")


def needs(reply: Reply, breathe: Callable[[], None]) -> dict[Need, NeedState]:
    """Return how each need stands. breathe is called between sentences."""
    evidence: dict[str, list[Evidence]] = {}
    for sentence in reply.sentences:
        if "[" in sentence.scan.sentence and open_slots(sentence.scan.sentence, reply.bank.slot_labels):
            continue  # what is still to be filled in has been said to nobody
        for proof in sentence.scan.earned:
            need = reply.bank.moves[proof.move].need
            evidence.setdefault(need, []).append(Evidence(proof.move, proof.span.shifted(sentence.span.start)))
        breathe()
    understood = Need.UNDERSTOOD.value
    if reply.message.text and not _earned(evidence.get(understood, []), reply):
        person = _earned(evidence.get(Need.HUMAN.value, []), reply)
        evidence.setdefault(understood, []).extend(_taken_up(reply, _SHARED_BY_A_PERSON if person else _SHARED))
    return {need: _state(need, evidence.get(need.value, []), reply) for need in Need}


def _earned(evidence: list[Evidence], reply: Reply) -> bool:
    """Tell whether one of these moves earns its need, or two of them do together."""
    made = {proof.move for proof in evidence}
    return any(reply.bank.moves[move].earns for move in made) or any(pair <= made for pair in TOGETHER)


def _taken_up(reply: Reply, fewest: int) -> Iterator[Evidence]:
    """Yield the first sentence that shows that the message was read, though it makes no move that says so.

    It says their own words back and is no plan, or it answers a message that is no more than a question. Not where the
    reply hurts that need elsewhere.
    """
    hurt = any(Need.UNDERSTOOD.value in sentence.scan.hurts for sentence in reply.sentences)
    if hurt or SAID_BACK not in reply.bank.moves:
        return
    theirs = _theirs(reply)
    roots = _roots(" ".join(line.text for line in reply.message.lines), reply)
    asked = _only_asks(reply)
    for sentence in reply.body:
        if sentence.scan.findings or "[" in sentence.scan.sentence:
            continue
        shared = len(roots & _roots(reply.text[sentence.span.start : sentence.span.end], reply))
        read = len(theirs & sentence.scan.content) >= fewest or shared > fewest
        said_back = read and not sentence.moves & PLANS
        if said_back or (asked and ANSWER in sentence.moves):
            yield Evidence(SAID_BACK, sentence.span)
            return


def _theirs(reply: Reply) -> frozenset[str]:
    """Return what the message is about; nothing where the pack does not say which words any text has."""
    common = reply.bank.common
    return content(" ".join(line.text for line in reply.message.lines), common) if common else frozenset()


def _only_asks(reply: Reply) -> bool:
    """Tell whether the message is a short question, with nothing at stake and no feeling shown."""
    message = reply.message
    heavy = any(reply.facts(kind) for kind in ("stake", "tried", "count")) or not message.signs.isdisjoint(FEELING)
    return bool(reply.facts("ask")) and message.words <= _SHORT and not heavy


def _roots(text: str, reply: Reply) -> frozenset[str]:
    """Return the first letters of the words that are not in any text, short ones and all numbers too."""
    common = reply.bank.common
    words = _WORD.findall(text.casefold()) if common else ()
    return frozenset(word[:_ROOT] if word.isalpha() else word for word in words if word not in common)


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
