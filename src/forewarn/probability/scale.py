"""A declared scale of likelihood words, from word to chance and back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forewarn.probability.elicited import Elicited, Given


@dataclass(frozen=True, slots=True, kw_only=True)
class WordScale:
    """A declared scale of likelihood words, each with the band of chances it stands for."""

    name: str
    source: str
    words: Mapping[str, tuple[float, float]]
    """Words in which the program speaks, lowest band first."""
    declared: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Further words that a case understands when they are given to it, but never says."""
    bests: Mapping[str, float] = field(default_factory=dict)
    """Chances that stand for words where that is not the middle of the band."""
    unverified: str = ""
    """Which of its numbers could not be verified at the source; empty for none."""

    def band(self, word: str) -> tuple[float, float]:
        """Band of ``word``, compared without case; KeyError when the scale lacks it."""
        for words in (self.declared, self.words):
            for name, band in words.items():
                if name.casefold() == word.strip().casefold():
                    return band
        raise KeyError(word)

    def has(self, word: str) -> bool:
        """True when the scale declares ``word``."""
        names = {name.casefold() for name in (*self.words, *self.declared)}
        return word.strip().casefold() in names

    def elicited(self, chance: Given) -> Elicited:
        """A word's band with its middle or its mean reading, a number with the range that
        moderate confidence leaves, or the range itself."""
        if isinstance(chance, Elicited):
            return chance
        if isinstance(chance, str):
            low, high = self.band(chance)
            return Elicited(low, self.best(chance), high)
        return Elicited.around(chance)

    def best(self, word: str) -> float:
        """The chance that stands for ``word``: as the scale gives it, else its band's middle."""
        for name, best in self.bests.items():
            if name.casefold() == word.strip().casefold():
                return best
        low, high = self.band(word)
        return (low + high) / 2

    def word(self, chance: float) -> str:
        """The word for ``chance``: the one whose band holds it.

        On an endpoint that two bands share, and where bands overlap, the word whose chance
        (the band's middle, or its mean reading) is nearer: of two bands that touch, the narrower.
        In a gap between bands likewise.  On a tie the
        lower word.  So 0.55 is "roughly even chance" in ICD 203 and 0.20 "very unlikely".
        """

        def distance(word: str) -> tuple[bool, float]:
            low, high = self.words[word]
            return (not low <= chance <= high, abs(chance - self.best(word)))

        return min(self.words, key=distance)
