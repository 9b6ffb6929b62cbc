"""How long a reply takes to read: at first sight, known words, and with one sentence changed."""

from __future__ import annotations

import re
import statistics
from datetime import date
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING

from assistant.bank.shelf import load
from assistant.core.draft import Draft
from assistant.language.sentences import sentences
from assistant.review.analyse import Memo, analyse

from .figures import Effort, Job, Row, Target, milliseconds, take_turns
from .replies import replies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.bank.phrase_bank import PhraseBank

MESSAGE = """\
Good morning,

I ordered two desk lamps and a floor lamp on 12 October, order 88213-C, for the reading room of our library.
The desk lamps came on the 20th, but the floor lamp never did. Your website says that it was delivered on
Friday at 2 pm, and signed for by somebody called Maya, and nobody of that name works here. I've asked both
neighbours and the caretaker, I rang your shop twice and sent an email on Monday, and so far I have had one
automatic answer and no lamp.

The reading room opens again on Saturday with 40 guests and the mayor. Without the lamp the corner where the
author is to read stays dark, and I am the one who promised that all would be ready. We paid £214.50 in
advance, and the treasurer is asking me where the money went.

Could you find out who took the parcel? Can you send another lamp so that it is here on Friday, and if not,
will you refund the £129 for it by Thursday, so that I can still buy one in town? And please tell me whether I
need to report it to the police myself, or whether you do that.

Thanks for your help,
Rosa Whitfield
Branch librarian"""
BASELINE = "re.findall of its words and marks"
_WORDS = re.compile(r"\w+|[^\w\s]")


def run(effort: Effort) -> Iterator[Row]:
    bank, _ = load()
    unread = [milliseconds(partial(analyse, Draft(text), bank, Memo())) for text in replies()]
    unread_edits = [milliseconds(edit_job(text, edit, bank)) for text in replies() for edit in edits(text, bank)]
    cold, changed = measure(bank, rounds=effort.of(30, 150, 300))
    yield Row("analyse, 200 words, cold", *cold[:2], BASELINE, rounds=cold[2], most=1.0, target=Target.OURS)
    yield Row("… one sentence changed", *changed[:2], BASELINE, rounds=changed[2], most=0.15, target=Target.OURS)
    with_message = message_job(bank, rounds=effort.of(30, 150, 300))
    yield Row(
        "… with a message of 200 words, both cold",
        *with_message[:2],
        BASELINE,
        rounds=with_message[2],
        most=1.5,
        target=Target.OURS,
    )
    yield Row("… one sentence changed, never read before", statistics.median(unread_edits), cold[1], BASELINE)
    yield Row("… a reply never read before", statistics.median(unread[1:]), cold[1], BASELINE)
    yield Row("… the very first reply", unread[0], cold[1], BASELINE)


Measured = tuple[float, float, tuple[float, ...]]  # ours, the baseline, and the ratio for each reply


def measure(bank: PhraseBank, rounds: int) -> tuple[Measured, Measured]:
    """Return a cold reading and one with a changed sentence; the words themselves have been met before."""
    cold, changed = [], []
    for text in replies():
        for warm in (text, *edits(text, bank)):
            analyse(Draft(warm), bank, Memo())
        ours, edited, baseline = map(
            statistics.median, take_turns(rounds, cold_job(text, bank), edit_jobs(text, bank), words_job(text))
        )
        cold.append((ours, baseline))
        changed.append((edited, baseline))
    return summary(cold), summary(changed)


def message_job(bank: PhraseBank, rounds: int) -> Measured:
    """Return a cold reading of each reply together with a message, facts, needs and checks included."""
    pairs = []
    for text in replies():
        draft = Draft(text, customer=MESSAGE, today=date(2026, 11, 30))
        analyse(draft, bank, Memo())
        pairs.append(
            tuple(
                map(
                    statistics.median,
                    take_turns(rounds, lambda d=draft: partial(analyse, d, bank, Memo()), words_job(text)),
                )
            )
        )
    return summary(pairs)


def summary(pairs: list[tuple[float, float]]) -> Measured:
    ours, baseline = zip(*pairs, strict=True)
    return statistics.median(ours), statistics.median(baseline), tuple(one / other for one, other in pairs)


def cold_job(text: str, bank: PhraseBank) -> Callable[[], Job]:
    """Return a maker of readings by someone who has read nothing."""
    return lambda: partial(analyse, Draft(text), bank, Memo())


def edit_jobs(text: str, bank: PhraseBank) -> Callable[[], Job]:
    """Return a maker of readings after an edit, which is in another sentence each time."""
    versions = cycle(edits(text, bank))
    return lambda: edit_job(text, next(versions), bank)


def edit_job(text: str, edited: str, bank: PhraseBank) -> Job:
    memo = Memo()
    analyse(Draft(text), bank, memo)
    return partial(analyse, Draft(edited), bank, memo)


def words_job(text: str) -> Callable[[], Job]:
    return lambda: partial(_WORDS.findall, text)


def edits(text: str, bank: PhraseBank) -> list[str]:
    """Return the text with a word more in its first sentence, in its second and so on."""
    versions: list[str] = []
    start = 0
    for line in text.split("\n"):
        for span in sentences(line, bank.language):
            at = start + span.start + span.of(line).rfind(" ") + 1
            versions.append(f"{text[:at]}really {text[at:]}")
        start += len(line) + 1
    return versions
