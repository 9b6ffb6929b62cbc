"""One finding per place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.core.finding import Finding


def settle(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings that do not overlap, in reading order.

    Where some do, the stronger stays, then the longer, then the first; what the others say is kept in its `also`.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda one: (-one.severity, one.span.start - one.span.end, one.span.start)):
        clash = next((i for i, other in enumerate(kept) if other.span.overlaps(finding.span)), None)
        if clash is None:
            kept.append(finding)
        elif finding.why != kept[clash].why and finding.why not in kept[clash].also:
            kept[clash] = replace(kept[clash], also=(*kept[clash].also, finding.why))
    return sorted(kept, key=lambda one: one.span)
