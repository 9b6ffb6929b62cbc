"""One pattern, run over a sentence to find where exactly it matches and what it carries over.

A sentence is written as one letter per symbol, the same letter for all that the pattern does not tell apart, and the
pattern as a regular expression over those letters. A small machine in Python was tried first: 20 times slower. The
cost stays bounded because a sentence is (language.sentences.LONGEST) and nothing in a pattern repeats without end.

Making an expression takes milliseconds, so it is made when a sentence first may hold the pattern, small (letters that
belong together stand together), and with all letters that texts usually need.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from assistant.rules.pattern import GAP, Alt, Edge, Gap, Node, Part, Seq, Shape, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.rules.vocabulary import Symbol, Vocabulary

_FIRST_LETTER = 0xE000  # a private plane: no letter means anything to `re`
_SKIPPED = 3  # transparent marks between two words, at the most


# Where a pattern matches, in symbols: [first, last); parts are (name, first, last).
Hit = tuple[int, int, tuple[tuple[str, int, int], ...]]


class Spread:
    """A sentence as symbols: all of them, and those left when the marks that patterns see through are taken out."""

    __slots__ = ("bare", "places", "symbols")

    def __init__(self, symbols: Sequence[int], vocabulary: Vocabulary) -> None:
        table = vocabulary.table
        self.symbols = symbols
        self.places = [place for place, number in enumerate(symbols) if not table[number].transparent]
        self.bare = symbols if len(self.places) == len(symbols) else [symbols[place] for place in self.places]


class Program:
    """A pattern made ready to run."""

    def __init__(self, tree: Node, vocabulary: Vocabulary) -> None:
        self._tree = tree
        self._vocabulary = vocabulary
        leaves = _leaves(tree)
        self._sees_marks = any(isinstance(leaf, Word) and vocabulary.names_a_mark(leaf.forms) for leaf in leaves)
        self._asked = frozenset(leaf.predicate for leaf in leaves if leaf != Shape("any"))
        self._names: list[str] = []
        self._letters: dict[Symbol, str] = {}
        self._written = _Alphabet(self)
        for symbol in vocabulary.usual(self._asked, leaves):
            self._letter(symbol)
        self._expression = self._compile()

    def hits(self, spread: Spread) -> list[Hit]:
        """Return the matches in a sentence, from left to right, none overlapping the one before."""
        letters = self._write_down(spread)  # may make the expression anew
        places = None if self._sees_marks or spread.bare is spread.symbols else spread.places
        names = self._names
        found: list[Hit] = []
        for match in self._expression.finditer(letters):
            parts: tuple[tuple[str, int, int], ...] = ()
            if names:
                parts = tuple(
                    (name, *_in_symbols(*match.span(i), places))
                    for i, name in enumerate(names, start=1)
                    if match.start(i) < match.end(i)
                )
            found.append((*_in_symbols(*match.span(), places), parts))
        return found

    def holds(self, spread: Spread) -> bool:
        """Tell whether there is a match at all."""
        letters = self._write_down(spread)  # may make the expression anew
        return self._expression.search(letters) is not None

    def letter(self, number: int) -> str:
        """Return the letter for a symbol; one of a new kind makes the expression anew."""
        known = len(self._letters)
        found = self._letter(self._vocabulary.table[number])
        if len(self._letters) > known:
            self._expression = self._compile()
        return found

    def _write_down(self, spread: Spread) -> str:
        symbols = spread.symbols if self._sees_marks else spread.bare
        return "".join(map(self._written.__getitem__, symbols))

    def _letter(self, symbol: Symbol) -> str:
        seen = symbol._replace(predicates=symbol.predicates & self._asked)
        return self._letters.setdefault(seen, chr(_FIRST_LETTER + len(self._letters)))

    def _compile(self) -> re.Pattern[str]:
        self._names = []
        letters = self._letters.items()
        self._any = "[^" + _ranges(letter for symbol, letter in letters if not symbol.word) + "]"
        self._stop = _class(letter for symbol, letter in letters if symbol.stop or symbol.transparent)
        self._through = ""
        if self._sees_marks:
            self._through = _class(letter for symbol, letter in letters if symbol.transparent) + f"{{0,{_SKIPPED}}}"
        holding: dict[int, list[str]] = {}
        for symbol, letter in letters:
            for predicate in symbol.predicates:
                holding.setdefault(predicate, []).append(letter)
        self._classes = {predicate: _class(found) for predicate, found in holding.items()}
        return re.compile(self._write(self._tree))

    def _write(self, tree: Node) -> str:
        match tree:
            case Shape("any"):
                return self._through + self._any
            case Word() | Shape():
                return self._through + self._classes.get(tree.predicate, _NONE)
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


def _class(letters: Iterable[str]) -> str:
    found = _ranges(letters)
    return f"[{found}]" if found else _NONE


def _ranges(letters: Iterable[str]) -> str:
    """Return letters for a class, those that stand together as a range."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, letters)):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in runs)


def _in_symbols(first: int, last: int, places: Sequence[int] | None) -> tuple[int, int]:
    return (first, last) if places is None or first == last else (places[first], places[last - 1] + 1)


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
