"""All packs compiled: asked by sentence for what its words do, and by place for words to say instead."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003  a NamedTuple's annotations are looked at
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from assistant.bank.faults import Fault
from assistant.bank.splice import splice
from assistant.language.inflections import forms, spellings
from assistant.language.language import Language
from assistant.rules.expression import Expression, read_expression
from assistant.rules.matcher import Match, Matcher
from assistant.rules.pattern import Node, PatternError, Terms, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.bank.pack import Alternative, Move, Pack, Rule, Source, Topic
    from assistant.core.finding import Slot, Suggestion

MOST = 5  # suggestions for one finding


class Role(IntEnum):
    """What a pattern does for its rule or move."""

    PHRASE = 0
    UNLESS = 1
    UNLESS_IN_SENTENCE = 2
    UNLESS_NEARBY = 3
    WITH_IN_SENTENCE = 4
    AFTER = 5
    MOVE = 6
    UNLESS_MOVE = 7


class Entry(NamedTuple):
    """What a pattern is for."""

    role: Role
    owner: str  # the id of a rule or a move


class BankRule(NamedTuple):
    """A rule with what it takes from its topic filled in."""

    id: str
    topic: Topic
    rule: Rule
    severity: str
    why: str
    sources: tuple[str, ...]
    alternatives: tuple[Alternative, ...]

    @property
    def looks_around(self) -> bool:
        """Whether more than its own sentence decides."""
        return bool(self.rule.unless_nearby or self.rule.after or self.rule.place != "any")


class PhraseBank:
    """What the packs know, ready to be asked. Build it with `compile_packs`."""

    def __init__(
        self,
        packs: Sequence[Pack],
        language: Language,
        rules: Sequence[BankRule],
        patterns: Sequence[tuple[Entry, Node | Expression]],
    ) -> None:
        self.packs = tuple(packs)
        self.language = language
        self.rules: Mapping[str, BankRule] = {rule.id: rule for rule in rules}
        self.moves: Mapping[str, Move] = {move.id: move for pack in packs for move in pack.moves}
        self.slots: Mapping[str, Slot] = {slot.name: slot for pack in packs for slot in pack.slots}
        self.sources: Mapping[str, Source] = {source.id: source for pack in packs for source in pack.sources}
        self._entries = [entry for entry, _ in patterns]
        self._matcher = Matcher([pattern for _, pattern in patterns], language)

    def matches(self, sentence: str) -> list[tuple[Entry, Match]]:
        """Return what is matched in a sentence, and what each match is for."""
        return [(self._entries[match.pattern], match) for match in self._matcher.matches(sentence)]

    def suggestions(self, rule: BankRule, sentence: str, match: Match) -> tuple[Suggestion, ...]:
        """Return up to five ways to say it instead."""
        return tuple(
            splice(alternative, sentence, match.span, match.slots, self.slots, self.language)
            for alternative in rule.alternatives[:MOST]
        )

    @property
    def slot_labels(self) -> frozenset[str]:
        return frozenset(slot.label for slot in self.slots.values())


def compile_packs(packs: Sequence[Pack]) -> tuple[PhraseBank, tuple[Fault, ...]]:
    """Return the bank of these packs, and the rules that had to be left out of it."""
    language = packs[0].language if packs else Language()
    terms = _terms(packs, language)
    faults: list[Fault] = []
    rules: list[BankRule] = []
    patterns: list[tuple[Entry, Node | Expression]] = []
    for pack in packs:
        seen: set[str] = set()
        for rule in (_filled_in(rule, topic) for topic in pack.topics for rule in topic.rules):
            file = f"topics/{rule.topic.id}.toml"
            if rule.id in seen:
                reason = "the id is used twice in this pack; only the first of the two rules is on"
                faults.append(Fault(file, 0, reason, rule.id))
                continue
            seen.add(rule.id)
            if not (rule.rule.phrases or rule.rule.expressions):
                faults.append(Fault(file, 0, "there are neither phrases nor expressions", rule.id))
            elif read := _read(rule.id, _rule_patterns(rule.rule, terms), file, faults):
                rules.append(rule)
                patterns.extend(read)
        for move in pack.moves:
            patterns.extend(_read(move.id, _move_patterns(move, terms), "moves.toml", faults))
    return PhraseBank(packs, language, rules, patterns), tuple(faults)


def _terms(packs: Sequence[Pack], language: Language) -> Terms:
    inflection = language.inflection

    def literal(word: str) -> tuple[frozenset[str], ...]:
        lower = word.lower().replace("’", "'")
        return tuple(
            frozenset(spelling for reading in readings for spelling in spellings(reading, inflection))
            for _, readings in language.parts(lower)
        )

    return Terms(
        literal=literal,
        inflected=lambda word: (forms(word.lower(), inflection),),
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
            read.append((Entry(one.role, owner), one.read()))
        except PatternError as error:
            faults.append(Fault(file, 0, str(error), owner, quote=one.source))
            return []
    return read
