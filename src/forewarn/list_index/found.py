"""A list in the index, queried page by page."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from cattrs.preconf.json import make_converter
from sqlalchemy import Connection, Integer, and_, literal, select
from sqlalchemy.engine import Engine

from forewarn.cache.relational import database_errors
from forewarn.list_index.facet_counts import Codes, FacetCounts, Tally
from forewarn.list_index.fulltext import FullText, facet_tokens
from forewarn.list_index.tables import LINES, ROWS, TABLES, key_range
from forewarn.lists.listing import SIZE, ListKind, ListPage, Query, rank_counts
from forewarn.lists.search import Search, parse_search

_T = TypeVar("_T")
_CONVERTER = make_converter()


class IndexedList(Generic[_T]):
    """One list of the index."""

    def __init__(
        self, engine: Engine, text: FullText, table_id: int, kind: ListKind[_T], *, cap: int
    ) -> None:
        self.engine = engine
        self.text = text
        self.table_id = table_id
        self.kind = kind
        self.cap = cap
        self._tally: Tally | None = None

    def find(self, query: Query) -> ListPage[_T]:
        """The rows of one page, in the order of the list."""
        required = query.facet_values(self.kind)
        # One transaction, so that counts and rows are of the same version of the list.
        with database_errors(self.engine), self._reader() as connection:
            tally = self._read(connection)
            # A value that no row has gets a code that no row has.
            codes = tuple(
                None if value is None else tally.codes.get((facet, value), -1)
                for facet, value in enumerate(required)
            )
            parsed = parse_search(query.words)
            start = (query.page - 1) * SIZE
            counts: Sequence[Mapping[int, int]]
            if parsed:
                row_keys, counts, capped = self._search(connection, parsed, codes)
                total = len(row_keys)
                row_keys = row_keys[start : start + SIZE]
            else:
                facet_counts = tally.count(codes)
                counts, total, capped = facet_counts.counts, facet_counts.total, False
                row_keys = self._page(connection, codes, facet_counts, start)
            lines = self._lines(connection, row_keys)
        return ListPage(
            lines=lines,
            total=total,
            counts={
                name: rank_counts(
                    {tally.values[facet, code]: number for code, number in numbers.items()}
                )
                for facet, (name, numbers) in enumerate(zip(self.kind.facets, counts, strict=True))
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
        """The tally of the list, read again when the list was written since."""
        version = connection.execute(
            select(TABLES.c.written).where(TABLES.c.id == self.table_id)
        ).scalar()
        if self._tally is None or self._tally.version != version:
            self._tally = Tally.read(connection, self.table_id, version or "")
        return self._tally

    def _page(
        self,
        connection: Connection,
        required: Codes,
        facet_counts: FacetCounts,
        start: int,
    ) -> list[int]:
        """Row keys of a page, counted from the nearer end of the list."""
        total = facet_counts.total
        if start >= total:
            return []
        chosen = [facet for facet, code in enumerate(required) if code is not None]
        # The index of the rarest value should lead; adding 0 keeps the database from choosing the
        # index of another facet.
        leading = min(chosen, key=lambda facet: facet_counts.alone[facet], default=None)
        conditions: list[Any] = [ROWS.c.place.between(*key_range(self.table_id))]
        for facet in chosen:
            column = ROWS.c[f"facet{facet}"]
            term = column if facet == leading else column + literal(0, Integer)
            conditions.append(term == required[facet])
        size = min(SIZE, total - start)
        ahead = start <= total // 2
        order = ROWS.c.place if ahead else ROWS.c.place.desc()
        rows = connection.execute(
            select(ROWS.c.place)
            .where(and_(*conditions))
            .order_by(order)
            .limit(size)
            .offset(start if ahead else total - start - size)
        )
        row_keys = [row.place for row in rows]
        return row_keys if ahead else row_keys[::-1]

    def _search(
        self, connection: Connection, parsed: Search, required: Codes
    ) -> tuple[list[int], list[Counter[int]], bool]:
        """Row keys that match the words, and facet counts among the first of them."""
        main = self._hits(connection, parsed, required)
        capped = len(main) > self.cap
        counts: list[Counter[int]] = []
        for facet, code in enumerate(required):
            hits = main
            if code is not None:
                hits = self._hits(
                    connection, parsed, (*required[:facet], None, *required[facet + 1 :])
                )
                capped |= len(hits) > self.cap
            counts.append(Counter(hit[1 + facet] for hit in hits[: self.cap]))
        return [hit[0] for hit in main[: self.cap]], counts, capped

    def _hits(self, connection: Connection, parsed: Search, required: Codes) -> Sequence[Any]:
        tokens = [
            token
            for token, code in zip(
                facet_tokens([code or 0 for code in required]), required, strict=True
            )
            if code is not None
        ]
        hits = (
            select(self.text.place.label("place"))
            .select_from(self.text.hits)
            .where(
                self.text.matches(parsed, tokens),
                self.text.place.between(*key_range(self.table_id)),
            )
            .order_by(self.text.place)
            .limit(self.cap + 1)
            .subquery()
        )
        return connection.execute(
            select(ROWS).join(hits, hits.c.place == ROWS.c.place).order_by(ROWS.c.place)
        ).all()

    def _lines(self, connection: Connection, row_keys: Sequence[int]) -> list[_T]:
        rows = connection.execute(
            select(LINES.c.place, LINES.c.body).where(LINES.c.place.in_(row_keys))
        )
        bodies = {row.place: row.body for row in rows}
        return [
            _CONVERTER.structure(json.loads(bodies[row_key]), self.kind.line)
            for row_key in row_keys
        ]
