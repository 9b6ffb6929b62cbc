"""Patterns compiled into plain tables, which can be kept on disk and read back in milliseconds.

All patterns share one trie of predicates (is it one of these words, is it a number). Trees and the words in them are
kept once, however many patterns hold them.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import msgspec
from msgspec import Raw, Struct

from assistant.rules.expression import Expression
from assistant.rules.pattern import Alt, Edge, Gap, Node, Part, Seq, Shape, Word

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = 0
WIDE = 6  # paths side by side before they are joined in one node
START, END, GAP_EDGE, JOIN = 0xFFFF_FFF0, 0xFFFF_FFF1, 0xFFFF_FFF2, 0xFFFF_FFF3  # edges that no word leads along
NUMBERS = "I"  # the type of packed numbers: 32 bits, as this machine writes them


class Row(Struct, frozen=True, array_like=True):
    """One node of a tree; its parts are rows that stand before it."""

    kind: str  # the first letter of the node's class, "X" for an expression
    names: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    predicate: int = -1  # of a word or a shape


class Automaton(Struct, frozen=True):
    """What a Matcher runs on. Packed numbers are read back without a look at each of them."""

    rows: tuple[Raw, ...] = ()  # of Row; decoded when a pattern is first needed
    patterns: tuple[int, ...] = ()  # the row of each pattern
    forms: dict[str, bytes] = {}  # word → the predicates that hold for it
    shapes: dict[str, int] = {}  # shape → its predicate
    first: bytes = b""  # of each node, the place of its first edge; one more at the end
    predicates: bytes = b""  # of each edge; a node's edges stand together, those of words before the others
    children: bytes = b""  # of each edge, the node it leads to
    ends: dict[int, tuple[int, ...]] = {}  # node → patterns that are whole there


def pack(numbers: Iterable[int]) -> bytes:
    """Return numbers packed for an automaton."""
    return array(NUMBERS, numbers).tobytes()


def unpack(packed: bytes) -> array[int]:
    """Return packed numbers; ValueError when they are none."""
    numbers = array(NUMBERS)
    numbers.frombytes(packed)
    return numbers


def compile_patterns(patterns: Iterable[Node | Expression]) -> Automaton:
    """Return the automaton of patterns; they are known by their places."""
    table, trie = _Table(), _Trie()
    roots = []
    for number, pattern in enumerate(patterns):
        roots.append(table.add(pattern))
        needed = Word(frozenset({pattern.word})) if isinstance(pattern, Expression) else pattern
        trie.insert(number, needed)
    rows = [
        Row(row.kind, row.names, row.parts, trie.predicates.get(tree, -1)) if isinstance(tree, Word | Shape) else row
        for row, tree in table.rows
    ]
    forms: dict[str, list[int]] = {}
    shapes: dict[str, int] = {}
    for predicate, number in trie.predicates.items():
        if isinstance(predicate, Word):
            for form in predicate.forms:
                forms.setdefault(form, []).append(number)
        else:
            shapes[predicate.name] = number
    first, edges = trie.flat()
    return Automaton(
        rows=tuple(Raw(msgspec.msgpack.encode(row)) for row in rows),
        patterns=tuple(roots),
        forms={form: pack(numbers) for form, numbers in forms.items()},
        shapes=shapes,
        first=pack(first),
        predicates=pack(predicate for predicate, _ in edges),
        children=pack(child for _, child in edges),
        ends={node: tuple(numbers) for node, numbers in trie.ends.items()},
    )


def restore(automaton: Automaton, at: int) -> Node | Expression:
    """Return the tree of a row; ValueError or IndexError when the rows are no trees."""
    row = msgspec.msgpack.decode(automaton.rows[at], type=Row)
    if any(not 0 <= part < at for part in row.parts):
        raise ValueError("the parts of a row stand before it")
    match row.kind, row.names:
        case "W", forms:
            return Word(frozenset(forms), row.predicate)
        case "S", (name,):
            return Shape(name, row.predicate)
        case "G", ():
            return Gap()
        case "E", (side,):
            return Edge(start=side == "^")
        case "X", (word, source):
            return Expression(word, source)
    parts = tuple(restore(automaton, part) for part in row.parts)
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
        self.rows: list[tuple[Row, Node | Expression]] = []
        self._places: dict[Row, int] = {}
        self._known: dict[int, tuple[object, int]] = {}  # id → (the node itself, its place): sets share their trees

    def add(self, node: Node | Expression) -> int:
        known = self._known.get(id(node))
        if known is None:
            row = self._row(node)
            place = self._places.setdefault(row, len(self.rows))
            if place == len(self.rows):
                self.rows.append((row, node))
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
        self.ends: dict[int, list[int]] = {}
        self._edges: list[dict[int, int]] = [{}]  # of each node, predicate → node
        self._joins: dict[int, list[int]] = {}  # node → nodes that are reached with it

    def insert(self, pattern: int, tree: Node) -> None:
        for node in sorted(self._extend(tree, frozenset({ROOT}))):
            self.ends.setdefault(node, []).append(pattern)

    def flat(self) -> tuple[list[int], list[tuple[int, int]]]:
        """Return the place of each node's first edge, and all edges as (predicate, child)."""
        first: list[int] = []
        edges: list[tuple[int, int]] = []
        for node, leads in enumerate(self._edges):
            first.append(len(edges))
            edges.extend(sorted(leads.items()))
            edges.extend((JOIN, join) for join in self._joins.get(node, ()))
        return [*first, len(edges)], edges

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
                return frozenset(self._child(node, GAP_EDGE) for node in front)
            case Edge(start):
                return frozenset(self._child(node, START if start else END) for node in front)

    def _child(self, node: int, predicate: int) -> int:
        leads = self._edges[node]
        child = leads.get(predicate)
        if child is None:
            child = leads[predicate] = self._new()
        return child

    def _narrow(self, front: frozenset[int]) -> frozenset[int]:
        if len(front) <= WIDE:
            return front
        join = self._new()
        for node in front:
            self._joins.setdefault(node, []).append(join)
        return frozenset({join})

    def _new(self) -> int:
        self._edges.append({})
        return len(self._edges) - 1
