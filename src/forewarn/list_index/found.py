"""A list in the index, asked for its lines."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from cattrs.preconf.json import make_converter
from sqlalchemy import Connection, Integer, and_, literal, select
from sqlalchemy.engine import Engine

from forewarn.cache.relational import told
from forewarn.list_index.facet_counts import Codes, Counted, Tally
from forewarn.list_index.fulltext import FullText, marks
from forewarn.list_index.tables import LINES, PLACES, SHELVES, between
from forewarn.lists.listing import SIZE, Found, Kind, Query, ranked
from forewarn.lists.search import Search, search

T = TypeVar("T")
_CONVERTER = make_converter()


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
        self._tally: Tally | None = None

    def find(self, query: Query) -> Found[T]:
        """The lines of one page, in the order of the list."""
        wanted = query.wanted(self.kind)
        # One transaction, so that counts and lines are of the same list.
        with told(self.engine), self._reader() as connection:
            tally = self._read(connection)
            # A value that no line has gets a code that no line has.
            coded = tuple(
                None if value is None else tally.codes.get((facet, value), -1)
                for facet, value in enumerate(wanted)
            )
            asked = search(query.words)
            start = (query.page - 1) * SIZE
            counts: Sequence[Mapping[int, int]]
            if asked:
                places, counts, capped = self._worded(connection, asked, coded)
                total = len(places)
                places = places[start : start + SIZE]
            else:
                counted = tally.count(coded)
                counts, total, capped = counted.counts, counted.total, False
                places = self._leafed(connection, coded, counted, start)
            lines = self._lines(connection, places)
        return Found(
            lines=lines,
            total=total,
            counts={
                name: ranked({tally.values[facet, code]: number for code, number in held.items()})
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

    def _read(self, connection: Connection) -> Tally:
        """The list's tally, read anew where the list was written since."""
        written = connection.execute(
            select(SHELVES.c.written).where(SHELVES.c.id == self.shelf)
        ).scalar()
        if self._tally is None or self._tally.written != written:
            self._tally = Tally.read(connection, self.shelf, written or "")
        return self._tally

    def _leafed(
        self,
        connection: Connection,
        wanted: Codes,
        counted: Counted,
        start: int,
    ) -> list[int]:
        """Places of a page, walked to from the nearer end of the list."""
        total = counted.total
        if start >= total:
            return []
        chosen = [facet for facet, code in enumerate(wanted) if code is not None]
        # The rarest value leads; an added nothing keeps the others from being led by.
        leading = min(chosen, key=lambda facet: counted.alone[facet], default=None)
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
