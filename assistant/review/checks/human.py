"""Is a person there? Checks D01, D09, D10, D11, D12, D21, D24 and D25."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.core.span import Span
from assistant.review.checks.reply import Hit
from assistant.review.checks.understood import SEES_THEM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.review.checks.reply import Reply, Sentence

WORKS = ("next_step_when", "next_step_who", "done_already", "explains_cause", "asks_precisely", "answers_straight")

_CAPITALS = re.compile(r"\b[A-Z]{4,}(?:\s+[A-Z]{2,}){2,}\b")
_SHOUT = re.compile(r"!")
_CONTACT = re.compile(r"\b\d{2,5}[ -]\d{3,}|\S@\S|\bwww\.|\bhttps?://", re.IGNORECASE)
_NAME_FIRST = re.compile(r"[A-Z]\.\s|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?=,)")
_PERSON = re.compile(r"\b(?P<title>[A-Z]\.|[A-Z]\w{1,5}) ?(?:[A-Z]\w+ ?){1,3}(?:,[^.\n]*)?\s*\Z")
_NUMBERED = re.compile(r"^[ \t]*(?:\d{1,2}[.)]|[-*•–])\s", re.MULTILINE)
_EMOJI_BULLET = re.compile(r"^[ \t]*[\u2190-\u2bff\U0001f300-\U0001faff]\ufe0f?\s", re.MULTILINE)


def greets(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D01: the customer is greeted by the name they signed with."""
    if not reply.customer or reply.words < limits["words"]:
        return None
    opening = " ".join(sentence.span.of(reply.text) for sentence in reply.sentences[:2]).casefold()
    if any(re.search(rf"\b{re.escape(word)}\b", opening) for word in reply.customer):
        return None
    if _greeted_name(reply):
        return None  # another name is D19's business
    return Hit(words=reply.message.name)


def other_name(reply: Reply) -> Span | None:
    """Return the name in the greeting, when it is not the customer's."""
    name = _greeted_name(reply)
    if name is None or not reply.customer:
        return None
    words = name.of(reply.text).casefold().replace(".", " ").split()
    return None if any(word in reply.customer for word in words) else name


def way_back(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D09: no door is shut, and where no person speaks or signs, the end says how to reach one."""
    back = reply.moves & {"way_back", "asks_precisely", "one_person", "signs_by_name"} or "contact" in reply.signals
    shut = next((span for _, span in reply.said("shuts_the_door")), None)
    if shut is not None and "contact" not in reply.signals:
        return Hit(shut)
    if back or reply.words < limits["words"] or reply.draft.situation.stage == "final_decision":
        return None
    last = reply.last_third()
    if _CONTACT.search(reply.text[last[0].span.start :]) or _person(reply):
        return None
    return None if any("?" in sentence.span.of(reply.text)[-3:] for sentence in last) else Hit()


def _person(reply: Reply) -> bool:
    """Tell whether the reply ends with a person's name that has an initial or a title."""
    found = _PERSON.search(reply.text[-120:])
    return found is not None and (found["title"].endswith(".") or found["title"].lower() in reply.bank.lexis.titles)


def signs(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D10: a person's name stands at the end, not only a team's."""
    if reply.words < limits["words"]:
        return None
    lines = [line.strip() for line in reply.text.split("\n") if line.strip()][-limits["lines"] :]
    at = next((i for i, line in enumerate(lines) if line.lower().strip(" ,.!") in reply.bank.language.sign_offs), None)
    if at is None:
        return _office(reply, lines)
    under = lines[at + 1 :]
    if not under:
        return Hit()
    team = _is_team(under[0], reply)
    start = reply.text.rfind(under[0])
    return Hit(Span(start, start + len(under[0])), under[0]) if team and len(under) == 1 else None


def _office(reply: Reply, lines: list[str]) -> Hit | None:
    """Return the last line where it is an office's name, and nobody is greeted by theirs."""
    if not lines or reply.moves & {"one_person", "greets_by_name"}:
        return None
    words = len(lines[-1].split())
    if not 2 <= words <= 4 or lines[-1].endswith((".", "!", "?")) or not reply.greets(reply.sentences[0]):
        return None
    if not _is_team(lines[-1], reply):
        return None
    start = reply.text.rfind(lines[-1])
    return Hit(Span(start, start + len(lines[-1])), lines[-1])


def _is_team(line: str, reply: Reply) -> bool:
    """Tell whether a line names a team, and no person before it: "Jacinta, reception"."""
    teams = reply.bank.lexis.teams
    name = _NAME_FIRST.match(line)
    if name is not None and not any(word in teams for word in name[0].lower().split()):
        return False
    return any(word in teams for word in re.findall(r"\w+", line.lower()))


def order(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D11: warm at the edges, work in the middle."""
    body = reply.body
    if len(body) < limits["sentences"] or reply.draft.situation.cause == "bereavement":
        return None
    quarter = len(body) // 4
    middle = body[quarter : len(body) - quarter]
    warm = [sentence for sentence in middle if _feels(sentence) and not sentence.moves.intersection(WORKS)]
    work = [sentence for sentence in middle if sentence.moves.intersection(WORKS)]
    return Hit(warm[0].span) if len(warm) > max(1, len(work)) else None


def one_voice(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D12: one person acts, so "I" is heard too."""
    ours = [span for _, span in reply.said("we_acts")]
    mine = [span for _, span in reply.said("i_acts")]
    if len(ours) < limits["fewest"] or mine or reply.draft.situation.cause == "outage" or "one_person" in reply.moves:
        return None
    return Hit(ours[0], ours[0].of(reply.text))


def quiet_marks(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D21: no shouting: capitals, and rows of exclamation marks."""
    for sentence in reply.sentences:
        capitals = _CAPITALS.search(sentence.scan.sentence)  # in which quoted words are blotted out
        if capitals:
            return Hit(Span(*capitals.span()).shifted(sentence.span.start), capitals[0])
    if "!" not in reply.text:
        return None
    marks = [
        match.start() + sentence.span.start
        for sentence in reply.sentences
        for match in _SHOUT.finditer(sentence.span.of(reply.text))
    ]
    trouble = reply.draft.situation.severity in ("high", "critical") or "emotion" in reply.message.signs
    if len(marks) < (limits["in_trouble"] if trouble else limits["most"]):
        return None
    return Hit(Span(marks[-1], marks[-1] + 1), str(len(marks)))


def accessible(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D24: a link says where it goes, steps are numbered, bullets can be read out."""
    for _, span in reply.said("points_at_screen"):
        return Hit(span, span.of(reply.text))
    bullets = [] if reply.text.isascii() else list(_EMOJI_BULLET.finditer(reply.text))
    if len(bullets) >= limits["bullets"]:
        return Hit(Span(*bullets[0].span()), bullets[0][0].strip())
    steps = [span for _, span in reply.said("step")]
    if len(steps) >= limits["steps"] and not _NUMBERED.search(reply.text):
        return Hit(steps[0], steps[0].of(reply.text))
    return None


def worn(reply: Reply, limits: Mapping[str, int]) -> Hit | None:
    """D25: the same warm line does not stand twice."""
    seen: set[str] = set()
    for sentence in reply.sentences:
        if not _warm(sentence) or sentence.scan.words < limits["words"]:
            continue
        if sentence.scan.key in seen:
            return Hit(sentence.span, sentence.span.of(reply.text))
        seen.add(sentence.scan.key)
    return None


def _feels(sentence: Sentence) -> bool:
    warm = sentence.said("warm", "apology", "condolence", "thanks_assuming") is not None
    return warm or "meets_the_feeling" in sentence.moves


def _warm(sentence: Sentence) -> bool:
    return bool(sentence.moves.intersection(SEES_THEM)) or sentence.said("warm", "apology", "condolence") is not None


def _greeted_name(reply: Reply) -> Span | None:
    """Return the name that the first line greets."""
    if not reply.sentences:
        return None
    first = reply.sentences[0]
    if not reply.greets(first):
        return None
    lexis = reply.bank.lexis
    words = list(re.finditer(r"[^\W\d_][\w'’.-]*", first.span.of(reply.text)))[1:]
    names = [
        match
        for match in words
        if match[0][0].isupper() and match[0].lower().strip(".,") not in {*lexis.titles, *lexis.no_names, *lexis.teams}
    ]
    if not names or any(word[0].lower() in reply.bank.language.greetings for word in names):
        return None
    return Span(names[0].start(), names[-1].end()).shifted(first.span.start)
