"""How many lines of a list have which values: exact, for any choice of facets, at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, select

from forewarn.list_index.tables import CODES, FACETS, TALLIES

Codes = tuple[int | None, ...]
"""The code wanted of each facet, None where any will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Counts under a choice of facets."""

    total: int
    counts: Sequence[Mapping[int, int]]
    """Of each facet's codes, among the lines that the other facets leave."""
    alone: Sequence[int]
    """Lines with the wanted code of each facet, whatever the others; 0 where any will do."""


class Tally:
    """One list's lines by the codes that they have together.

    A list of a million lines has some thousand combinations, so that sums over them replace
    counts over the lines.
    """

    def __init__(self, written: str, values: Mapping[tuple[int, int], str], rows: np.ndarray):
        self.written = written
        self.values = values
        """Facet and code to the value that the code stands for."""
        self.codes = {(facet, value): code for (facet, code), value in values.items()}
        self._codes = rows[:, :FACETS]
        self._numbers = rows[:, FACETS]

    @classmethod
    def read(cls, connection: Connection, shelf: int, written: str) -> "Tally":
        """That of a shelf as it is now."""
        coded = connection.execute(
            select(CODES.c.facet, CODES.c.code, CODES.c.value).where(CODES.c.shelf == shelf)
        )
        values = {(row.facet, row.code): row.value for row in coded}
        rows = connection.execute(select(TALLIES).where(TALLIES.c.shelf == shelf)).all()
        held = np.array([tuple(row)[1:] for row in rows], dtype=np.int64)
        return cls(written, values, held.reshape(-1, FACETS + 1))

    def count(self, wanted: Codes) -> Counted:
        """Under the codes wanted; a code that no line has leaves none."""
        fits = [
            np.ones(len(self._numbers), dtype=bool)
            if code is None
            else self._codes[:, facet] == code
            for facet, code in enumerate(wanted)
        ]
        whole = np.logical_and.reduce([np.ones(len(self._numbers), dtype=bool), *fits])
        counts = []
        for facet in range(len(wanted)):
            others = np.logical_and.reduce(
                [np.ones(len(self._numbers), dtype=bool), *fits[:facet], *fits[facet + 1 :]]
            )
            summed = np.bincount(self._codes[others, facet], self._numbers[others])
            counts.append({code: int(number) for code, number in enumerate(summed) if number})
        return Counted(
            total=int(self._numbers[whole].sum()),
            counts=counts,
            alone=[
                0 if code is None else int(self._numbers[fit].sum())
                for code, fit in zip(wanted, fits, strict=True)
            ],
        )
