"""The index of long lists: written from a build, asked page by page."""

import hashlib
import json
import secrets
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from cattrs.preconf.json import make_converter
from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from forewarn.cache.relational import told, writing
from forewarn.list_index.found import Indexed
from forewarn.list_index.fulltext import EVERY, FULL_TEXT, WORDS, marks
from forewarn.list_index.tables import (
    CODES,
    FACETS,
    LINES,
    METADATA,
    MOST,
    PLACES,
    SHELVES,
    TALLIES,
    between,
    place,
)
from forewarn.lists.listing import CAP, Entry, Kind
from forewarn.lists.search import folded

T = TypeVar("T")
_BATCH = 10_000
_FEW = 500


class Index:
    """Lists in the database behind ``engine``; rebuildable, like all that a store holds."""

    def __init__(self, engine: Engine, *, cap: int = CAP) -> None:
        self.engine = engine
        self.cap = cap
        self.text = FULL_TEXT[engine.dialect.name]()
        try:
            METADATA.create_all(engine)
            with writing(engine) as connection:
                self.text.create(connection)
        except DBAPIError:
            engine.dispose()
            raise

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def shelve(
        self,
        name: str,
        stamp: str,
        kind: Kind[T],
        entries: Callable[[], Iterable[Entry[T]]],
    ) -> Indexed[T]:
        """The list ``name``; written where it was not made from ``stamp``, in one transaction.

        Only lines that are others than before are written.  Nobody reads half a list: who asks
        meanwhile is answered from the old one.
        """
        with told(self.engine), writing(self.engine) as connection:
            held = connection.execute(
                select(SHELVES.c.id, SHELVES.c.stamp)
                .where(SHELVES.c.name == name)
                .with_for_update()
            ).one_or_none()
            shelf = held.id if held else self._free(connection)
            if held is None:
                connection.execute(
                    insert(SHELVES).values(id=shelf, name=name, stamp="", written="")
                )
            if held is None or held.stamp != stamp:
                self._write(connection, shelf, kind, entries())
                connection.execute(
                    update(SHELVES)
                    .where(SHELVES.c.id == shelf)
                    .values(stamp=stamp, written=secrets.token_hex(8))
                )
            self.text.rest(connection)
        return Indexed(self.engine, self.text, shelf, kind, cap=self.cap)

    def _free(self, connection: Connection) -> int:
        """A number that no shelf has; where all are taken, that of the oldest, cleared."""
        last = connection.execute(select(func.max(SHELVES.c.id))).scalar() or 0
        if last < MOST:
            return int(last) + 1
        oldest = int(connection.execute(select(func.min(SHELVES.c.id))).scalar_one())
        self._write(connection, oldest, Kind(name="none", facets=(), line=object), ())
        connection.execute(delete(SHELVES).where(SHELVES.c.id == oldest))
        return oldest

    def _write(
        self, connection: Connection, shelf: int, kind: Kind[T], entries: Iterable[Entry[T]]
    ) -> None:
        first, last = between(shelf)
        standing = connection.execute(
            select(LINES.c.place, LINES.c.digest).where(LINES.c.place.between(first, last))
        )
        old: dict[int, int] = {row.place: row.digest for row in standing}
        codes = self._codes(connection, shelf)
        known = set(codes.items())
        tallies: Counter[tuple[int, ...]] = Counter()
        rows = self._rows(shelf, kind, entries, codes, tallies)
        while some := list(islice(rows, _BATCH)):
            before = [old.pop(row[0], None) for row in some]
            pairs = [(row, was) for row, was in zip(some, before, strict=True) if was != row[1]]
            self._take(connection, [row[0] for row, was in pairs if was is not None])
            changed = [row for row, _ in pairs]
            self.text.fill(connection, PLACES, [(row[0], *row[4]) for row in changed])
            self.text.fill(connection, LINES, [row[:4] for row in changed])
            self.text.enter(connection, [(row[0], row[3]) for row in changed])
        self._take(connection, list(old))
        fresh = [(shelf, facet, code, value) for (facet, value), code in codes.items() - known]
        self.text.fill(connection, CODES, fresh)
        connection.execute(delete(TALLIES).where(TALLIES.c.shelf == shelf))
        self.text.fill(
            connection, TALLIES, [(shelf, *held, number) for held, number in tallies.items()]
        )

    def _rows(
        self,
        shelf: int,
        kind: Kind[T],
        entries: Iterable[Entry[T]],
        codes: dict[tuple[int, str], int],
        tallies: Counter[tuple[int, ...]],
    ) -> Iterator[tuple[int, int, str, str, tuple[int, ...]]]:
        unstructure = make_converter().unstructure
        last: tuple[bool, int] | None = None
        rank = 0
        next_code: dict[int, int] = defaultdict(int)
        for facet, _ in codes:
            next_code[facet] += 1
        for entry in entries:
            bucket = (entry.late, -entry.day.toordinal())
            assert last is None or last <= bucket, "entries come in the order of the list"
            rank = rank + 1 if bucket == last else 0
            last = bucket
            numbers = []
            for facet, value in enumerate(entry.facets):
                if (facet, value) not in codes:
                    codes[facet, value] = next_code[facet]
                    next_code[facet] += 1
                numbers.append(codes[facet, value])
            coded = (*numbers, *(0 for _ in range(FACETS - len(numbers))))
            tallies[coded] += 1
            words = self.text.document(
                [*folded(entry.text)[:WORDS], EVERY, *marks(coded[: len(kind.facets)])]
            )
            body = json.dumps(unstructure(entry.line, kind.line), ensure_ascii=True)
            where = place(shelf, late=entry.late, ordinal=entry.day.toordinal(), rank=rank)
            yield where, _digest(body, words), body, words, coded

    def _take(self, connection: Connection, places: list[int]) -> None:
        for start in range(0, len(places), _FEW):
            some = places[start : start + _FEW]
            held = connection.execute(
                select(LINES.c.place, LINES.c.words).where(LINES.c.place.in_(some))
            )
            gone = [(row.place, row.words) for row in held]
            self.text.remove(connection, gone)
            connection.execute(delete(LINES).where(LINES.c.place.in_(some)))
            connection.execute(delete(PLACES).where(PLACES.c.place.in_(some)))

    @staticmethod
    def _codes(connection: Connection, shelf: int) -> dict[tuple[int, str], int]:
        rows = connection.execute(
            select(CODES.c.facet, CODES.c.value, CODES.c.code).where(CODES.c.shelf == shelf)
        )
        return {(row.facet, row.value): row.code for row in rows}


def _digest(*parts: str) -> int:
    raw = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(raw, "big", signed=True)
