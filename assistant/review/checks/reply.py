"""A reply as the checks see it: its sentences, with what was found in each, beside the message it answers."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from assistant.language.content import content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from assistant.bank.phrase_bank import PhraseBank
    from assistant.core.draft import Draft
    from assistant.core.finding import Severity
    from assistant.core.report import Fact
    from assistant.core.span import Span
    from assistant.review.message import Message
    from assistant.review.scan import Scan

    CheckFunction = Callable[["Reply", Mapping[str, int]], "Hit | None"]


LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)


class Hit(NamedTuple):
    """What a check has found missing or in the way."""

    span: Span | None = None  # of the reply
    words: str = ""  # what it relies on
    severity: Severity | None = None  # where it is not the check's own


class Sentence(NamedTuple):
    """One sentence of a reply."""

    span: Span
    scan: Scan

    @property
    def moves(self) -> frozenset[str]:
        return self.scan.made

    def said(self, *signals: str) -> Span | None:
        """Return where one of these signals stands in the reply."""
        for signal, span in self.scan.signals:
            if signal in signals:
                return span.shifted(self.span.start)
        return None

    def all_said(self, signal: str) -> list[Span]:
        """Return each place in the reply where a signal stands, overlapping ones as one."""
        found: list[Span] = []
        for span in sorted(span for name, span in self.scan.signals if name == signal):
            if not (found and found[-1].overlaps(span)):
                found.append(span)
        return [span.shifted(self.span.start) for span in found]


class Reply:
    """A draft and what was found in it."""

    def __init__(
        self,
        draft: Draft,
        sentences: Sequence[Sentence],
        message: Message,
        bank: PhraseBank,
        left_out: tuple[Span, ...] = (),
    ) -> None:
        self.draft = draft
        self.text = draft.text
        self.sentences = sentences
        self.message = message
        self.bank = bank
        self.left_out = left_out  # whole lines that are not the agent's words

    @property
    def crisis(self) -> bool:
        """Whether the message or the reply has words of someone in danger."""
        return self.message.crisis or any(sentence.scan.crisis for sentence in self.sentences)

    @cached_property
    def words(self) -> int:
        return sum(sentence.scan.words for sentence in self.sentences)

    @cached_property
    def moves(self) -> frozenset[str]:
        """The moves that the reply makes."""
        return frozenset().union(*(sentence.moves for sentence in self.sentences))

    @cached_property
    def signals(self) -> frozenset[str]:
        return frozenset(signal for sentence in self.sentences for signal, _ in sentence.scan.signals)

    @cached_property
    def body(self) -> Sequence[Sentence]:
        """The sentences without greeting, sign-off and name."""
        return [one for one in self.sentences if one.scan.words >= 3 and not self.greets(one)]

    def greets(self, sentence: Sentence) -> bool:
        first = sentence.span.of(self.text).split(maxsplit=1)
        return bool(first) and first[0].lower().strip(",!.") in self.bank.language.greetings and sentence.scan.words < 8

    def first_third(self) -> Sequence[Sentence]:
        """Return the sentences of the first third of the body, at least two."""
        return self.body[: max(2, -(-len(self.body) // 3))]

    def last_third(self) -> Sequence[Sentence]:
        return self.sentences[-max(4, len(self.sentences) // 3) :]

    def said(self, *signals: str) -> Iterator[tuple[Sentence, Span]]:
        """Yield the sentences in which one of these signals stands, and where."""
        for sentence in self.sentences:
            span = sentence.said(*signals)
            if span is not None:
                yield sentence, span

    def about(self, sentences: Sequence[Sentence]) -> frozenset[str]:
        """Return what these sentences are about."""
        return frozenset().union(*(sentence.scan.content for sentence in sentences))

    def facts(self, kind: str) -> list[Fact]:
        """Return the facts of the message of one kind."""
        return [fact for fact in self.message.facts if fact.kind == kind]

    def content_of(self, fact: Fact) -> frozenset[str]:
        return content(fact.span.of(self.message.text), self.bank.common)

    @cached_property
    def customer(self) -> tuple[str, ...]:
        """The words of the customer's name, in small letters; none when it is not known, or reads like a sentence."""
        words = tuple(self.message.name.casefold().replace(".", " ").replace("’", "'").split())
        language, lexis = self.bank.language, self.bank.lexis
        of_sentences = {*language.clauses.subjects, *language.clauses.verbs, *language.contractions, *lexis.no_names}
        return () if of_sentences.intersection(words) or "not" in words else words
