"""heard check: the same findings as the window, in a terminal and for other programs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text())
REPLY = "Dear customer,\nWe apologize for any inconvenience. 👍 You should have read the terms.\n"


def heard(*arguments: str, given: str | bytes = "") -> subprocess.CompletedProcess[str]:
    given = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *arguments], input=given, capture_output=True, check=False
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def valid(report: dict) -> dict:
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    return report


def test_json_conforms_to_the_schema_and_says_where(tmp_path: Path) -> None:
    file = tmp_path / "reply.txt"
    file.write_text(REPLY, encoding="utf-8")
    (report,) = map(valid, json.loads(heard("check", str(file), "--format", "json").stdout))
    assert report["id"] == str(file)
    assert [finding["excerpt"] for finding in report["findings"]] == [
        "Dear customer",
        "apologize for any inconvenience",
        "You should have read the terms",
    ]
    for finding in report["findings"]:
        assert REPLY[finding["start"] : finding["end"]] == finding["excerpt"]
        for suggestion in finding["suggestions"]:
            assert suggestion["start"] <= finding["start"] < finding["end"] <= suggestion["end"]
            assert all(f"[{slot}]" in suggestion["text"] for slot in suggestion["slots"])


def test_standard_input_is_read_by_a_dash_and_without_arguments() -> None:
    by_dash = heard("check", "-", "--format", "jsonl", given=REPLY)
    assert by_dash.stdout == heard("check", "--format", "jsonl", given=REPLY).stdout
    assert len(valid(json.loads(by_dash.stdout))["findings"]) == 3


def test_text_for_people() -> None:
    out = heard("check", "-", given=REPLY).stdout
    assert "standard input: 3 marks" in out
    assert "⟦apologize for any inconvenience⟧2" in out
    assert "3  Blaming the customer (strong, line 2)" in out
    assert "→ We're sorry that [issue] left you with [impact]." in out


def test_what_an_alternative_would_lose_is_told() -> None:
    lossy = "We apologize for any inconvenience with order 4417."
    assert "(leaves out “with order 4417”)" in " ".join(heard("check", "-", given=lossy).stdout.split())
    (report,) = json.loads(heard("check", "-", "--format", "json", given=lossy).stdout)
    assert "Leaves out: “with order 4417”." in report["findings"][0]["suggestions"][0]["note"]


def test_text_steers_no_terminal() -> None:
    out = heard("check", "-", given="\x1b[2JDear customer,\x07\n").stdout
    assert "\x1b[2J" not in out
    assert "\x07" not in out


def test_nothing_to_mark() -> None:
    said = heard("check", "-", given="I'll call you at noon.").stdout
    assert said.startswith("standard input: nothing to mark\n")
    assert "✓ Confident: “I'll call you at noon”" in said
    assert "○ Understood: " in said


def test_records_are_answered_line_by_line() -> None:
    lines = [
        {"id": "a", "reply": REPLY, "customer": "Where is it?", "situation": {"cause": "delay"}},
        {"id": 2, "reply": "Hi."},
    ]
    done = heard("check", "--records", given="\n".join(map(json.dumps, lines)) + "\n\n")
    reports = [valid(json.loads(line)) for line in done.stdout.splitlines()]
    assert [(report["id"], len(report["findings"])) for report in reports] == [("a", 3), (2, 0)]
    assert done.returncode == 0


def test_a_bad_record_is_named_and_the_others_answered() -> None:
    done = heard("check", "--records", "-", given='{"id": 1}\nnot json\n{"id": 3, "reply": "Hi."}\n')
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [3]
    assert [line[:32] for line in done.stderr.splitlines()] == [
        "heard: standard input, line 1: O",
        "heard: standard input, line 2: J",
    ]
    assert done.returncode == 2


@pytest.mark.parametrize(("level", "status"), [("never", 0), ("hint", 1), ("warning", 1), ("strong", 1)])
def test_fail_on(level: str, status: int) -> None:
    assert heard("check", "--fail-on", level, given=REPLY).returncode == status


def test_fail_on_looks_at_the_severity() -> None:
    assert heard("check", "--fail-on", "strong", given="Dear customer,").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["check", "nowhere.txt"], "heard: nowhere.txt cannot be read: no such file or directory.\n"),
        (["check", "--bogus"], "heard: No such option: --bogus. Try: heard --help\n"),
        (["chekc"], "heard: No such command 'chekc'"),
        (["check", "--format", "xml"], "heard: Invalid value for '--format'"),
    ],
)
def test_what_cannot_run_says_so_in_one_line(arguments: list[str], reason: str) -> None:
    done = heard(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(reason)
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_another_encoding(tmp_path: Path) -> None:
    done = heard("check", "-", given="Grüße".encode("latin-1"))
    assert (done.returncode, done.stderr) == (
        2,
        "heard: standard input is not UTF-8 text (byte 3); save it as UTF-8 and try again.\n",
    )


def test_qt_is_not_loaded() -> None:
    code = (
        "import sys; sys.argv = ['heard', 'check', '--format', 'json']; import io\n"
        "sys.stdin = io.TextIOWrapper(io.BytesIO(b'Dear customer,'))\n"
        "from assistant.__main__ import main\nmain()\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_a_reader_that_goes_away_is_no_fault() -> None:
    done = subprocess.run(
        f"yes 'Dear customer,' | head -2000 | {sys.executable} -m assistant check - | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version(option: str) -> None:
    done = heard(option)
    assert done.returncode == 0
    assert "Heard" in done.stdout
