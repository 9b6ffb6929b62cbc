"""An alternative in the place of the words it replaces."""

from __future__ import annotations

import pytest

from assistant.bank.pack import Alternative
from assistant.bank.splice import splice
from assistant.core.finding import Finding, Severity, Slot
from assistant.core.span import Span
from assistant.review.proving import marked, taken

SLOTS = {"when": Slot("when", "when"), "issue": Slot("issue", "issue")}


def spliced(before: str, say: str, replaces: str, **captured: str) -> str:
    text, (span,) = marked(before)
    slots = {name: Span(text.index(words), text.index(words) + len(words)) for name, words in captured.items()}
    suggestion = splice(Alternative(say=say, replaces=replaces), text, span, slots, SLOTS)  # type: ignore[arg-type]
    return taken(text, Finding("a.b", span, Severity.HINT, ""), suggestion)


@pytest.mark.parametrize(
    ("before", "say", "replaces", "after"),
    [
        ("We [[will try]].", "I'll call {when}.", "sentence", "I'll call [when]."),
        ("We [[will try]]!", "I'll call {when}", "sentence", "I'll call [when]!"),
        ("[[Dear user]],", "Hi,", "sentence", "Hi,"),
        ("It comes [[soon]].", "{when}", "phrase", "It comes [when]."),
        ("[[Soon]] it comes.", "by noon", "phrase", "By noon it comes."),
        ("It is [[late]], sorry.", "Delayed.", "phrase", "It is delayed, sorry."),
        ("It is late, [[we will try]].", "I'll call {when}", "clause", "It is late, I'll call [when]."),
        ("As said, [[we will try]], ok.", "I'll call", "clause", "As said, I'll call, ok."),
        ("[[We will try]] - ok.", "I'll call", "clause", "I'll call - ok."),
    ],
)
def test_splice(before: str, say: str, replaces: str, after: str) -> None:
    assert spliced(before, say, replaces) == after


def test_captured_words_are_carried_over() -> None:
    assert spliced("[[Sorry for the delay]].", "About {issue}: it ends {when}.", "sentence", issue="the delay") == (
        "About the delay: it ends [when]."
    )


def test_only_open_slots_are_counted() -> None:
    suggestion = splice(Alternative(say="{issue} {when}"), "Sorry for it.", Span(0, 5), {"issue": Span(10, 12)}, SLOTS)
    assert (suggestion.text, suggestion.slots) == ("it [when].", ("when",))
