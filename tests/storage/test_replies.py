"""Replies from files and pipes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from assistant.storage import replies
from assistant.storage.replies import UnreadableReplyError, read_reply

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "reply.txt"
    file.write_bytes("﻿Grüße 👍\r\n".encode())
    assert read_reply(str(file)) == "Grüße 👍\r\n"


def test_another_encoding_is_told_with_a_remedy(tmp_path: Path) -> None:
    file = tmp_path / "reply.txt"
    file.write_bytes("Grüße".encode("latin-1"))
    with pytest.raises(UnreadableReplyError, match=r"is not UTF-8 text \(byte 3\); save it as UTF-8"):
        read_reply(str(file))


@pytest.mark.parametrize(("name", "reason"), [("nowhere.txt", "no such file"), (".", "is a directory")])
def test_what_cannot_be_opened_says_why(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(UnreadableReplyError, match=reason):
        read_reply(str(tmp_path / name))


def test_what_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replies, "LARGEST", 10)
    file = tmp_path / "reply.txt"
    file.write_text("a" * 11)
    with pytest.raises(UnreadableReplyError, match="larger than"):
        read_reply(str(file))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"hello")))
    assert read_reply("-") == "hello"
