"""Exact counts of facet values in a list, for any choice of facets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, select

from forewarn.list_index.tables import CODES, MOST_FACETS, TALLIES

Codes = tuple[int | None, ...]
"""The required code of each facet; None where any value matches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCounts:
    """Counts of rows under a choice of facets."""

    total: int
    counts: Sequence[Mapping[int, int]]
    """Counts of each facet's codes among the rows that match the other facets."""
    alone: Sequence[int]
    """Rows with the required code of each facet, whatever the others; 0 where any value matches."""


class Tally:
    """Counts of a list's rows by combination of facet codes.

    A list of a million rows has some thousand combinations, so sums over them replace counts over
    the rows.
    """

    def __init__(self, version: str, values: Mapping[tuple[int, int], str], rows: np.ndarray):
        self.version = version
        self.values = values
        """The value of each facet and code."""
        self.codes = {(facet, value): code for (facet, code), value in values.items()}
        self._codes = rows[:, :MOST_FACETS]
        self._numbers = rows[:, MOST_FACETS]

    @classmethod
    def read(cls, connection: Connection, table_id: int, version: str) -> "Tally":
        """Read the tally of a table as it is now."""
        code_rows = connection.execute(
            select(CODES.c.facet, CODES.c.code, CODES.c.value).where(CODES.c.shelf == table_id)
        )
        values = {(row.facet, row.code): row.value for row in code_rows}
        rows = connection.execute(select(TALLIES).where(TALLIES.c.shelf == table_id)).all()
        array = np.array([tuple(row)[1:] for row in rows], dtype=np.int64)
        return cls(version, values, array.reshape(-1, MOST_FACETS + 1))

    def count(self, required: Codes) -> FacetCounts:
        """Count under the required codes; a code that no row has gives zero."""
        fits = [
            np.ones(len(self._numbers), dtype=bool)
            if code is None
            else self._codes[:, facet] == code
            for facet, code in enumerate(required)
        ]
        all_fit = np.logical_and.reduce([np.ones(len(self._numbers), dtype=bool), *fits])
        counts = []
        for facet in range(len(required)):
            rest_fit = np.logical_and.reduce(
                [np.ones(len(self._numbers), dtype=bool), *fits[:facet], *fits[facet + 1 :]]
            )
            sums = np.bincount(self._codes[rest_fit, facet], self._numbers[rest_fit])
            counts.append({code: int(number) for code, number in enumerate(sums) if number})
        return FacetCounts(
            total=int(self._numbers[all_fit].sum()),
            counts=counts,
            alone=[
                0 if code is None else int(self._numbers[fit].sum())
                for code, fit in zip(required, fits, strict=True)
            ],
        )
