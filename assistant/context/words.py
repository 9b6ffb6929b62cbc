"""A customer's message → the words that are their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.language.lines import lines_of, small
from assistant.language.own_words import LEAD, own_lines, sort_of
from assistant.language.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.core.span import Span
    from assistant.language.language import Language

LONGEST = 30_000  # code points that are read: what a person wrote is in front, what is behind is mostly older mail
FEWEST = 3  # words; with fewer of their own above it, a forwarded mail is the message

_HTML = re.compile(
    r"</?(?:p|br|div|span|td|tr|table|html|body|a|b|i|li|ul|ol|img|style|font|strong|em)\b[^<>]{0,2000}>", re.I
)
_UNSEEN = ("style", "script", "head")  # what stands in them is not shown
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.I)
_WORD = re.compile(r"\w+")

_CLAUSE_END = re.compile(
    r"\s*(?:[.!?;:()\u2013\u2014](?!\d)|,(?!\d)|$|-\s)"
    r"|\s(?:but|because|cos|cuz|yet|so|though|although"
    r"|and\s(?:i|we|you|u|they|he|she|it|no|nobody|nothing|none|still|the|your|my|all|every|now|then|there|they're|got)"
    r"|still\s(?:no|nothing|the))\b",
    re.I,
)


class Line(NamedTuple):
    """A line of their own: where it starts in the message, its text (markup blanked out), its sentences."""

    start: int
    text: str
    sentences: tuple[Span, ...]  # offsets of the line


def own_words(message: str, language: Language) -> list[Line]:
    """Return the lines that the customer wrote, without earlier mail, headers and signature.

    A name under a sign-off is still theirs. Offsets are the message's: markup is blanked out, not taken out.
    """
    plain = _without_markup(message[:LONGEST])
    lines, _ = own_lines(plain, language)
    if _count(lines) < FEWEST:
        unquoted = "\n".join(_unquoted(line) for line in plain.split("\n"))
        lines, _ = own_lines(unquoted, language)
    if _count(lines) < FEWEST:
        lines = lines_of(plain)
    own = [(start, line) for start, line in lines if line.strip() and sort_of(line, language) != LEAD]
    return [Line(start, line, tuple(sentences(line, language))) for start, line in own]


def clause_end(sentence: str, start: int) -> int:
    """Return where the clause that reaches over start ends.

    >>> clause_end("I rang you twice, and nobody came.", 6)
    16
    """
    found = _CLAUSE_END.search(sentence, start)
    return found.start() if found else len(sentence)


def _without_markup(text: str) -> str:
    """Return text as long as it was, with HTML blanked out where it is HTML.

    >>> _without_markup("<p>2 < 3</p>")
    '   2 < 3    '
    """
    if "<" not in text or not _HTML.search(text):
        return text
    for name in _UNSEEN:
        text = _without(text, name)
    for pattern in (_HTML, _ENTITY):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def _without(text: str, name: str) -> str:
    """Blank out what stands between a tag of this name and its end, as HTML has it."""
    low, at = small(text), 0
    while (start := low.find(f"<{name}", at)) >= 0 and (end := low.find(f"</{name}>", start)) >= 0:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
        at = end + 1
    return text


def _unquoted(line: str) -> str:
    marks = re.match(r"(?:\s*>)+", line)
    return " " * marks.end() + line[marks.end() :] if marks else line


def _count(lines: Sequence[tuple[int, str]]) -> int:
    return sum(len(_WORD.findall(line)) for _, line in lines[:50])
