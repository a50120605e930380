"""Match phrases in sentences, with the inflection of a language.

Words match without case and in regular inflection, in a row; blanks and hyphens match one
another; a word that ends in ``*`` matches as a prefix.
"""

import re
from collections.abc import Callable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_PHRASE_WORD = re.compile(r"[^\W_]+\*?")

Forms = frozenset[str]
"""A word and its possible base forms; two words agree when they share a form."""


class PhraseMatcher:
    """Phrase matching with the inflection of one language, and its caches.

    ``forms`` gives the forms of a word in lower case.
    """

    def __init__(self, forms: Callable[[str], Forms]) -> None:
        self._forms = forms
        self._words = lru_cache(maxsize=4096)(self._split)
        self._phrase_words = lru_cache(maxsize=4096)(self._split_phrase)
        self._positions = lru_cache(maxsize=4096)(self._word_positions)
        # A rebuild matches the same phrases with the same sentences: on the flagship case some
        # 200,000 times, where one decision changes one of them.
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

    def _word_positions(self, sentence: str) -> dict[str, list[int]]:
        """Positions of each form of each word of a sentence."""
        positions: dict[str, list[int]] = {}
        for at, word in enumerate(self._words(sentence)):
            for form in word:
                positions.setdefault(form, []).append(at)
        return positions

    def _stands_in(self, phrase: str, sentence: str) -> bool:
        phrase_words = self._phrase_words(phrase)
        if not phrase_words:
            return False
        starts = self._starts(phrase_words[0], sentence)
        # Nearly all phrases end here: their first word stands nowhere in the sentence.
        if not starts or len(phrase_words) == 1:
            return bool(starts)
        words = self._words(sentence)
        return any(
            at + len(phrase_words) <= len(words)
            and all(_agree(word, words[at + step]) for step, word in enumerate(phrase_words))
            for at in starts
        )

    def _starts(self, first: str | Forms, sentence: str) -> list[int]:
        """Positions of the words that agree with the first word of a phrase."""
        positions = self._positions(sentence)
        if isinstance(first, str):
            return [at for form, ats in positions.items() if form.startswith(first) for at in ats]
        return [at for form in first if form in positions for at in positions[form]]

    def _ends_with(self, unit: str, ending: str) -> bool:
        ending_words, words = self._phrase_words(ending), self._words(unit)
        if not ending_words or len(ending_words) > len(words):
            return False
        tail = words[len(words) - len(ending_words) :]
        return all(
            _agree(word, unit_word) for word, unit_word in zip(ending_words, tail, strict=True)
        )


def _agree(phrase_word: str | Forms, word: Forms) -> bool:
    if isinstance(phrase_word, str):
        return any(form.startswith(phrase_word) for form in word)
    return not phrase_word.isdisjoint(word)
