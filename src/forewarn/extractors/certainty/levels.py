"""How sure the words of a hedge leave a claim.

A level is a compromise of two things.  One is declared: the likelihood words by ICD 203's bands,
the rest as most analysts take them.  The other is what people made of the same words in UDS-IH2
(Rudinger, White and Van Durme, "Neural models of factuality", NAACL 2018): the share of belief
that a clause with the word keeps of what a like clause without it has.  The declared level counts
as ``WEIGHT`` predicates, because that corpus asks whether a thing happened and not how sure who
says so is, and because its web pages use "could" of the past and of abilities.

``python -m bench.certainty --counts`` prints the counts, of which those under ten are left out
here; the corpus itself is no part of this.
"""

import re
from dataclasses import dataclass

from forewarn.language.english.reading import match_any, reading_words

_WORDS = reading_words("certainty")

WEIGHT = 200
"""For how many judged predicates a declared level counts: a declared judgement."""


@dataclass(frozen=True, slots=True)
class CertaintyLevel:
    """One degree of hedging."""

    name: str
    """Name of the degree, or the modal auxiliary that makes it."""
    prior: float
    """Certainty left, 0 to 1, by declaration."""
    sample_size: int = 0
    """Predicates of UDS-IH2 train that were judged under such words."""
    retention: float = 0.0
    """Share of belief that they kept, against like predicates without; at most 1."""

    @property
    def value(self) -> float:
        """The certainty left, 0 to 1.

        >>> CertaintyLevel("may", 0.5, sample_size=83, retention=0.7).value
        0.56
        """
        total = WEIGHT * self.prior + self.sample_size * self.retention
        return round(total / (WEIGHT + self.sample_size), 2)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The words of the degree as a pattern over whole words."""
        words = match_any(_WORDS.find_table("hedges")[self.name])
        return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_BY_WORD = (
    CertaintyLevel("certain", 0.95, sample_size=31, retention=1.0),
    CertaintyLevel("very likely", 0.85),
    CertaintyLevel("very unlikely", 0.1),
    CertaintyLevel("unlikely", 0.2),
    CertaintyLevel("likely", 0.7, sample_size=32, retention=0.98),
    CertaintyLevel("seems", 0.65, sample_size=121, retention=1.0),
    CertaintyLevel("hearsay", 0.6, sample_size=60, retention=0.99),
    CertaintyLevel("estimated", 0.75),
    CertaintyLevel("planned", 0.75),
    CertaintyLevel("possible", 0.5, sample_size=53, retention=0.88),
    CertaintyLevel("unclear", 0.4),
    CertaintyLevel("if true", 0.45),
)
WORD_LEVELS = {level.name: level for level in _BY_WORD}
"""Hedging words, the more telling first: what an earlier pattern took, a later one does not."""

_BY_MODAL = (
    CertaintyLevel("may", 0.5, sample_size=83, retention=0.7),
    CertaintyLevel("might", 0.5, sample_size=30, retention=0.81),
    CertaintyLevel("could", 0.5, sample_size=79, retention=0.83),
    CertaintyLevel("can", 0.6),
    CertaintyLevel("must", 0.8, sample_size=11, retention=1.0),
    CertaintyLevel("should", 0.75),
)
MODAL_LEVELS = {level.name: level for level in _BY_MODAL}
"""Modal auxiliaries; "can" only of what may come about ("can become"), "must" only where it infers ("must have died", "must be hiding"), "should"
only where it foretells ("should arrive in May")."""

WOULD_LEVEL = CertaintyLevel("would", 0.7)
"""A "would" in a text's own voice."""
CONDITION_LEVEL = CertaintyLevel("if", 0.5, sample_size=113, retention=0.63)
"""A condition: "if attacked, they will answer".  The corpus's are mostly of what is to come."""
