"""Phrases found in sentences: the one language in which a case describes wording.

Words match without case and in regular inflection, in a row; blanks and hyphens match one
another; a word that ends in ``*`` matches every word that begins so.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_SOUGHT = re.compile(r"[^\W_]+\*?")
# Words that regular stripping would turn into others: the United States have no unit.
_UNBENDING = frozenset({"united", "news", "us", "series", "species"})
_VOWEL = re.compile(r"[aeiouy]")
_SIBILANT = ("s", "x", "z", "ch", "sh")


@lru_cache(maxsize=65536)
def forms(word: str) -> frozenset[str]:
    """The word and what it may be an inflection of; words agree when their forms meet.

    Only regular English endings (-s, -ed, -ing); irregular forms are declared as phrases.
    """
    found = {word}
    if word in _UNBENDING or len(word) <= 3:
        return frozenset(found)
    if word.endswith("ies"):
        found |= {word[:-3] + "y", word[:-1]}
    elif word.endswith("es") and word[:-2].endswith(_SIBILANT):
        found |= {word[:-2], word[:-1]}
    elif word.endswith("s") and not word.endswith("ss"):
        found.add(word[:-1])
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 2 and _VOWEL.search(stem):
            found.add(stem + "e")
            if len(stem) > 2:
                found.add(stem)
            if stem[-1] == stem[-2]:
                found.add(stem[:-1])
            if stem.endswith("i"):
                found.add(stem[:-1] + "y")
    return frozenset(found)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[frozenset[str], ...]:
    """Forms of each word of a text, in order, without case."""
    return tuple(forms(word) for word in _WORD.findall(text.casefold()))


@lru_cache(maxsize=4096)
def sought(phrase: str) -> tuple[str | frozenset[str], ...]:
    """Words of a phrase in order: the prefix where it ends in ``*``, else its forms."""
    return tuple(
        word[:-1] if word.endswith("*") else forms(word)
        for word in _SOUGHT.findall(phrase.casefold())
    )


# A rebuild asks the same of the same sentences: on the flagship case some 200,000 times, where one
# decision changed one of them.
@lru_cache(maxsize=1 << 18)
def stands_in(phrase: str, sentence: str) -> bool:
    """True when the words of ``phrase`` stand in a row in ``sentence``.

    >>> stands_in("special force", "Special-Forces soldiers left.")
    True
    >>> stands_in("withdr*", "They withdrew."), stands_in("withdr*", "With drums.")
    (True, False)
    """
    wanted = sought(phrase)
    if not wanted:
        return False
    held = words(sentence)
    return any(
        at + len(wanted) <= len(held)
        and all(_agree(one, held[at + step]) for step, one in enumerate(wanted))
        for at in _starts(wanted[0], sentence)
    )


def _starts(first: str | frozenset[str], sentence: str) -> Iterator[int]:
    """Places of the words that agree with the first word of a phrase."""
    places = _places(sentence)
    for form in places if isinstance(first, str) else first:
        if isinstance(first, str) and not form.startswith(first):
            continue
        yield from places.get(form, ())


@lru_cache(maxsize=4096)
def _places(sentence: str) -> dict[str, list[int]]:
    """Where each form of each word of a sentence stands."""
    found: dict[str, list[int]] = {}
    for at, held in enumerate(words(sentence)):
        for form in held:
            found.setdefault(form, []).append(at)
    return found


def _agree(one: str | frozenset[str], other: frozenset[str]) -> bool:
    if isinstance(one, str):
        return any(form.startswith(one) for form in other)
    return not one.isdisjoint(other)


@lru_cache(maxsize=1 << 16)
def ends_with(unit: str, counted: str) -> bool:
    """True when ``counted`` is the unit or its head: ``elite soldiers`` ends with ``soldier``."""
    wanted, held = sought(counted), words(unit)
    if not wanted or len(wanted) > len(held):
        return False
    tail = held[len(held) - len(wanted) :]
    return all(_agree(one, other) for one, other in zip(wanted, tail, strict=True))
