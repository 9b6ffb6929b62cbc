"""Patterns in, matches out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.core.span import Span
from assistant.language.words import token_starts, tokens
from assistant.rules.automaton import restore
from assistant.rules.expression import Expression
from assistant.rules.pattern import MARK
from assistant.rules.program import Program, Spread
from assistant.rules.trie import Trie
from assistant.rules.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.language.language import Language
    from assistant.rules.automaton import Automaton


class Match(NamedTuple):
    """A pattern at a span of a sentence, with the spans of the words it carries over."""

    pattern: int  # its place among the matcher's patterns
    span: Span
    slots: Mapping[str, Span]


class Matcher:
    """Finds patterns in a sentence. Not for two threads at once: it learns the words it meets."""

    def __init__(self, automaton: Automaton, language: Language) -> None:
        """ValueError when the automaton is none: what comes from a file may be damaged."""
        self._automaton = automaton
        self.vocabulary = Vocabulary(automaton, language)
        self._trie = Trie(automaton, self.vocabulary)
        self._patterns: dict[int, Program | Expression] = {}

    def read(self, sentence: str) -> Reading:
        """Return what may be in a sentence; which of it is, the reading tells when asked."""
        written = tokens(sentence)
        return Reading(sentence, written, self._trie.walk(written), self)

    def matches(self, sentence: str) -> list[Match]:
        """Return every match of every pattern; offsets are the sentence's."""
        reading = self.read(sentence)
        return [match for number in sorted(reading.candidates) for match in reading.matches(number)]

    def pattern(self, number: int) -> Program | Expression:
        """Return a pattern made ready to run, when it is first needed."""
        found = self._patterns.get(number)
        if found is None:
            tree = restore(self._automaton, self._automaton.patterns[number])
            found = tree if isinstance(tree, Expression) else Program(tree, self.vocabulary)
            self._patterns[number] = found
        return found


class Reading:
    """A sentence, and the numbers of the patterns that it may hold."""

    __slots__ = ("_found", "_matcher", "_places", "_symbols", "_written", "candidates", "sentence")

    def __init__(self, sentence: str, written: Sequence[str], candidates: set[int], matcher: Matcher) -> None:
        self.sentence = sentence
        self.candidates = candidates
        self._written = written
        self._matcher = matcher
        self._symbols: Spread | None = None
        self._places: _Places | None = None
        self._found: dict[int, list[Match]] = {}

    def holds(self, number: int) -> bool:
        """Tell whether a pattern matches at all."""
        if number not in self.candidates:
            return False
        pattern = self._matcher.pattern(number)
        if isinstance(pattern, Expression):
            return any(True for _ in pattern.matches(self.sentence))
        return pattern.holds(self._spread())

    def matches(self, number: int) -> list[Match]:
        """Return the matches of a pattern; offsets are the sentence's."""
        if number not in self.candidates:
            return []
        found = self._found.get(number)
        if found is None:
            found = self._found[number] = self._match(number)
        return found

    def _match(self, number: int) -> list[Match]:
        pattern = self._matcher.pattern(number)
        if isinstance(pattern, Expression):
            return _expression_matches(number, pattern, self.sentence)
        found: list[Match] = []
        for begin, end, parts in pattern.hits(self._spread()):
            if self._places is None:
                self._places = _Places(self.sentence, self._written, self._spread().symbols, self._matcher.vocabulary)
            cover = self._places.cover
            slots = {name: cover(first, last) for name, first, last in parts if last > first} if parts else {}
            span = slots.pop(MARK, None) or cover(begin, end)
            found.append(Match(number, span, slots))
        return found

    def _spread(self) -> Spread:
        if self._symbols is None:
            vocabulary = self._matcher.vocabulary
            self._symbols = Spread(vocabulary.spread(self._written), vocabulary)
        return self._symbols


class _Places:
    """Where the symbols of a sentence stand in it."""

    def __init__(self, sentence: str, written: Sequence[str], symbols: Sequence[int], vocabulary: Vocabulary) -> None:
        self._symbols = symbols
        self._table = vocabulary.table
        self._starts = token_starts(sentence, written)
        self._sizes: Sequence[int] = list(map(len, written))
        if len(symbols) > len(written):  # "can't" is two symbols
            self._starts, self._sizes = _split(self._starts, written, vocabulary)

    def cover(self, first: int, last: int) -> Span:
        """Return the span of symbols [first, last), without a comma or the like that the pattern only saw through."""
        while first < last - 1 and self._table[self._symbols[first]].transparent:
            first += 1
        return Span(self._starts[first], self._starts[last - 1] + self._sizes[last - 1])


def _split(starts: Sequence[int], written: Sequence[str], vocabulary: Vocabulary) -> tuple[list[int], list[int]]:
    """Return the starts and the sizes of the symbols of tokens that start there."""
    parts: list[int] = []
    sizes: list[int] = []
    for start, token in zip(starts, written, strict=True):
        for size in vocabulary.sizes(token):
            parts.append(start)
            sizes.append(size)
            start += size
    return parts, sizes


def _expression_matches(number: int, expression: Expression, sentence: str) -> list[Match]:
    found: list[Match] = []
    for match in expression.matches(sentence):
        slots = {name: Span(*match.span(name)) for name, words in match.groupdict().items() if words}
        span = slots.pop(MARK, Span(*match.span()))
        found.append(Match(number, span, slots))
    return found
