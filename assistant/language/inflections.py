"""The forms of a word: made from the endings a pack lists, kept when nltk's Snowball stemmer sees the same stem."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.language.language import Inflection


def forms(word: str, inflection: Inflection) -> frozenset[str]:
    """Return every form of a word, in the spellings of all kinds of the language, the word among them.

    The stemmer is the judge, so that "stoped" and "makeing" fall out; and it is asked about endings only, so that
    "inconvenient", whose stem is that of "inconvenience", never comes in.
    """
    for group in inflection.irregular:
        if word == group[0]:
            return frozenset(spelling for form in group for spelling in spellings(form, inflection))
    found = {word}
    for base in spellings(word, inflection):
        root = stem(base, inflection.stemmer)
        found.update(form for form in _candidates(base, inflection) if stem(form, inflection.stemmer) == root)
        found.update(_swapped(base, inflection.sure))  # Snowball tells "experienced" and "experience" apart
    return frozenset(spelling for form in found for spelling in spellings(form, inflection))


def spellings(word: str, inflection: Inflection) -> frozenset[str]:
    """Return a word as each kind of the language writes it.

    >>> from assistant.language.language import Inflection
    >>> sorted(spellings("apologise", Inflection(spellings=(("ise", "ize"),))))
    ['apologise', 'apologize']
    """
    found = {word}
    for one, other in inflection.spellings:
        if word.endswith(one):
            found.add(word[: len(word) - len(one)] + other)
        if word.endswith(other):
            found.add(word[: len(word) - len(other)] + one)
    return frozenset(found)


def stem(word: str, stemmer: str = "english") -> str:
    """Return the Snowball stem of a word.

    >>> stem("inconveniences")
    'inconveni'
    """
    return _stemmer(stemmer)(word)


def _candidates(word: str, inflection: Inflection) -> Iterator[str]:
    for ending in inflection.endings:
        yield word + ending
    for ending in inflection.doubling:
        yield word + word[-1] + ending
    yield from _swapped(word, inflection.swaps)


def _swapped(word: str, swaps: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for old, new in swaps:
        if word.endswith(old) and len(word) > len(old) + 1:
            yield word[: len(word) - len(old)] + new


@cache
def _stemmer(name: str) -> Callable[[str], str]:
    from nltk.stem.snowball import SnowballStemmer  # 0.2 s and 30 MB: only when patterns are compiled

    return cast("Callable[[str], str]", cache(SnowballStemmer(name).stem))
