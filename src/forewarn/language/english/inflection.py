"""Regular English endings; irregular forms are declared as phrases."""

import re
from collections.abc import Container

_VOWEL = re.compile(r"[aeiouy]")
_SIBILANT = ("s", "x", "z", "ch", "sh")


def forms(word: str, unbending: Container[str]) -> frozenset[str]:
    """The word and what it may be an inflection of, by -s, -ed and -ing."""
    found = {word}
    if word in unbending or len(word) <= 3:
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


def singular(word: str) -> str:
    """The word without the ending of its plural."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3:
        return word[:-1]
    return word
