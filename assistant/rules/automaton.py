"""Patterns compiled into plain tables, which can be kept on disk and read back in milliseconds.

All patterns share one trie of predicates (is it one of these words, is it a number). Trees and the words in them are
kept once, however many patterns hold them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from assistant.rules.expression import Expression
from assistant.rules.pattern import Alt, Edge, Gap, Node, Part, Seq, Shape, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT = 0
WIDE = 6  # paths side by side before they are joined in one node
BITS = 24  # of a predicate's number, in the key of an edge
START = (1 << BITS) - 1  # the predicate of the sentence's start
GAP_EDGE = (1 << BITS) - 2


class Row(Struct, frozen=True, array_like=True):
    """One node of a tree; its parts are rows that stand before it."""

    kind: str  # the first letter of the node's class, "X" for an expression
    names: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()


class Automaton(Struct, frozen=True):
    """What a Matcher runs on."""

    rows: tuple[Row, ...] = ()
    patterns: tuple[int, ...] = ()  # the row of each pattern
    predicates: tuple[int, ...] = ()  # the row of each predicate
    edges: dict[int, int] = {}  # node << BITS | predicate → node
    joins: dict[int, tuple[int, ...]] = {}  # node → nodes that are reached with it
    ends: dict[int, tuple[int, ...]] = {}  # node → patterns that are whole there
    loops: frozenset[int] = frozenset()  # nodes that stay while a gap lasts


def compile_patterns(patterns: Iterable[Node | Expression]) -> Automaton:
    """Return the automaton of patterns; they are known by their places."""
    table, trie = _Table(), _Trie()
    roots = []
    for number, pattern in enumerate(patterns):
        roots.append(table.add(pattern))
        needed = Word(frozenset({pattern.word})) if isinstance(pattern, Expression) else pattern
        trie.insert(number, needed)
    predicates = tuple(table.add(predicate) for predicate in trie.predicates)
    return Automaton(
        rows=tuple(table.rows),
        patterns=tuple(roots),
        predicates=predicates,
        edges=trie.edges,
        joins={node: tuple(nodes) for node, nodes in trie.joins.items()},
        ends={node: tuple(numbers) for node, numbers in trie.ends.items()},
        loops=frozenset(trie.loops),
    )


def restore(rows: Sequence[Row], at: int) -> Node | Expression:
    """Return the tree of a row; ValueError or IndexError when the rows are no trees."""
    row = rows[at]
    if any(part >= at for part in row.parts):
        raise ValueError("the parts of a row stand before it")
    match row.kind, row.names:
        case "W", forms:
            return Word(frozenset(forms))
        case "S", (name,):
            return Shape(name)
        case "G", ():
            return Gap()
        case "E", (side,):
            return Edge(start=side == "^")
        case "X", (word, source):
            return Expression(word, source)
    parts = tuple(restore(rows, part) for part in row.parts)
    trees: tuple[Node, ...] = tuple(part for part in parts if not isinstance(part, Expression))
    match row.kind, row.names:
        case "Q", ():
            return Seq(trees)
        case "A", ():
            return Alt(trees)
        case "P", (name,):
            return Part(name, trees[0])
    raise ValueError(f"no row: {row}")


class _Table:
    """Rows, each once."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._places: dict[Row, int] = {}
        self._known: dict[int, tuple[object, int]] = {}  # id → (the node itself, its place): sets share their trees

    def add(self, node: Node | Expression) -> int:
        known = self._known.get(id(node))
        if known is None:
            row = self._row(node)
            place = self._places.setdefault(row, len(self.rows))
            if place == len(self.rows):
                self.rows.append(row)
            known = self._known[id(node)] = (node, place)
        return known[1]

    def _row(self, node: Node | Expression) -> Row:
        match node:
            case Word(forms):
                return Row("W", tuple(sorted(forms)))
            case Shape(name):
                return Row("S", (name,))
            case Gap():
                return Row("G")
            case Edge(start):
                return Row("E", ("^" if start else "$",))
            case Seq(items):
                return Row("Q", (), tuple(map(self.add, items)))
            case Alt(options):
                return Row("A", (), tuple(map(self.add, options)))
            case Part(name, inner):
                return Row("P", (name,), (self.add(inner),))
            case Expression(word, source):
                return Row("X", (word, source))


class _Trie:
    """Trees go in, node numbers come out."""

    def __init__(self) -> None:
        self.predicates: dict[Word | Shape, int] = {}
        self.edges: dict[int, int] = {}
        self.joins: dict[int, list[int]] = {}
        self.ends: dict[int, list[int]] = {}
        self.loops: set[int] = set()
        self._nodes = 1

    def insert(self, pattern: int, tree: Node) -> None:
        for node in sorted(self._extend(tree, frozenset({ROOT}))):
            self.ends.setdefault(node, []).append(pattern)

    def _extend(self, tree: Node, front: frozenset[int]) -> frozenset[int]:
        """Add a tree behind these nodes; return the nodes where it ends."""
        match tree:
            case Word() | Shape():
                number = self.predicates.setdefault(tree, len(self.predicates))
                return frozenset(self._child(node, number) for node in front)
            case Seq(items):
                for item in items:
                    front = self._extend(item, front)
                return front
            case Alt(options):
                return self._narrow(frozenset().union(*(self._extend(option, front) for option in options)))
            case Part(_, inner):
                return self._extend(inner, front)
            case Gap():
                nodes = frozenset(self._child(node, GAP_EDGE) for node in front)
                self.loops |= nodes
                return nodes
            case Edge(start):
                return frozenset(self._child(node, START) for node in front) if start else front

    def _child(self, node: int, predicate: int) -> int:
        key = node << BITS | predicate
        child = self.edges.get(key)
        if child is None:
            child = self.edges[key] = self._new()
        return child

    def _narrow(self, front: frozenset[int]) -> frozenset[int]:
        if len(front) <= WIDE:
            return front
        join = self._new()
        for node in front:
            self.joins.setdefault(node, []).append(join)
        return frozenset({join})

    def _new(self) -> int:
        self._nodes += 1
        return self._nodes - 1
