"""Packs → their patterns compiled, and what had to be left out."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from assistant.bank.faults import Fault
from assistant.bank.index import Entry, Patterns, Role
from assistant.bank.phrase_bank import Compiled
from assistant.language.inflections import forms, spellings
from assistant.language.language import Language
from assistant.rules.automaton import compile_patterns
from assistant.rules.expression import bounded, read_expression
from assistant.rules.pattern import Node, PatternError, Terms, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from assistant.bank.pack import Cue, Lexis, Move, Pack, Rule, Signal
    from assistant.rules.expression import Expression

    Read = list[tuple[Entry, Node | Expression]]


def compile_packs(packs: Sequence[Pack]) -> tuple[Compiled, tuple[Fault, ...]]:
    """Return these packs compiled, and the rules that had to be left out."""
    terms = _terms(packs, packs[0].language if packs else Language())
    faults: list[Fault] = []
    rules: list[str] = []
    cues: list[str] = []
    replies: Read = []
    messages: Read = []
    for pack in packs:
        seen: set[str] = set()
        for topic in pack.topics:
            for rule in topic.rules:
                read = _read_rule(rule, f"topics/{topic.id}.toml", seen, terms, faults)
                rules.extend([rule.id] if read else [])
                replies.extend(read)
        for move in pack.moves:
            replies.extend(_read(move.id, _plain(move, Role.MOVE, terms), "moves.toml", faults))
        for signal in pack.signals:
            replies.extend(_read(signal.id, _plain(signal, Role.SIGNAL, terms), "signals.toml", faults))
        for cue in pack.cues:
            patterns = _read_cue(cue, pack.lexis, terms, faults)
            if patterns is not None:
                cues.append(cue.id)
                messages.extend(patterns)
                replies.extend(patterns if cue.crisis else [])
    compiled = Compiled(tuple(packs), tuple(rules), tuple(cues), _compiled(replies), _compiled(messages))
    return compiled, tuple(faults)


def _compiled(read: Read) -> Patterns:
    read.sort(key=lambda pair: not pair[0].role.speaks)
    return Patterns(tuple(entry for entry, _ in read), compile_patterns(pattern for _, pattern in read))


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


class _Written(NamedTuple):
    """A pattern as the pack has it, what it is for, and how to read it."""

    role: Role
    source: str
    read: Callable[[], Node | Expression]


def _read_rule(rule: Rule, file: str, seen: set[str], terms: Terms, faults: list[Fault]) -> Read:
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


def _rule_patterns(rule: Rule, terms: Terms) -> Iterator[_Written]:
    yield from _phrases(rule.phrases, Role.PHRASE, terms)
    yield from _phrases(rule.unless, Role.UNLESS, terms)
    yield from _phrases(rule.unless_in_sentence, Role.UNLESS_IN_SENTENCE, terms)
    yield from _phrases(rule.unless_nearby, Role.UNLESS_NEARBY, terms)
    yield from _phrases(rule.with_in_sentence, Role.WITH_IN_SENTENCE, terms)
    yield from _phrases(rule.after, Role.AFTER, terms)
    for one in rule.expressions:
        yield _Written(Role.PHRASE, one.pattern, partial(read_expression, one.word, one.pattern))


def _read_cue(cue: Cue, lexis: Lexis, terms: Terms, faults: list[Fault]) -> Read | None:
    """Return the patterns of a cue, with its expressions looked at; None, and a fault, where it cannot be on."""
    file = "crisis.toml" if cue.crisis else "message.toml"
    for expression in cue.expressions:
        try:
            bounded(lexis.whole(expression))
        except PatternError as error:
            faults.append(Fault(file, 0, str(error), cue.id, quote=expression))
            return None
    read = _read(cue.id, _plain(cue, Role.CUE, terms), file, faults)
    return read if read or not cue.phrases else None


def _plain(owner: Move | Signal | Cue, role: Role, terms: Terms) -> Iterator[_Written]:
    yield from _phrases(owner.phrases, role, terms)
    yield from _phrases(owner.unless, role.unless, terms)


def _phrases(phrases: Iterable[str], role: Role, terms: Terms) -> Iterator[_Written]:
    for phrase in phrases:
        yield _Written(role, phrase, partial(parse, phrase, terms))


def _read(owner: str, patterns: Iterator[_Written], file: str, faults: list[Fault]) -> Read:
    """Read the patterns of one owner; one with a bad pattern is off as a whole."""
    read: Read = []
    for one in patterns:
        try:
            read.append((Entry(one.role, owner, one.source), one.read()))
        except PatternError as error:
            faults.append(Fault(file, 0, str(error), owner, quote=one.source))
            return []
    return read
