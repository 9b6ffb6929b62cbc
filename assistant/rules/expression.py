"""Regular expressions, a pack's last resort: refused when they could run away, tried only beside a word of theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from re import _constants as codes  # type: ignore[attr-defined]  # the parser of `re` itself knows best what repeats
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

from assistant.language.words import normal
from assistant.rules.pattern import PatternError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ENDLESS = 2  # repeats without an end in one expression: a sentence is short, so their cost stays small
MOST_TIMES = 200  # of a repeat; more counts as endless

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "＇": "'", "“": '"', "”": '"'})
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


@dataclass(frozen=True)
class Expression:
    """A regular expression and the word that a sentence must hold for it to be tried."""

    word: str
    source: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, re.IGNORECASE)

    def matches(self, sentence: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a sentence, whose quotes are read as straight ones."""
        for match in self.compiled.finditer(sentence.translate(_STRAIGHT)):
            if match.end() > match.start():
                yield match


def read_expression(word: str, source: str) -> Expression:
    """Return an expression; PatternError when it is no regular expression, or one that could take for ever.

    >>> read_expression("so", r"so(me)? (thing|one)").word
    'so'
    """
    bounded(source)
    if len(word.split()) != 1:
        raise PatternError(f"the expression {source[:60]!r} needs one word that every match holds, not {word!r}")
    return Expression(normal(word.strip()), source)


def bounded(source: str) -> re.Pattern[str]:
    """Return a regular expression compiled; PatternError when it is none, or one that could take for ever."""
    name = f"the expression {source[:60]!r}"
    try:
        tree = parser.parse(source, re.IGNORECASE)
        compiled = re.compile(source, re.IGNORECASE)  # which refuses more, a look-behind of no fixed width for one
    except (re.error, RecursionError, OverflowError) as error:
        raise PatternError(f"{name} cannot be read: {error}") from error
    if tree.getwidth()[0] == 0:
        raise PatternError(f"{name} would match where there is nothing")
    if _endless(tree, within=False) > MOST_ENDLESS:
        raise PatternError(
            f"{name} could take for ever: write {{0,40}} in place of * and + where something repeats inside a repeat, "
            "or more than twice"
        )
    return compiled


def _endless(tree: Any, *, within: bool) -> int:
    """Return how many repeats have no end; one inside another repeat, and a reference back, count as too many."""
    return sum(_endless_in(code, argument, within=within) for code, argument in tree)


def _endless_in(code: Any, argument: Any, *, within: bool) -> int:
    if code in _REPEATS:
        _, most, inner = argument
        endless = most is codes.MAXREPEAT or most > MOST_TIMES
        here = (MOST_ENDLESS + 1 if within else 1) if endless else 0
        return here + _endless(inner, within=within or endless or most > 1)
    if code in (codes.GROUPREF, codes.GROUPREF_EXISTS):
        return MOST_ENDLESS + 1
    if code is codes.BRANCH:
        return sum(_endless(option, within=within) for option in argument[1])
    if code in (codes.SUBPATTERN, codes.ATOMIC_GROUP, codes.ASSERT, codes.ASSERT_NOT):
        inner = argument if code is codes.ATOMIC_GROUP else argument[-1]
        return _endless(inner, within=within)
    return 0
