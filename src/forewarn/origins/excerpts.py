"""Reports that hold a piece of an earlier one, found without comparing every pair."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from forewarn.origins.likeness import POSTINGS, shingles

LEAST = 0.3
"""Share of the shorter text's shingles that makes the later one an excerpt or a copy."""
FEWEST = 8
"""Shared shingles below which a phrase of the trade may be all that two texts have in common."""
SAMPLE = 4
"""One shingle in so many is indexed; what the sample finds is then counted in full."""
CANDIDATES = 5
"""Likeliest earlier texts that are counted in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report's text as the comparison needs it."""

    id: str
    date: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A report and the earlier one of which it holds a piece."""

    report: str
    of: str
    share: float
    """Shared shingles over those of the shorter text."""


def excerpts(documents: Iterable[Document]) -> dict[str, Excerpt]:
    """The earliest of the likest sources of each report that has one, by the report's id.

    A fingerprint index over a fixed sample of shingles (those whose checksum is divisible by
    :data:`SAMPLE`; Manber 1994, Finding similar files in a large file system) names the candidates,
    whose containment (Broder 1997) is then counted in full.  Each fingerprint remembers its first
    :data:`POSTINGS` texts, so that time and memory grow with the amount of text and not with the
    number of pairs.
    """
    ordered = sorted(documents, key=lambda each: (each.date, each.id))
    having: dict[int, list[int]] = {}
    found: dict[str, Excerpt] = {}
    for number, document in enumerate(ordered):
        words = shingles(document.text)
        marks = fingerprints(words)
        shared = Counter(other for mark in marks for other in having.get(mark, ()))
        likest = sorted(shared, key=lambda other: (-shared[other], other))[:CANDIDATES]
        best = max(
            (_excerpt(document, words, ordered[other]) for other in likest),
            key=lambda each: each.share,
            default=None,
        )
        if best is not None and best.share >= LEAST:
            found[document.id] = best
        for mark in marks:
            posting = having.setdefault(mark, [])
            if len(posting) < POSTINGS:
                posting.append(number)
    return found


def fingerprints(words: frozenset[str]) -> set[int]:
    """Checksums of a fixed sample of shingles, the same in every text that holds them; of a short
    text all of them would be few enough, but both sides must be sampled alike."""
    marks = (crc32(shingle.encode()) for shingle in words)
    return {mark for mark in marks if mark % SAMPLE == 0}


def _excerpt(document: Document, words: frozenset[str], other: Document) -> Excerpt:
    theirs = shingles(other.text)
    shared = len(words & theirs)
    share = shared / min(len(words), len(theirs)) if shared >= FEWEST else 0.0
    return Excerpt(report=document.id, of=other.id, share=share)
