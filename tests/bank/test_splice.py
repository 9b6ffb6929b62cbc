"""An alternative in the place of the words it replaces."""

from __future__ import annotations

import pytest

from assistant.bank.pack import Alternative
from assistant.bank.reading import read_pack
from assistant.bank.shelf import built_in
from assistant.bank.splice import Place, closed_up, splice
from assistant.core.finding import Finding, Severity, Slot
from assistant.core.span import Span
from assistant.review.proving import marked, taken

ENGLISH = read_pack(built_in()).pack.language
SLOTS = {"when": Slot("when", "when"), "issue": Slot("issue", "issue")}


def spliced(before: str, say: str, replaces: str, **captured: str) -> str:
    text, (span,) = marked(before)
    slots = {name: Span(text.index(words), text.index(words) + len(words)) for name, words in captured.items()}
    suggestion = splice(Alternative(say=say, replaces=replaces), Place(text, span, slots, SLOTS, ENGLISH))  # type: ignore[arg-type]
    finding = closed_up(Finding("a.b", span, Severity.HINT, "", suggestions=(suggestion,)), text)
    return taken(text, finding, finding.suggestions[0])


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
        ("It [[will be tried]] by us.", "comes {when}", "rest", "It comes [when]."),
        # the speaker stays who they were
        ("We [[will try]].", "{I'll} call and tell {my} team.", "sentence", "We'll call and tell our team."),
        ("I [[will try]].", "{I'll} call and tell {my} team.", "sentence", "I'll call and tell my team."),
        ("It [[will be tried]].", "{I'll} call.", "sentence", "I'll call."),
        ("So [[we will try]].", "{I'll} call {when}", "phrase", "So we'll call [when]."),
        # clauses that can stand alone are kept
        (
            "[[We regret it]] and will refund $42 today.",
            "{I'm} sorry about {issue}.",
            "sentence",
            "We're sorry about [issue]. We will refund $42 today.",
        ),
        (
            "[[We regret it]], and your refund of $42 is on its way.",
            "{I'm} sorry about {issue}.",
            "sentence",
            "We're sorry about [issue]. Your refund of $42 is on its way.",
        ),
        (
            "[[I regret it]]; the refund of $42 went today!",
            "{I'm} sorry.",
            "sentence",
            "I'm sorry. The refund of $42 went today!",
        ),
        (
            "The lid was cracked when it left here, and [[we regret it]].",
            "{I'm} sorry about {issue}.",
            "sentence",
            "The lid was cracked when it left here. We're sorry about [issue].",
        ),
        ("If it happens again, and [[we regret it]], call.", "{I'm} sorry.", "sentence", "We're sorry."),
        ("[[We regret it]] and all that.", "{I'm} sorry.", "sentence", "We're sorry."),
        # some words are best left out
        ("[[It is in our DNA]], and your refund of $42 is here.", "", "sentence", "Your refund of $42 is here."),
        ("Your refund of $42 is here; [[it is in our DNA]].", "", "sentence", "Your refund of $42 is here."),
        ("Your refund of $42 is here, and [[it is in our DNA]]!", "", "sentence", "Your refund of $42 is here."),
        ("[[As I said]], it opens at 9.", "", "phrase", "It opens at 9."),
        ("It opens at 9, [[as I said]].", "", "phrase", "It opens at 9."),
        ("It opens, [[as I said]], at 9.", "", "phrase", "It opens, at 9."),
        ("It [[really]] opens at 9.", "", "phrase", "It opens at 9."),
    ],
)
def test_splice(before: str, say: str, replaces: str, after: str) -> None:
    assert spliced(before, say, replaces) == after


def test_captured_words_are_carried_over() -> None:
    assert spliced("[[Sorry for the delay]].", "About {issue}: it ends {when}.", "sentence", issue="the delay") == (
        "About the delay: it ends [when]."
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One. Two is [[as I said]]. Three.", "One. Three."),
        ("One. [[As I said]].", "One."),
        ("[[As I said]]. Three.", "Three."),
        ("[[As I said]].\nThree.", "\nThree."),
    ],
)
def test_a_sentence_left_out_takes_its_space_along(before: str, after: str) -> None:
    text, (span,) = marked(before)
    start = max(text.rfind(". ", 0, span.start) + 2, 0) if ". " in text[: span.start] else 0
    end = text.index(".", span.end) + 1
    sentence = text[start:end]
    within = Span(span.start - start, span.end - start)
    suggestion = splice(Alternative(say="", replaces="sentence"), Place(sentence, within, {}, SLOTS, ENGLISH))
    finding = closed_up(Finding("a.b", span, Severity.HINT, "", suggestions=(suggestion,)), text)
    assert taken(text, finding, finding.suggestions[0]) == after


@pytest.mark.parametrize(
    ("before", "say", "drops"),
    [
        ("[[We regret it]].", "Sorry.", ""),
        ("[[We regret it]] for order 4417.", "Sorry.", "for order 4417"),
        ("On 3 May in Leeds [[we regret it]].", "Sorry.", "On 3 May in Leeds"),
        ("[[We regret it]], and your refund of $42 is here.", "Sorry.", ""),
    ],
)
def test_what_is_lost_is_told(before: str, say: str, drops: str) -> None:
    text, (span,) = marked(before)
    assert splice(Alternative(say=say), Place(text, span, {}, SLOTS, ENGLISH)).drops == drops


@pytest.mark.parametrize(
    ("before", "say", "words"),
    [
        ("[[We regret it]], and your refund of $42 is here.", "Sorry.", "Sorry."),
        ("The lid was cracked when it left, and [[we regret it]].", "Sorry.", "Sorry."),
        ("It is late, [[as I said]].", "", ""),
        ("[[As I said]], it is late.", "", ""),
    ],
)
def test_what_is_shown_of_it_has_no_seams(before: str, say: str, words: str) -> None:
    text, (span,) = marked(before)
    replaces = "sentence" if say else "phrase"
    assert splice(Alternative(say=say, replaces=replaces), Place(text, span, {}, SLOTS, ENGLISH)).words == words


def test_only_open_slots_are_counted() -> None:
    suggestion = splice(
        Alternative(say="{issue} {when}"), Place("Sorry for it.", Span(0, 5), {"issue": Span(10, 12)}, SLOTS, ENGLISH)
    )
    assert (suggestion.text, suggestion.slots) == ("It [when].", ("when",))
