"""The same reason, shown twice and then counted: a long list of one thing teaches nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.core.finding import Finding

SHOWN = 2  # findings with the same reason that get a row each


def folded(findings: Sequence[Finding]) -> list[tuple[int, ...]]:
    """Return rows of places in findings, in reading order; from the third one on, those with one reason share a row.

    >>> from assistant.core.finding import Finding, Severity
    >>> from assistant.core.span import Span
    >>> one, other = (Finding("a.b", Span(0, 1), Severity.HINT, "", why) for why in ("one", "other"))
    >>> folded([one, one, one, other, one])
    [(0,), (1,), (2, 4), (3,)]
    """
    rows: list[list[int]] = []
    by_reason: dict[str, list[list[int]]] = {}
    for place, finding in enumerate(findings):
        alike = by_reason.setdefault(finding.why, [])
        if len(alike) > SHOWN:
            alike[-1].append(place)
            continue
        alike.append([place])
        rows.append(alike[-1])
    return [tuple(row) for row in rows]
