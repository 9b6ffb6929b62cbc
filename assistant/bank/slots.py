"""The open slots of a text."""

from __future__ import annotations

import re

from assistant.core.span import Span

_BRACKETED = re.compile(r"\[([^\[\]\n]{1,40})\]")


def open_slots(text: str, labels: frozenset[str]) -> list[Span]:
    """Return where slots with these labels stand open, brackets included.

    A helpdesk's own placeholders, and brackets that the agent means, have other words in them and are left alone.

    >>> open_slots("I'll call [when]. See [1].", frozenset({"when"}))
    [Span(start=10, end=16)]
    """
    return [Span(*match.span()) for match in _BRACKETED.finditer(text) if match[1] in labels]
