"""All packs compiled: asked by sentence for what its words do, and by place for words to say instead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from assistant.bank.faults import Fault
from assistant.bank.splice import splice
from assistant.language.inflections import forms, spellings
from assistant.language.language import Language
from assistant.rules.matcher import Match, Matcher
from assistant.rules.pattern import Node, PatternError, Terms, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.bank.pack import Alternative, Move, Pack, Rule, Source, Topic
    from assistant.core.finding import Slot, Suggestion

PHRASE, UNLESS, UNLESS_IN_SENTENCE, UNLESS_NEARBY, MOVE, UNLESS_MOVE = range(6)
MOST = 5  # suggestions for one finding


class Entry(NamedTuple):
    """What a pattern is for."""

    role: int
    owner: BankRule | Move


class BankRule(NamedTuple):
    """A rule with what it takes from its topic filled in."""

    id: str
    topic: Topic
    rule: Rule
    alternatives: tuple[Alternative, ...]

    @property
    def severity(self) -> str:
        return self.rule.severity or self.topic.severity

    @property
    def why(self) -> str:
        return self.rule.why or self.topic.why

    @property
    def sources(self) -> tuple[str, ...]:
        return self.rule.sources or self.topic.sources


class PhraseBank:
    """What the packs know, ready to be asked. Build it with `compile_packs`."""

    def __init__(
        self,
        packs: Sequence[Pack],
        language: Language,
        rules: Sequence[BankRule],
        patterns: Sequence[tuple[Entry, Node]],
    ) -> None:
        self.packs = tuple(packs)
        self.language = language
        self.rules = tuple(rules)
        self.moves: tuple[Move, ...] = tuple(move for pack in packs for move in pack.moves)
        self.slots: Mapping[str, Slot] = {slot.name: slot for pack in packs for slot in pack.slots}
        self.sources: Mapping[str, Source] = {source.id: source for pack in packs for source in pack.sources}
        self._entries = [entry for entry, _ in patterns]
        self._matcher = Matcher([tree for _, tree in patterns], language)

    def matches(self, sentence: str) -> list[tuple[Entry, Match]]:
        """Return what is matched in a sentence, and what each match is for."""
        return [(self._entries[match.pattern], match) for match in self._matcher.matches(sentence)]

    def suggestions(self, rule: BankRule, sentence: str, match: Match) -> tuple[Suggestion, ...]:
        """Return up to five ways to say it instead."""
        return tuple(
            splice(alternative, sentence, match.span, match.slots, self.slots)
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
    patterns: list[tuple[Entry, Node]] = []
    for pack in packs:
        seen: set[str] = set()
        for topic in pack.topics:
            for rule in topic.rules:
                if rule.id in seen:
                    reason = "the id is used twice in this pack; only the first of the two rules is on"
                    faults.append(Fault(f"topics/{topic.id}.toml", 0, reason, rule.id))
                    continue
                seen.add(rule.id)
                bank_rule = BankRule(rule.id, topic, rule, _alternatives(rule, topic))
                entries = _read(_rule_phrases(bank_rule), terms, f"topics/{topic.id}.toml", rule.id, faults)
                if entries:
                    rules.append(bank_rule)
                    patterns.extend(entries)
        for move in pack.moves:
            phrases = [(Entry(MOVE, move), phrase) for phrase in move.phrases]
            phrases += [(Entry(UNLESS_MOVE, move), phrase) for phrase in move.unless]
            patterns.extend(_read(phrases, terms, "moves.toml", move.id, faults))
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


def _rule_phrases(rule: BankRule) -> list[tuple[Entry, str]]:
    entry = partial(Entry, owner=rule)
    return [
        *((entry(PHRASE), phrase) for phrase in rule.rule.phrases),
        *((entry(UNLESS), phrase) for phrase in rule.rule.unless),
        *((entry(UNLESS_IN_SENTENCE), phrase) for phrase in rule.rule.unless_in_sentence),
        *((entry(UNLESS_NEARBY), phrase) for phrase in rule.rule.unless_nearby),
    ]


def _alternatives(rule: Rule, topic: Topic) -> tuple[Alternative, ...]:
    """Its own first, then those of its topic that are for it."""
    name = rule.id.partition(".")[2]
    return (*rule.instead, *(shared for shared in topic.instead if not shared.rules or name in shared.rules))


def _read(
    phrases: Iterable[tuple[Entry, str]], terms: Terms, file: str, rule: str, faults: list[Fault]
) -> list[tuple[Entry, Node]]:
    """Parse the patterns of one rule; a rule with a bad one is off as a whole."""
    read: list[tuple[Entry, Node]] = []
    for entry, phrase in phrases:
        try:
            read.append((entry, parse(phrase, terms)))
        except PatternError as error:
            faults.append(Fault(file, 0, str(error), rule, quote=phrase))
            return []
    return read
