"""Words for a day → the day. dateutil reads the words; what could be two days is none."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

_NUMBERS = re.compile(r"(\d{1,4})[./-](\d{1,2})(?:[./-](\d{2,4}))?")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_TELLS_MONTH = re.compile(r"[a-z]{3}", re.IGNORECASE)


@lru_cache(maxsize=1_000)  # dateutil takes its time, and a reply is read at every pause
def day_of(words: str, today: date) -> date | None:
    """Return the day that words name: "12 June", "June 12th, 2026", "2026-06-12"; None when unsure.

    >>> day_of("12 June", date(2026, 5, 1)), day_of("3/5", date(2026, 5, 1))
    (datetime.date(2026, 6, 12), None)
    >>> day_of("28 December", date(2026, 1, 5))
    datetime.date(2025, 12, 28)
    """
    numbers = _NUMBERS.fullmatch(words.strip())
    if numbers:
        return _of_numbers(*numbers.groups())
    if not (_TELLS_MONTH.search(words) and re.search(r"\d", words)):
        return None
    from dateutil.parser import ParserError, parse  # 30 ms: only when a day is named

    try:
        found = parse(_ORDINAL.sub("", words), dayfirst=True).date()
        again = parse(_ORDINAL.sub("", words), dayfirst=True, default=_elsewhere(today)).date()
    except (ParserError, OverflowError, ValueError):
        return None
    if (found.month, found.day) != (again.month, again.day):
        return None  # the day or the month was filled in
    if re.search(r"\b\d{4}\b", words):
        return found
    years = (_in_year(found, today.year + by) for by in (-1, 0, 1))
    return min((day for day in years if day), key=lambda day: abs(day - today), default=None)


def _of_numbers(first: str, second: str, third: str | None) -> date | None:
    try:
        if len(first) == 4 and third:
            return date(int(first), int(second), int(third))
        if third and len(third) == 4 and int(first) > 12:
            return date(int(third), int(second), int(first))
    except ValueError:
        return None
    return None


def _elsewhere(today: date) -> datetime:
    """Return a day in another month, to see what the words leave open."""
    return datetime.combine(today.replace(day=1) + timedelta(days=45), time())


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def weekday_of(words: str) -> int | None:
    """Return the weekday that is named in words, Monday 0.

    >>> weekday_of("Fri 12 June"), weekday_of("12 June")
    (4, None)
    """
    from dateutil.parser import parserinfo

    days = (parserinfo().weekday(word) for word in re.findall(r"[A-Za-z]+", words))
    return next((day for day in days if day is not None), None)
