"""All packs compiled: asked by sentence for what its words do, and by place for words to say instead."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from assistant.bank.index import Index, Patterns
from assistant.bank.pack import Crisis, Lexis, Move, Pack, Rule
from assistant.bank.ranking import best
from assistant.bank.splice import Place, splice
from assistant.language.language import Language
from assistant.rules.expression import bounded
from assistant.rules.matcher import Match  # noqa: TC001  likewise

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from assistant.bank.pack import Alternative, Axis, Check, Cue, Source, Topic
    from assistant.core.draft import Situation
    from assistant.core.finding import Slot, Suggestion

MOST = 5  # suggestions for one finding


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
    cues: tuple[str, ...] = ()  # likewise
    replies: Patterns = Patterns()
    messages: Patterns = Patterns()


class PhraseBank:
    """What the packs know, ready to be asked; of two packs with the same id for something, the later one is heard."""

    def __init__(self, compiled: Compiled) -> None:
        """ValueError or IndexError when the data is damaged."""
        self.compiled = compiled
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
        self.cues: Mapping[str, Cue] = {cue.id: cue for pack in packs for cue in pack.cues}
        self.checks: Mapping[str, Check] = {check.id: check for pack in packs for check in pack.checks}
        self.each = frozenset(signal.id for pack in packs for signal in pack.signals if signal.each)
        self.axes: Mapping[str, Axis] = {axis.id: axis for pack in packs for axis in pack.axes}
        self.lexis: Lexis = packs[0].lexis if packs else Lexis()
        self.crisis: Crisis = next((pack.crisis for pack in reversed(packs) if pack.crisis.text), Crisis())
        self._cues_on = frozenset(compiled.cues)
        self.replies = Index(compiled.replies, self.language)
        self.messages = Index(compiled.messages, self.language)

    def suggestions(self, rule: BankRule, sentence: str, match: Match, situation: Situation) -> tuple[Suggestion, ...]:
        """Return up to five ways to say it instead, those for the situation first."""
        place = Place(sentence, match.span, match.slots, self.slots, self.language)
        return tuple(splice(alternative, place) for alternative in best(rule.alternatives, situation, MOST))

    @cached_property
    def expressions(self) -> Mapping[str, tuple[re.Pattern[str], ...]]:
        """The regular expressions of the cues that have some."""
        return {
            cue.id: tuple(bounded(self.lexis.whole(one)) for one in cue.expressions)
            for cue in self.cues.values()
            if cue.expressions and cue.id in self._cues_on
        }

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that two texts share without being about the same thing."""
        return frozenset(self.lexis.common)

    @cached_property
    def slot_labels(self) -> frozenset[str]:
        return frozenset(slot.label for slot in self.slots.values())


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
