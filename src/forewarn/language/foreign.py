"""In which language a text is written, by its letters and its shortest words.

Enough to leave a text unread that is not English; no more is claimed.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from forewarn.language.words import read_words

ENGLISH_NAME = "English"
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")
"""Words between blanks: the "s" of "France's" is none."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_WORDS = 6
"""Words below which a text is too short to tell its language."""
_LEAST_HITS = 3
_SHARE = 0.15
"""Share of a text's words that are function words of its language, at the least."""
_LEAST_ALONE, _SHARE_ALONE = 2, 0.25
"""The same where the text has no function word of English."""
_CLEARLY = 1.5
"""How many times as many of them another language needs as English."""
_PLAINLY = 0.3
"""Share of function words of English from which on no other language is asked about."""
_LONGEST = 400
"""Characters of a text that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageProfiles:
    """What the file of profiles holds."""

    about: str
    """What the words of the file are for, in a sentence."""
    tables: Mapping[str, Mapping[str, tuple[str, ...]]]
    """``function_words`` by language, and ranges of letters of ``scripts``."""


@cache
def _profiles() -> LanguageProfiles:
    text = files("forewarn.language").joinpath("foreign.toml").read_text("utf-8")
    return read_words(text, LanguageProfiles, name="foreign.toml")


@cache
def _languages_by_word() -> Mapping[str, tuple[str, ...]]:
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in _profiles().tables["function_words"].items():
        for word in words:
            languages[word] = (*languages.get(word, ()), language)
    return languages


@cache
def _english_words() -> frozenset[str]:
    return frozenset(_profiles().tables["function_words"][ENGLISH_NAME])


@cache
def _scripts() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    return tuple(
        (name, re.compile("[" + "".join(ranges) + "]"))
        for name, ranges in _profiles().tables["scripts"].items()
    )


def name_language(text: str) -> str:
    """``English`` or the language of a text, or its script where that is not Latin.

    Empty where the text is too short, or no language is clearly that of its words.
    """
    sample = text[:_LONGEST]
    if not sample.isascii() and 2 * len(_LATIN.findall(sample)) < len(_LETTER.findall(sample)):
        return _name_script(sample)
    words = _WORD.findall(sample.casefold())
    if len(words) < _LEAST_WORDS:
        return ""
    english = sum(word in _english_words() for word in words)
    if english >= _PLAINLY * len(words):
        return ENGLISH_NAME
    hits: Counter[str] = Counter()
    by_word = _languages_by_word()
    for word in words:
        hits.update(by_word.get(word, ()))
    language, best = max(hits.items(), key=lambda item: item[1], default=("", 0))
    least, share = (_LEAST_HITS, _SHARE) if english else (_LEAST_ALONE, _SHARE_ALONE)
    if best < max(least, share * len(words)):
        return ""
    return ENGLISH_NAME if best < _CLEARLY * english else language


def is_foreign(text: str) -> bool:
    """True for a text that is clearly in another language than English."""
    return name_language(text) not in ("", ENGLISH_NAME)


def _name_script(text: str) -> str:
    counts = [(len(letters.findall(text)), name) for name, letters in _scripts()]
    best = max(counts)
    return best[1] if best[0] else "another"
