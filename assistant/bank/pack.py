"""What a pack holds, as its TOML says it. Every field is checked by msgspec when it is read."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from assistant.core.finding import Slot  # noqa: TC001  msgspec reads the annotations
from assistant.language.language import Language

Need = Literal["understood", "human", "confident"]
Level = Literal["hint", "warning", "strong"]
Commitment = Literal["promise", "admission", "deadline"]
Kind = Literal["name", "reference", "date", "amount", "count", "product", "tried", "ask", "stake"]
Stake = Literal["deadline", "goal", "reputation", "money", "health", "dignity"]
Where = Literal["top", "early", "here", "late", "end"]


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


class Piece(_Form, frozen=True):
    """Words that make a move: put in, not put in place of something. Slots as in an alternative, {I} stays "I"."""

    say: str
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the situations it is for; the others come later
    adds: tuple[Commitment, ...] = ()
    fits: str = ""
    unfit: str = ""


class Move(_Form, frozen=True):
    """Something a reply does well, and the need that it earns."""

    id: str
    need: Need
    label: str  # as advice: "say what happens next, and by when"
    phrases: tuple[str, ...]
    why: str = ""
    sources: tuple[str, ...] = ()
    suits: tuple[str, ...] = ()  # what makes it the one to name first: "stake" (a fact), "cause=delay" (the situation)
    place: Where = "here"  # where its words belong in a reply
    earns: bool = True  # whether the move alone meets the need; otherwise only together with another
    unless: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    say: tuple[Piece, ...] = ()


class Signal(_Form, frozen=True):
    """Something that is said in a reply, which a check asks about."""

    id: str
    phrases: tuple[str, ...]
    each: bool = False  # every place in a sentence counts; otherwise one is enough
    unless: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


class Cue(_Form, frozen=True):
    """Something that a customer's message says: a fact to be shown, or a sign that a check asks about.

    What is marked of a match ({mark: …}, in an expression the group "mark") is the fact. A cue of a crisis is looked
    for in the reply, too.
    """

    id: str
    fact: Kind | None = None
    stake: Stake | None = None
    crisis: bool = False
    phrases: tuple[str, ...] = ()
    expressions: tuple[str, ...] = ()  # tried on each line
    unless: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


class Case(_Form, frozen=True):
    """A reply that a check is tried on, with what it is judged with."""

    reply: str
    customer: str = ""
    situation: dict[str, str] = field(default_factory=dict)
    today: str = ""  # as 2026-06-12


class Check(_Form, frozen=True):
    """A check on the whole reply. How it looks is review/checks; what it says stands here."""

    id: str
    name: str
    need: Need
    severity: Level
    message: str  # {words}: the words it relies on
    why: str
    sources: tuple[str, ...] = ()
    strength: str = ""  # how strong the evidence is, in words
    on: bool = True
    limits: dict[str, int] = field(default_factory=dict)  # the numbers it goes by
    missing: tuple[Case, ...] = ()  # replies that it speaks up at
    met: tuple[Case, ...] = ()  # replies that it has nothing to say to


class Value(_Form, frozen=True):
    """One value of an axis of the situation."""

    id: str
    label: str
    note: str = ""  # what helps here, in a sentence


class Axis(_Form, frozen=True):
    """One thing that the agent may say of the case."""

    id: Literal["cause", "severity", "emotion", "stake", "stage"]
    label: str
    values: tuple[Value, ...]


class Crisis(_Form, frozen=True):
    """The card that stands in place of all hints when someone may be in danger."""

    title: str = ""
    text: str = ""


class Lexis(_Form, frozen=True):
    """Words that the reading of messages and the checks need to know."""

    common: tuple[str, ...] = ()  # words that two texts share without being about the same thing
    teams: tuple[str, ...] = ()  # words of a sign-off that is no person's
    titles: tuple[str, ...] = ()  # "mr", "dr"
    particles: tuple[str, ...] = ()  # "van", "bin": small words within a name
    no_names: tuple[str, ...] = ()  # what may stand where a name stands, and is none
    parts: dict[str, str] = field(default_factory=dict)  # pieces of expressions, written <name> where they are used

    def whole(self, expression: str) -> str:
        """Return an expression with its parts put in."""
        for name, part in self.parts.items():
            expression = expression.replace(f"<{name}>", part) if f"P<{name}>" not in expression else expression
        return expression


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
    signals: tuple[Signal, ...] = ()
    cues: tuple[Cue, ...] = ()
    checks: tuple[Check, ...] = ()
    axes: tuple[Axis, ...] = ()
    lexis: Lexis = Lexis()
    crisis: Crisis = Crisis()
    topics: tuple[Topic, ...] = ()
