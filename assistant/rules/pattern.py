"""The pattern language: from what a pack writes to a tree of what must stand in a sentence.

words               as they are, in any case, quotes and spacing; contractions read as the words they stand for
~word               any inflection, in any spelling
(a|b c)  [x|y]      one of several; one of several or nothing
...                 a gap of up to GAP words inside the sentence
*                   any one word
@set                a named set of the pack, of words and phrases
<class>             a named class of the pack, or a shape: <number>, <capital>
{slot: x}           the words of x are carried over into an alternative
{mark: x}           only the words of x are marked, the rest is context
^  $                the sentence begins, ends here
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

GAP = 5  # words, at the most
MARK = "mark"  # the name of the part that is marked
LONGEST = 4_000  # code points of a pattern
LONGEST_SHOWN = 200  # code points of a pattern in an error
DEEPEST = 40  # brackets and sets within one another

Spell = Callable[[str], tuple[frozenset[str], ...]]


class PatternError(ValueError):
    """A pattern that cannot be read; says what and where."""


@dataclass(frozen=True)
class Word:
    """One word out of these forms."""

    forms: frozenset[str]
    predicate: int = field(default=-1, compare=False)  # its number, once patterns are compiled together


@dataclass(frozen=True)
class Shape:
    """One word of this shape: number, capital, or any."""

    name: str
    predicate: int = field(default=-1, compare=False)


@dataclass(frozen=True)
class Gap:
    """Up to GAP words of any kind."""


@dataclass(frozen=True)
class Edge:
    """The start or the end of the sentence."""

    start: bool


@dataclass(frozen=True)
class Seq:
    """One after the other."""

    items: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Alt:
    """One of them; the first that fits is taken."""

    options: tuple[Node, ...]


@dataclass(frozen=True)
class Part:
    """Words that are asked for later: a slot's, or those to be marked."""

    name: str
    inner: Node


Node = Word | Shape | Gap | Edge | Seq | Alt | Part

SHAPES = frozenset({"number", "capital"})


@dataclass(frozen=True)
class Terms:
    """What names in a pattern mean.

    literal and inflected turn a written word into the sets of forms of the one or two words it stands for; sets and
    classes hold patterns.
    """

    literal: Spell
    inflected: Spell
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    trees: dict[str, Node] = field(default_factory=dict)  # of the names read so far


_LEXEME = re.compile(
    r"\s*(?:(?P<sign>\.\.\.|[()|\[\]^$*])|\{(?P<slot>[a-z_]+):|(?P<close>\})|@(?P<set>[a-z_]+)"
    r"|<(?P<cls>[a-z_]+)>|~(?P<stem>[^\W_][\w'’]*)|(?P<word>[^\W_][\w'’]*)|(?P<mark>[,;:!?.\"/&%$€£#+-])|(?P<bad>\S))"
)


def parse(source: str, terms: Terms) -> Node:
    """Return the tree of a pattern; PatternError when it cannot be read or could match nothing at all."""
    if len(source) > LONGEST:
        raise PatternError(f"the pattern {source[:40]!r}… has more than {LONGEST} characters; part it in several")
    tree = _Parser(source, terms, ()).whole()
    if shortest(tree) == 0:
        raise PatternError(f"the pattern {source!r} would match where there is nothing")
    if isinstance(_outermost(tree, 0), Gap) or isinstance(_outermost(tree, -1), Gap):
        raise PatternError(f"the pattern {source!r} begins or ends with '...'; a gap needs words on both sides")
    return tree


def shortest(node: Node) -> int:
    """Return the least number of words that a tree can match."""
    match node:
        case Word() | Shape():
            return 1
        case Seq(items):
            return sum(map(shortest, items))
        case Alt(options):
            return min(map(shortest, options))
        case Part(_, inner):
            return shortest(inner)
        case _:
            return 0


def slots(node: Node) -> frozenset[str]:
    """Return the names that a tree captures, MARK among them."""
    match node:
        case Seq(items) | Alt(items):
            return frozenset().union(*map(slots, items))
        case Part(name, inner):
            return slots(inner) | {name}
        case _:
            return frozenset()


def _outermost(node: Node, side: int) -> Node:
    while True:
        match node:
            case Seq(items) if items:
                node = items[side]
            case Part(_, inner):
                node = inner
            case _:
                return node


class _Parser:
    """Recursive descent; `within` are the names being spelled out, so that a set that holds itself is told."""

    def __init__(self, source: str, terms: Terms, within: tuple[str, ...]) -> None:
        self._source = source
        self._terms = terms
        self._within = within
        self._lexemes = [(m.lastgroup or "", m[m.lastgroup or 0], m.start()) for m in _LEXEME.finditer(source)]
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        tree = self._options("")
        if self._at < len(self._lexemes):
            raise self._error(f"{self._lexemes[self._at][1]!r} closes nothing")
        return tree

    def _options(self, close: str) -> Node:
        """Read `a|b c` up to the sign that closes it."""
        self._depth += 1
        if self._depth > DEEPEST or len(self._within) > DEEPEST:
            raise self._error(f"there are more than {DEEPEST} brackets within one another")
        options = [self._sequence()]
        while self._peek() == ("sign", "|"):
            self._at += 1
            options.append(self._sequence())
        if close:
            if self._at >= len(self._lexemes) or self._lexemes[self._at][1] != close:
                raise self._error(f"{close!r} is missing")
            self._at += 1
        self._depth -= 1
        return alternatives(options)

    def _sequence(self) -> Node:
        items: list[Node] = []
        while True:
            kind, text = self._peek()
            if not kind or kind == "close" or (kind == "sign" and text in ("|", ")", "]")):
                return items[0] if len(items) == 1 else Seq(tuple(items))
            self._at += 1
            items.extend(self._item(kind, text))

    def _item(self, kind: str, text: str) -> list[Node]:
        match kind:
            case "sign":
                return [self._sign(text)]
            case "slot":
                return [Part(text, self._options("}"))]
            case "set":
                return [self._named("@" + text, self._terms.sets.get(text))]
            case "cls":
                if text in SHAPES:
                    return [Shape(text)]
                return [self._named(f"<{text}>", self._terms.classes.get(text))]
            case "stem":
                return [Word(forms) for forms in self._terms.inflected(text)]
            case "word":
                return [Word(forms) for forms in self._terms.literal(text)]
            case "mark":
                return [Word(frozenset({text}))]
            case _:
                raise self._error(f"{text!r} has no meaning here")

    def _sign(self, text: str) -> Node:
        match text:
            case "(":
                return self._options(")")
            case "[":
                return alternatives([self._options("]"), Seq()])
            case "...":
                return Gap()
            case "*":
                return Shape("any")
            case _:
                return Edge(start=text == "^")

    def _named(self, name: str, sources: tuple[str, ...] | None) -> Node:
        if sources is None:
            raise self._error(f"{name} is not known")
        if name in self._within:
            raise self._error(f"{name} holds itself")
        tree = self._terms.trees.get(name)
        if tree is None:
            within = (*self._within, name)
            tree = alternatives([_Parser(source, self._terms, within).whole() for source in sources])
            if shortest(tree) == 0:
                raise self._error(f"{name} has an entry that could be nothing")
            self._terms.trees[name] = tree
        return tree

    def _peek(self) -> tuple[str, str]:
        return self._lexemes[self._at][:2] if self._at < len(self._lexemes) else ("", "")

    def _error(self, what: str) -> PatternError:
        column = self._lexemes[min(self._at, len(self._lexemes)) - 1][2] + 1 if self._lexemes else 1
        shown = self._source if len(self._source) <= LONGEST_SHOWN else self._source[:LONGEST_SHOWN] + "…"
        return PatternError(f"{what} in the pattern {shown!r}, near column {column}")


def alternatives(options: list[Node]) -> Node:
    """Return one tree for several; plain words become one word with all their forms, so that the trie stays small."""
    words = [option for option in options if isinstance(option, Word)]
    if len(words) < 2:
        return options[0] if len(options) == 1 else Alt(tuple(options))
    merged = Word(frozenset().union(*(word.forms for word in words)))
    rest = [option for option in options if not isinstance(option, Word)]
    return Alt((*rest, merged)) if rest else merged
