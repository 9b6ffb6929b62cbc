"""One pattern, run over a sentence to find where exactly it matches and what it carries over.

A sentence is written as one letter per symbol, the same letter for all that the pattern does not tell apart, and the
pattern as a regular expression over those letters. A small machine in Python was tried first: 20 times slower. The
cost stays bounded because a sentence is (language.sentences.LONGEST) and nothing in a pattern repeats without end.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from assistant.rules.pattern import GAP, Alt, Edge, Gap, Node, Part, Seq, Shape, Word
from assistant.rules.vocabulary import Symbol, symbol_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.rules.vocabulary import Vocabulary

_FIRST_LETTER = 0xE000  # a private plane: no letter means anything to `re`
_SKIPPED = 3  # transparent marks between two words, at the most


class Hit(NamedTuple):
    """Where a pattern matches, in symbols: [first, last); parts are (name, first, last)."""

    first: int
    last: int
    parts: tuple[tuple[str, int, int], ...]


class Program:
    """A pattern made ready to run."""

    def __init__(self, tree: Node, vocabulary: Vocabulary) -> None:
        self._tree = tree
        self._vocabulary = vocabulary
        self._asked = frozenset(leaf.predicate for leaf in _leaves(tree))
        self._names: list[str] = []
        self._letters: dict[Symbol, str] = {}
        self._written = _Alphabet(self)
        for leaf in _leaves(tree):
            for form in leaf.forms if isinstance(leaf, Word) else ():
                self._letter(symbol_of(form, vocabulary.holding(form)))
        self._expression = self._compile()

    def hits(self, symbols: Sequence[int]) -> Iterator[Hit]:
        """Yield the matches in a sentence of these symbols, from left to right, none overlapping the one before."""
        letters = "".join(map(self._written.__getitem__, symbols))  # may make the expression anew
        names = self._names
        for match in self._expression.finditer(letters):
            parts: tuple[tuple[str, int, int], ...] = ()
            if names:
                parts = tuple(
                    (name, *match.span(i)) for i, name in enumerate(names, start=1) if match.start(i) < match.end(i)
                )
            yield Hit(match.start(), match.end(), parts)

    def holds(self, symbols: Sequence[int]) -> bool:
        """Tell whether there is a match at all."""
        letters = "".join(map(self._written.__getitem__, symbols))  # may make the expression anew
        return self._expression.search(letters) is not None

    def letter(self, number: int) -> str:
        """Return the letter for a symbol; one of a new kind makes the expression anew."""
        known = len(self._letters)
        found = self._letter(self._vocabulary.table[number])
        if len(self._letters) > known:
            self._expression = self._compile()
        return found

    def _letter(self, symbol: Symbol) -> str:
        seen = symbol._replace(predicates=symbol.predicates & self._asked)
        return self._letters.setdefault(seen, chr(_FIRST_LETTER + len(self._letters)))

    def _compile(self) -> re.Pattern[str]:
        self._names = []
        letters = self._letters.items()
        self._any = _class(letter for symbol, letter in letters if symbol.word)
        self._stop = _class(letter for symbol, letter in letters if symbol.stop or symbol.transparent)
        seen_through = _class(letter for symbol, letter in letters if symbol.transparent)
        self._through = f"{seen_through}{{0,{_SKIPPED}}}" if seen_through != _NONE else ""
        return re.compile(self._write(self._tree))

    def _write(self, tree: Node) -> str:
        match tree:
            case Shape("any"):
                return self._through + self._any
            case Word() | Shape():
                number = tree.predicate
                return self._through + _class(c for symbol, c in self._letters.items() if number in symbol.predicates)
            case Seq(items):
                return "".join(map(self._write, items))
            case Alt(options):
                return f"(?:{'|'.join(map(self._write, options))})"
            case Part(name, inner):
                self._names.append(name)
                return f"({self._write(inner)})"
            case Gap():
                return f"(?:{self._through}{self._any}){{0,{GAP}}}?"
            case Edge(start=True):
                return rf"\A{self._through}"
            case Edge():
                return rf"(?={self._stop}*+\Z)"


class _Alphabet(dict[int, str]):
    """Symbol number → letter, asked once for each."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def __missing__(self, number: int) -> str:
        letter = self[number] = self._program.letter(number)
        return letter


_NONE = "(?!)"


def _class(letters: Iterator[str]) -> str:
    found = "".join(letters)
    return f"[{found}]" if found else _NONE


def _leaves(tree: Node) -> list[Word | Shape]:
    match tree:
        case Word() | Shape():
            return [tree]
        case Seq(items) | Alt(items):
            return list(chain.from_iterable(map(_leaves, items)))
        case Part(_, inner):
            return _leaves(inner)
        case _:
            return []
