"""The walk over the trie of all patterns: tells which of them a sentence may hold.

The walk is a prefilter: it never misses a pattern, but takes gaps for longer than they may be.
`program.Program` has the last word. Sets of trie nodes become states when a text first reaches them (a lazily built
automaton), so a token costs two look-ups, however many patterns there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.rules.automaton import END, GAP_EDGE, ROOT, START, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.rules.automaton import Automaton
    from assistant.rules.vocabulary import Symbol, Vocabulary

MOST_STATES = 20_000


@dataclass(eq=False, slots=True)
class State:
    """A set of trie nodes, and where each class of tokens leads from there."""

    nodes: frozenset[int]
    steps: dict[int, tuple[State, tuple[int, ...]]] = field(default_factory=dict)
    final: tuple[int, ...] | None = None  # the patterns that are whole when the sentence ends here


class Trie:
    """`walk` gives the numbers of the patterns that a sentence may hold."""

    def __init__(self, automaton: Automaton, vocabulary: Vocabulary) -> None:
        """ValueError when the edges lead nowhere: what comes from a file may be damaged."""
        self._ends = automaton.ends
        self._vocabulary = vocabulary
        self._first = unpack(automaton.first)
        self._predicates = unpack(automaton.predicates)
        self._children = unpack(automaton.children)
        edges = len(self._children)
        if not self._first:
            self._first.extend((0, 0))
        if len(self._predicates) != edges or max(self._first) != edges or self._first[-1] != edges:
            raise ValueError("the edges are not whole")
        if edges and max(self._children) >= len(self._first) - 1:
            raise ValueError("an edge leads nowhere")
        # Of the nodes reached so far: where words lead, which stay while a gap lasts, which end with the sentence.
        self._leads: dict[int, dict[int, int]] = {}
        self._gaps: set[int] = set()
        self._last: set[int] = set()
        self._from_root = {predicate: child for predicate, child in self._edges(ROOT) if predicate < START}
        self._root = self._closure({ROOT})
        self._states: dict[frozenset[int], State] = {}
        self._opening: State | None = None

    def walk(self, tokens: Iterable[str]) -> set[int]:
        """Return the numbers of the patterns that may match in a sentence of these tokens."""
        known = self._vocabulary.known
        found: set[int] = set()
        state = self._opening or self._start()
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
        final = state.final
        if final is None:
            final = state.final = self._final(state)
        if final:
            found.update(final)
        return found

    def _start(self) -> State:
        nodes = self._root
        while not (more := self._closure(self._along(nodes, START))) <= nodes:  # a `^` may stand behind another
            nodes |= more
        self._opening = self._state(nodes)
        return self._opening

    def _step(self, state: State, klass: int) -> tuple[State, tuple[int, ...]]:
        if len(self._states) > MOST_STATES:  # start over; the states in hand live on until the sentence ends
            self._states.clear()
            self._opening = None
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
        holding = symbol.predicates
        reached = {self._from_root[predicate] for predicate in self._from_root.keys() & holding}
        for node in nodes:
            leads = self._leads.get(node)
            if leads is None:
                leads = self._leads[node] = self._words_from(node)
            if leads and not holding.isdisjoint(leads):
                reached.update(leads[predicate] for predicate in leads.keys() & holding)
        if symbol.transparent:
            kept: Iterable[int] = nodes
        else:
            kept = self._closure(set(nodes & self._gaps))  # with what a gap of any length leads to
            if symbol.stop:
                kept = kept.union(nodes & self._last)
        arrived = self._closure(reached)
        return arrived.union(kept, self._root), arrived

    def _words_from(self, node: int) -> dict[int, int]:
        """Return where words lead from a node; those from the root are tried for all nodes together."""
        if node == ROOT:
            return {}
        leads = dict(self._edges(node))
        if END in leads:
            self._last.add(node)
        return {predicate: child for predicate, child in leads.items() if predicate < START}

    def _final(self, state: State) -> tuple[int, ...]:
        ended: frozenset[int] = frozenset()
        while not (more := self._closure(self._along(state.nodes | ended, END))) <= ended:  # a `$` may stand behind one
            ended |= more
        return tuple(dict.fromkeys(number for node in sorted(ended) for number in self._ends.get(node, ())))

    def _along(self, nodes: Iterable[int], edge: int) -> set[int]:
        return {child for node in nodes for predicate, child in self._edges(node) if predicate == edge}

    def _edges(self, node: int) -> Iterator[tuple[int, int]]:
        start, end = self._first[node : node + 2]
        return zip(self._predicates[start:end], self._children[start:end], strict=True)

    def _closure(self, nodes: set[int]) -> frozenset[int]:
        """Add what is reached without a word: joins, and gaps of no length."""
        todo = list(nodes)
        while todo:
            node = todo.pop()
            last = self._first[node + 1]
            while last > self._first[node] and self._predicates[last - 1] >= GAP_EDGE:
                last -= 1
                child = self._children[last]
                if self._predicates[last] == GAP_EDGE:
                    self._gaps.add(child)
                if child not in nodes:
                    nodes.add(child)
                    todo.append(child)
        return frozenset(nodes)

    def _state(self, nodes: frozenset[int]) -> State:
        state = self._states.get(nodes)
        if state is None:
            state = self._states[nodes] = State(nodes)
        return state
