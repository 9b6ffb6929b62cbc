"""The frozen values."""

import pickle

import pytest

from assistant.core.finding import Finding, Severity, Suggestion
from assistant.core.report import Evidence, Need, NeedState, Report
from assistant.core.resources import locate, resource_root
from assistant.core.span import Span


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_suggestion_follows_its_finding() -> None:
    finding = Finding("a.b", Span(10, 14), Severity.HINT, "")
    assert Suggestion("x", lead=3, tail=1).span(finding.placed(5, ())) == Span(12, 20)


def test_a_report_crosses_to_another_process() -> None:
    report = Report(3, needs={Need.HUMAN: NeedState((Evidence("one_person", Span(0, 2)),), met=True)})
    assert pickle.loads(pickle.dumps(report)) == report
    assert report.needs[Need.HUMAN].met


def test_a_report_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        Report(1).needs[Need.HUMAN] = NeedState()  # type: ignore[index]


def test_resources_are_found_in_a_checkout() -> None:
    assert (resource_root() / "packs" / "en-core" / "pack.toml").is_file()


def test_resources_are_found_in_a_wheel(tmp_path) -> None:
    (tmp_path / "assistant" / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    assert locate(tmp_path / "assistant") == tmp_path / "assistant" / "resources"
