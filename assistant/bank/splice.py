"""Words put in the place of other words, so that the sentence is whole again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.core.finding import Slot, Suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.bank.pack import Alternative
    from assistant.core.span import Span

_HOLE = re.compile(r"\{([a-z_]+)\}")
_CLAUSE_START = re.compile(r".*(?:[,;:—–]\s|\s-\s)", re.DOTALL)
_CLAUSE_END = re.compile(r"[,;:—–](?=\s)|\s[—–-]\s|[.!?…]+[)\]\"'”’]*$")
_STOPS = ".!?…"
_PRONOUN = re.compile(r"I\b")


def splice(
    alternative: Alternative,
    sentence: str,
    span: Span,
    captured: Mapping[str, Span],
    slots: Mapping[str, Slot],
) -> Suggestion:
    """Return the suggestion that an alternative makes for the words of a sentence at a span.

    It takes the case of what it replaces, and keeps the sentence's own stop where it does not bring one.
    """
    start, end = _reach(alternative.replaces, sentence, span)
    words, labels = _fill(alternative.say, sentence, captured, slots)
    return Suggestion(
        text=_fit(words, sentence, start, end, whole=alternative.replaces == "sentence"),
        lead=span.start - start,
        tail=end - span.end,
        slots=labels,
        adds=alternative.adds,
        fits=alternative.fits,
        unfit=alternative.unfit,
    )


def _reach(replaces: str, sentence: str, span: Span) -> tuple[int, int]:
    """Return where the replaced stretch starts and ends."""
    match replaces:
        case "sentence":
            return 0, len(sentence)
        case "clause":
            before = _CLAUSE_START.match(sentence, 0, span.start)
            after = _CLAUSE_END.search(sentence, span.end)
            return before.end() if before else 0, after.start() if after else len(sentence)
        case _:
            return span.start, span.end


def _fill(
    say: str, sentence: str, captured: Mapping[str, Span], slots: Mapping[str, Slot]
) -> tuple[str, tuple[str, ...]]:
    """Put captured words and slot labels in the holes; return the words and the labels left open."""
    open_labels: list[str] = []

    def fill(hole: re.Match[str]) -> str:
        name = hole[1]
        if name in captured:
            return captured[name].of(sentence)
        label = slots[name].label if name in slots else name
        open_labels.append(label)
        return f"[{label}]"

    return _HOLE.sub(fill, say), tuple(open_labels)


def _fit(words: str, sentence: str, start: int, end: int, *, whole: bool) -> str:
    """Give the words the case and the stop that their place asks for."""
    if whole:
        kept = re.search(r"[.!?…]+[)\]\"'”’]*$", sentence)
        return words if not kept or words[-1:] in _STOPS + ",:" else words + kept[0]
    if sentence[end : end + 1] and words[-1:] in _STOPS:
        words = words.rstrip(_STOPS)
    first = words[:1]
    if start == 0 and sentence[:1].isupper():
        return first.upper() + words[1:]
    if start > 0 and sentence[start].islower() and not _PRONOUN.match(words):
        return first.lower() + words[1:]
    return words
