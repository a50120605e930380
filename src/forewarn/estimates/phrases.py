"""Phrases found in sentences whatever their case and regular inflection."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
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


def stands_in(phrase: str, sentence: str) -> bool:
    """True when the words of ``phrase`` stand in a row in ``sentence``, inflected or not."""
    sought, held = words(phrase), words(sentence)
    if not sought:
        return False
    width = len(sought)
    return any(
        all(not one.isdisjoint(other) for one, other in zip(sought, held[at:], strict=False))
        for at in range(len(held) - width + 1)
    )


def ends_with(unit: str, counted: str) -> bool:
    """True when ``counted`` is the unit or its head: ``elite soldiers`` ends with ``soldier``."""
    sought, held = words(counted), words(unit)
    if not sought or len(sought) > len(held):
        return False
    tail = held[len(held) - len(sought) :]
    return all(not one.isdisjoint(other) for one, other in zip(sought, tail, strict=True))
