"""analyse(draft, bank) → Report: the one way to get one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from assistant.bank.splice import closed_up
from assistant.core.report import Evidence, Need, NeedState, Report
from assistant.core.span import Span
from assistant.language.own_words import blotted, own_lines
from assistant.language.sentences import is_finished, sentences
from assistant.review.overlap import settle
from assistant.review.scan import NOTHING, Scan, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from assistant.bank.phrase_bank import BankRule, PhraseBank
    from assistant.core.draft import Draft
    from assistant.core.finding import Finding

T = TypeVar("T")

Lines = tuple[tuple[Span, Scan], ...]

OPENING = 2  # sentences, the greeting among them, that a rule for the opening looks at, less one
CLOSING = 4  # sentences, with sign-off and name, that a rule for the closing looks at


class Memo:
    """Lines and sentences seen before, by content: only what changed is matched again. Safe to throw away."""

    def __init__(self) -> None:
        self.lines: Kept[Lines] = Kept()
        self.sentences: Kept[Scan] = Kept()


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


def no_pause() -> None:
    """Do not rest between sentences."""


def analyse(draft: Draft, bank: PhraseBank, memo: Memo | None = None, breathe: Callable[[], None] = no_pause) -> Report:
    """Return all that is said of a draft.

    breathe is called after each sentence that had to be matched: a caller on a shared interpreter may rest there, or
    raise to give up.
    """
    memo = Memo() if memo is None else memo
    lines, left_out = own_lines(draft.text, bank.language)
    scanned = list(_scanned(lines, bank, memo, breathe))
    memo.lines.age()
    memo.sentences.age()
    findings: list[Finding] = []
    evidence: dict[str, list[Evidence]] = {}
    for i, (span, found) in enumerate(scanned):
        if found.findings:
            kept = [finding for finding in found.findings if _holds(bank.rules[finding.rule], i, scanned)]
            for finding in settle(kept) if len(kept) > 1 else kept:
                placed = finding.shifted(span.start)
                cuts = any(not one.text for one in placed.suggestions)
                findings.append(closed_up(placed, draft.text) if cuts else placed)
        for need, proof in found.moves:
            evidence.setdefault(need, []).append(Evidence(proof.move, proof.span.shifted(span.start)))
    return Report(
        revision=draft.revision,
        findings=tuple(findings),
        unfinished=_unfinished(draft, scanned),
        needs={need: _state(need, evidence.get(need.value, []), bank) for need in Need},
        left_out=left_out,
    )


def _holds(rule: BankRule, i: int, scanned: Sequence[tuple[Span, Scan]]) -> bool:
    """Tell whether the sentences around sentence i let its rule speak."""
    if not rule.looks_around:
        return True
    before = scanned[i - 1][1] if i else NOTHING
    behind = scanned[i + 1][1] if i + 1 < len(scanned) else NOTHING
    if rule.rule.after and rule.id not in before.paves:
        return False
    if rule.rule.place == "opening" and i > OPENING:
        return False
    if rule.rule.place == "closing" and i < len(scanned) - CLOSING:
        return False
    return not any(rule.id in one.waived for one in (before, scanned[i][1], behind))


def _scanned(
    lines: Iterable[tuple[int, str]], bank: PhraseBank, memo: Memo, breathe: Callable[[], None]
) -> Iterator[tuple[Span, Scan]]:
    """Yield each sentence of these lines, its offsets the text's, with its scan."""
    for start, line in lines:
        found = memo.lines.get(line)
        if found is None:
            found = tuple(_scan_line(line, bank, memo, breathe))
            memo.lines.put(line, found)
        for span, result in found:
            yield span.shifted(start) if start else span, result


def _scan_line(line: str, bank: PhraseBank, memo: Memo, breathe: Callable[[], None]) -> Iterator[tuple[Span, Scan]]:
    plain = blotted(line)
    for span in sentences(plain, bank.language):
        sentence, own = span.of(line), span.of(plain)
        key = sentence if own == sentence else f"{sentence}\0{own}"  # a quote can begin in the sentence before
        result = memo.sentences.get(key)
        if result is None:
            result = scan(sentence, own, bank)
            memo.sentences.put(key, result)
            breathe()
        yield span, result


def _unfinished(draft: Draft, scanned: list[tuple[Span, Scan]]) -> Span | None:
    """Return the sentence that the caret stands in or behind, unless it has ended before the caret."""
    caret = draft.caret
    if caret is None:
        return None
    for span, _ in reversed(scanned):
        if span.start < caret:
            if caret <= span.end:
                ended = caret == span.end and is_finished(span.of(draft.text))
            else:
                ended = is_finished(span.of(draft.text)) or "\n" in draft.text[span.end : caret]
            return None if ended else Span(span.start, max(span.end, caret))
    return None


def _state(need: Need, evidence: list[Evidence], bank: PhraseBank) -> NeedState:
    """Return how a need stands; what is missing is named by the pack's first move for it."""
    if evidence:
        return NeedState(tuple(evidence))
    return NeedState(next=next((move.label for move in bank.moves.values() if move.need == need.value), ""))
