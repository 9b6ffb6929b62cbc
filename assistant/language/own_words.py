"""What of a text the agent says in their own voice: not the quoted mail, the headers, the code, the signature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.core.span import Span
from assistant.language.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.language.language import Language

BLANK, PLAIN, QUOTED, FENCE, CODE, RULE, HEADER, LEAD, SIGN_OFF = (
    "blank",
    "plain",
    "quoted",
    "fence",
    "code",
    "rule",
    "header",
    "lead",
    "sign-off",
)  # what a line can be
LONGEST_LEAD = 200  # code points of the line over a quoted mail
MOST_LINES, WIDEST = 12, 160  # of a signature

BLOT = "\ufffc"  # stands for each code point that is not their own

_SIGNS = ('"', "“", "‘", "`", "{", "[[", "$", "<", "@", "://", "www.", "WWW.", ":\\", "«", "„")
_OPENS = re.compile(r"['/](?<![\w'].)(?=[\w.-])")  # an apostrophe or a slash that stands in no word
_NOT_THEIRS = re.compile(
    r"(?P<code>`[^`\n]{1,400}`)"
    r"|(?P<place>\{\{[^{}\n]{1,200}\}\}|%?\{[^{}\n]{1,200}\}|\[\[[^\[\]\n]{1,200}\]\]|<[^<>\s][^<>\n]{0,200}>|\$[A-Z][A-Z0-9_]+)"
    r"|(?P<address>(?:\b[a-z][a-z0-9+.-]{1,20}://|\bwww\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
    r"|\b[A-Za-z]:\\\S{1,400}|(?<!\S)/[\w.-]{1,100}(?:/[\w.-]{1,100}){1,20})"
    r"|(?P<quote>\"[^\"\n]{1,600}\"|“[^“”\n]{1,600}”|„[^„“”\n]{1,600}[“”]|«[^«»\n]{1,600}»|‘[^‘’\n]{1,300}(?:’\w[^‘’\n]{0,200}){0,8}’(?!\w)"
    r"|(?<![\w'])'(?=\w)[^'\n]{1,300}(?:'\w[^'\n]{0,200}){0,8}'(?!\w))",
    re.IGNORECASE,
)
_INNER_END = re.compile(r"([.!?…]*)(.)$", re.DOTALL)
_FENCE = re.compile(r"\s*(?:```|~~~)")
_QUOTED = re.compile(r"\s*(?:>|\|\s)")
_CODE = re.compile(r"(?: {4}|\t).*[{}();=<>\\$_]")
_RULE = re.compile(r"\s*-{2,}\s?\s*$|\s*_{5,}\s*$")
_HEADER = re.compile(r"\s*\*?([A-Za-z-]{2,15}):\*?\s")
_LEADS_IN = re.compile(r"[\s>*_-]*(.*?)[\s*_-]*$")


def own_lines(
    text: str, language: Language, sort: Callable[[str, Language], str] | None = None
) -> tuple[list[tuple[int, str]], tuple[Span, ...]]:
    """Return the lines that the agent wrote, each with its offset, and the stretches of whole lines left out.

    sort is `sort_of`, or something that remembers what it said.
    """
    sort = sort or sort_of
    lines = lines_of(text)
    sorts = [sort(line, language) if line else BLANK for _, line in lines]
    if all(one in (PLAIN, BLANK) for one in sorts):
        return [pair for pair in lines if pair[1]], ()
    mine = _mine(lines, sorts)
    kept = [pair for pair, own in zip(lines, mine, strict=True) if own and pair[1]]
    return kept, tuple(_runs(lines, mine))


def sort_of(line: str, language: Language) -> str:
    """Return what a line is, looked at alone."""
    if not line.strip():
        return BLANK
    if _FENCE.match(line):
        return FENCE
    if _QUOTED.match(line):
        return QUOTED
    if _CODE.match(line):
        return CODE
    if _RULE.match(line):
        return RULE
    if (header := _HEADER.match(line)) and header[1].lower() in language.mail_headers:
        return HEADER
    lead = _LEADS_IN.match(line)
    words = lead[1].lower() if lead else ""
    if words.rstrip(",.!") in language.sign_offs:
        return SIGN_OFF
    if len(words) < LONGEST_LEAD and words.endswith(language.quote_leads):
        return LEAD
    return PLAIN


def blotted(line: str) -> str:
    """Return a line with quotes, code, placeholders and addresses blotted out, as long as it was.

    >>> blotted("You wrote “it broke.” in `a.log`").replace(BLOT, "#")
    'You wrote “########.” in #######'
    """
    if not any(sign in line for sign in _SIGNS) and not _OPENS.search(line):
        return line
    return _NOT_THEIRS.sub(_blot, line)


def _blot(match: re.Match[str]) -> str:
    words = match[0]
    if match.lastgroup == "quote":
        end = _INNER_END.search(words)
        kept = end[0] if end else ""
        return words[0] + BLOT * (len(words) - 1 - len(kept)) + kept
    if match.lastgroup == "address":
        whole = words.rstrip(".,;:!?)’”\"'")
        return BLOT * len(whole) + words[len(whole) :]
    return BLOT * len(words)


def _mine(lines: Sequence[tuple[int, str]], sorts: Sequence[str]) -> list[bool]:
    """Return for each line whether the agent wrote it."""
    mine = [True] * len(lines)
    fenced = False
    for i, sort in enumerate(sorts):
        if sort == FENCE:
            fenced, mine[i] = not fenced, False
        elif fenced or sort in (QUOTED, CODE):
            mine[i] = False
    for i in _headers(sorts):
        mine[i] = False
    end = _end([line for _, line in lines], sorts)
    return [own and i < end for i, own in enumerate(mine)]


def _headers(sorts: Sequence[str]) -> Iterator[int]:
    """Yield the lines of e-mail headers: at the top of the text, or two and more together."""
    top = True
    for i, sort in enumerate(sorts):
        top = top and sort in (HEADER, BLANK)
        if sort == HEADER and (top or HEADER in (*sorts[max(0, i - 1) : i], *sorts[i + 1 : i + 2])):
            yield i


def _end(lines: Sequence[str], sorts: Sequence[str]) -> int:
    """Return the first line behind the agent's words: of an earlier mail, or of the signature."""
    for i, sort in enumerate(sorts):
        if sort == LEAD and QUOTED not in sorts[i + 1 :]:
            return i
        if sort == RULE and any(one != BLANK for one in sorts[:i]) and _short(lines, sorts, i + 1):
            return i
        if sort == SIGN_OFF:
            name = next((j for j in range(i + 1, len(sorts)) if sorts[j] != BLANK), len(sorts))
            if name < len(sorts) and _short(lines, sorts, name + 1):
                return name + 1
    return len(lines)


def _short(lines: Sequence[str], sorts: Sequence[str], start: int) -> bool:
    """Tell whether what follows can be a signature: a few short lines, before any quoted mail."""
    own = [lines[i] for i in range(start, len(lines)) if sorts[i] not in (BLANK, QUOTED)]
    return len(own) <= MOST_LINES and all(len(line) <= WIDEST for line in own)


def _runs(lines: Sequence[tuple[int, str]], mine: Sequence[bool]) -> Iterator[Span]:
    """Yield the stretches of lines that are not the agent's, without blank lines at their ends."""
    first = last = -1
    for i, (_, line) in enumerate([*lines, (0, "")]):
        if i < len(lines) and not mine[i]:
            if line.strip():
                first, last = (i if first < 0 else first), i
            continue
        if first >= 0:
            yield Span(lines[first][0], lines[last][0] + len(lines[last][1]))
        first = -1
