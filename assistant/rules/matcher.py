"""Patterns in, matches out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.core.span import Span
from assistant.language.words import token_starts, tokens
from assistant.rules.automaton import restore
from assistant.rules.expression import Expression
from assistant.rules.pattern import MARK, Shape, Word
from assistant.rules.program import Program
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
        predicates = [restore(automaton.rows, row) for row in automaton.predicates]
        words = [one for one in predicates if isinstance(one, (Word, Shape))]
        if len(words) < len(predicates):
            raise ValueError("a predicate is a word or a shape")
        self._vocabulary = Vocabulary(words, language)
        self._trie = Trie(automaton, self._vocabulary)
        self._patterns: dict[int, Program | Expression] = {}

    def matches(self, sentence: str) -> list[Match]:
        """Return every match of every pattern; offsets are the sentence's."""
        written = tokens(sentence)
        candidates = self._trie.walk(written)
        if not candidates:
            return []
        symbols = self._vocabulary.spread(written)
        places: _Places | None = None
        found: list[Match] = []
        for number in sorted(candidates):
            pattern = self._pattern(number)
            if isinstance(pattern, Expression):
                found.extend(_expression_matches(number, pattern, sentence))
                continue
            for hit in pattern.hits(symbols):
                places = places or _Places(sentence, written, symbols, self._vocabulary)
                slots = {name: places.cover(first, last) for name, first, last in hit.parts if last > first}
                span = slots.pop(MARK, None) or places.cover(hit.first, hit.last)
                found.append(Match(number, span, slots))
        return found

    def _pattern(self, number: int) -> Program | Expression:
        """Return a pattern made ready to run, when it is first needed."""
        found = self._patterns.get(number)
        if found is None:
            tree = restore(self._automaton.rows, self._automaton.patterns[number])
            found = tree if isinstance(tree, Expression) else Program(tree, self._vocabulary)
            self._patterns[number] = found
        return found


class _Places:
    """Where the symbols of a sentence stand in it."""

    def __init__(self, sentence: str, written: Sequence[str], symbols: Sequence[int], vocabulary: Vocabulary) -> None:
        self._symbols = symbols
        self._table = vocabulary.table
        self._starts: list[int] = []
        self._ends: list[int] = []
        for token, start in zip(written, token_starts(sentence), strict=True):
            for size in vocabulary.sizes(token):
                self._starts.append(start)
                start += size
                self._ends.append(start)

    def cover(self, first: int, last: int) -> Span:
        """Return the span of symbols [first, last), without a comma or the like that the pattern only saw through."""
        while first < last - 1 and self._table[self._symbols[first]].transparent:
            first += 1
        return Span(self._starts[first], self._ends[last - 1])


def _expression_matches(number: int, expression: Expression, sentence: str) -> list[Match]:
    found: list[Match] = []
    for match in expression.matches(sentence):
        slots = {name: Span(*match.span(name)) for name, words in match.groupdict().items() if words}
        span = slots.pop(MARK, Span(*match.span()))
        found.append(Match(number, span, slots))
    return found
