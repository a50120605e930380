"""English words by what they do around a counted noun, for reading without a parse."""

import re

from forewarn.language.english.reading import reading_words

_WORDS = reading_words("figures")
_NOUNS = reading_words("nouns")


CLOSED = _WORDS.find("nounwords_closed")
"""Function words, and the few content words that never belong to a counted noun phrase."""

IRREGULAR_PLURALS = _WORDS.find("nounwords_irregular_plurals")
"""Plurals that do not end in s."""

VERBS = _WORDS.find("nounwords_verbs")
"""Verbs that may follow a counted noun or the pronoun "one"."""

IRREGULAR = _NOUNS.find_heads("nouns_irregular")
_SINGULAR_S = ("ss", "us", "is", "ous")
_HISSING = _NOUNS.find_list("nouns_hissing")
"""Endings of plurals in es."""
MORE = _NOUNS.find("nouns_more")
"""Words that compare a number: 300 more men are 300 men."""
COMPARING = _NOUNS.find("nouns_comparing")
"""Words between a number and its noun: 300 more men."""
_NO_PLURAL = _NOUNS.find("nouns_no_plural_in_men")
_LATIN = re.compile(r"(?:[^aeiou]oes|[^aeiou]{1,3}[aeiou]+[^aeiou]+(?<![ao])uses|tzes)$")
_NEXT = re.compile(r"\s([A-Za-z][\w'’&-]*)")


def is_plural(word: str) -> bool:
    """True when the word looks like a plural noun."""
    small = word.casefold()
    if small in IRREGULAR_PLURALS or IRREGULAR.get(small, small) != small:
        return True
    return len(small) > 2 and small.endswith("s") and not small.endswith(_SINGULAR_S)


def singular_noun(word: str) -> str:
    """The singular of a plural noun, its letters otherwise kept."""
    small = word.casefold()
    if (irregular := IRREGULAR.get(small)) is not None:
        return irregular
    if small.endswith("men") and len(small) > 3 and small not in _NO_PLURAL:
        return word[:-2] + "an"
    if small in IRREGULAR_PLURALS or not is_plural(word):
        return word
    if small.endswith("ies") and len(small) > 4:
        return word[:-3] + "y"
    if small.endswith(_HISSING):
        return word[:-2]
    # Heroes, bonuses and viruses; shoes stand in the table, houses and causes keep their e.
    return word[:-2] if _LATIN.search(small) else word[:-1]


def is_followed_by_noun(text: str, at: int) -> bool:
    """True when a noun that could be counted follows within three words."""
    for _ in range(3):
        match = _NEXT.match(text, at)
        if match is not None and match.group(1) in COMPARING:
            at = match.end()
            continue
        if match is None or match.group(1).casefold() in CLOSED:
            return False
        if is_plural(match.group(1)):
            return True
        at = match.end()
    return False
