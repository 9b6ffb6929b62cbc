"""Will it be resolved, by whom, when? Checks D05 to D08 and D15 to D20."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.bank.slots import open_slots
from assistant.context.days import day_of, weekday_of
from assistant.core.finding import Severity
from assistant.core.span import Span
from assistant.review.checks.human import other_name
from assistant.review.checks.reply import LINK, Hit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.review.checks.reply import Reply, Sentence

ACTS = ("next_step_who", "next_step_when", "done_already", "asks_precisely", "owns_the_fault")
REGRETS = ("owns_the_fault", "meets_the_feeling")
HELPS = ("offers_a_choice", "tells_what_is_safe")
WENT_WRONG = ("our_failure", "delay", "outage", "billing", "security", "third_party")
GIVES = ("done_already", "next_step_when", "next_step_who", "offers_a_choice")
EXPLAINS = ("delay", "outage", "billing", "policy_limit")

_COLON = re.compile(r"\w[:;]\s")  # behind which a reason is often given
_YEAR = re.compile(r"\b\d{4}\b")
_BLANKS = ("XXX", "___", "TBC", "TBD")  # what people write where a word is to come
_BLANK = re.compile(r"\bX{3,}\b|\b_{3,}\b|\bTBC\b|\bTBD\b")


def owned(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D05: someone does something, where something is wrong. An answer to a question need not act."""
    if reply.words < limits["words"] or not _is_trouble(reply):
        return None
    if _any_act(reply) or reply.moves.intersection(HELPS) or "condolence" in reply.signals:
        return None
    return Hit()


def explained(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D06: a delay, an outage, a charge or a no comes with its reason."""
    if reply.words < limits["words"] or "explains_cause" in reply.moves or "because" in reply.signals:
        return None
    refused = next(((sentence, span) for sentence, span in reply.said("refusal")), None)
    if refused is None:
        told = any(one.said("reason_near") or _COLON.search(one.span.of(reply.text)) for one in reply.body)
        return Hit() if reply.draft.situation.cause in EXPLAINS and not told else None
    sentence, span = refused
    at = reply.sentences.index(sentence)
    near = reply.sentences[max(0, at - 1) : at + 1 + limits["behind"]]
    if any(one.said("reason_near") or _COLON.search(one.span.of(reply.text)) for one in near):
        return None
    return Hit(span, span.of(reply.text))


def next_step(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D07: who does what, by when, while the case is open."""
    if "next_step_when" in reply.moves or "closed" in reply.signals or reply.words < limits["words"]:
        return None
    promise = next((span for _, span in reply.said("open_promise")), None)
    if promise is not None:
        return Hit(promise, promise.of(reply.text))
    if reply.draft.situation.stage not in ("first_reply", "update"):
        return None
    helps = ("done_already", "asks_precisely", "answers_straight", "offers_a_choice")
    if reply.words < limits["open_words"] or reply.moves.intersection(helps) or "?" in reply.text:
        return None
    dated = any(_acts(sentence) and any(map(str.isdigit, sentence.span.of(reply.text))) for sentence in reply.sentences)
    return None if dated else Hit()


def answered(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D08: each question of theirs has words of its own in the reply."""
    asks = reply.facts("ask")
    if not asks or reply.words < limits["words"]:
        return None
    about = reply.about(reply.sentences)
    straight = any(one.moves & {"answers_straight", "clear_no"} or one.said("yes_no") for one in reply.body[:3])
    for nth, ask in enumerate(asks):
        words = ask.span.of(reply.message.text)
        wanted = reply.content_of(ask)
        if "?" not in words or not wanted or wanted & about or (straight and nth == 0):
            continue
        return Hit(words=" ".join(words.split()))
    return None


def length(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D15: not longer than the case needs, and more than links."""
    linked = "://" in reply.text or "www." in reply.text.lower()
    if linked and len(LINK.sub("", reply.text).split()) < limits["beside_links"]:
        return Hit(words="nothing but a link")
    most = max(limits["words"], limits["times_theirs"] * reply.message.words)
    if reply.words > most and reply.draft.situation.cause != "bereavement":
        return Hit(words=f"{reply.words} words")
    asks = sum("asks_precisely" in sentence.moves for sentence in reply.sentences)
    return Hit(words=f"{asks} things asked of them") if asks > limits["asks"] else None


def apologies(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D16: one apology, where it is due, with something done beside it."""
    said = [(sentence, span) for sentence in reply.sentences for span in sentence.all_said("apology")]
    if not said:
        missing = reply.draft.situation.cause == "our_failure" and reply.words >= limits["words"]
        return Hit(words="none") if missing and not reply.moves.intersection(REGRETS) else None
    if len(said) > 1:
        severity = Severity.WARNING if len(said) >= limits["many"] else Severity.HINT
        return Hit(said[1][1], str(len(said)), severity)
    at = reply.sentences.index(said[0][0])
    near = reply.sentences[max(0, at - limits["near"]) : at + 1 + limits["near"]]
    if reply.words >= limits["words"] and not any(_acts(sentence) for sentence in near) and not _any_act(reply):
        return Hit(said[0][1], "one, with nothing done beside it")
    return None


def empathy_that_helps(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D17: kind words come with something that is done."""
    kind = ("warm", "apology") if reply.words >= limits["sorry_words"] else ("warm",)
    warm = next((span for _, span in reply.said(*kind)), None)
    canned = next(
        (
            finding.span.shifted(sentence.span.start)
            for sentence in reply.sentences
            for finding in sentence.scan.findings
            if finding.topic in ("scripted_empathy", "hollow_apology")
        ),
        None,
    )
    span = canned or warm
    if span is None or _any_act(reply) or reply.words < limits["words"] or "condolence" in reply.signals:
        return None
    if reply.body and "answers_straight" in reply.body[0].moves:
        return None
    return Hit(span, span.of(reply.text))


def findable_no(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D18: a no stands early, unless much of it is a yes that stands before it."""
    for at, sentence in enumerate(reply.body):
        span = sentence.said("refusal")
        if span is None:
            yes = at == 0 and "answers_straight" in sentence.moves
            if yes or sentence.moves.intersection(GIVES) or sentence.said("i_acts", "we_acts"):
                return None
            continue
        late = at >= limits["sentence"] and at > len(reply.body) * limits["percent"] / 100
        return Hit(span, span.of(reply.text)) if late else None
    return None


def ready(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D19: no open slot, no other customer's name, no day that is past, nothing twice."""
    slots = open_slots(reply.text, reply.bank.slot_labels) if "[" in reply.text else []
    blank = _BLANK.search(reply.text) if any(sign in reply.text for sign in _BLANKS) else None
    gap = slots[0] if slots else Span(*blank.span()) if blank else None
    if gap is not None:
        return Hit(gap, f"{gap.of(reply.text)} is still open")
    name = other_name(reply)
    if name is not None:
        return Hit(name, f"{name.of(reply.text)} is greeted, {reply.message.name} wrote")
    return _wrong_day(reply, limits) or _twice(reply, limits)


def dead_ends(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D20: behind each "can't" there is something that can be done."""
    for at, sentence in enumerate(reply.sentences):
        span = sentence.said("refusal")
        if span is None:
            continue
        near = reply.sentences[max(0, at - 1) : at + 1 + limits["behind"]]
        if not any(_helps(one, reply) for one in near):
            return Hit(span, span.of(reply.text))
    return None


def _helps(sentence: Sentence, reply: Reply) -> bool:
    helps = ("offers_a_choice", "next_step_who", "next_step_when", "done_already", "way_back", "asks_precisely")
    if sentence.moves.intersection(helps) or sentence.span.of(reply.text).rstrip().endswith("?"):
        return True
    return sentence.said("option", "review_route", "i_acts", "we_acts", "step") is not None


def _acts(sentence: Sentence) -> bool:
    acts = sentence.said("i_acts", "we_acts", "other_acts", "closed") is not None
    return acts or bool(sentence.moves.intersection(ACTS))


def _is_trouble(reply: Reply) -> bool:
    """Tell whether something has gone wrong: the message, the situation or the reply itself shows it."""
    signs = reply.signals & {"apology", "warm", "refusal", "open_promise", "thanks_assuming"}
    found = any(sentence.scan.findings for sentence in reply.sentences)
    return bool(signs) or found or "emotion" in reply.message.signs or reply.draft.situation.cause in WENT_WRONG


def _any_act(reply: Reply) -> bool:
    return any(map(_acts, reply.sentences))


def _wrong_day(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """Return a day that is past where something is promised, or one that is no such weekday.

    Without a year, only days near today are sure enough: "9 June" in November is most often the next one.
    """
    today = reply.draft.today
    if today is None:
        return None
    for sentence in reply.sentences:
        promised = sentence.moves.intersection(("next_step_when", "next_step_who")) and sentence.said("ahead")
        for span in sentence.scan.days:
            words = span.of(sentence.scan.sentence)
            day = day_of(words, today)
            if day is None:
                continue
            gone = (today - day).days
            if not _YEAR.search(words) and abs(gone) > limits["near_days"]:
                continue
            place = span.shifted(sentence.span.start)
            weekday = weekday_of(words)
            if weekday is not None and day.weekday() != weekday:
                return Hit(place, f"{words} is no such day")
            if promised and gone > 0:
                return Hit(place, f"{words} is past")
    return None


def _twice(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    seen: set[str] = set()
    for sentence in reply.body:
        if sentence.scan.key in seen and sentence.scan.words >= limits["twice_words"]:
            return Hit(sentence.span, "the same sentence stands twice")
        seen.add(sentence.scan.key)
    return None
