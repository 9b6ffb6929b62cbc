"""The walk over the trie of all patterns: tells which of them a sentence may hold.

The walk is a prefilter: it never misses a pattern, but takes gaps for longer than they may be and passes over `$`.
`program.Program` has the last word. Sets of trie nodes become states when a text first reaches them (a lazily built
automaton), so a token costs two look-ups, however many patterns there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.rules.automaton import BITS, GAP_EDGE, ROOT, START, Automaton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.rules.vocabulary import Symbol, Vocabulary

MOST_STATES = 20_000


@dataclass(eq=False, slots=True)
class State:
    """A set of trie nodes, and where each class of tokens leads from there."""

    nodes: frozenset[int]
    steps: dict[int, tuple[State, tuple[int, ...]]] = field(default_factory=dict)


class Trie:
    """`walk` gives the numbers of the patterns that a sentence may hold."""

    def __init__(self, automaton: Automaton, vocabulary: Vocabulary) -> None:
        self._automaton = automaton
        self._vocabulary = vocabulary
        self._root = self._closure({ROOT})
        self._states: dict[frozenset[int], State] = {}
        self._first: State | None = None

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

    def _start(self) -> State:
        opened = {self._automaton.edges.get(node << BITS | START) for node in self._root}
        self._first = self._state(self._root | self._closure({node for node in opened if node is not None}))
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
                ends.update(dict.fromkeys(self._automaton.ends.get(node, ())))
        step = state.steps[klass] = (self._state(nodes), tuple(ends))
        return step

    def _advance(self, nodes: frozenset[int], symbol: Symbol) -> tuple[frozenset[int], frozenset[int]]:
        """Return the nodes behind one symbol, and those of them that it has led to."""
        edges = self._automaton.edges
        reached = {
            child
            for node in nodes
            for predicate in symbol.predicates
            if (child := edges.get(node << BITS | predicate)) is not None
        }
        arrived = self._closure(reached)
        kept = nodes if symbol.transparent else nodes & self._automaton.loops
        return arrived | kept | self._root, arrived

    def _closure(self, nodes: set[int]) -> frozenset[int]:
        """Add what is reached without a word: joins, and gaps of no length."""
        todo = list(nodes)
        while todo:
            node = todo.pop()
            gap = self._automaton.edges.get(node << BITS | GAP_EDGE)
            for other in (*self._automaton.joins.get(node, ()), *(() if gap is None else (gap,))):
                if other not in nodes:
                    nodes.add(other)
                    todo.append(other)
        return frozenset(nodes)

    def _state(self, nodes: frozenset[int]) -> State:
        state = self._states.get(nodes)
        if state is None:
            state = self._states[nodes] = State(nodes)
        return state
