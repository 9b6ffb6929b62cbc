"""The patterns of all packs for one kind of text, and what each of them is for."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from assistant.rules.automaton import Automaton
from assistant.rules.matcher import Matcher

if TYPE_CHECKING:
    from assistant.language.language import Language
    from assistant.rules.matcher import Match, Reading


class Role(IntEnum):
    """What a pattern does for its rule, move, signal or cue."""

    PHRASE = 0
    MOVE = 1
    SIGNAL = 2
    CUE = 3
    UNLESS = 4
    UNLESS_MOVE = 5
    UNLESS_SIGNAL = 6
    UNLESS_CUE = 7
    UNLESS_IN_SENTENCE = 8
    WITH_IN_SENTENCE = 9
    UNLESS_NEARBY = 10
    AFTER = 11

    @property
    def speaks(self) -> bool:
        """Whether it says something by itself; the others are only asked when one of these has matched."""
        return self <= Role.CUE

    @property
    def unless(self) -> Role:
        """The role of the patterns that take back what this one says."""
        return Role(self + Role.UNLESS)


class Entry(NamedTuple):
    """What a pattern is for."""

    role: Role
    owner: str  # the id of a rule, a move, a signal or a cue
    source: str = ""  # the pattern as the pack has it


class Patterns(Struct, frozen=True):
    """Patterns compiled together, as plain data; those that speak come first."""

    entries: tuple[Entry, ...] = ()
    automaton: Automaton = Automaton()


class Index:
    """Patterns ready to be asked, sentence by sentence; their numbers are those of the entries."""

    def __init__(self, patterns: Patterns, language: Language) -> None:
        """ValueError or IndexError when the data is damaged."""
        self.entries = patterns.entries
        if len(self.entries) != len(patterns.automaton.patterns):
            raise ValueError("every pattern has an entry")
        self._speaking = sum(entry.role.speaks for entry in self.entries)  # those below this number speak
        self._numbers: dict[tuple[Role, str], list[int]] = {}
        for number, entry in enumerate(self.entries[self._speaking :], start=self._speaking):
            self._numbers.setdefault((entry.role, entry.owner), []).append(number)
        self._matcher = Matcher(patterns.automaton, language)

    def read(self, sentence: str) -> Reading:
        """Return what may be in a sentence."""
        return self._matcher.read(sentence)

    def speaking(self, reading: Reading) -> list[int]:
        """Return the numbers of the patterns that may have something to say of a sentence."""
        speaking = self._speaking
        return sorted(number for number in reading.candidates if number < speaking)

    def spoken(self, reading: Reading, number: int) -> list[Match]:
        """Return the matches of a pattern that nothing takes back."""
        matches = reading.matches(number)
        if not matches:
            return matches
        role, owner, _ = self.entries[number]
        numbers = self._numbers.get((role.unless, owner), ())
        if reading.candidates.isdisjoint(numbers):
            return matches
        excuses = [match.span for number in numbers for match in reading.matches(number)]
        return [match for match in matches if not any(match.span.overlaps(excuse) for excuse in excuses)]

    def holds(self, reading: Reading, role: Role, owner: str) -> bool:
        """Tell whether a sentence holds one of the patterns that an owner has for this."""
        candidates = reading.candidates
        return any(number in candidates and reading.holds(number) for number in self._numbers.get((role, owner), ()))

    def matches(self, sentence: str) -> list[tuple[Entry, Match]]:
        """Return what is matched in a sentence, and what each match is for."""
        return [(self.entries[match.pattern], match) for match in self._matcher.matches(sentence)]
