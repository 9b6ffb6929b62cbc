"""One line of text → its sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.core.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.language.language import Language

LONGEST = 1_000  # code points; what runs on for longer is parted at a space, so that no sentence costs more than this

_LEAD = re.compile(r"(?:[\s>]|[-*•–—·](?=\s)|\(?\d{1,3}[.)](?=\s)|#{1,6}(?=\s))*")
# Looks behind and never gives back: a megabyte of full stops is read once.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[)\]\"'”’*_]*+(?=\s|$)")
_WORD_BEFORE = re.compile(r"[\w.'’-]*$")
_NEXT = re.compile(r"\S")
_FIRST = re.compile(r"\w+")
_GREETING = re.compile(r"[^,:;!?…\n]{0,60}?[,:!]+(?=\s|$)")  # what follows the first word of one
_BEFORE_STOP = re.compile(r"([\w.]+)\.\s")


def sentences(line: str, language: Language) -> list[Span]:
    """Return the sentences of one line, with their stops, without bullets and the spaces around them.

    A greeting ("Dear Ms Okafor,") is a sentence of its own.
    """
    spans: list[Span] = []
    start = _end_of(_LEAD, line, 0)
    for end in _ends(line, start, language):
        _add(spans, line, start, end)
        start = end
    _add(spans, line, start, len(line))
    return spans


def is_finished(sentence: str) -> bool:
    """Return whether a sentence ends with a stop.

    >>> is_finished("It works."), is_finished("It wor")
    (True, False)
    """
    return any(match.end() == len(sentence) for match in _STOP.finditer(sentence))


def _ends(line: str, start: int, language: Language) -> Iterator[int]:
    greeting = _greeting_end(line, start, language)
    if greeting:
        start = greeting
        yield start
    for stop in _STOP.finditer(line, start):
        if stop[0][0] in "!?" or _ends_here(line, start, stop, language):
            yield stop.end()


def _greeting_end(line: str, start: int, language: Language) -> int:
    """Return where a greeting at the start of a line ends; 0 without one."""
    first = _FIRST.match(line, start)
    if not first or first[0].lower() not in language.greetings:
        return 0
    match = _GREETING.match(line, first.end())
    if not match:
        return 0
    stopped = (word.lower() for word in _BEFORE_STOP.findall(match[0]))
    return match.end() if all(word in language.abbreviations for word in stopped) else 0


def _ends_here(line: str, start: int, stop: re.Match[str], language: Language) -> bool:
    """Decide for a full stop or three dots."""
    following = _NEXT.search(line, stop.end())
    if not following:
        return True
    after = following[0]
    if len(stop[0].rstrip(")]\"'”’*_")) > 1 or stop[0][0] == "…":
        return not after.islower()
    before = _word_before(line, start, stop.start())
    word = before.lower().strip("'’-")
    if word in language.abbreviations or (len(before) == 1 and before.isupper() and before != "I"):
        return False
    if word in language.abbreviations_before_number:
        return not after.isdigit()
    if word in language.abbreviations_at_end:
        return after.isupper()
    return True


def _word_before(line: str, start: int, end: int) -> str:
    first = max(start, end - 40, line.rfind(" ", start, end) + 1)
    match = _WORD_BEFORE.search(line, first, end)
    return match[0] if match else ""


def _end_of(pattern: re.Pattern[str], line: str, at: int) -> int:
    match = pattern.match(line, at)
    return match.end() if match else at


def _add(spans: list[Span], line: str, start: int, end: int) -> None:
    """Add what is between two ends, trimmed, in pieces no longer than LONGEST."""
    while True:
        while start < end and line[start].isspace():
            start += 1
        if start >= end:
            return
        stop = end
        if end - start > LONGEST:
            space = line.rfind(" ", start, start + LONGEST)
            stop = space if space > start else start + LONGEST
        last = stop
        while line[last - 1].isspace():
            last -= 1
        spans.append(Span(start, last))
        start = stop
