"""A report for people to read in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from assistant.core.finding import Severity
from assistant.review.fold import folded

if TYPE_CHECKING:
    from rich.console import Console

    from assistant.core.finding import Finding
    from assistant.core.report import Report

_STYLE = {Severity.HINT: "underline", Severity.WARNING: "bold underline yellow", Severity.STRONG: "bold underline red"}
_SHOWN = 3  # suggestions under each finding


def print_report(console: Console, name: str, text: str, report: Report) -> None:
    """Print a reply with its marks, then what each is about."""
    if report.crisis:
        told = "words of someone who may be in danger; your team's own protocol comes before any wording"
        console.print(Text.assemble((printable(name), "bold"), f": {told}"))
        return
    count = len(report.findings)
    summary = f"{count} {'mark' if count == 1 else 'marks'}" if count else "nothing to mark"
    console.print(Text.assemble((printable(name), "bold"), f": {summary}"))
    if count:
        _print_findings(console, text, report)
    _print_needs(console, text, report)


def _print_needs(console: Console, text: str, report: Report) -> None:
    """Print how the needs stand, and the checks that are not met."""
    if not text.strip():
        return
    console.print()
    for need, state in report.needs.items():
        words = dict.fromkeys(printable(" ".join(proof.span.of(text).split())) for proof in state.evidence)
        earned = "; ".join(f"“{one}”" for one in list(words)[:2])
        rest = f": {earned}" if state.met else f": {state.next}" if state.next else ""
        sign = Text("✓ ", style="green") if state.met else Text("○ ")
        console.print(Text.assemble(sign, (need.value.capitalize(), "bold"), rest))
    for check in report.checks:
        console.print(Text.assemble("• ", (f"{check.severity.word}: ", "bold"), printable(check.message)))


def _print_findings(console: Console, text: str, report: Report) -> None:
    console.print(Padding(_with_marks(text, report), (0, 2)))
    for row in folded(report.findings):
        console.print()
        _print_finding(console, row[0] + 1, report.findings[row[0]], text)
        if len(row) > 1:
            numbers = ", ".join(str(place + 1) for place in row[1:])
            console.print(Padding(Text(f"The same reason holds for {numbers}."), (0, 3)))


def printable(text: str) -> str:
    r"""Return text without characters that would steer a terminal or cannot be written to one.

    >>> printable("a\x1b[2Jb\ud83d")
    'a�[2Jb�'
    """
    return "".join(
        c if c in "\n\t" or (c >= " " and not "\x7f" <= c < "\xa0" and not "\ud800" <= c < "\ue000") else "�"
        for c in text
    )


def _with_marks(text: str, report: Report) -> Text:
    """Mark by brackets and a number too, for those who see no colour."""
    out, last = Text(), 0
    for number, finding in enumerate(report.findings, start=1):
        out.append(printable(text[last : finding.span.start]))
        out.append(f"⟦{printable(finding.span.of(text))}⟧", style=_STYLE[finding.severity])
        out.append(f"{number}")
        last = finding.span.end
    return out.append(printable(text[last:]))


def _print_finding(console: Console, number: int, finding: Finding, text: str) -> None:
    line = text.count("\n", 0, finding.span.start) + 1
    head = f"{number}  {finding.message} ({finding.severity.word}, line {line}): "
    console.print(Text.assemble((head, "bold"), f"“{printable(finding.span.of(text))}”"))
    console.print(Padding(Text(finding.why), (0, 3)))
    for suggestion in finding.suggestions[:_SHOWN]:
        adds = f"  (adds {', '.join(suggestion.adds)})" if suggestion.adds else ""
        loses = f"  (leaves out “{printable(suggestion.drops)}”)" if suggestion.drops else ""
        said = printable(suggestion.words.strip()) or "(leave these words out)"
        console.print(Padding(Text(f"→ {said}{adds}{loses}"), (0, 3)))
