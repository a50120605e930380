"""Phrases matched in sentences, by whatever inflection a language has.

Words match without case and in regular inflection, in a row; blanks and hyphens match one
another; a word that ends in ``*`` matches every word that begins so.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_PHRASE_WORD = re.compile(r"[^\W_]+\*?")

Forms = frozenset[str]
"""A word and what it may be an inflection of; two words agree when their forms meet."""


class PhraseMatcher:
    """Matching by one language's inflection, with its own caches.

    ``forms`` gives the forms of a word in lower case.
    """

    def __init__(self, forms: Callable[[str], Forms]) -> None:
        self._forms = forms
        self._words = lru_cache(maxsize=4096)(self._split)
        self._wanted = lru_cache(maxsize=4096)(self._split_phrase)
        self._places = lru_cache(maxsize=4096)(self._place)
        # A rebuild asks the same of the same sentences: on the flagship case some 200,000 times,
        # where one decision changed one of them.
        self.stands_in = lru_cache(maxsize=1 << 18)(self._stands_in)
        self.ends_with = lru_cache(maxsize=1 << 16)(self._ends_with)

    def _split(self, text: str) -> tuple[Forms, ...]:
        """Forms of each word of a text, in order."""
        return tuple(self._forms(word) for word in _WORD.findall(text.casefold()))

    def _split_phrase(self, phrase: str) -> tuple[str | Forms, ...]:
        """Words of a phrase in order: the prefix where it ends in ``*``, else its forms."""
        return tuple(
            word[:-1] if word.endswith("*") else self._forms(word)
            for word in _PHRASE_WORD.findall(phrase.casefold())
        )

    def _place(self, sentence: str) -> dict[str, list[int]]:
        """Where each form of each word of a sentence stands."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self._words(sentence)):
            for form in word:
                places.setdefault(form, []).append(at)
        return places

    def _stands_in(self, phrase: str, sentence: str) -> bool:
        wanted = self._wanted(phrase)
        if not wanted:
            return False
        words = self._words(sentence)
        return any(
            at + len(wanted) <= len(words)
            and all(_agree(word, words[at + step]) for step, word in enumerate(wanted))
            for at in self._starts(wanted[0], sentence)
        )

    def _starts(self, first: str | Forms, sentence: str) -> Iterator[int]:
        """Places of the words that agree with the first word of a phrase."""
        places = self._places(sentence)
        for form in places if isinstance(first, str) else first:
            if isinstance(first, str) and not form.startswith(first):
                continue
            yield from places.get(form, ())

    def _ends_with(self, unit: str, counted: str) -> bool:
        wanted, words = self._wanted(counted), self._words(unit)
        if not wanted or len(wanted) > len(words):
            return False
        tail = words[len(words) - len(wanted) :]
        return all(_agree(word, other) for word, other in zip(wanted, tail, strict=True))


def _agree(wanted: str | Forms, word: Forms) -> bool:
    if isinstance(wanted, str):
        return any(form.startswith(wanted) for form in word)
    return not wanted.isdisjoint(word)
