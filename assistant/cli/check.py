"""heard check: marks replies in the terminal, or reports on them for other programs."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from assistant.bank.cache import PackCache
from assistant.bank.shelf import load
from assistant.cli.json_report import report_table
from assistant.core.draft import Draft, Situation
from assistant.core.finding import Severity
from assistant.review.analyse import Memo, analyse
from assistant.storage.places import pack_cache
from assistant.storage.replies import UnreadableReplyError, read_reply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.bank.phrase_bank import PhraseBank
    from assistant.core.report import Report


class Format(StrEnum):
    """How reports are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class FailOn(StrEnum):
    """The least severity that makes the exit status 1."""

    NEVER = "never"
    HINT = "hint"
    WARNING = "warning"
    STRONG = "strong"


class Record(msgspec.Struct):
    """One line of a file of records."""

    id: str | int
    reply: str
    customer: str = ""
    situation: Situation = Situation()


def check(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE…|-]", help="Replies to read; - is standard input.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write the reports.")] = Format.TEXT,
    records: Annotated[
        bool, typer.Option("--records", help='Each line of input is {"id", "reply", …}; so is each line of output.')
    ] = False,
    customer: Annotated[
        str | None, typer.Option("--customer", metavar="FILE", help="The customer's message that is answered.")
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit with 1 at a finding of this severity or above.")
    ] = FailOn.NEVER,
) -> None:
    """Mark robotic and dismissive phrasing in replies, with the same findings as the window."""
    message = _read_message(customer)
    bank = load_bank()
    session = _Session(bank, fail_on)
    for name in files or ["-"]:
        try:
            text = read_reply(name)
        except UnreadableReplyError as error:
            session.complain(str(error))
            continue
        if records:
            _check_records(name, text, session)
        else:
            session.add(name, Draft(text, customer=message, today=session.today))
    if not records:
        _write(form, session)
    raise typer.Exit(session.status())


def _read_message(name: str | None) -> str:
    if name is None:
        return ""
    try:
        return read_reply(name)
    except UnreadableReplyError as error:
        print(f"heard: {error}", file=sys.stderr)
        raise typer.Exit(2) from error


def load_bank() -> PhraseBank:
    """Return the built-in bank; what is wrong with it is told, and costs only the rules it names."""
    bank, faults = load(cache=PackCache(pack_cache()))
    for fault in faults:
        print(f"heard: {fault}", file=sys.stderr)
    return bank


class _Session:
    """The reports of one run, and what could not be reported on."""

    def __init__(self, bank: PhraseBank, fail_on: FailOn) -> None:
        self.reports: list[tuple[str, Draft, Report]] = []
        self.today = date.today()
        self._bank = bank
        self._memo = Memo()
        self._limit = None if fail_on is FailOn.NEVER else Severity[fail_on.name]
        self._over = False
        self._failed = False

    def add(self, name: str, draft: Draft) -> None:
        self.reports.append((name, draft, self.review(draft)))

    def review(self, draft: Draft) -> Report:
        report = analyse(draft, self._bank, self._memo)
        severities = [*(one.severity for one in report.findings), *(one.severity for one in report.checks)]
        if self._limit is not None and any(severity >= self._limit for severity in severities):
            self._over = True
        return report

    def complain(self, sentence: str) -> None:
        print(f"heard: {sentence}", file=sys.stderr)
        self._failed = True

    def status(self) -> int:
        return 2 if self._failed else int(self._over)


def _check_records(name: str, text: str, session: _Session) -> None:
    """Answer each line as it comes; a bad one is named and the others still answered."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = msgspec.json.decode(line, type=Record)
        except (msgspec.DecodeError, UnicodeEncodeError) as error:
            session.complain(f"{'standard input' if name == '-' else name}, line {number}: {error}.")
            continue
        draft = Draft(record.reply, customer=record.customer, situation=record.situation, today=session.today)
        _print_json(report_table(record.id, draft, session.review(draft)))


def _write(form: Format, session: _Session) -> None:
    if form is Format.TEXT:
        from rich.console import Console

        from assistant.cli.terminal_report import print_report

        console = Console(highlight=False, soft_wrap=False)
        for name, draft, report in session.reports:
            print_report(console, "standard input" if name == "-" else name, draft.text, report)
        return
    tables = [report_table(name, draft, report) for name, draft, report in session.reports]
    _print_all(tables, form)


def _print_all(tables: Iterable[dict[str, Any]], form: Format) -> None:
    if form is Format.JSON:
        print(msgspec.json.format(msgspec.json.encode(list(tables)), indent=2).decode())
    else:
        for table in tables:
            _print_json(table)


def _print_json(table: dict[str, Any]) -> None:
    print(msgspec.json.encode(table).decode())
