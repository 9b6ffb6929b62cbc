"""Written tokens → what patterns may ask of them. Each spelling is looked at once; after that it is one look-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from assistant.language.slips import SHORTEST, Slips
from assistant.language.words import is_word, normal
from assistant.rules.automaton import unpack
from assistant.rules.pattern import Shape, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.language.language import Language
    from assistant.rules.automaton import Automaton

MOST = 50_000  # spellings kept; hostile text has more
TRANSPARENT = frozenset(",-–—*_‑'\"“”‘’«»")  # marks that a pattern sees through unless it names them
STOPS = frozenset(".!?…")

T = TypeVar("T")


class Symbol(NamedTuple):
    """One word or mark of a sentence, as patterns see it."""

    predicates: frozenset[int]  # the numbers of the predicates that hold
    word: bool = True
    transparent: bool = False
    stop: bool = False


def symbol_of(form: str, predicates: frozenset[int]) -> Symbol:
    """Return the symbol of a form: a word, or a mark with what a mark can be."""
    word = is_word(form)
    return Symbol(predicates, word, not word and form in TRANSPARENT, not word and form in STOPS)


class Vocabulary:
    """Tells which predicates hold for a token."""

    def __init__(self, automaton: Automaton, language: Language) -> None:
        self._language = language
        self._forms = automaton.forms
        self._shapes = automaton.shapes
        self._holding: dict[str, frozenset[int]] = {}
        self._several = {readings for readings in language.clitics.values() if len(readings) > 1}
        self._slips: Slips | None = None  # made when a word first asks for it
        self._symbols: dict[Symbol, int] = {}
        self._classes: dict[tuple[int, ...], int] = {}
        self.table: list[Symbol] = []  # of each symbol's number
        self.symbols: list[tuple[int, ...]] = []  # of each class, the numbers of its symbols
        self.known: dict[str, int] = {}  # token → class

    def holding(self, form: str) -> frozenset[int]:
        """Return the numbers of the predicates that hold for a form."""
        found = self._holding.get(form)
        if found is None:
            packed = self._forms.get(form)
            found = frozenset(unpack(packed)) if packed else frozenset()
            if packed:  # a pack's words, not the text's: they are only so many
                self._holding[form] = found
        return found

    def names_a_mark(self, forms: Iterable[str]) -> bool:
        """Tell whether one of these is a mark that is otherwise seen through."""
        return not TRANSPARENT.isdisjoint(forms)

    def usual(self, asked: frozenset[int], leaves: Iterable[Word | Shape]) -> Iterator[Symbol]:
        """Yield the symbols that texts are usually made of, for a pattern with these leaves."""
        shapes = {name: number for name, number in self._shapes.items() if number in asked}
        bare = [frozenset(), *({number} for number in shapes.values())]
        for predicates in bare:
            yield Symbol(frozenset(predicates))
        yield Symbol(frozenset(), word=False)
        yield Symbol(frozenset(), word=False, transparent=True)
        yield Symbol(frozenset(), word=False, stop=True)
        capital = shapes.get("capital")
        for leaf in leaves:
            for form in leaf.forms if isinstance(leaf, Word) else ():
                symbol = symbol_of(form, self.holding(form) & asked)
                if form[0].isdigit() and "number" in shapes:
                    symbol = symbol._replace(predicates=symbol.predicates | {shapes["number"]})
                yield symbol
                if capital is not None and symbol.word:
                    yield symbol._replace(predicates=symbol.predicates | {capital})
        for readings in self._several:
            yield Symbol(frozenset().union(*map(self.holding, readings)) & asked)

    def classify(self, token: str) -> int:
        """Return the class of a token: tokens that no pattern tells apart share one."""
        found = self.known.get(token)
        if found is None:
            if len(self.known) >= MOST:
                self.known.clear()
            numbers = tuple(_number(self._symbols, self.table, symbol) for symbol in self._read(token))
            found = self.known[token] = _number(self._classes, self.symbols, numbers)
        return found

    def spread(self, tokens: Iterable[str]) -> list[int]:
        """Return the numbers of the symbols of a sentence's tokens."""
        known, symbols = self.known, self.symbols
        return [
            number for token in tokens for number in symbols[known[token] if token in known else self.classify(token)]
        ]

    def sizes(self, token: str) -> tuple[int, ...]:
        """Return how many code points of a token each of its symbols takes."""
        if len(self.symbols[self.classify(token)]) == 1:
            return (len(token),)
        return tuple(size for size, _ in self._parts(token)) if is_word(token) else (len(token),)

    def _read(self, token: str) -> list[Symbol]:
        if not is_word(token):
            return [symbol_of(token, self.holding(token))]
        shapes = frozenset(self._shapes[shape] for shape in _shapes(token) if shape in self._shapes)
        parts = self._parts(token)
        if len(parts) == 1 and parts[0][1][0] not in self._forms:
            return [Symbol(shapes.union(*map(self.holding, self._meant(parts[0][1][0]))))]
        clitic = shapes & {self._shapes.get("any")}  # no capital of its own, as in "Ghana's"
        return [
            Symbol((clitic if nth else shapes).union(*map(self.holding, readings)))
            for nth, (_, readings) in enumerate(parts)
        ]

    def _meant(self, word: str) -> frozenset[str]:
        """Return what a word that no pattern knows may have been meant to be; nothing for one that is a word."""
        if len(word) < SHORTEST or not self._language.lexicon or word in self._language.words:
            return frozenset()
        if self._slips is None:
            self._slips = Slips(self._forms)
        return self._slips.meant(word)

    def _parts(self, token: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
        word = normal(token)
        if len(word) != len(token):  # a ligature or the like: its letters cannot be shared out
            return ((len(token), (word,)),)
        return self._language.parts(word)


def _number(numbers: dict[T, int], things: list[T], thing: T) -> int:
    """Return the place of a thing in a list of things, at the end if it is new."""
    found = numbers.get(thing)
    if found is None:
        found = numbers[thing] = len(things)
        things.append(thing)
    return found


def _shapes(token: str) -> list[str]:
    shapes = ["any"]
    if token[0].isdigit():
        shapes.append("number")
    if token[0].isupper() and not token.isupper():
        shapes.append("capital")
    return shapes
