"""Near-duplicate sentences, without comparing every pair."""

import re
from collections import Counter

SHINGLE = 4
"""Words in a shingle: enough that stock phrases of the field rarely fill one."""
LEAST_SHINGLES = 5
"""Least number of shingles: the words of a shorter text do not show where it was copied from."""
POSTINGS = 32
"""Texts kept per shingle; more are stock phrases, and comparing them all would be quadratic."""

_WORD = re.compile(r"[^\W_]+")


def shingles(text: str) -> frozenset[str]:
    """The runs of four words in ``text``, without case or punctuation.

    Broder (1997), On the resemblance and containment of documents.
    """
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


class Likeness:
    """An inverted index of the shingles of numbered texts."""

    def __init__(self) -> None:
        self._size: dict[int, frozenset[str]] = {}
        self._having: dict[str, list[int]] = {}

    def add(self, number: int, words: frozenset[str]) -> None:
        """Add a text; texts too short to compare are left out."""
        if len(words) < LEAST_SHINGLES:
            return
        self._size[number] = words
        for shingle in words:
            having = self._having.get(shingle)
            if having is None:
                self._having[shingle] = [number]
            elif len(having) < POSTINGS:
                having.append(number)

    def containing(self, words: frozenset[str], *, least: float) -> tuple[tuple[int, float], ...]:
        """Texts that share at least ``least`` of the shorter one's shingles, the most similar first.

        Containment is ``|A & B| / min(|A|, |B|)``, so that a sentence quoted inside a longer one
        matches.
        """
        if len(words) < LEAST_SHINGLES:
            return ()
        shared = Counter(number for shingle in words for number in self._having.get(shingle, ()))
        shares = [
            (number, count / min(len(words), len(self._size[number])))
            for number, count in shared.items()
        ]
        return tuple(
            sorted(
                (item for item in shares if item[1] >= least), key=lambda item: (-item[1], item[0])
            )
        )
