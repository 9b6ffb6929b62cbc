"""What a bank marks in texts whose faults are known: the figures that tell whether it can be trusted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from assistant.core.draft import Draft
from assistant.review.analyse import Memo, analyse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.bank.phrase_bank import PhraseBank
    from assistant.core.finding import Finding
    from assistant.core.span import Span


class Labelled(NamedTuple):
    """A text whose faults are known."""

    id: str
    file: str
    text: str
    spans: tuple[tuple[str, Span], ...] = ()  # (kind, where)
    near: str = ""  # the kind that a decent text resembles


@dataclass
class Figures:
    """Counts over some texts."""

    spans: int = 0  # faults
    caught: int = 0  # of them, overlapped by a finding of any kind
    own: int = 0  # of them, by one of the right kind
    marks: int = 0  # findings
    wide: int = 0  # findings in faulty texts that touch no fault
    decent: int = 0  # texts
    decent_marked: int = 0
    near: int = 0
    near_marked: int = 0

    @property
    def false(self) -> int:
        """The marks that no careful reader shares."""
        return self.wide + self.decent_marked + self.near_marked

    @property
    def lintscore(self) -> float:
        """T × (T/(T+F))², as proselint scores a linter: many true marks, and hardly a false one."""
        true = self.caught
        return true * (true / (true + self.false)) ** 2 if true else 0.0


@dataclass
class Quality:
    """Figures in all, by kind and by file; kinds share the decent texts and the near misses."""

    total: Figures = field(default_factory=Figures)
    kinds: dict[str, Figures] = field(default_factory=dict)
    files: dict[str, Figures] = field(default_factory=dict)

    def of(self, text: Labelled, kind: str) -> Iterator[Figures]:
        yield self.total
        yield self.kinds.setdefault(kind, Figures())
        yield self.files.setdefault(text.file, Figures())


def measure(texts: Iterable[Labelled], bank: PhraseBank) -> Quality:
    """Return the figures of a bank on these texts."""
    quality, memo = Quality(), Memo()
    for text in texts:
        findings = analyse(Draft(text.text), bank, memo).findings
        if text.spans:
            _count_faults(text, findings, quality)
        else:
            _count_fine(text, findings, quality)
    return quality


def _count_faults(text: Labelled, findings: Iterable[Finding], quality: Quality) -> None:
    for kind, span in text.spans:
        touching = {finding.topic for finding in findings if finding.span.overlaps(span)}
        for figures in quality.of(text, kind):
            figures.spans += 1
            figures.caught += bool(touching)
            figures.own += kind in touching
    for finding in findings:
        outside = not any(finding.span.overlaps(span) for _, span in text.spans)
        for figures in quality.of(text, finding.topic):
            figures.marks += 1
            figures.wide += outside


def _count_fine(text: Labelled, findings: Iterable[Finding], quality: Quality) -> None:
    kinds = Counter(finding.topic for finding in findings)
    for figures in (quality.total, quality.files.setdefault(text.file, Figures())):
        figures.marks += kinds.total()
        if text.near:
            figures.near += 1
            figures.near_marked += bool(kinds)
        else:
            figures.decent += 1
            figures.decent_marked += bool(kinds)
    for kind, count in kinds.items():
        figures = quality.kinds.setdefault(kind, Figures())
        figures.marks += count
        if text.near:
            figures.near_marked += 1
        else:
            figures.decent_marked += 1
