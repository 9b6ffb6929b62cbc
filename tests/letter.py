"""The letter that every surface is tried on, and what is marked in it."""

from __future__ import annotations

LETTER = (
    "Dear customer, We apologize for any inconvenience this may have caused. Our team is looking into it. "
    "As already stated, you should have read the terms."
)
MARKED = [
    "Dear customer",
    "apologize for any inconvenience this may have caused",
    "Our team is looking into it",
    "As already stated",
    "you should have read the terms",
]
