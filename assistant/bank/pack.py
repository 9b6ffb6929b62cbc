"""What a pack holds, as its TOML says it. Every field is checked by msgspec when it is read."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from assistant.core.finding import Slot  # noqa: TC001  msgspec reads the annotations
from assistant.language.language import Language

Need = Literal["understood", "human", "confident"]
Level = Literal["hint", "warning", "strong"]
Commitment = Literal["promise", "admission", "deadline"]


class _Form(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of a pack: frozen, and an unknown key is an error, since it is most often a misspelt one."""


class Proof(_Form, frozen=True):
    """An alternative in its place: before has the flagged words in [[ ]], after is the whole text once it is taken."""

    before: str
    after: str


class Alternative(_Form, frozen=True):
    """Words to say instead; none at all where the flagged words are best left out.

    {slot} takes the words that the pattern captured, or stays open as [label]. {I}, {I'm}, {my} … speak as the
    sentence does: "we" where it says "we" (language.toml lists them).
    """

    say: str
    replaces: Literal["phrase", "rest", "clause", "sentence"] = "sentence"
    rules: tuple[str, ...] = ()  # in a topic: only for these rules, named without the topic; empty for all
    adds: tuple[Commitment, ...] = ()
    tone: Literal["warm", "factual"] = "warm"
    fits: str = ""
    unfit: str = ""
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    proof: tuple[Proof, ...] = ()


class Expression(_Form, frozen=True):
    """A regular expression, for what no pattern can say. It is only tried in a sentence that has the word."""

    word: str
    pattern: str


class Rule(_Form, frozen=True):
    """Decides whether words are flagged. What is empty here is as the topic says."""

    id: str
    phrases: tuple[str, ...] = ()
    expressions: tuple[Expression, ...] = ()
    severity: Level | None = None
    why: str = ""
    sources: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()  # a longer reading of the same words that makes them fine
    unless_in_sentence: tuple[str, ...] = ()  # anywhere in the sentence
    unless_nearby: tuple[str, ...] = ()  # anywhere in this sentence, the one before or the one behind it
    with_in_sentence: tuple[str, ...] = ()  # one of these must stand in the sentence too
    after: tuple[str, ...] = ()  # one of these must stand in the sentence before
    sentence: Literal["any", "question", "statement"] = "any"
    place: Literal["any", "opening", "closing"] = "any"  # the first three, the last four sentences of the reply
    flags: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    instead: tuple[Alternative, ...] = ()


class Topic(_Form, frozen=True):
    """A habit that hurts, which rules belong to."""

    id: str
    label: str
    severity: Level
    why: str
    sources: tuple[str, ...] = ()
    strength: str = ""  # how strong the evidence is, in words
    hurts: tuple[Need, ...] = ()
    unfit: str = ""  # when this topic's advice does not apply
    rules: tuple[Rule, ...] = ()
    instead: tuple[Alternative, ...] = ()  # for all its rules, after their own


class Move(_Form, frozen=True):
    """Something a reply does well, and the need that it earns."""

    id: str
    need: Need
    label: str  # as advice: "say what happens next, and by when"
    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


class Source(_Form, frozen=True):
    """Where a claim comes from and how it stands."""

    id: str
    cite: str
    kind: str
    status: str
    finding: str = ""
    url: str = ""


class Pack(_Form, frozen=True):
    """All of one pack that could be read."""

    id: str
    name: str
    version: str = "0"
    language: Language = Language()
    sets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    slots: tuple[Slot, ...] = ()
    sources: tuple[Source, ...] = ()
    moves: tuple[Move, ...] = ()
    topics: tuple[Topic, ...] = ()
