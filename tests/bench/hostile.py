"""Twice the text must take at most three times as long, whatever the text is."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from assistant.bank.shelf import load
from assistant.core.draft import Draft
from assistant.review.analyse import Memo, analyse

from .figures import Effort, Job, Row, take_turns
from .replies import draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.bank.phrase_bank import PhraseBank

SEED = 7
_PLAIN_WORD = re.compile(r"(?<![@{<~\w])[a-z]+(?![\w:}>])")

Text = Callable[[int, int], str]  # of a size (characters), by a seed


def run(effort: Effort) -> Iterator[Row]:
    bank, _ = load()
    size = effort.of(20_000, 100_000, 500_000)  # twice the last is the megabyte
    for name, text in texts(words_of_rules(bank)).items():
        once, twice, ratios = measure(text, bank, size, rounds=effort.of(2, 2, 5))
        yield Row(f"twice: {name}", twice, once, f"{size:,} characters", rounds=ratios, most=3.0)


def measure(text: Text, bank: PhraseBank, size: int, rounds: int) -> tuple[float, float, tuple[float, ...]]:
    """Return how long a size takes and how long twice that, in ms at the best of the rounds, and each round's ratio.

    Each text is read once, so whatever is chosen by chance has never been read before. The words themselves have.
    """
    analyse(Draft(text(2 * size, SEED)), bank, Memo())
    seeds = count(SEED + 1)

    def maker(length: int) -> Callable[[], Job]:
        return lambda: partial(analyse, Draft(text(length, next(seeds))), bank, Memo())

    once, twice = take_turns(rounds, maker(size), maker(2 * size))
    ratios = tuple(long / short for short, long in zip(once, twice, strict=True))
    return min(once), min(twice), ratios


def texts(spoken: Sequence[str]) -> dict[str, Text]:
    """Return makers of texts, some out of these words. Where a text repeats, no two pieces of it are quite the same.

    Pieces that are the same are read once, which would hide what they cost.
    """
    return {
        "ordinary replies": lambda size, _: draft(size // 4)[:size],
        "ordinary replies in one line": lambda size, _: draft(size // 4).replace("\n", " ")[:size],
        "one word": lambda size, seed: _again(f"sorry {seed} " + "sorry " * 160, size),
        "one word without a space": lambda size, _: "sorry" * (size // 5),
        "words of the rules without a stop": lambda size, seed: _shuffled(spoken, " ", size, seed),
        "words of the rules and commas": lambda size, seed: _shuffled(spoken, ", - ", size, seed),
        "words of the rules, each with a stop": lambda size, seed: _shuffled(spoken, ". ", size, seed),
        "the same beginning of a rule": lambda size, seed: _again(f"sorry for any {seed} of all the possible ", size),
        "full stops": lambda size, _: "." * size,
        "full stops and numbers": lambda size, seed: _again(f"{seed} " + "." * 900, size),
        "mixed marks": lambda size, seed: _shuffled("?!.,;:…'\"()[]*-_–/\\", "", size, seed),
        "quotes and apostrophes": lambda size, seed: _shuffled(("'", "’", "“", "'s ", "n't "), "", size, seed),
        "emoji": lambda size, seed: _shuffled(("👍", "👩‍👩‍👧", "🏳️‍🌈", "❤️"), "", size, seed),
        "accents without end": lambda size, _: "e" + "\u0301" * (size - 1),
        "numbers": lambda size, seed: _shuffled("0123456789", ".", size, seed),
        "new words": lambda size, seed: " ".join(f"w{seed}{n:x}" for n in range(size // 5))[:size],
        "blank lines": lambda size, _: "a\n\n" * (size // 3),
        "spaces": lambda size, _: " " * size + ".",
    }


def words_of_rules(bank: PhraseBank) -> list[str]:
    """Return the words that the rules are written with."""
    rules = (rule for pack in bank.packs for topic in pack.topics for rule in topic.rules)
    phrases = (phrase for rule in rules for phrase in rule.phrases)
    return sorted({word for phrase in phrases for word in _PLAIN_WORD.findall(phrase)})


def _shuffled(parts: Sequence[str], between: str, size: int, seed: int) -> str:
    chosen = random.Random(seed).choices(parts, k=size // (1 + len(between)) + 1)
    return between.join(chosen)[:size]


def _again(piece: str, size: int) -> str:
    """Return a piece again and again in one line, each time with another number behind it."""
    return "".join(f"{piece}{n} " for n in range(size // len(piece) + 1))[:size]
