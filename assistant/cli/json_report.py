"""A report as `heard check` gives it to other programs; the shape is interface/report.schema.json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.core.draft import Draft
    from assistant.core.finding import Finding, Suggestion
    from assistant.core.report import Check, Fact, Report


def report_table(identity: str | int, draft: Draft, report: Report) -> dict[str, Any]:
    """Return a report as plain tables and lists; offsets are code points of the reply, in facts of the message."""
    text, customer = draft.text, draft.customer
    return {
        "id": identity,
        "findings": [_finding(finding, text) for finding in report.findings],
        "needs": {
            need.value: {
                "met": state.met,
                "evidence": [
                    {"move": proof.move, "start": proof.span.start, "end": proof.span.end} for proof in state.evidence
                ],
                **({"next": state.next} if state.next else {}),
            }
            for need, state in report.needs.items()
        },
        "checks": [_check(check) for check in report.checks],
        "facts": [_fact(fact, customer) for fact in report.facts],
        "protocol": "crisis" if report.crisis else None,
    }


def _check(check: Check) -> dict[str, Any]:
    table: dict[str, Any] = {"id": check.id, "severity": check.severity.word, "message": check.message}
    if check.span is not None:
        table |= {"start": check.span.start, "end": check.span.end}
    return table


def _fact(fact: Fact, customer: str) -> dict[str, Any]:
    table = {"kind": fact.kind, "text": fact.span.of(customer), "start": fact.span.start, "end": fact.span.end}
    return table | ({"stake": fact.stake} if fact.stake else {})


def _finding(finding: Finding, text: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "topic": finding.topic,
        "severity": finding.severity.word,
        "start": finding.span.start,
        "end": finding.span.end,
        "excerpt": finding.span.of(text),
        "message": finding.message,
        "why": finding.why,
        "sources": list(finding.sources),
        "suggestions": [_suggestion(suggestion, finding) for suggestion in finding.suggestions],
    }


def _suggestion(suggestion: Suggestion, finding: Finding) -> dict[str, Any]:
    span = suggestion.span(finding)
    return {
        "text": suggestion.text,
        "start": span.start,
        "end": span.end,
        "slots": list(suggestion.slots),
        "adds": list(suggestion.adds),
        "note": note(suggestion),
    }


def note(suggestion: Suggestion) -> str:
    """Return when to use a suggestion and when not, and what it leaves out."""
    parts = (
        suggestion.fits,
        f"Not when: {suggestion.unfit}" if suggestion.unfit else "",
        f"Leaves out: “{suggestion.drops}”." if suggestion.drops else "",
    )
    return " ".join(part for part in parts if part)
