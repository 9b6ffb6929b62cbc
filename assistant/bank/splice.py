"""Words put in the place of other words, so that the sentence is whole again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from assistant.core.finding import Finding, Slot, Suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.bank.pack import Alternative
    from assistant.core.span import Span
    from assistant.language.language import Language

HOLE = re.compile(r"\{([^{}]+)\}")

_CLAUSE_START = re.compile(r".*(?:[,;:—–]\s|\s-\s)", re.DOTALL)
_CLAUSE_END = re.compile(r"[,;:—–](?=\s)|\s[—–-]\s")
_FINAL = re.compile(r"[.!?…]+[)\]\"'”’*_]*$|[,:]$")
_STOPS = ".!?…"
_JOIN = re.compile(r"(?P<mark>[;—–]|\s-)\s+(?:(?P<after>[^\W_]+)\s+)?|(?P<comma>,)?\s+(?P<word>[^\W_]+)\s+")
_WORD = re.compile(r"[^\W_][\w'’]*")
_PRONOUN = re.compile(r"I\b")
_LEFT_BEHIND = re.compile(r"^[\s,;:—–-]+|[\s,;:—–-]+$")


class Reach(NamedTuple):
    """What of a sentence an alternative takes the place of: [start, end), and what has to be mended behind it."""

    start: int
    end: int
    before: str = ""  # goes in front of the new words: the stop of a clause that is kept before them
    after: str = ""  # goes behind them: the first word of a clause that is kept, as a sentence begins


def splice(
    alternative: Alternative,
    sentence: str,
    span: Span,
    captured: Mapping[str, Span],
    slots: Mapping[str, Slot],
    language: Language,
) -> Suggestion:
    """Return the suggestion that an alternative makes for the words of a sentence at a span.

    It speaks as the sentence does ("I" or "we"), takes the case of what it replaces, and keeps the sentence's own
    stop. A clause beside the flagged one that can stand alone is kept as a sentence of its own.
    """
    if not alternative.say:
        return _left_out(alternative, sentence, span)
    reach = _reach(alternative.replaces, sentence, span, language)
    words, labels = _fill(alternative.say, sentence, captured, slots, language)
    text = _fit(words, sentence, reach, whole=alternative.replaces == "sentence")
    return Suggestion(
        text=text,
        lead=span.start - reach.start,
        tail=reach.end - span.end,
        slots=labels,
        adds=alternative.adds,
        fits=alternative.fits,
        unfit=alternative.unfit,
        drops=_dropped(sentence, reach, span, captured),
    )


def closed_up(finding: Finding, text: str) -> Finding:
    """Return a finding whose suggestions that leave a whole sentence out take the space beside it along."""

    def close(one: Suggestion) -> Suggestion:
        if one.text:
            return one
        span = one.span(finding)
        if text[span.end : span.end + 1] == " ":
            return replace(one, tail=one.tail + 1)
        if span.start and text[span.start - 1] == " " and text[span.end : span.end + 1] in ("", "\n"):
            return replace(one, lead=one.lead + 1)
        return one

    return replace(finding, suggestions=tuple(map(close, finding.suggestions)))


def _left_out(alternative: Alternative, sentence: str, span: Span) -> Suggestion:
    """Return the suggestion to say nothing in place of the words."""
    start, end = (0, len(sentence)) if alternative.replaces == "sentence" else (span.start, span.end)
    text = ""
    final = _FINAL.search(sentence, end)
    stop = final.start() if final else len(sentence)
    if not sentence[:start].strip() and end >= stop:  # nothing else stands in it
        start, end = 0, len(sentence)
    elif not sentence[:start].strip():
        gap = re.compile(r"[\s,;:—–-]*").match(sentence, end)
        end = gap.end() if gap else end
        if end < len(sentence):
            text, end = sentence[end].upper(), end + 1
    else:
        before = re.search(r"(?:\s*[,;—–-])?\s*$", sentence[:start])
        if end >= stop or sentence[end : end + 1] in ",;:":
            start = before.start() if before else start
        else:
            end += sentence[end : end + 1] == " "
    return Suggestion(
        text=text,
        lead=span.start - start,
        tail=end - span.end,
        fits=alternative.fits,
        unfit=alternative.unfit,
    )


def _reach(replaces: str, sentence: str, span: Span, language: Language) -> Reach:
    final = _FINAL.search(sentence, span.end)
    stop = final.start() if final else len(sentence)
    match replaces:
        case "sentence":
            return _alone(sentence, span, stop, language)
        case "rest":
            return Reach(span.start, stop)
        case "clause":
            before = _CLAUSE_START.match(sentence, 0, span.start)
            after = _CLAUSE_END.search(sentence, span.end, stop)
            return Reach(before.end() if before else 0, after.start() if after else stop)
        case _:
            return Reach(span.start, span.end)


def _alone(sentence: str, span: Span, stop: int, language: Language) -> Reach:
    """Return the sentence without the clauses that can stand alone before and behind the flagged words."""
    clauses = language.clauses
    start, before = 0, ""
    for join in _JOIN.finditer(sentence, 0, span.start):
        joined = (join["word"] or join["after"] or "").lower()
        if (join["mark"] or joined in clauses.joins) and _begins_clause(sentence, join.end(), clauses.subjects):
            head = _WORD.match(sentence)
            if head and head[0].lower() not in clauses.openers and _count(sentence[: join.start()]) >= 3:
                start, before = join.start(), ". "
    end, after = len(sentence), ""
    for join in _JOIN.finditer(sentence, span.end, stop):
        joined = (join["word"] or join["after"] or "").lower()
        if not (join["mark"] or joined in clauses.joins) or _count(sentence[join.end() : stop]) < 3:
            continue
        at = join.end()
        if join["mark"] and join["after"] and joined not in clauses.joins:
            at = join.start("after")
        word = _WORD.match(sentence, at)
        if word and word[0].lower() in clauses.subjects:
            return Reach(start, at + 1, before, " " + sentence[at].upper())
        if word and word[0].lower() in clauses.verbs and joined:
            return Reach(start, at, before, f" {_speaker(sentence, language)} ")
    return Reach(start, end, before, after)


def _begins_clause(sentence: str, at: int, subjects: frozenset[str]) -> bool:
    word = _WORD.match(sentence, at)
    return bool(word) and word[0].lower().replace("’", "'") in subjects if word else False


def _count(words: str) -> int:
    return len(_WORD.findall(words))


def _speaker(sentence: str, language: Language) -> str:
    """Return "I", or what stands for it where the sentence speaks for several."""
    return language.speaker.plural.get("I", "I").capitalize() if _is_several(sentence, language) else "I"


def _is_several(sentence: str, language: Language) -> bool:
    words = {word.lower().replace("’", "'") for word in _WORD.findall(sentence)}
    return bool(words & language.speaker.several) and not words & language.speaker.one


def _fill(
    say: str, sentence: str, captured: Mapping[str, Span], slots: Mapping[str, Slot], language: Language
) -> tuple[str, tuple[str, ...]]:
    """Put captured words, slot labels and the speaker in the holes; return the words and the labels left open."""
    open_labels: list[str] = []
    several = _is_several(sentence, language)

    def fill(hole: re.Match[str]) -> str:
        name = hole[1]
        if name in language.speaker.plural:
            spoken = language.speaker.plural[name] if several else name
            return spoken[0].upper() + spoken[1:] if _begins_sentence(say, hole.start()) else spoken
        if name in captured:
            words = _LEFT_BEHIND.sub("", captured[name].of(sentence))
            return words[:1].lower() + words[1:] if captured[name].start == 0 and not _PRONOUN.match(words) else words
        label = slots[name].label if name in slots else name
        open_labels.append(label)
        return f"[{label}]"

    return HOLE.sub(fill, say), tuple(open_labels)


def _begins_sentence(say: str, at: int) -> bool:
    before = say[:at].rstrip()
    return not before or before[-1] in _STOPS


def _fit(words: str, sentence: str, reach: Reach, *, whole: bool) -> str:
    """Give the words the case and the stop that their place asks for."""
    if whole:
        if reach.end >= len(sentence):
            kept = _FINAL.search(sentence)
            if kept and words[-1:] not in _STOPS + ",:":
                words += kept[0]
        elif words[-1:] not in _STOPS:
            words += "."
        return reach.before + words[:1].upper() + words[1:] + reach.after
    if sentence[reach.end : reach.end + 1] and words[-1:] in _STOPS:
        words = words.rstrip(_STOPS)
    first = words[:1]
    if not sentence[: reach.start].strip() and sentence[:1].isupper():
        return first.upper() + words[1:]
    if sentence[: reach.start].strip() and sentence[reach.start].islower() and not _PRONOUN.match(words):
        return first.lower() + words[1:]
    return words


def _dropped(sentence: str, reach: Reach, span: Span, captured: Mapping[str, Span]) -> str:
    """Return what stands in the reach beside the flagged words and is said nowhere in the alternative."""
    rest = f"{sentence[reach.start : span.start]} … {sentence[span.end : reach.end - len(reach.after.strip())]}"
    for words in captured.values():
        rest = rest.replace(words.of(sentence), "…")
    pieces = (piece.strip(" ,;:.!?—–-") for piece in rest.split("…"))
    return " … ".join(piece for piece in pieces if _count(piece) >= 2 or any(c.isdigit() for c in piece))
