"""The customer's name, from the foot of their message. When unsure, none: a wrong name is worse than no name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.core.span import Span
from assistant.language.lines import small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.context.words import Line

LONGEST = 40  # code points
_FAR = 120  # code points that are looked at for one, with what stands behind it
MOST = 4  # words of a name, without its title
_MOST_UNDER = 3  # lines under a name: a job, a firm, a number

_WORD = re.compile(r"[^\W\d_](?:[\w.'’-]*\w)?\.?")
_CUT = re.compile(r"\s*(?:[,|(/\t<]|\s[-–—•]\s|\d|\+\d).*$", re.DOTALL)  # what may stand behind a name in its line
_DASH = re.compile(r"\s*(?:[-–—~]|--)\s*(?=\w)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}|[^\W\d_]")


class Known(NamedTuple):
    """The words that tell a name from what is none; all in lower case."""

    sign_offs: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]  # "van", "bin": small words within a name
    no_names: frozenset[str]
    words: frozenset[str]  # of the language
    endings: frozenset[str]  # "m" and "ve", as in "I'm" and "I've"


def sign_off_name(lines: Sequence[Line], known: Known) -> Span | None:
    """Return where the customer's name stands at the foot of these lines.

    It stands under a sign-off, behind one in the same line, behind a dash, or alone in the last line.
    """
    for at in range(len(lines) - 1, max(-1, len(lines) - 8), -1):
        line = lines[at]
        behind = _behind_sign_off(line.text, known)
        if behind is None:
            continue
        if line.text[behind:].strip(" ,.!-–—"):
            return _name(line, behind, known, sure=True)
        return _name(lines[at + 1], 0, known, sure=True) if at + 1 < len(lines) else None
    return _dashed(lines, known) or _under(lines, known) or _last_words(lines, known)


def _under(lines: Sequence[Line], known: Known) -> Span | None:
    """Return a name that stands alone in the last line, or over a job or a number in the last lines."""
    for at in range(len(lines) - 1, max(0, len(lines) - 1 - _MOST_UNDER), -1):
        above = lines[at - 1]
        apart = lines[at].start > above.start + len(above.text) + 1  # a blank line stands between
        ended = above.text.rstrip()[-1:] in ".!?…"
        if apart or (ended and at == len(lines) - 1):
            return _name(lines[at], 0, known, sure=False)
        if len(lines[at].text) > LONGEST:
            return None
    return None


def _last_words(lines: Sequence[Line], known: Known) -> Span | None:
    """Return a name that is the last sentence: "Where is it? Anneke"."""
    sentences = lines[-1].sentences if lines else ()
    if len(sentences) < 2:
        return None
    last = sentences[-1]
    words = last.of(lines[-1].text)
    written = words.casefold().strip(".").split()
    alone = words[-1:] not in "?!" and not words.isupper() and not any(word in known.words for word in written)
    return _name(lines[-1], last.start, known, sure=False) if alone else None


def _behind_sign_off(line: str, known: Known) -> int | None:
    """Return where what follows a sign-off begins, in a line that begins with one or whose last sentence does."""
    starts = [0, *(match.end() for match in re.finditer(r"[.!?]\s+", line))][-20:]
    for start in reversed(starts):
        rest = small(line[start:])
        lead = len(rest) - len(rest.lstrip())
        for words in sorted(known.sign_offs, key=len, reverse=True):
            if rest[lead:].startswith(words):
                end = lead + len(words)
                after = rest[end:]
                if not after or re.match(r"\s*[,.!–—-]+(?:\s|$)|\s+\S|\s*$", after):
                    gap = re.match(r"[\s,.!–—-]*", after)
                    return start + end + (gap.end() if gap else 0)
    return None


def _dashed(lines: Sequence[Line], known: Known) -> Span | None:
    if not lines:
        return None
    last = lines[-1]
    start = last.sentences[-1].start if last.sentences else 0
    dash = _DASH.match(last.text) or re.compile(r".*[.!?]\s*[-–—~]+\s*(?=\w)", re.DOTALL).match(last.text, start)
    return _name(last, dash.end(), known, sure=True) if dash else None


def _name(line: Line, start: int, known: Known, *, sure: bool) -> Span | None:
    """Return the name that the rest of a line is, if it can be one; sure: a sign-off stands before it."""
    rest = line.text[start : start + _FAR]
    kept = _CUT.sub("", rest).rstrip(" .!")
    lead = len(kept) - len(kept.lstrip(" -–—~*_"))
    kept = kept.strip(" -–—~*_")
    if not kept or len(kept) > LONGEST or not is_name(kept, known, sure=sure):
        return None
    begin = line.start + start + lead
    return Span(begin, begin + len(kept))


def is_name(text: str, known: Known, *, sure: bool) -> bool:
    """Tell whether words can be a person's name."""
    words = text.split()
    if words and words[0].lower().rstrip(".") in known.titles:
        words = words[1:]
    if not 1 <= len(words) <= MOST or not all(_WORD.fullmatch(word) for word in words):
        return False
    low = [word.lower().strip(".") for word in words]
    if any(_is_none(word, known, sure=sure) for word in words):
        return False
    if len(low) == 1 and low[0] in known.particles - {"al", "el"}:
        return False
    if all(_INITIALS.fullmatch(word) and len(word) <= 2 for word in words):
        return sure and len(words) > 1
    if any(_written_small(word) and word.lower() not in known.particles for word in words):
        return sure and len(words) <= 2 and not any(word in known.words for word in low)
    return sure or any(word not in known.words for word in low)


def _is_none(word: str, known: Known, *, sure: bool) -> bool:
    """Tell whether a word is never part of a name; "An" and "A." can be, under a sign-off."""
    low = word.lower().replace("’", "'").strip(".")
    if "'" in low[-3:] and low.partition("'")[2] in known.endings:
        return True
    return low in known.no_names and (len(low) > 2 or word[0].islower() or not sure)


def _written_small(word: str) -> bool:
    return word[0].islower()
