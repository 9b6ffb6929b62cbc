"""How the rules of a bank stand to one another, seen on their own examples."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assistant.bank.index import Role
from assistant.language.sentences import sentences
from assistant.review.proving import marked

if TYPE_CHECKING:
    from assistant.bank.index import Entry
    from assistant.bank.phrase_bank import PhraseBank


def overlaps(bank: PhraseBank) -> Counter[tuple[str, str]]:
    """Return how often a rule (first) finds the words that another rule's examples are about."""
    found: Counter[tuple[str, str]] = Counter()
    for rule in bank.rules.values():
        for example in rule.rule.flags:
            text, spans = marked(example)
            others = set()
            for sentence in sentences(text.replace("\n", " "), bank.language):
                for entry, match in bank.replies.matches(sentence.of(text)):
                    place = match.span.shifted(sentence.start)
                    if entry.role is Role.PHRASE and entry.owner != rule.id and any(map(place.overlaps, spans)):
                        others.add(entry.owner)
            found.update((other, rule.id) for other in others)
    return found


def unshown(bank: PhraseBank) -> list[tuple[str, str]]:
    """Return the patterns (with their rules) that none of the rule's own examples shows."""
    shown: set[Entry] = set()
    for rule in bank.rules.values():
        for example in rule.rule.flags:
            text, _ = marked(example)
            for sentence in sentences(text.replace("\n", " "), bank.language):
                shown.update(entry for entry, _ in bank.replies.matches(sentence.of(text)))
    return [
        (entry.owner, entry.source)
        for entry in bank.replies.entries
        if entry.role is Role.PHRASE and entry not in shown
    ]
