"""Peer: the nearest definition, by BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75).

The documents are the words that declare each measurand and each indicator, with the names of the
actors and places that they mention; the sentence of a claim is the query.  A figure goes to the
nearest measurand, and a sentence to every indicator, whose score reaches a threshold.  The
thresholds are those that do best on the half looked at.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.placing.labelled_case import LabelledCase
from bench.placing.phrase_lists import names_of
from bench.placing.readings import Reading
from forewarn.language.english import ENGLISH

SATURATION, LENGTH = 1.2, 0.75
STEPS = 40
"""Thresholds that are tried."""


class Index:
    """Scores of a query against documents."""

    def __init__(self, documents: Mapping[str, str]) -> None:
        self._counts = {name: Counter(_terms(text)) for name, text in documents.items()}
        sizes = {name: sum(counts.values()) for name, counts in self._counts.items()}
        mean = sum(sizes.values()) / max(1, len(sizes))
        self._norms = {
            name: SATURATION * (1 - LENGTH + LENGTH * size / (mean or 1))
            for name, size in sizes.items()
        }
        holders = Counter(term for counts in self._counts.values() for term in counts)
        self._weights = {
            term: math.log(1 + (len(documents) - number + 0.5) / (number + 0.5))
            for term, number in holders.items()
        }

    def scores(self, query: str) -> dict[str, float]:
        """The score of each document."""
        terms = set(_terms(query))
        return {
            name: sum(
                self._weights[term]
                * counts[term]
                * (SATURATION + 1)
                / (counts[term] + self._norms[name])
                for term in terms
                if term in counts
            )
            for name, counts in self._counts.items()
        }


def _terms(text: str) -> list[str]:
    return [term for word in text.split() for term in ENGLISH.content_words(word)]


@dataclass(frozen=True, slots=True, kw_only=True)
class NearestDefinition:
    """Placement by the nearest definition."""

    measurands: Index
    indicators: Index
    least_measurand: float = math.inf
    least_indicator: float = math.inf

    def place(self, reading: Reading, sentence: str) -> tuple[str | None, list[str]]:
        """The measurand of a claim's figure, and the indicators of its sentence."""
        scores = self.indicators.scores(sentence)
        indicators = [name for name, score in scores.items() if score >= self.least_indicator]
        if reading.figure is None:
            return None, indicators
        scores = self.measurands.scores(sentence)
        best = max(scores, key=lambda name: scores[name], default=None)
        if best is None or scores[best] < self.least_measurand:
            return None, indicators
        return best, indicators


def make_nearest_definition(
    case: LabelledCase, least_measurand: float, least_indicator: float
) -> NearestDefinition:
    """The peer for a case."""
    told = case.declared
    names = {row["id"]: " ".join(names_of(row)) for row in (*told["actors"], *told["places"])}

    def words(row: Mapping[str, Any], keys: Sequence[str], ids: Iterable[str | None]) -> str:
        parts = [str(row[key] or "") for key in keys]
        return " ".join([*parts, *(names.get(name or "", "") for name in ids)])

    return NearestDefinition(
        measurands=Index(
            {
                row["id"]: words(row, ("label", "counted", "unit", "stage"), ())
                + " "
                + words(row, (), (row["actor"], row["place"]))
                + " "
                + " ".join(row["synonyms"])
                for row in told["measurands"]
            }
        ),
        indicators=Index(
            {
                row["id"]: words(
                    row,
                    ("label", "definition", "does_what"),
                    f"{row['who']} {row['to_whom']} {row['where']}".replace(",", "").split(),
                )
                for row in told["indicators"]
            }
        ),
        least_measurand=least_measurand,
        least_indicator=least_indicator,
    )


def best_threshold(worth: Callable[[float], float], highest: float) -> float:
    """The threshold of the greatest worth, the lowest of equal ones."""
    steps = [highest * step / STEPS for step in range(STEPS + 1)]
    return max(steps, key=lambda step: (worth(step), -step))
