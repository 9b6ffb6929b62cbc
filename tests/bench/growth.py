"""A hundred thousand phrases in the bank against a hundred: what a reply costs then, and what the bank itself does."""

from __future__ import annotations

import gc
import random
import re
import statistics
import time
from collections import Counter
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from assistant.bank.compiling import compile_packs
from assistant.bank.pack import Pack, Rule, Topic
from assistant.bank.phrase_bank import PhraseBank
from assistant.bank.shelf import load
from assistant.core.draft import Draft
from assistant.review.analyse import Memo, analyse

from .analyse import cold_job
from .figures import Effort, Row, milliseconds, take_turns
from .processes import BenchError, own_memory
from .replies import replies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEED = 11
FEW, MANY = 100, 100_000
WORDS = 20_000  # made up: no reply holds one
GLUE = 40  # the commonest words of the real patterns are kept, so that the made-up ones begin and run as they do
VARIANTS = "abcdefgh"  # of each named set
IN_RULE, IN_TOPIC = 4, 50  # phrases, rules

_PIECE = re.compile(r"@[a-z_]+|<[a-z_]+>|\{[a-z_]+:|\.\.\.|~?[^\W_][\w'’]*|\S")
_SYLLABLES = [a + b for a in "bdfglmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "il", "on")]


class Built(NamedTuple):
    """A bank, and what it took to build it."""

    bank: PhraseBank
    seconds: float
    megabytes: float
    sweep: float  # ms that Python's collector takes to go through all there is


def run(effort: Effort) -> Iterator[Row]:
    many = effort.of(2_000, 20_000, MANY)  # as many as the target speaks of take minutes to read in
    packs = load()[0].packs
    small, large = build(packs, FEW), build(packs, many)
    against = f"{FEW} phrases more than built in"
    unread, unread_small = (statistics.median(first_sight(built.bank)[1:]) for built in (large, small))
    once, ours, ratios = measure(small.bank, large.bank, rounds=effort.of(10, 40, 100))
    remark = f"{large.megabytes * 1e3 / many:.1f} kB a phrase" if large.megabytes else ""
    yield Row(f"analyse, 200 words, cold, {many:,} phrases more", ours, once, against, rounds=ratios, most=1.2)
    yield Row("… a reply never read before", unread, unread_small, against)
    yield Row("… memory of the bank", large.megabytes, small.megabytes, against, "MB", remark=remark)
    yield Row("… building it", large.seconds, small.seconds, against, "s")
    yield Row("… a full garbage collection", large.sweep, small.sweep, against)


def first_sight(bank: PhraseBank) -> list[float]:
    """Return how long each reply takes when it is read for the first time, in ms; the first of them reads all words."""
    return [milliseconds(partial(analyse, Draft(text), bank, Memo())) for text in replies()]


def measure(small: PhraseBank, large: PhraseBank, rounds: int) -> tuple[float, float, tuple[float, ...]]:
    """Return what a cold reading costs with each bank (ms, median of the replies) and the ratio for each reply."""
    pairs = []
    for text in replies():
        one, other = (analyse(Draft(text), bank).findings for bank in (small, large))
        if one != other:
            raise BenchError("made-up phrases are found in a reply, so the two banks cannot be compared")
        taken = take_turns(rounds, cold_job(text, small), cold_job(text, large))
        pairs.append(tuple(map(statistics.median, taken)))
    few, many = (statistics.median(times) for times in zip(*pairs, strict=True))
    return few, many, tuple(large_time / small_time for small_time, large_time in pairs)


def build(packs: Sequence[Pack], phrases: int) -> Built:
    """Return a bank of these packs and of a made-up one with this many phrases."""
    extra = Maker(packs[0]).pack(phrases)
    gc.collect()
    before, started = own_memory(), time.perf_counter()
    compiled, faults = compile_packs([*packs, extra])
    bank = PhraseBank(compiled)
    seconds = time.perf_counter() - started
    gc.collect()
    if faults:
        raise BenchError(f"a made-up phrase cannot be read: {faults[0]}")
    return Built(bank, seconds, own_memory() - before, milliseconds(gc.collect))


class Maker:
    """Makes phrases of the shapes of a pack's own, out of made-up words and its commonest ones."""

    def __init__(self, pack: Pack) -> None:
        self._random = random.Random(SEED)
        rules = [rule for topic in pack.topics for rule in topic.rules]
        self._shapes = [_PIECE.findall(phrase) for rule in rules for phrase in (*rule.phrases, *rule.unless)]
        words = Counter(piece for shape in self._shapes for piece in shape if piece[0].isalpha())
        self._glue = {word for word, _ in words.most_common(GLUE)}
        self._words = sorted({"".join(self._random.choices(_SYLLABLES, k=3)) + "ck" for _ in range(WORDS)})
        self._sets = pack.sets

    def pack(self, phrases: int) -> Pack:
        """Return a pack with this many phrases. A larger one begins with the phrases of a smaller one."""
        made = [self.phrase() for _ in range(phrases)]
        rules = [
            Rule(id=f"made_{n}.up", phrases=tuple(made[at : at + IN_RULE]))
            for n, at in zip(count(), range(0, phrases, IN_RULE), strict=False)
        ]
        topics = [
            Topic(
                id=f"made_{at}", label="Made up", severity="hint", why="Made up", rules=tuple(rules[at : at + IN_TOPIC])
            )
            for at in range(0, len(rules), IN_TOPIC)
        ]
        return Pack(id="made-up", name="Made up", sets=self._made_sets(), topics=tuple(topics))

    def phrase(self) -> str:
        """Return a phrase that holds at least one made-up word, whichever way it is read."""
        while True:
            pieces, sure = self._remade(self._random.choice(self._shapes))
            if not sure and "$" not in pieces:
                pieces, sure = [*pieces, self._word()], True
            if sure:
                return " ".join(pieces)

    def _remade(self, shape: list[str]) -> tuple[list[str], bool]:
        pieces: list[str] = []
        depth, sure = 0, False
        for piece in shape:
            depth += (piece in "([") - (piece in ")]")
            made = piece if piece in self._glue else self._piece(piece)
            sure = sure or (made != piece and not depth)
            pieces.append(made)
        return pieces, sure

    def _piece(self, piece: str) -> str:
        if piece[0] == "@":
            return f"{piece}_{self._random.choice(VARIANTS)}"
        if piece[0] == "~" or piece[0].isalnum():
            return "~" * (piece[0] == "~") + self._word()
        return piece

    def _word(self) -> str:
        return self._random.choice(self._words)

    def _made_sets(self) -> dict[str, tuple[str, ...]]:
        """Return sets of the sizes of the real ones, of single words."""
        chosen = random.Random(SEED)
        return {
            f"{name}_{variant}": tuple("~" * entry.startswith("~") + chosen.choice(self._words) for entry in entries)
            for name, entries in self._sets.items()
            for variant in VARIANTS
        }
