"""What a pack says about a language: the facts that sentences, tokens and inflections are made from."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  a pack's reader resolves the annotations
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Inflection:
    """How the words of a language change their form."""

    stemmer: str = "english"  # the name of a Snowball stemmer
    endings: tuple[str, ...] = ()  # put behind the word
    doubling: tuple[str, ...] = ()  # put behind the word and its last letter again
    swaps: tuple[tuple[str, str], ...] = ()  # an ending of the word, and what stands in its place
    sure: tuple[tuple[str, str], ...] = ()  # swaps that need no second look by the stemmer
    spellings: tuple[tuple[str, str], ...] = ()  # endings that two kinds of the language write differently
    irregular: tuple[tuple[str, ...], ...] = ()  # all forms of a word, the word itself first


@dataclass(frozen=True)
class Clauses:
    """What tells the clauses of a sentence apart."""

    joins: frozenset[str] = frozenset()  # "and", "but": between two clauses that can stand alone
    subjects: frozenset[str] = frozenset()  # words that begin such a clause
    openers: frozenset[str] = frozenset()  # words that begin a clause which cannot stand alone
    verbs: frozenset[str] = frozenset()  # words that go on with the subject of the clause before


@dataclass(frozen=True)
class Speaker:
    """How "I" and "we" are told apart, and how an alternative's {I} reads when the sentence says "we"."""

    one: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()
    subjects: tuple[str, str] = ("", "")  # how one and how several speak of themselves; the first keeps its capital
    plural: Mapping[str, str] = field(default_factory=dict)  # "I'm" → "we're"


@dataclass(frozen=True)
class Language:
    """All in lower case, with straight apostrophes; made from a pack's language.toml."""

    greetings: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()  # a full stop after one never ends a sentence
    abbreviations_at_end: frozenset[str] = frozenset()  # … unless a capital follows
    abbreviations_before_number: frozenset[str] = frozenset()  # … only when a number follows
    contractions: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    clitics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inflection: Inflection = Inflection()
    mail_headers: frozenset[str] = frozenset()
    quote_leads: tuple[str, ...] = ()  # the end of a line behind which an earlier mail stands
    sign_offs: frozenset[str] = frozenset()  # behind one, and the name under it, a signature stands
    lexicon: str = ""  # words that are right as they stand, one a line; without any, no word is taken for a slip
    clauses: Clauses = Clauses()
    speaker: Speaker = Speaker()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the lexicon."""
        return frozenset(self.lexicon.split())

    def parts(self, word: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Return the words that a written word stands for: how many of its letters each takes, and what it may be.

        >>> english = Language(contractions={"can't": (("can",), ("not",))}, clitics={"'d": ("would", "had")})
        >>> english.parts("i'd")
        ((1, ('i',)), (2, ('would', 'had')))
        >>> english.parts("can't")
        ((3, ('can',)), (2, ('not',)))
        """
        if whole := self.contractions.get(word):
            return _spread(word, whole)
        for clitic, readings in self.clitics.items():
            if word.endswith(clitic) and len(word) > len(clitic):
                return (len(word) - len(clitic), (word[: -len(clitic)],)), (len(clitic), readings)
        return ((len(word), (word,)),)


def _spread(word: str, parts: tuple[tuple[str, ...], ...]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Share a contraction's letters out: each part its own letters where they stand in it, the last one the rest."""
    shares: list[tuple[int, tuple[str, ...]]] = []
    at = 0
    for i, readings in enumerate(parts):
        last = i == len(parts) - 1
        common = next((n for n in range(len(readings[0]), 0, -1) if word.startswith(readings[0][:n], at)), 1)
        size = len(word) - at if last else min(common, len(word) - at - (len(parts) - 1 - i))
        shares.append((size, readings))
        at += size
    return tuple(shares)
