"""Patterns in, matches out."""

from __future__ import annotations

from itertools import accumulate
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
        symbols, spans = self._spread(sentence, written)
        found: list[Match] = []
        for number in sorted(candidates):
            pattern = self._pattern(number)
            if isinstance(pattern, Expression):
                found.extend(_expression_matches(number, pattern, sentence))
                continue
            for hit in pattern.hits(symbols):
                slots = {
                    name: self._cover(symbols, spans, first, last) for name, first, last in hit.parts if last > first
                }
                span = slots.pop(MARK, None) or self._cover(symbols, spans, hit.first, hit.last)
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

    def _spread(self, sentence: str, written: Sequence[str]) -> tuple[list[int], list[Span]]:
        """Return the symbols of a sentence and where each stands."""
        symbols: list[int] = []
        spans: list[Span] = []
        for token, start in zip(written, token_starts(sentence), strict=True):
            parts = self._vocabulary.symbols[self._vocabulary.classify(token)]
            symbols.extend(parts)
            if len(parts) == 1:
                spans.append(Span(start, start + len(token)))
            else:
                ends = list(accumulate(self._vocabulary.sizes(token), initial=start))
                spans.extend(map(Span, ends, ends[1:]))
        return symbols, spans

    def _cover(self, symbols: Sequence[int], spans: Sequence[Span], first: int, last: int) -> Span:
        """Return the span of symbols [first, last), without a comma or the like that the pattern only saw through."""
        while first < last - 1 and self._vocabulary.table[symbols[first]].transparent:
            first += 1
        return Span(spans[first].start, spans[last - 1].end)


def _expression_matches(number: int, expression: Expression, sentence: str) -> list[Match]:
    found: list[Match] = []
    for match in expression.matches(sentence):
        slots = {name: Span(*match.span(name)) for name, words in match.groupdict().items() if words}
        span = slots.pop(MARK, Span(*match.span()))
        found.append(Match(number, span, slots))
    return found
