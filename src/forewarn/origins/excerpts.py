"""Reports that contain an excerpt of an earlier one, without comparing every pair."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from forewarn.origins.likeness import POSTINGS, shingles

EXCERPT_SHARE = 0.3
"""Least share of the shorter text's shingles that makes the later text an excerpt or a copy."""
LEAST_SHARED = 8
"""Least number of shared shingles: fewer may be no more than a stock phrase."""
SAMPLE = 4
"""One shingle in this many is indexed; candidates of the sample are then compared in full."""
CANDIDATES = 5
"""Number of most similar earlier texts that are compared in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text of a report with its id and date, for comparison."""

    id: str
    date: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A report and the earlier report that it copies in part."""

    report: str
    of: str
    share: float
    """Shared shingles as a share of the shorter text's."""


def excerpts(documents: Iterable[Document]) -> dict[str, Excerpt]:
    """The most similar earlier report of each report that has one, by the report's id.

    A fingerprint index over a fixed sample of shingles (those whose checksum is divisible by
    :data:`SAMPLE`; Manber 1994, Finding similar files in a large file system) gives the candidates,
    whose containment (Broder 1997) is then computed in full.  Each fingerprint keeps its first
    :data:`POSTINGS` texts, so that time and memory grow with the amount of text and not with the
    number of pairs.  On a tie the earliest report counts.
    """
    by_date = sorted(documents, key=lambda item: (item.date, item.id))
    postings: dict[int, list[int]] = {}
    excerpt_by_report: dict[str, Excerpt] = {}
    for number, document in enumerate(by_date):
        words = shingles(document.text)
        marks = fingerprints(words)
        shared = Counter(candidate for mark in marks for candidate in postings.get(mark, ()))
        likest = sorted(shared, key=lambda candidate: (-shared[candidate], candidate))[:CANDIDATES]
        best = max(
            (_excerpt(document, words, by_date[candidate]) for candidate in likest),
            key=lambda excerpt: excerpt.share,
            default=None,
        )
        if best is not None and best.share >= EXCERPT_SHARE:
            excerpt_by_report[document.id] = best
        for mark in marks:
            posting = postings.setdefault(mark, [])
            if len(posting) < POSTINGS:
                posting.append(number)
    return excerpt_by_report


def fingerprints(words: frozenset[str]) -> set[int]:
    """Checksums of a fixed sample of shingles, the same in every text that contains them.

    Short texts are sampled too, because both sides of a comparison must be sampled alike.
    """
    marks = (crc32(shingle.encode()) for shingle in words)
    return {mark for mark in marks if mark % SAMPLE == 0}


def _excerpt(document: Document, words: frozenset[str], earlier: Document) -> Excerpt:
    earlier_words = shingles(earlier.text)
    shared = len(words & earlier_words)
    share = shared / min(len(words), len(earlier_words)) if shared >= LEAST_SHARED else 0.0
    return Excerpt(report=document.id, of=earlier.id, share=share)
