"""Labelled texts from files of JSON lines: {"id", "text", "spans": [{"text", "kind"}], "near"}."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from assistant.core.span import Span
from assistant.review.quality import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NUMBER = re.compile(r"(\d+)\D*$")


class Half(StrEnum):
    """Texts by the number that their id ends with: one half to build with, the other to measure by."""

    ALL = "all"
    EVEN = "even"
    ODD = "odd"


class CorpusError(Exception):
    """A corpus that cannot be read; says what, where and what to do."""


class _Fault(msgspec.Struct):
    text: str
    kind: str


class _Line(msgspec.Struct):
    id: str
    text: str = ""
    reply: str = ""  # the text, where the file holds whole exchanges
    spans: list[_Fault] = []
    near: str | None = None
    arguable: bool = False


def read_labelled(folder: Path, half: Half = Half.ALL) -> Iterator[Labelled]:
    """Yield the labelled texts of a folder's .jsonl files; CorpusError when one cannot be read.

    Texts without a "spans" or a "text" key are of another kind and passed over, as are those that readers differ on.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise CorpusError(f"{folder} has no .jsonl files of labelled texts.")
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise CorpusError(f"{file} cannot be read: {error}.") from error
        for number, line in enumerate(lines, start=1):
            if line.strip() and (text := _labelled(file, number, line, half)):
                yield text


def _labelled(file: Path, number: int, line: str, half: Half) -> Labelled | None:
    try:
        read = msgspec.json.decode(line, type=_Line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file.name}, line {number}: {error}.") from error
    text = read.text or read.reply
    if not text or '"spans"' not in line or read.arguable or not _in_half(read.id, half):
        return None
    spans = []
    for fault in read.spans:
        start = text.find(fault.text)
        if start < 0 or not fault.text:
            raise CorpusError(f"{file.name}, line {number}: the words {fault.text!r} do not stand in the text.")
        spans.append((fault.kind, Span(start, start + len(fault.text))))
    return Labelled(read.id, file.stem, text, tuple(spans), read.near or "")


def _in_half(identity: str, half: Half) -> bool:
    number = _NUMBER.search(identity)
    return half is Half.ALL or (number is not None and int(number[1]) % 2 == (half is Half.ODD))
