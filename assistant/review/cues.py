"""The cues of a message, found in a stretch of text: by sentence, and for expressions by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.core.span import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from assistant.bank.phrase_bank import PhraseBank


SECRET = "secret"  # noqa: S105  the cue of a password that is written out


def cues_in(sentence: str, bank: PhraseBank, wanted: Container[str] | None = None) -> Iterator[tuple[str, Span]]:
    """Yield the cues (those that are wanted) that a sentence holds, with the words they stand for."""
    yield from patterns_in(sentence, bank)
    yield from expressions_in(sentence, bank, wanted)


def patterns_in(sentence: str, bank: PhraseBank) -> Iterator[tuple[str, Span]]:
    """Yield the cues whose patterns a sentence holds."""
    index = bank.messages
    reading = index.read(sentence)
    for number in index.speaking(reading):
        for match in index.spoken(reading, number):
            yield index.entries[number].owner, match.span


def expressions_in(line: str, bank: PhraseBank, wanted: Container[str] | None = None) -> Iterator[tuple[str, Span]]:
    """Yield the cues whose expressions a line holds; the group "mark" is the words, where there is one."""
    for owner, expressions in bank.expressions.items():
        if wanted is not None and owner not in wanted:
            continue
        for expression in expressions:
            for found in expression.finditer(line):
                start, end = found.span("mark" if "mark" in expression.groupindex else 0)
                if start < end:
                    yield owner, Span(start, end)
