"""What is wrong with a pack: which file, which line, what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

_ARRAY_HEADER = re.compile(r"\s*\[\[\s*([\w.]+)\s*\]\]")
_PATH = re.compile(r" - at `\$(?:\[\.\.\.\])?\.?([\w.]*)")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. What it names is off; the rest of the pack works."""

    file: str
    line: int  # 1-based; 0 when the file as a whole is meant
    reason: str
    rule: str = ""
    quote: str = ""  # words of the file that are meant, where the line is not known yet

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}, {self.rule}: {self.reason}" if self.rule else f"{where}: {self.reason}"


def line_of(text: str, table: str, nth: int, key: str = "") -> int:
    r"""Return the line of the nth (from 0) `[[table]]` of a TOML text, or of a key in it; tomllib keeps no lines.

    >>> line_of('[[rule]]\nid = 1\n[[rule]]\nid = 2\nwhy = 3', "rule", 1, "why")
    5
    """
    found = 0
    seen = -1
    for number, line in enumerate(text.splitlines(), start=1):
        header = _ARRAY_HEADER.match(line)
        if header and header[1] == table:
            seen += 1
            if seen > nth:
                break
            found = number
        elif header and not header[1].startswith(table + ".") and seen == nth:
            break
        elif seen == nth and key and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return number
    return found


def line_of_quote(text: str, rule: str, quote: str) -> int:
    r"""Return the line where a rule's words stand in a TOML text: behind its id, else anywhere, else 0.

    >>> line_of_quote('id = "a.b"\nphrases = [\n  "so ...",\n]', "a.b", "so ...")
    3
    """
    written = quote.replace("\\", "\\\\").replace('"', '\\"')
    start = max(0, text.find(f'"{rule}"'))
    for words in (written, quote):
        for begin in (start, 0):
            place = text.find(words, begin)
            if place >= 0:
                return text.count("\n", 0, place) + 1
    return 0


def explain(error: Exception, given: object, known: tuple[str, ...]) -> tuple[str, str]:
    """Return (key, reason) for what msgspec says of a table.

    >>> explain(ValueError("Object contains unknown field `severty`"), {}, ("severity", "why"))
    ('severty', "the key 'severty' is not known; did you mean 'severity'?")
    """
    message = str(error)
    if unknown := re.search(r"unknown field `(\w+)`", message):
        return unknown[1], f"the key {unknown[1]!r} is not known{near(unknown[1], known)}"
    if missing := re.search(r"missing required field `(\w+)`", message):
        return "", f"the key {missing[1]!r} is missing"
    path = _PATH.search(message)
    key = path[1].partition(".")[0] if path else ""
    value = given.get(key) if isinstance(given, dict) else None
    if "Invalid enum value" in message:
        return key, f"{key} {value!r} is not known{near(str(value), ('hint', 'warning', 'strong'))}"
    plain = message.partition(" - at ")[0].replace("Expected", "expected").replace("`", "")
    return key, f"{key}: {plain}" if key else plain


def near(word: str, known: tuple[str, ...]) -> str:
    """Return a question after the nearest known word, or nothing.

    >>> near("warn", ("hint", "warning", "strong"))
    "; did you mean 'warning'?"
    """
    close = get_close_matches(word, known, 1, 0.5)
    return f"; did you mean {close[0]!r}?" if close else ""
