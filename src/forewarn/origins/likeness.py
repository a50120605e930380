"""Near-duplicate sentences, found without comparing every pair."""

import re
from collections import Counter

SHINGLE = 4
"""Words in a shingle: long enough that stock phrases of the field rarely make one."""
FEWEST = 5
"""A text with fewer shingles is too short for its words to betray where it was copied from."""
POSTINGS = 32
"""Texts remembered per shingle; more are stock phrases, and looking them all up is quadratic."""

_WORD = re.compile(r"[^\W_]+")


def shingles(text: str) -> frozenset[str]:
    """The runs of four words in ``text``, without case or punctuation.

    Broder (1997), On the resemblance and containment of documents.
    """
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


class Likeness:
    """An inverted index of texts, each kept under a number."""

    def __init__(self) -> None:
        self._size: dict[int, frozenset[str]] = {}
        self._having: dict[str, list[int]] = {}

    def add(self, number: int, words: frozenset[str]) -> None:
        """Keep a text; texts too short to compare are left out."""
        if len(words) < FEWEST:
            return
        self._size[number] = words
        for shingle in words:
            having = self._having.get(shingle)
            if having is None:
                self._having[shingle] = [number]
            elif len(having) < POSTINGS:
                having.append(number)

    def containing(self, words: frozenset[str], *, least: float) -> tuple[tuple[int, float], ...]:
        """Texts that share at least ``least`` of the shorter one's shingles, the likest first.

        Containment is ``|A & B| / min(|A|, |B|)``, so that a sentence quoted inside a longer one
        is found.
        """
        if len(words) < FEWEST:
            return ()
        shared = Counter(number for shingle in words for number in self._having.get(shingle, ()))
        found = [
            (number, count / min(len(words), len(self._size[number])))
            for number, count in shared.items()
        ]
        return tuple(
            sorted((item for item in found if item[1] >= least), key=lambda it: (-it[1], it[0]))
        )
