"""Words put in the place of other words, so that the sentence is whole again."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

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
_GAP = re.compile(r"[\s,;:—–-]*")
_GAP_BEFORE = re.compile(r"(?:\s*[,;—–-])?\s*$")
_LEFT_BEHIND = re.compile(r"^[\s,;:—–-]+|[\s,;:—–-]+$")


class Reach(NamedTuple):
    """What of a sentence an alternative takes the place of: [start, end), and what has to be mended behind it."""

    start: int
    end: int
    before: str = ""  # goes in front of the new words: the stop of a clause that is kept before them
    after: str = ""  # goes behind them: the first word of a clause that is kept, as a sentence begins


class Place:
    """Words of a sentence that something else may be said instead of; looked at once for all alternatives."""

    def __init__(
        self, sentence: str, span: Span, captured: Mapping[str, Span], slots: Mapping[str, Slot], language: Language
    ) -> None:
        self.sentence = sentence
        self.span = span
        self.captured = captured
        self.slots = slots
        self.language = language
        self._reaches: dict[str, Reach] = {}
        self._dropped: dict[Reach, str] = {}

    def reach(self, replaces: str) -> Reach:
        found = self._reaches.get(replaces)
        if found is None:
            found = self._reaches[replaces] = _reach(replaces, self)
        return found

    def dropped(self, reach: Reach) -> str:
        """Return what stands in a reach beside the words and is carried over by no slot."""
        if reach[:2] == (self.span.start, self.span.end):
            return ""
        found = self._dropped.get(reach)
        if found is None:
            found = self._dropped[reach] = _dropped(self, reach)
        return found

    @cached_property
    def stop(self) -> int:
        """Where the sentence's own stop begins."""
        final = _FINAL.search(self.sentence, self.span.end)
        return final.start() if final else len(self.sentence)

    @cached_property
    def final(self) -> str:
        """The sentence's own stop, or the comma or colon it ends with."""
        final = _FINAL.search(self.sentence)
        return final[0] if final else ""

    @cached_property
    def several(self) -> bool:
        """Whether the sentence speaks for several."""
        words = {word.lower().replace("’", "'") for word in _WORD.findall(self.sentence)}
        speaker = self.language.speaker
        return not words.isdisjoint(speaker.several) and words.isdisjoint(speaker.one)

    @property
    def speaker(self) -> str:
        """Return what the sentence calls whoever speaks, as a sentence begins."""
        return self.language.speaker.subjects[self.several].capitalize()

    def keeps_capital(self, words: str) -> bool:
        """Tell whether words begin with the one that is never written small."""
        one = self.language.speaker.subjects[0]
        return bool(one) and words.startswith(one) and not words[len(one) : len(one) + 1].isalnum()


def splice(alternative: Alternative, place: Place) -> Suggestion:
    """Return the suggestion that an alternative makes for the words at a place.

    It speaks as the sentence does ("I" or "we"), takes the case of what it replaces, and keeps the sentence's own
    stop. A clause beside the flagged one that can stand alone is kept as a sentence of its own.
    """
    if not alternative.say:
        return _left_out(alternative, place)
    reach = place.reach(alternative.replaces)
    words, labels = _fill(alternative.say, place)
    return Suggestion(
        text=_fit(words, place, reach, whole=alternative.replaces == "sentence"),
        lead=place.span.start - reach.start,
        tail=reach.end - place.span.end,
        slots=labels,
        adds=alternative.adds,
        fits=alternative.fits,
        unfit=alternative.unfit,
        drops=place.dropped(reach),
        seams=(len(reach.before), len(reach.after)),
    )


def closed_up(finding: Finding, text: str) -> Finding:
    """Return a finding whose suggestions meet what stands behind them in the text.

    One that leaves a whole sentence out takes the space beside it along; one that ends with a stop where there was
    none (a greeting) gives the next word a capital.
    """
    suggestions = tuple(_meeting(one, finding, text) for one in finding.suggestions)
    return finding if suggestions == finding.suggestions else replace(finding, suggestions=suggestions)


def may_meet(finding: Finding, sentence: str) -> bool:
    """Tell whether what stands behind a sentence can matter to one of its finding's suggestions."""
    return any(
        not one.text or (one.text[-1] in _STOPS and sentence[finding.span.end + one.tail - 1] not in _STOPS)
        for one in finding.suggestions
    )


def _meeting(one: Suggestion, finding: Finding, text: str) -> Suggestion:
    end = finding.span.end + one.tail
    behind = text[end : end + 2]
    if not one.text:
        start = finding.span.start - one.lead
        if behind[:1] == " ":
            return replace(one, tail=one.tail + 1)
        if start and text[start - 1] == " " and behind[:1] in ("", "\n"):
            return replace(one, lead=one.lead + 1)
    elif one.text[-1] in _STOPS and behind[:1] == " " and behind[1:].islower() and text[end - 1] not in _STOPS:
        return replace(one, text=f"{one.text} {behind[1].upper()}", tail=one.tail + 2, seams=(one.seams[0], 2))
    return one


def _left_out(alternative: Alternative, place: Place) -> Suggestion:
    """Return the suggestion to say nothing in place of the words."""
    sentence, span = place.sentence, place.span
    reach = place.reach(alternative.replaces)
    start, end = reach.start, reach.end
    text = ""
    if reach.before or reach.after:  # clauses that can stand alone are kept
        text = (reach.before.rstrip() + reach.after).lstrip()
    elif not sentence[:start].strip() and end >= place.stop:  # nothing else stands in it
        start, end = 0, len(sentence)
    elif not sentence[:start].strip():
        gap = _GAP.match(sentence, end)
        end = gap.end() if gap else end
        if end < len(sentence):
            text, end = sentence[end].upper(), end + 1
    elif end >= place.stop or sentence[end : end + 1] in ",;:":
        before = _GAP_BEFORE.search(sentence[:start])
        start = before.start() if before else start
    else:
        end += sentence[end : end + 1] == " "
    return Suggestion(
        text=text,
        lead=span.start - start,
        tail=end - span.end,
        fits=alternative.fits,
        unfit=alternative.unfit,
        drops=place.dropped(reach),
        seams=(0, len(text)),
    )


def _reach(replaces: str, place: Place) -> Reach:
    sentence, span = place.sentence, place.span
    match replaces:
        case "sentence":
            return _alone(place)
        case "rest":
            return Reach(span.start, max(place.stop, span.end))
        case "clause":
            before = _CLAUSE_START.match(sentence, 0, span.start)
            after = _CLAUSE_END.search(sentence, span.end, place.stop)
            return Reach(before.end() if before else 0, after.start() if after else max(place.stop, span.end))
        case _:
            return Reach(span.start, span.end)


def _alone(place: Place) -> Reach:
    """Return the sentence without the clauses that can stand alone before and behind the flagged words."""
    sentence, span, clauses = place.sentence, place.span, place.language.clauses
    start, before = 0, ""
    for join in _JOIN.finditer(sentence, 0, span.start):
        joined = (join["word"] or join["after"] or "").lower()
        if (join["mark"] or joined in clauses.joins) and _begins_clause(sentence, join.end(), clauses.subjects):
            head = _WORD.match(sentence)
            if head and head[0].lower() not in clauses.openers and _count(sentence[: join.start()]) >= 3:
                start, before = join.start(), ". "
    for join in _JOIN.finditer(sentence, span.end, place.stop):
        joined = (join["word"] or join["after"] or "").lower()
        if not (join["mark"] or joined in clauses.joins) or _count(sentence[join.end() : place.stop]) < 3:
            continue
        at = join.end()
        if join["mark"] and join["after"] and joined not in clauses.joins:
            at = join.start("after")
        word = _WORD.match(sentence, at)
        if word and word[0].lower() in clauses.subjects:
            return Reach(start, at + 1, before, " " + sentence[at].upper())
        if word and word[0].lower() in clauses.verbs and joined:
            return Reach(start, at, before, f" {place.speaker} ")
    return Reach(start, len(sentence), before)


def _begins_clause(sentence: str, at: int, subjects: frozenset[str]) -> bool:
    word = _WORD.match(sentence, at)
    return bool(word) and word[0].lower().replace("’", "'") in subjects if word else False


def _count(words: str) -> int:
    return len(_WORD.findall(words))


class Hole(NamedTuple):
    """A gap in an alternative's words, and what stands before it."""

    before: str
    name: str
    begins: bool  # whether a sentence begins with it


@lru_cache(maxsize=10_000)
def holes(say: str) -> tuple[tuple[Hole, ...], str]:
    """Return the holes in an alternative's words, and what stands behind the last one.

    >>> holes("I'll see to it {when}.")
    ((Hole(before="I'll see to it ", name='when', begins=False),), '.')
    """
    *pieces, rest = HOLE.split(say)
    found: list[Hole] = []
    so_far = ""
    for before, name in zip(pieces[::2], pieces[1::2], strict=True):
        so_far = (so_far + before).rstrip()
        found.append(Hole(before, name, begins=not so_far or so_far[-1] in _STOPS))
        so_far += f"{{{name}}}"
    return tuple(found), rest


def with_labels(say: str, slots: Mapping[str, Slot]) -> str:
    """Return words with each slot open, for a piece that stands by itself: {I} stays "I".

    >>> with_labels("{I}'ll call {when}.", {"when": Slot("when", "when")})
    "I'll call [when]."
    """
    found, rest = holes(say)
    said = [hole.before + (f"[{slots[hole.name].label}]" if hole.name in slots else hole.name) for hole in found]
    return "".join(said) + rest


def _fill(say: str, place: Place) -> tuple[str, tuple[str, ...]]:
    """Put captured words, slot labels and the speaker in the holes; return the words and the labels left open."""
    found, rest = holes(say)
    if not found:
        return say, ()
    said: list[str] = []
    open_labels: list[str] = []
    plural = place.language.speaker.plural
    for before, name, begins in found:
        said.append(before)
        if name in plural:
            spoken = plural[name] if place.several else name
            said.append(spoken[0].upper() + spoken[1:] if begins else spoken)
        elif name in place.captured:
            said.append(_carried_over(place.captured[name], place))
        else:
            label = place.slots[name].label if name in place.slots else name
            open_labels.append(label)
            said.append(f"[{label}]")
    return "".join(said) + rest, tuple(open_labels)


def _carried_over(span: Span, place: Place) -> str:
    words = _LEFT_BEHIND.sub("", span.of(place.sentence))
    return words[:1].lower() + words[1:] if span.start == 0 and not place.keeps_capital(words) else words


def _fit(words: str, place: Place, reach: Reach, *, whole: bool) -> str:
    """Give the words the case and the stop that their place asks for."""
    sentence = place.sentence
    if whole:
        if reach.end >= len(sentence):
            if words[-1:] not in _STOPS + ",:":
                words += place.final
        elif words[-1:] not in _STOPS:
            words += "."
        return reach.before + words[:1].upper() + words[1:] + reach.after
    if sentence[reach.end : reach.end + 1] and words[-1:] in _STOPS:
        words = words.rstrip(_STOPS)
    first = words[:1]
    if not sentence[: reach.start].strip() and sentence[:1].isupper():
        return first.upper() + words[1:]
    if sentence[: reach.start].strip() and sentence[reach.start].islower() and not place.keeps_capital(words):
        return first.lower() + words[1:]
    return words


def _dropped(place: Place, reach: Reach) -> str:
    """Return what stands in the reach beside the flagged words and is said nowhere in the alternative."""
    sentence, span = place.sentence, place.span
    rest = f"{sentence[reach.start : span.start]} … {sentence[span.end : reach.end - len(reach.after.strip())]}"
    for words in place.captured.values():
        rest = rest.replace(words.of(sentence), "…")
    pieces = (piece.strip(" ,;:.!?—–-") for piece in rest.split("…"))
    return " … ".join(piece for piece in pieces if _count(piece) >= 2 or any(c.isdigit() for c in piece))
