"""Replies from files and pipes."""

from __future__ import annotations

import sys
from pathlib import Path

LARGEST = 50_000_000  # bytes


class UnreadableReplyError(Exception):
    """A reply that cannot be read; its text is one sentence for the agent."""


def read_reply(name: str) -> str:
    """Return the text of a file, or of standard input for "-"; UnreadableReplyError says what to do."""
    try:
        given = sys.stdin.buffer.read(LARGEST + 1) if name == "-" else _read_file(Path(name))
    except OSError as error:
        raise UnreadableReplyError(f"{name} cannot be read: {(error.strerror or 'unknown reason').lower()}.") from error
    if len(given) > LARGEST:
        raise UnreadableReplyError(f"{_named(name)} is larger than {LARGEST // 1_000_000} MB; a reply is not.")
    return decode(given, _named(name))


def decode(given: bytes, name: str) -> str:
    r"""Return bytes as text, without a byte order mark, line ends as they are.

    >>> decode(b"\xef\xbb\xbfhello", "a.txt")
    'hello'
    """
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableReplyError(
            f"{name} is not UTF-8 text (byte {error.start + 1}); save it as UTF-8 and try again."
        ) from error


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _named(name: str) -> str:
    return "standard input" if name == "-" else name
