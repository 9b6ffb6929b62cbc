"""All packs compiled: asked by sentence for what its words do, and by place for words to say instead."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003  a NamedTuple's annotations are looked at
from enum import IntEnum
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from assistant.bank.faults import Fault
from assistant.bank.pack import Move, Pack, Rule  # noqa: TC001  msgspec reads the annotations
from assistant.bank.splice import Place, splice
from assistant.language.inflections import forms, spellings
from assistant.language.language import Language
from assistant.rules.automaton import Automaton, compile_patterns
from assistant.rules.expression import Expression, read_expression
from assistant.rules.matcher import Match, Matcher, Reading
from assistant.rules.pattern import Node, PatternError, Terms, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.bank.pack import Alternative, Source, Topic
    from assistant.core.finding import Slot, Suggestion

MOST = 5  # suggestions for one finding


class Role(IntEnum):
    """What a pattern does for its rule or move."""

    PHRASE = 0
    MOVE = 1
    UNLESS = 2
    UNLESS_MOVE = 3
    UNLESS_IN_SENTENCE = 4
    WITH_IN_SENTENCE = 5
    UNLESS_NEARBY = 6
    AFTER = 7

    @property
    def speaks(self) -> bool:
        """Whether it marks something by itself; the others are only asked when one of these has matched."""
        return self <= Role.MOVE


class Entry(NamedTuple):
    """What a pattern is for."""

    role: Role
    owner: str  # the id of a rule or a move
    source: str = ""  # the pattern as the pack has it


class BankRule(NamedTuple):
    """A rule with what it takes from its topic filled in."""

    id: str
    topic: Topic
    rule: Rule
    severity: str
    why: str
    sources: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    looks_around: bool  # whether more than its own sentence decides


class Compiled(Struct, frozen=True):
    """Packs ready to be asked, as plain data: what a PhraseBank is made from, and what a cache keeps."""

    packs: tuple[Pack, ...]
    rules: tuple[str, ...] = ()  # the ids of those that are on
    entries: tuple[Entry, ...] = ()  # what each pattern is for
    automaton: Automaton = Automaton()


class PhraseBank:
    """What the packs know, ready to be asked."""

    def __init__(self, compiled: Compiled) -> None:
        """ValueError or IndexError when the data is damaged."""
        packs = self.packs = compiled.packs
        on = frozenset(compiled.rules)
        self.language = packs[0].language if packs else Language()
        rules: dict[str, BankRule] = {}
        for topic in (topic for pack in packs for topic in pack.topics):
            for rule in topic.rules:
                if rule.id in on:
                    rules.setdefault(rule.id, _filled_in(rule, topic))
        self.rules: Mapping[str, BankRule] = rules
        self.moves: Mapping[str, Move] = {move.id: move for pack in packs for move in pack.moves}
        self.slots: Mapping[str, Slot] = {slot.name: slot for pack in packs for slot in pack.slots}
        self.sources: Mapping[str, Source] = {source.id: source for pack in packs for source in pack.sources}
        self.entries = compiled.entries
        if len(self.entries) != len(compiled.automaton.patterns):
            raise ValueError("every pattern has an entry")
        self.speaking = sum(entry.role.speaks for entry in self.entries)  # entries below this number mark by themselves
        self._numbers: dict[tuple[Role, str], list[int]] = {}
        for number, entry in enumerate(self.entries[self.speaking :], start=self.speaking):
            self._numbers.setdefault((entry.role, entry.owner), []).append(number)
        self._matcher = Matcher(compiled.automaton, self.language)

    def read(self, sentence: str) -> Reading:
        """Return what may be in a sentence; the numbers are those of the bank's entries."""
        return self._matcher.read(sentence)

    def matches(self, sentence: str) -> list[tuple[Entry, Match]]:
        """Return what is matched in a sentence, and what each match is for."""
        return [(self.entries[match.pattern], match) for match in self._matcher.matches(sentence)]

    def holds(self, reading: Reading, role: Role, owner: str) -> bool:
        """Tell whether a sentence holds one of the patterns that an owner has for this."""
        candidates = reading.candidates
        return any(number in candidates and reading.holds(number) for number in self._numbers.get((role, owner), ()))

    def excuses(self, reading: Reading, role: Role, owner: str) -> list[Match]:
        """Return the matches of the patterns that an owner has for this."""
        numbers = self._numbers.get((role, owner), ())
        if reading.candidates.isdisjoint(numbers):
            return []
        return [match for number in numbers for match in reading.matches(number)]

    def suggestions(self, rule: BankRule, sentence: str, match: Match) -> tuple[Suggestion, ...]:
        """Return up to five ways to say it instead."""
        place = Place(sentence, match.span, match.slots, self.slots, self.language)
        return tuple(splice(alternative, place) for alternative in rule.alternatives[:MOST])

    @property
    def slot_labels(self) -> frozenset[str]:
        return frozenset(slot.label for slot in self.slots.values())


def compile_packs(packs: Sequence[Pack]) -> tuple[Compiled, tuple[Fault, ...]]:
    """Return these packs compiled, and the rules that had to be left out."""
    terms = _terms(packs, packs[0].language if packs else Language())
    faults: list[Fault] = []
    rules: list[str] = []
    patterns: list[tuple[Entry, Node | Expression]] = []
    for pack in packs:
        seen: set[str] = set()
        for topic in pack.topics:
            for rule in topic.rules:
                read = _read_rule(rule, f"topics/{topic.id}.toml", seen, terms, faults)
                rules.extend([rule.id] if read else [])
                patterns.extend(read)
        for move in pack.moves:
            patterns.extend(_read(move.id, _move_patterns(move, terms), "moves.toml", faults))
    patterns.sort(key=lambda pair: not pair[0].role.speaks)
    automaton = compile_patterns(pattern for _, pattern in patterns)
    return Compiled(tuple(packs), tuple(rules), tuple(entry for entry, _ in patterns), automaton), tuple(faults)


def _read_rule(
    rule: Rule, file: str, seen: set[str], terms: Terms, faults: list[Fault]
) -> list[tuple[Entry, Node | Expression]]:
    """Return the patterns of a rule; nothing, and a fault, where it cannot be on."""
    if rule.id in seen:
        reason = "the id is used twice in this pack; only the first of the two rules is on"
        faults.append(Fault(file, 0, reason, rule.id))
        return []
    seen.add(rule.id)
    if not (rule.phrases or rule.expressions):
        faults.append(Fault(file, 0, "there are neither phrases nor expressions", rule.id))
        return []
    return _read(rule.id, _rule_patterns(rule, terms), file, faults)


def _terms(packs: Sequence[Pack], language: Language) -> Terms:
    inflection = language.inflection

    @cache
    def literal(word: str) -> tuple[frozenset[str], ...]:
        lower = word.lower().replace("’", "'")
        return tuple(
            frozenset(spelling for reading in readings for spelling in spellings(reading, inflection))
            for _, readings in language.parts(lower)
        )

    @cache
    def inflected(word: str) -> tuple[frozenset[str], ...]:
        return (forms(word.lower(), inflection),)

    return Terms(
        literal=literal,
        inflected=inflected,
        sets={name: words for pack in packs for name, words in pack.sets.items()},
        classes={name: words for pack in packs for name, words in pack.classes.items()},
    )


def _filled_in(rule: Rule, topic: Topic) -> BankRule:
    """Its own alternatives come first, then those of its topic that are for it."""
    name = rule.id.partition(".")[2]
    shared = (one for one in topic.instead if not one.rules or name in one.rules)
    return BankRule(
        id=rule.id,
        topic=topic,
        rule=rule,
        severity=rule.severity or topic.severity,
        why=rule.why or topic.why,
        sources=rule.sources or topic.sources,
        alternatives=(*rule.instead, *shared),
        looks_around=bool(rule.unless_nearby or rule.after or rule.place != "any"),
    )


class _Written(NamedTuple):
    """A pattern as the pack has it, what it is for, and how to read it."""

    role: Role
    source: str
    read: Callable[[], Node | Expression]


def _rule_patterns(rule: Rule, terms: Terms) -> Iterator[_Written]:
    written = {
        Role.PHRASE: rule.phrases,
        Role.UNLESS: rule.unless,
        Role.UNLESS_IN_SENTENCE: rule.unless_in_sentence,
        Role.UNLESS_NEARBY: rule.unless_nearby,
        Role.WITH_IN_SENTENCE: rule.with_in_sentence,
        Role.AFTER: rule.after,
    }
    for role, phrases in written.items():
        for phrase in phrases:
            yield _Written(role, phrase, partial(parse, phrase, terms))
    for one in rule.expressions:
        yield _Written(Role.PHRASE, one.pattern, partial(read_expression, one.word, one.pattern))


def _move_patterns(move: Move, terms: Terms) -> Iterator[_Written]:
    for role, phrases in {Role.MOVE: move.phrases, Role.UNLESS_MOVE: move.unless}.items():
        for phrase in phrases:
            yield _Written(role, phrase, partial(parse, phrase, terms))


def _read(
    owner: str, patterns: Iterator[_Written], file: str, faults: list[Fault]
) -> list[tuple[Entry, Node | Expression]]:
    """Read the patterns of one rule or move; one with a bad pattern is off as a whole."""
    read: list[tuple[Entry, Node | Expression]] = []
    for one in patterns:
        try:
            read.append((Entry(one.role, owner, one.source), one.read()))
        except PatternError as error:
            faults.append(Fault(file, 0, str(error), owner, quote=one.source))
            return []
    return read
