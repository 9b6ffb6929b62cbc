"""Where words that make a move go into a reply, so that it reads as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.language.lines import lines_of
from assistant.language.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.language.language import Language

_MOST = 8  # words of a greeting


class Placed(NamedTuple):
    """Words to be put in at an offset, with what makes them stand right."""

    at: int
    words: str
    over: int = 0  # code points that they take the place of: a greeting greets once


def place(piece: str, where: str, text: str, caret: int, language: Language) -> Placed:
    r"""Return where a piece goes.

    top; early: behind the greeting; here: at the caret; late: above the sign-off; end.

    >>> from assistant.language.language import Language
    >>> english = Language(greetings=frozenset({"hi"}), sign_offs=frozenset({"best"}))
    >>> place("One.", "early", "Hi Jo,\n\nTwo.\n\nBest,\nKim", 0, english)
    Placed(at=8, words='One. ', over=0)
    >>> place("Three.", "late", "Hi Jo,\n\nTwo.\n\nBest,\nKim", 0, english)
    Placed(at=14, words='Three.\n\n', over=0)
    """
    lines = lines_of(text)
    match where:
        case "top":
            return _top(piece, text, language)
        case "early":
            return _early(piece, text, lines, language)
        case "late":
            return _late(piece, text, lines, language)
        case "end":
            return _behind(piece, text, len(text.rstrip()))
        case _:
            return _here(piece, text, caret)


def _top(piece: str, text: str, language: Language) -> Placed:
    """Put a greeting where the greeting stands, or above all."""
    first = next(iter(sentences(text.split("\n", 1)[0], language)), None)
    if first is not None and _greets(first.of(text), language):
        return Placed(first.start, piece, len(first))
    return Placed(0, piece + "\n\n" if text.strip() else piece)


def _early(piece: str, text: str, lines: Sequence[tuple[int, str]], language: Language) -> Placed:
    written = [(start, line) for start, line in lines if line.strip()]
    greets = bool(written) and _greets(written[0][1], language)
    if written and not greets:
        start, line = written[0]
        first = next(iter(sentences(line, language)), None)
        if first is not None and first.end < len(line.rstrip()) and _greets(first.of(line), language):
            return Placed(start + first.end, " " + piece)  # "Hello, we …": behind the greeting in the same line
    if not greets:
        start = written[0][0] if written else 0
        return Placed(start, piece + " " if written else piece)
    if len(written) == 1:
        return _behind(piece, text, len(text.rstrip()))
    return Placed(written[1][0], piece + ("\n\n" if _signs_off(written[1][1], language) else " "))


def _late(piece: str, text: str, lines: Sequence[tuple[int, str]], language: Language) -> Placed:
    off = next((start for start, line in reversed(lines[-8:]) if _signs_off(line, language)), None)
    if off:
        return Placed(off, piece + "\n\n")
    return _behind(piece, text, len(text.rstrip()))


def _here(piece: str, text: str, caret: int) -> Placed:
    before = " " if text[:caret] and not text[caret - 1].isspace() else ""
    after = " " if text[caret : caret + 1].strip() else ""
    return Placed(caret, before + piece + after)


def _behind(piece: str, text: str, at: int) -> Placed:
    """Put a piece behind what is written: in a paragraph of its own where the text has paragraphs."""
    if not text[:at]:
        return Placed(0, piece)
    return Placed(at, ("\n\n" if "\n" in text[:at] or text[at - 1] in ",:" else " ") + piece)


def _greets(line: str, language: Language) -> bool:
    words = line.split()
    return (
        0 < len(words) <= _MOST and words[0].lower().strip(",!.") in language.greetings and line.rstrip()[-1] in ",:!"
    )


def _signs_off(line: str, language: Language) -> bool:
    return line.strip().lower().rstrip(",.!") in language.sign_offs
