"""A list in the index, asked for its lines."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from cattrs.preconf.json import make_converter
from sqlalchemy import Connection, Integer, and_, literal, select
from sqlalchemy.engine import Engine

from forewarn.reports.catalogue import SIZE, Found, Kind, Query, ranked
from forewarn.reports.search import Search, search
from forewarn.stores.fulltext import FullText, marks
from forewarn.stores.relational import told
from forewarn.stores.shelves import CODES, LINES, PLACES, TALLIES, between

T = TypeVar("T")
_CONVERTER = make_converter()
Codes = tuple[int | None, ...]
"""The code wanted of each facet, None where any will do."""


class Indexed(Generic[T]):
    """One list of an index."""

    def __init__(
        self, engine: Engine, text: FullText, shelf: int, kind: Kind[T], *, cap: int
    ) -> None:
        self.engine = engine
        self.text = text
        self.shelf = shelf
        self.kind = kind
        self.cap = cap

    def find(self, query: Query) -> Found[T]:
        """The lines of one page, in the order of the list."""
        wanted = query.wanted(self.kind)
        # One transaction, so that counts and lines are of the same list.
        with told(self.engine), self._reader() as connection:
            values = self._values(connection)
            codes = {(facet, value): code for (facet, code), value in values.items()}
            # A value that no line has gets a code that no line has.
            coded = tuple(
                None if value is None else codes.get((facet, value), -1)
                for facet, value in enumerate(wanted)
            )
            asked = search(query.words)
            if asked:
                places, counts, capped = self._worded(connection, asked, coded)
                total = len(places)
                places = places[(query.page - 1) * SIZE : query.page * SIZE]
            else:
                counts, sizes, total = self._tallied(connection, coded)
                places = self._leafed(connection, coded, sizes, total, (query.page - 1) * SIZE)
                capped = False
            lines = self._lines(connection, places)
        return Found(
            lines=lines,
            total=total,
            counts={
                name: ranked({values[facet, code]: number for code, number in held.items()})
                for facet, (name, held) in enumerate(zip(self.kind.facets, counts, strict=True))
            },
            capped=capped,
        )

    @contextmanager
    def _reader(self) -> Iterator[Connection]:
        with (
            self.engine.connect().execution_options(**self.text.reading) as connection,
            connection.begin(),
        ):
            yield connection

    def _values(self, connection: Connection) -> Mapping[tuple[int, int], str]:
        rows = connection.execute(
            select(CODES.c.facet, CODES.c.code, CODES.c.value).where(CODES.c.shelf == self.shelf)
        )
        return {(row.facet, row.code): row.value for row in rows}

    def _tallied(
        self, connection: Connection, wanted: Codes
    ) -> tuple[list[Counter[int]], Counter[int], int]:
        """Exact counts: of each facet's values among what the others leave, of the lines that
        each wanted value has by itself, and of the lines that have all of them."""
        counts: list[Counter[int]] = [Counter() for _ in wanted]
        sizes: Counter[int] = Counter()
        total = 0
        rows = connection.execute(select(TALLIES).where(TALLIES.c.shelf == self.shelf))
        for _, *held, number in rows:
            misses = [
                facet
                for facet, code in enumerate(wanted)
                if code is not None and code != held[facet]
            ]
            sizes.update(
                {facet: number for facet, code in enumerate(wanted) if code == held[facet]}
            )
            if not misses:
                total += number
            for facet in range(len(wanted)) if not misses else misses if len(misses) == 1 else ():
                counts[facet][held[facet]] += number
        return counts, sizes, total

    def _leafed(
        self,
        connection: Connection,
        wanted: Codes,
        sizes: Mapping[int, int],
        total: int,
        start: int,
    ) -> list[int]:
        """Places of a page, walked to from the nearer end of the list."""
        if start >= total:
            return []
        chosen = [facet for facet, code in enumerate(wanted) if code is not None]
        # The rarest value leads; an added nothing keeps the others from being led by.
        leading = min(chosen, key=lambda facet: sizes[facet], default=None)
        conditions: list[Any] = [PLACES.c.place.between(*between(self.shelf))]
        for facet in chosen:
            column = PLACES.c[f"facet{facet}"]
            held = column if facet == leading else column + literal(0, Integer)
            conditions.append(held == wanted[facet])
        size = min(SIZE, total - start)
        ahead = start <= total // 2
        order = PLACES.c.place if ahead else PLACES.c.place.desc()
        rows = connection.execute(
            select(PLACES.c.place)
            .where(and_(*conditions))
            .order_by(order)
            .limit(size)
            .offset(start if ahead else total - start - size)
        )
        found = [row.place for row in rows]
        return found if ahead else found[::-1]

    def _worded(
        self, connection: Connection, asked: Search, wanted: Codes
    ) -> tuple[list[int], list[Counter[int]], bool]:
        """Places with the words, and counts among the first of them."""
        main = self._hits(connection, asked, wanted)
        capped = len(main) > self.cap
        counts: list[Counter[int]] = []
        for facet, code in enumerate(wanted):
            hits = main
            if code is not None:
                hits = self._hits(connection, asked, (*wanted[:facet], None, *wanted[facet + 1 :]))
                capped |= len(hits) > self.cap
            counts.append(Counter(hit[1 + facet] for hit in hits[: self.cap]))
        return [hit[0] for hit in main[: self.cap]], counts, capped

    def _hits(self, connection: Connection, asked: Search, wanted: Codes) -> Sequence[Any]:
        marked = [
            mark
            for mark, code in zip(marks([code or 0 for code in wanted]), wanted, strict=True)
            if code is not None
        ]
        hits = (
            select(self.text.place.label("place"))
            .select_from(self.text.hits)
            .where(self.text.matches(asked, marked), self.text.place.between(*between(self.shelf)))
            .order_by(self.text.place)
            .limit(self.cap + 1)
            .subquery()
        )
        return connection.execute(
            select(PLACES).join(hits, hits.c.place == PLACES.c.place).order_by(PLACES.c.place)
        ).all()

    def _lines(self, connection: Connection, places: Sequence[int]) -> list[T]:
        rows = connection.execute(
            select(LINES.c.place, LINES.c.body).where(LINES.c.place.in_(places))
        )
        bodies = {row.place: row.body for row in rows}
        return [_CONVERTER.structure(json.loads(bodies[place]), self.kind.line) for place in places]
