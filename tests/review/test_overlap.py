"""One finding per place."""

from assistant.core.finding import Finding, Severity
from assistant.core.span import Span
from assistant.review.overlap import settle


def finding(start: int, end: int, severity: Severity, why: str) -> Finding:
    return Finding("a.b", Span(start, end), severity, "", why)


def test_the_stronger_stays_and_keeps_what_the_other_says() -> None:
    weak, strong = finding(0, 20, Severity.HINT, "long"), finding(5, 9, Severity.STRONG, "strong")
    (kept,) = settle([weak, strong])
    assert (kept.span, kept.why, kept.also) == (Span(5, 9), "strong", ("long",))


def test_of_equals_the_longer_stays() -> None:
    (kept,) = settle([finding(0, 3, Severity.HINT, "a"), finding(2, 9, Severity.HINT, "b")])
    assert kept.span == Span(2, 9)


def test_the_same_reason_is_not_kept_twice() -> None:
    (kept,) = settle([finding(0, 9, Severity.HINT, "a"), finding(0, 5, Severity.HINT, "a")])
    assert kept.also == ()


def test_neighbours_both_stay_in_reading_order() -> None:
    kept = settle([finding(5, 9, Severity.STRONG, "b"), finding(0, 5, Severity.HINT, "a")])
    assert [one.span.start for one in kept] == [0, 5]
