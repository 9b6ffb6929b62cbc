"""All patterns in one trie of predicates, and the walk that tells which of them a sentence may hold.

The walk is a prefilter: it never misses a pattern, but takes gaps for longer than they may be and passes over `$`.
`program.Program` has the last word. Sets of trie nodes become states when a text first reaches them (a lazily built
automaton), so a token costs two look-ups, however many patterns there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.rules.pattern import Alt, Edge, Gap, Node, Part, Seq, Shape, Word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.rules.vocabulary import Symbol, Vocabulary

ROOT = 0
WIDE = 6  # paths side by side before they are joined in one node
MOST_STATES = 20_000

_BITS = 24  # of a predicate's number, in the key of an edge
_START = (1 << _BITS) - 1  # the predicate of the sentence's start
_GAP = (1 << _BITS) - 2


@dataclass(eq=False, slots=True)
class State:
    """A set of trie nodes, and where each class of tokens leads from there."""

    nodes: frozenset[int]
    steps: dict[int, tuple[State, tuple[int, ...]]] = field(default_factory=dict)


class Trie:
    """Patterns go in by `insert`; `walk` gives the numbers of those that a sentence may hold."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._edges: dict[int, int] = {}  # node << _BITS | predicate → node
        self._joins: dict[int, list[int]] = {}  # node → nodes that are reached with it
        self._ends: dict[int, list[int]] = {}  # node → patterns that are whole there
        self._loops: set[int] = set()  # nodes that stay while a gap lasts
        self._nodes = 1
        self._states: dict[frozenset[int], State] = {}
        self._first: State | None = None

    def insert(self, pattern: int, tree: Node) -> None:
        """Add a pattern under its number."""
        for node in self._extend(tree, frozenset({ROOT})):
            self._ends.setdefault(node, []).append(pattern)
        self._states.clear()
        self._first = None

    def walk(self, tokens: Iterable[str]) -> set[int]:
        """Return the numbers of the patterns that may match in a sentence of these tokens."""
        known = self._vocabulary.known
        found: set[int] = set()
        state = self._first or self._start()
        for token in tokens:
            klass = known.get(token)
            if klass is None:
                klass = self._vocabulary.classify(token)
            step = state.steps.get(klass)
            if step is None:
                step = self._step(state, klass)
            state, ends = step
            if ends:
                found.update(ends)
        return found

    # building

    def _extend(self, tree: Node, front: frozenset[int]) -> frozenset[int]:
        """Add a tree behind these nodes; return the nodes where it ends."""
        match tree:
            case Word() | Shape():
                number = self._vocabulary.number(tree)
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
                nodes = frozenset(self._child(node, _GAP) for node in front)
                self._loops |= nodes
                return nodes
            case Edge(start):
                return frozenset(self._child(node, _START) for node in front) if start else front

    def _child(self, node: int, predicate: int) -> int:
        key = node << _BITS | predicate
        child = self._edges.get(key)
        if child is None:
            child = self._edges[key] = self._new()
        return child

    def _narrow(self, front: frozenset[int]) -> frozenset[int]:
        if len(front) <= WIDE:
            return front
        join = self._new()
        for node in front:
            self._joins.setdefault(node, []).append(join)
        return frozenset({join})

    def _new(self) -> int:
        self._nodes += 1
        return self._nodes - 1

    # walking

    def _start(self) -> State:
        nodes = self._closure({ROOT})
        opened = {self._edges.get(node << _BITS | _START) for node in nodes}
        self._first = self._state(nodes | self._closure({node for node in opened if node is not None}))
        return self._first

    def _step(self, state: State, klass: int) -> tuple[State, tuple[int, ...]]:
        if len(self._states) > MOST_STATES:  # start over; the states in hand live on until the sentence ends
            self._states.clear()
            self._first = None
        nodes: frozenset[int] = state.nodes
        ends: dict[int, None] = {}
        for number in self._vocabulary.symbols[klass]:
            nodes, arrived = self._advance(nodes, self._vocabulary.table[number])
            for node in arrived:
                ends.update(dict.fromkeys(self._ends.get(node, ())))
        step = state.steps[klass] = (self._state(nodes), tuple(ends))
        return step

    def _advance(self, nodes: frozenset[int], symbol: Symbol) -> tuple[frozenset[int], frozenset[int]]:
        """Return the nodes behind one symbol, and those of them that it has led to."""
        edges = self._edges
        reached = {
            child
            for node in nodes
            for predicate in symbol.predicates
            if (child := edges.get(node << _BITS | predicate)) is not None
        }
        arrived = self._closure(reached)
        kept = nodes if symbol.transparent else nodes & self._loops
        return arrived | kept | self._closure({ROOT}), arrived

    def _closure(self, nodes: set[int]) -> frozenset[int]:
        """Add what is reached without a word: joins, and gaps of no length."""
        todo = list(nodes)
        while todo:
            node = todo.pop()
            gap = self._edges.get(node << _BITS | _GAP)
            for other in (*self._joins.get(node, ()), *(() if gap is None else (gap,))):
                if other not in nodes:
                    nodes.add(other)
                    todo.append(other)
        return frozenset(nodes)

    def _state(self, nodes: frozenset[int]) -> State:
        state = self._states.get(nodes)
        if state is None:
            state = self._states[nodes] = State(nodes)
        return state
