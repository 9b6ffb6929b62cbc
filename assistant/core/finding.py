"""What is found in a draft, and what could stand there instead."""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct

from assistant.core.span import Span


class Severity(IntEnum):
    """How much the words may hurt. It judges words, never the agent."""

    HINT = 1  # worth a look
    WARNING = 2  # likely to hurt
    STRONG = 3  # do not send unread

    @property
    def word(self) -> str:
        """The name as packs and reports write it.

        >>> Severity.WARNING.word
        'warning'
        """
        return self.name.lower()


class Slot(Struct, gc=False, frozen=True):
    """A gap that only the agent can fill, seen in the text as [label]."""

    name: str
    label: str  # as it is shown, without the brackets
    hint: str = ""  # what kind of words go in
    sample: str = ""  # an example, used in tests and shown as one


class Suggestion(Struct, gc=False, frozen=True):
    """Words in place of a Finding.

    The replaced range begins `lead` code points before the finding and ends `tail` after it, so a suggestion stays
    true when the text before it grows.
    """

    text: str
    lead: int = 0
    tail: int = 0
    slots: tuple[str, ...] = ()  # the labels of the open slots in text, in reading order
    adds: tuple[str, ...] = ()  # commitments it brings: promise, admission, deadline
    fits: str = ""  # when to use it
    unfit: str = ""  # when not
    drops: str = ""  # words beside the finding that it does not keep
    seams: tuple[int, int] = (0, 0)  # code points at its ends that only mend what stands beside it

    @property
    def words(self) -> str:
        """What it says, without the seams.

        >>> Suggestion("I'm on it. T", seams=(0, 2)).words
        "I'm on it."
        """
        return self.text[self.seams[0] : len(self.text) - self.seams[1]]

    def span(self, finding: Finding) -> Span:
        """Return what it replaces, as offsets of the finding's text."""
        return Span(finding.span.start - self.lead, finding.span.end + self.tail)


class Finding(Struct, frozen=True):
    """One rule at one span of a draft."""

    rule: str  # topic.kebab-name
    span: Span
    severity: Severity
    message: str  # what it is, in a few words
    why: str = ""  # one plain sentence
    sources: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    also: tuple[str, ...] = ()  # reasons of weaker findings at the same place, folded in

    @property
    def topic(self) -> str:
        """The habit its rule belongs to.

        >>> Finding("hollow_apology.stock", Span(0, 1), Severity.HINT, "").topic
        'hollow_apology'
        """
        return self.rule.partition(".")[0]

    def placed(self, by: int, suggestions: tuple[Suggestion, ...]) -> Finding:
        """Return the same finding `by` code points further on, with what could stand in its place."""
        span = self.span.shifted(by)
        return Finding(
            self.rule, span, self.severity, self.message, self.why, self.sources, suggestions, self.also
        )  # dataclasses.replace takes four times as long
