"""The customer's message → what it says: facts to show, and signs that checks ask about. Pure; kept by its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.context.facts import Told, longest, together
from assistant.context.names import Known, sign_off_name
from assistant.context.words import Line, clause_end, own_words
from assistant.core.span import Span
from assistant.review.cues import expressions_in, patterns_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.bank.phrase_bank import PhraseBank
    from assistant.core.draft import Amended
    from assistant.core.report import Fact

RHETORICAL = "rhetorical"  # the cue of a question that wants no answer
LOOSE = "product.loose"  # the cue of words that are only what it is about where nothing else is
WHOLE_CLAUSE = ("tried", "stake")  # facts of which a pattern need only find the beginning
_STOPS = " \t.!;,"  # behind what is asked
_FEWEST_WORDS = 3  # of a question that is listed


class Message(NamedTuple):
    """What a message says; spans are its own."""

    text: str = ""
    facts: tuple[Fact, ...] = ()
    signs: frozenset[str] = frozenset()  # the ids of the cues that are no facts
    lines: tuple[Line, ...] = ()
    crisis: bool = False
    right_name: str = ""  # as the agent has put it right

    def amended(self, changes: Sequence[Amended]) -> Message:
        """Return the message without the facts that the agent has put away, and with the right name."""
        put_away = {(one.kind, one.words) for one in changes if not one.right}
        facts = tuple(fact for fact in self.facts if (fact.kind, fact.span.of(self.text)) not in put_away)
        names = {fact.span.of(self.text) for fact in facts if fact.kind == "name"}
        name = next((one.right for one in changes if one.words in names and one.right), self.right_name)
        return self._replace(facts=facts, right_name=name)

    @property
    def name(self) -> str:
        """What the customer is called; empty when that is not known."""
        found = next((fact.span.of(self.text) for fact in self.facts if fact.kind == "name"), "")
        return (self.right_name or found) if found else ""

    @property
    def words(self) -> int:
        return sum(len(line.text.split()) for line in self.lines)


def no_pause() -> None:
    """Do not rest between sentences."""


def read_message(text: str, bank: PhraseBank, breathe: Callable[[], None] = no_pause) -> Message:
    """Return what a message says."""
    if not text.strip():
        return Message()
    lines = own_words(text, bank.language)
    told: list[Told] = []
    signs: set[str] = set()
    for cue_id, span in cues_of(lines, bank, breathe):
        cue = bank.cues[cue_id]
        if cue.fact is None:
            signs.add(cue_id)
        else:
            told.append(Told(cue.fact, span, cue.stake or "", cue_id == LOOSE))
    told.extend(Told("ask", span) for span in _questions(lines, bank))
    if not any(one.kind == "name" for one in told):
        name = sign_off_name(lines, _known(bank))
        told.extend([Told("name", name)] if name else [])
    crisis = any(bank.cues[sign].crisis for sign in signs)
    return Message(text, together(told, text), frozenset(signs), tuple(lines), crisis)


def cues_of(
    lines: Sequence[Line], bank: PhraseBank, breathe: Callable[[], None] = no_pause
) -> Iterator[tuple[str, Span]]:
    """Yield the cues of these lines with the words that they stand for."""
    for line in lines:
        for sentence in line.sentences:
            for cue, span in _patterns(sentence.of(line.text), bank):
                yield cue, span.shifted(line.start + sentence.start)
            breathe()
        for cue, span in expressions_in(line.text, bank):
            yield cue, span.shifted(line.start)
        breathe()


def _patterns(sentence: str, bank: PhraseBank) -> list[tuple[str, Span]]:
    """Return the cues whose patterns a sentence holds, with their words up to the end of the clause where that tells.

    What is asked is left to `_questions` where the sentence ends as a question, or wants no answer.
    """
    matched = list(patterns_in(sentence, bank))
    asked = "?" in sentence[-4:] or any(cue == RHETORICAL for cue, _ in matched)
    found: dict[str, list[Span]] = {}
    for cue, span in matched:
        fact = bank.cues[cue].fact
        if fact == "ask" and asked:
            continue
        end = clause_end(sentence, span.end) if fact in WHOLE_CLAUSE else span.end
        if fact == "ask":
            end = len(sentence.rstrip(_STOPS))
        found.setdefault(cue, []).append(Span(span.start, end))
    return [(cue, span) for cue, spans in found.items() for span in longest(spans)]


def _questions(lines: list[Line], bank: PhraseBank) -> Iterator[Span]:
    """Yield the sentences that ask something, but for those that want no answer."""
    for line in lines:
        for sentence in line.sentences:
            words = sentence.of(line.text)
            if "?" not in words[-4:] or len(words.split()) < _FEWEST_WORDS:
                continue
            if all(cue != RHETORICAL for cue, _ in patterns_in(words, bank)):
                yield sentence.shifted(line.start)


def _known(bank: PhraseBank) -> Known:
    lexis = bank.lexis
    return Known(
        bank.language.sign_offs,
        frozenset(lexis.titles),
        frozenset(lexis.particles),
        frozenset(lexis.no_names),
        bank.language.words | bank.common,
        frozenset(clitic.partition("'")[2] for clitic in bank.language.clitics),
    )
