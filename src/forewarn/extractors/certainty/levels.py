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

WEIGHT = 200
"""For how many judged predicates a declared level counts: a declared judgement."""


@dataclass(frozen=True, slots=True)
class CertaintyLevel:
    """One degree of hedging."""

    words: str
    """Alternatives as a pattern; empty for a grammatical hedge."""
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
        """The words as a pattern over whole words."""
        return re.compile(rf"\b(?:{self.words})\b", re.IGNORECASE)


WORD_LEVELS: dict[str, CertaintyLevel] = {
    "certain": CertaintyLevel(
        r"almost certain(?:ly)?|certainly|undoubtedly|definitely|clearly|without (?:a )?doubt",
        0.95,
        sample_size=31,
        retention=1.0,
    ),
    "very likely": CertaintyLevel(r"(?:highly|very|extremely|most) (?:likely|probabl[ey])", 0.85),
    "very unlikely": CertaintyLevel(r"(?:highly|very|extremely|most) unlikely", 0.1),
    "unlikely": CertaintyLevel(r"unlikely|improbabl[ey]|implausibl[ey]|doubtful", 0.2),
    "likely": CertaintyLevel(
        r"likely|probabl[ey]|presumabl[ey]|plausibl[ey]", 0.7, sample_size=32, retention=0.98
    ),
    "seems": CertaintyLevel(
        r"apparent(?:ly)?|evidently|seem(?:s|ed|ingly)?|appear(?:s|ed)? to|looks? like|"
        r"suggest(?:s|ed|ing)?|indicat(?:es?|ed)|indications?",
        0.65,
        sample_size=121,
        retention=1.0,
    ),
    "hearsay": CertaintyLevel(
        r"reported(?:ly)?|alleged(?:ly)?|purported(?:ly)?|supposed(?:ly)?|unconfirmed|unverified|"
        r"(?:is|are|was|were|being) said to|believed to|thought to|rumou?red",
        0.6,
        sample_size=60,
        retention=0.99,
    ),
    "estimated": CertaintyLevel(r"(?:estimated|assessed|presumed|understood) to", 0.75),
    "planned": CertaintyLevel(
        r"(?:expected|projected|forecast|plan(?:s|ning)?|intend(?:s|ing)?|prepar(?:es?|ing)|"
        r"aim(?:s|ing)?) to|(?:is|are|was|were) expected",
        0.75,
    ),
    "possible": CertaintyLevel(
        r"possibl[ey]|perhaps|maybe|potential(?:ly)?|conceivabl[ey]|possibility",
        0.5,
        sample_size=53,
        retention=0.88,
    ),
    "unclear": CertaintyLevel(r"speculat(?:ion|ed?|es)|unclear|not clear|uncertain|unknown", 0.4),
    "if true": CertaintyLevel(r"if true|if confirmed", 0.45),
}
"""Hedging words, the more telling first: what an earlier pattern took, a later one does not."""

MODAL_LEVELS: dict[str, CertaintyLevel] = {
    "may": CertaintyLevel("", 0.5, sample_size=83, retention=0.7),
    "might": CertaintyLevel("", 0.5, sample_size=30, retention=0.81),
    "could": CertaintyLevel("", 0.5, sample_size=79, retention=0.83),
    "can": CertaintyLevel("", 0.6),
    "must": CertaintyLevel("", 0.8, sample_size=11, retention=1.0),
    "should": CertaintyLevel("", 0.75),
}
"""Modal auxiliaries; "can" only of what may come about ("can become"), "must" only where it infers ("must have died", "must be hiding"), "should"
only where it foretells ("should arrive in May")."""

WOULD_LEVEL = CertaintyLevel("", 0.7)
"""A "would" in a text's own voice."""
CONDITION_LEVEL = CertaintyLevel("", 0.5, sample_size=113, retention=0.63)
"""A condition: "if attacked, they will answer".  The corpus's are mostly of what is to come."""
