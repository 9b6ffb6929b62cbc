"""What of a text the agent says in their own voice: not the quoted mail, the headers, the code, the signature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.core.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.language.language import Language

BLOT = "\ufffc"  # stands for each code point that is not their own

_SIGNS = ('"', "“", "‘", "'", "`", "{", "[[", "$", "<", "@", "://", "www.", ":\\", "/", "«", "„")
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


def own_lines(text: str, language: Language) -> tuple[list[tuple[int, str]], tuple[Span, ...]]:
    """Return the lines that the agent wrote, each with its offset, and the stretches of whole lines left out."""
    lines: list[tuple[int, str]] = []
    start = 0
    for line in text.split("\n"):
        lines.append((start, line))
        start += len(line) + 1
    if not _may_hold_more(text, language):
        return [pair for pair in lines if pair[1]], ()
    mine = _mine([line for _, line in lines], language)
    kept = [pair for pair, own in zip(lines, mine, strict=True) if own and pair[1]]
    return kept, tuple(_runs(lines, mine))


def blotted(line: str) -> str:
    """Return a line with quotes, code, placeholders and addresses blotted out, as long as it was.

    >>> blotted("You wrote “it broke.” in `a.log`").replace(BLOT, "#")
    'You wrote “########.” in #######'
    """
    if not any(sign in line for sign in _SIGNS):
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


def _may_hold_more(text: str, language: Language) -> bool:
    """Look for the signs of quoted mail, code and signatures, before any line is read."""
    if ">" in text or "```" in text or "~~~" in text or "--" in text or "\t" in text or "    " in text or "__" in text:
        return True
    if "|" in text or ":" in text:
        return True
    lower = text.lower()
    return any(words in lower for words in (*language.sign_offs, *language.quote_leads))


def _mine(lines: Sequence[str], language: Language) -> list[bool]:
    """Return for each line whether the agent wrote it."""
    mine = [True] * len(lines)
    fenced = False
    for i, line in enumerate(lines):
        if _FENCE.match(line):
            fenced, mine[i] = not fenced, False
        elif fenced or _QUOTED.match(line) or _CODE.match(line):
            mine[i] = False
    for i in _headers(lines, mine, language):
        mine[i] = False
    end = _end(lines, mine, language)
    return [own and i < end for i, own in enumerate(mine)]


def _headers(lines: Sequence[str], mine: Sequence[bool], language: Language) -> Iterator[int]:
    """Yield the lines of e-mail headers: at the top of the text, or two and more together."""
    for i, own in enumerate(mine):
        if own and _is_header(lines[i], language):
            top = not any(lines[j].strip() and not _is_header(lines[j], language) for j in range(min(i, 6)))
            beside = any(0 <= j < len(lines) and _is_header(lines[j], language) for j in (i - 1, i + 1))
            if beside or (top and i < 6):
                yield i


def _is_header(line: str, language: Language) -> bool:
    match = _HEADER.match(line)
    return bool(match) and match[1].lower() in language.mail_headers if match else False


def _end(lines: Sequence[str], mine: Sequence[bool], language: Language) -> int:
    """Return the first line behind the agent's words: of an earlier mail, or of the signature."""
    for i, line in enumerate(lines):
        if not mine[i]:
            continue
        if _RULE.match(line) and any(lines[j].strip() for j in range(i)) and _short(lines[i + 1 :]):
            return i
        lead = _LEADS_IN.match(line)
        words = lead[1].lower() if lead else ""
        if words.endswith(language.quote_leads) and len(words) < 200:
            quoted_below = any(_QUOTED.match(other) for other in lines[i + 1 :])
            if not quoted_below:
                return i
        if words.rstrip(",.!") in language.sign_offs:
            name = next((j for j in range(i + 1, len(lines)) if lines[j].strip()), len(lines))
            if name < len(lines) and _short(lines[name + 1 :]):
                return name + 1
    return len(lines)


def _short(lines: Sequence[str]) -> bool:
    """Tell whether what follows can be a signature: a few short lines, before any quoted mail."""
    own = [line for line in lines if line.strip() and not _QUOTED.match(line)]
    return len(own) <= 12 and all(len(line) <= 160 for line in own)


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
