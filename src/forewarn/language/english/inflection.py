"""Regular English endings; irregular forms are declared as phrases."""

import re
from collections.abc import Container

_VOWEL = re.compile(r"[aeiouy]")
_SIBILANT = ("s", "x", "z", "ch", "sh")


def forms(word: str, unbending: Container[str]) -> frozenset[str]:
    """The word and its possible base forms, by the endings -s, -ed and -ing."""
    candidates = {word}
    if word in unbending or len(word) <= 3:
        return frozenset(candidates)
    if word.endswith("ies"):
        candidates |= {word[:-3] + "y", word[:-1]}
    elif word.endswith("es") and word[:-2].endswith(_SIBILANT):
        candidates |= {word[:-2], word[:-1]}
    elif word.endswith("s") and not word.endswith("ss"):
        candidates.add(word[:-1])
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 2 and _VOWEL.search(stem):
            candidates.add(stem + "e")
            if len(stem) > 2:
                candidates.add(stem)
            if stem[-1] == stem[-2]:
                candidates.add(stem[:-1])
            if stem.endswith("i"):
                candidates.add(stem[:-1] + "y")
    return frozenset(candidates)


def singular_of(word: str) -> str:
    """The singular of a word, by regular plural endings."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3:
        return word[:-1]
    return word
