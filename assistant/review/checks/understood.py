"""Was the message read, and what hangs on it? Checks D02, D03, D04, D13, D14, D22 and D26."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.core.finding import Severity
from assistant.language.content import content
from assistant.review.checks.reply import LINK, Hit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.review.checks.reply import Reply, Sentence

SEES_THEM = ("names_the_harm", "names_the_stake", "meets_the_feeling", "credits_them", "reflects_the_fact")
MEETS_THEM = ("names_the_harm", "names_the_stake", "meets_the_feeling", "credits_them", "owns_the_fault")

_OF_THE_PERSON = ("health", "dignity", "reputation")


def reflects(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D02: the first third shares words, numbers or days with the message."""
    if reply.message.words < limits["message_words"] or not reply.body:
        return None
    early = reply.first_third()
    if any(sentence.moves.intersection(SEES_THEM) for sentence in early):
        return None
    theirs = content(" ".join(line.text for line in reply.message.lines), reply.bank.common)
    shared = theirs & reply.about(early)
    return Hit() if len(shared) < limits["shared"] else None


def names_the_stake(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D03: what hangs on it, where they said so, is in the reply."""
    if reply.draft.situation.severity == "low" or "names_the_stake" in reply.moves:
        return None
    if reply.words < limits["words"] or not reply.facts("stake"):
        return None
    about = reply.about(reply.sentences)
    felt = reply.moves & {"names_the_harm", "meets_the_feeling"}  # which say enough of health and dignity
    stakes = [
        fact for fact in reply.facts("stake") if reply.content_of(fact) and not (felt and fact.stake in _OF_THE_PERSON)
    ]
    if not stakes or any(reply.content_of(fact) & about for fact in stakes):
        return None
    return Hit(words=_short(stakes[0].span.of(reply.message.text)))


def meets_the_feeling(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D04: a feeling that they showed, or that the agent has set, is met."""
    shown = reply.draft.situation.emotion not in ("", "neutral") or "emotion" in reply.message.signs
    if not shown or reply.words < limits["words"]:
        return None
    if reply.moves.intersection(MEETS_THEM) or reply.signals & {"condolence", "apology"}:
        return None
    return Hit()


def concrete(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D13: the thing has a name, not "the issue"."""
    vague = list(reply.said("vague_noun"))
    if len(vague) < limits["most"]:
        return None
    named = sum(sentence.scan.numbered for sentence in reply.body)
    return Hit(vague[0][1], vague[0][1].of(reply.text)) if named < limits["details"] else None


def readable(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D14: no sentence is longer than one breath."""
    longest = max(reply.body, key=lambda sentence: sentence.scan.words, default=None)
    if longest is None or longest.scan.words <= limits["words"] or LINK.search(longest.span.of(reply.text)):
        return None
    return Hit(longest.span, str(longest.scan.words))


def no_secrets(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D22: no card number and no password is written out. The words themselves are never repeated."""
    for sentence in reply.sentences:
        for card in sentence.scan.cards:
            return Hit(card.shifted(sentence.span.start))
        for password in sentence.scan.secrets:
            if len(password) >= limits["letters"]:
                return Hit(password.shifted(sentence.span.start))
    return None


def danger(reply: Reply, limits: Mapping[str, int]) -> Hit | None:  # noqa: ARG001  all checks are called alike
    """D23: words of someone in danger. It stops all others: review/analyse.py."""
    return Hit() if reply.crisis else None


def thanks_that_assume(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D26: thanks for patience stand beside a fact or a time, and never before someone who has none left."""
    for sentence, span in reply.said("thanks_assuming"):
        if "out_of_patience" in reply.message.signs or reply.draft.situation.emotion == "angry":
            return Hit(span, span.of(reply.text), Severity.WARNING)
        at = reply.sentences.index(sentence)
        near = reply.sentences[max(0, at - 1) : at + 1 + limits["behind"]]
        if not any(_earns_thanks(one) for one in near):
            return Hit(span, span.of(reply.text))
    return None


def _earns_thanks(sentence: Sentence) -> bool:
    helps = ("next_step_when", "done_already", "reflects_the_fact", "names_the_harm", "explains_cause")
    if sentence.moves.intersection(helps) or sentence.said("i_acts", "we_acts", "other_acts"):
        return True
    return sentence.scan.numbered


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
