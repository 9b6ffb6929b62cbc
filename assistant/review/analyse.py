"""analyse(draft, bank) → Report: the one way to get one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from assistant.bank.index import Role
from assistant.bank.splice import closed_up
from assistant.core.report import Report
from assistant.core.span import Span
from assistant.language.own_words import blotted, own_lines, sort_of
from assistant.language.sentences import is_finished, sentences
from assistant.review.checks.reply import Reply, Sentence
from assistant.review.checks.table import CRISIS, checked
from assistant.review.message import Message, no_pause, read_message
from assistant.review.needs import needs
from assistant.review.scan import Scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from assistant.bank.phrase_bank import BankRule, PhraseBank
    from assistant.core.draft import Draft
    from assistant.core.finding import Finding
    from assistant.language.language import Language

T = TypeVar("T")

Read = tuple[int, int, Scan]  # a sentence: start, end, what was found in it

OPENING = 2  # sentences, the greeting among them, that a rule for the opening looks at, less one
CLOSING = 4  # sentences, with sign-off and name, that a rule for the closing looks at


class Memo:
    """Lines and sentences seen before, by content: only what changed is matched again. Safe to throw away."""

    def __init__(self) -> None:
        self.lines: Kept[tuple[Read, ...]] = Kept()
        self.sentences: Kept[Scan] = Kept()
        self._sorts: Kept[str] = Kept()
        self._message = Message()

    def sort(self, line: str, language: Language) -> str:
        """Return what a line of a text is (language.own_words)."""
        found = self._sorts.get(line)
        if found is None:
            found = sort_of(line, language)
            self._sorts.put(line, found)
        return found

    def message(self, text: str, bank: PhraseBank, breathe: Callable[[], None]) -> Message:
        """Return what the customer's message says; the last one is kept."""
        if text != self._message.text:
            self._message = read_message(text, bank, breathe)
        return self._message

    def age(self) -> None:
        for kept in (self.lines, self.sentences, self._sorts):
            kept.age()


class Kept(Generic[T]):
    """A cache of two generations: what was not asked for during the last MOST entries is forgotten.

    The draft at hand is always kept whole, however long it is.
    """

    MOST = 5_000

    def __init__(self) -> None:
        self._young: dict[str, T] = {}
        self._old: dict[str, T] = {}

    def get(self, key: str) -> T | None:
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key)
            if found is not None:
                self._young[key] = found
        return found

    def put(self, key: str, value: T) -> None:
        self._young[key] = value

    def age(self) -> None:
        """Let the young be the old ones where there are many: called between drafts, never within one."""
        if len(self._young) > self.MOST:
            self._old, self._young = self._young, {}


def analyse(draft: Draft, bank: PhraseBank, memo: Memo | None = None, breathe: Callable[[], None] = no_pause) -> Report:
    """Return all that is said of a draft.

    breathe is called after each sentence that had to be matched: a caller on a shared interpreter may rest there, or
    raise to give up.
    """
    reply = prepare(draft, bank, Memo() if memo is None else memo, breathe)
    if reply.crisis and (CRISIS not in bank.checks or bank.checks[CRISIS].on):
        return Report(draft.revision, left_out=reply.left_out, facts=reply.message.facts, crisis=True)
    read = [(sentence.span.start, sentence.span.end, sentence.scan) for sentence in reply.sentences]
    return Report(
        revision=draft.revision,
        findings=tuple(_findings(draft, read, bank, breathe)),
        unfinished=_unfinished(draft, read),
        needs=needs(reply, breathe),
        left_out=reply.left_out,
        checks=checked(reply, breathe) if read else (),
        facts=reply.message.facts,
    )


def prepare(draft: Draft, bank: PhraseBank, memo: Memo, breathe: Callable[[], None] = no_pause) -> Reply:
    """Return a draft with its sentences read, beside the message it answers."""
    message = memo.message(draft.customer, bank, breathe)
    if draft.amended:
        message = message.amended(draft.amended)
    lines, left_out = own_lines(draft.text, bank.language, memo.sort)
    read = [Sentence(Span(start, end), scan) for start, end, scan in _read(lines, bank, memo, breathe)]
    memo.age()
    return Reply(draft, read, message, bank, left_out)


def _findings(draft: Draft, read: Sequence[Read], bank: PhraseBank, breathe: Callable[[], None]) -> Iterator[Finding]:
    text = draft.text
    for i, (start, end, scan) in enumerate(read):
        if scan.findings:
            held = [finding for finding in scan.findings if _holds(bank.rules[finding.rule], i, read)]
            for finding, meets in scan.told(held, text[start:end], draft.situation):
                placed = finding.placed(start, finding.suggestions)
                yield closed_up(placed, text) if meets else placed
            breathe()


def _holds(rule: BankRule, i: int, read: Sequence[Read]) -> bool:
    """Tell whether the sentences around sentence i let its rule speak."""
    if not rule.looks_around:
        return True
    around = [one for _, _, one in read[max(0, i - 1) : i + 2]]
    if rule.rule.after and not (i and around[0].tells(Role.AFTER, rule.id)):
        return False
    if rule.rule.place == "opening" and i > OPENING:
        return False
    if rule.rule.place == "closing" and i < len(read) - CLOSING:
        return False
    return not any(one.tells(Role.UNLESS_NEARBY, rule.id) for one in around)


def _read(
    lines: Iterable[tuple[int, str]], bank: PhraseBank, memo: Memo, breathe: Callable[[], None]
) -> Iterator[Read]:
    """Yield each sentence of these lines: its start and end in the text, and its scan."""
    for at, line in lines:
        found = memo.lines.get(line)
        if found is None:
            found = tuple(_read_line(line, bank, memo, breathe))
            memo.lines.put(line, found)
        for start, end, result in found:
            yield at + start, at + end, result


def _read_line(line: str, bank: PhraseBank, memo: Memo, breathe: Callable[[], None]) -> Iterator[Read]:
    plain = blotted(line)
    for span in sentences(plain, bank.language):
        sentence = span.of(plain)
        result = memo.sentences.get(sentence)
        if result is None:
            result = Scan(sentence, bank)
            if sentence == span.of(line):  # else what is blotted out could go into the words to say instead
                memo.sentences.put(sentence, result)
            breathe()
        yield span.start, span.end, result


def _unfinished(draft: Draft, read: Sequence[Read]) -> Span | None:
    """Return the sentence that the caret stands in or behind, unless it has ended before the caret."""
    caret = draft.caret
    if caret is None:
        return None
    for start, end, _ in reversed(read):
        if start < caret:
            sentence = draft.text[start:end]
            if caret <= end:
                ended = caret == end and is_finished(sentence)
            else:
                ended = is_finished(sentence) or "\n" in draft.text[end:caret]
            return None if ended else Span(start, max(end, caret))
    return None
