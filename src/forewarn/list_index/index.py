"""The index of long lists: written from a build, queried page by page."""

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

from forewarn.cache.relational import database_errors, write_transaction
from forewarn.list_index.found import IndexedList
from forewarn.list_index.fulltext import ANY_LINE, FULL_TEXT, MOST_WORDS, facet_tokens
from forewarn.list_index.tables import (
    CODES,
    LINES,
    METADATA,
    MOST_FACETS,
    MOST_TABLES,
    ROWS,
    TABLES,
    TALLIES,
    key_range,
    row_key,
)
from forewarn.lists.listing import CAP, Entry, ListKind
from forewarn.lists.search import fold_words

_T = TypeVar("_T")
_BATCH = 10_000
_REMOVAL_BATCH = 500


class Index:
    """Lists in the database of ``engine``; rebuildable, like everything in a store."""

    def __init__(self, engine: Engine, *, cap: int = CAP) -> None:
        self.engine = engine
        self.cap = cap
        self.text = FULL_TEXT[engine.dialect.name]()
        try:
            METADATA.create_all(engine)
            with write_transaction(engine) as connection:
                self.text.create(connection)
        except DBAPIError:
            engine.dispose()
            raise

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def write_list(
        self,
        name: str,
        stamp: str,
        kind: ListKind[_T],
        entries: Callable[[], Iterable[Entry[_T]]],
    ) -> IndexedList[_T]:
        """The list ``name``; written in one transaction unless it was made from ``stamp`` already.

        Only rows that changed are written.  Readers see the old list until the transaction ends.
        """
        with database_errors(self.engine), write_transaction(self.engine) as connection:
            stored = connection.execute(
                select(TABLES.c.id, TABLES.c.stamp).where(TABLES.c.name == name).with_for_update()
            ).one_or_none()
            table_id = stored.id if stored else self._free_id(connection)
            if stored is None:
                connection.execute(
                    insert(TABLES).values(id=table_id, name=name, stamp="", written="")
                )
            if stored is None or stored.stamp != stamp:
                self._write(connection, table_id, kind, entries())
                connection.execute(
                    update(TABLES)
                    .where(TABLES.c.id == table_id)
                    .values(stamp=stamp, written=secrets.token_hex(8))
                )
            self.text.end_bulk(connection)
        return IndexedList(self.engine, self.text, table_id, kind, cap=self.cap)

    def _free_id(self, connection: Connection) -> int:
        """An unused table id; where all are used, that of the oldest table, cleared."""
        last = connection.execute(select(func.max(TABLES.c.id))).scalar() or 0
        if last < MOST_TABLES:
            return int(last) + 1
        oldest = int(connection.execute(select(func.min(TABLES.c.id))).scalar_one())
        self._write(connection, oldest, ListKind(name="none", facets=(), line=object), ())
        connection.execute(delete(TABLES).where(TABLES.c.id == oldest))
        return oldest

    def _write(
        self,
        connection: Connection,
        table_id: int,
        kind: ListKind[_T],
        entries: Iterable[Entry[_T]],
    ) -> None:
        first, last = key_range(table_id)
        stored = connection.execute(
            select(LINES.c.place, LINES.c.digest).where(LINES.c.place.between(first, last))
        )
        old: dict[int, int] = {row.place: row.digest for row in stored}
        codes = self._codes(connection, table_id)
        stored_codes = set(codes.items())
        tallies: Counter[tuple[int, ...]] = Counter()
        rows = self._rows(table_id, kind, entries, codes, tallies)
        while batch := list(islice(rows, _BATCH)):
            before = [old.pop(row[0], None) for row in batch]
            pairs = [
                (row, digest) for row, digest in zip(batch, before, strict=True) if digest != row[1]
            ]
            self._remove(connection, [row[0] for row, digest in pairs if digest is not None])
            changed = [row for row, _ in pairs]
            self.text.fill(connection, ROWS, [(row[0], *row[4]) for row in changed])
            self.text.fill(connection, LINES, [row[:4] for row in changed])
            self.text.enter(connection, [(row[0], row[3]) for row in changed])
        self._remove(connection, list(old))
        fresh = [
            (table_id, facet, code, value) for (facet, value), code in codes.items() - stored_codes
        ]
        self.text.fill(connection, CODES, fresh)
        connection.execute(delete(TALLIES).where(TALLIES.c.shelf == table_id))
        self.text.fill(
            connection,
            TALLIES,
            [(table_id, *combination, number) for combination, number in tallies.items()],
        )

    def _rows(
        self,
        table_id: int,
        kind: ListKind[_T],
        entries: Iterable[Entry[_T]],
        codes: dict[tuple[int, str], int],
        tallies: Counter[tuple[int, ...]],
    ) -> Iterator[tuple[int, int, str, str, tuple[int, ...]]]:
        unstructure = make_converter().unstructure
        previous: tuple[bool, int] | None = None
        rank = 0
        next_code: dict[int, int] = defaultdict(int)
        for facet, _ in codes:
            next_code[facet] += 1
        for entry in entries:
            bucket = (entry.trailing, -entry.day.toordinal())
            assert previous is None or previous <= bucket, "entries come in the order of the list"
            rank = rank + 1 if bucket == previous else 0
            previous = bucket
            numbers = []
            for facet, value in enumerate(entry.facets):
                if (facet, value) not in codes:
                    codes[facet, value] = next_code[facet]
                    next_code[facet] += 1
                numbers.append(codes[facet, value])
            combination = (*numbers, *(0 for _ in range(MOST_FACETS - len(numbers))))
            tallies[combination] += 1
            words = self.text.document(
                [
                    *fold_words(entry.text)[:MOST_WORDS],
                    ANY_LINE,
                    *facet_tokens(combination[: len(kind.facets)]),
                ]
            )
            body = json.dumps(unstructure(entry.line, kind.line), ensure_ascii=True)
            key = row_key(
                table_id, trailing=entry.trailing, ordinal=entry.day.toordinal(), rank=rank
            )
            yield key, _digest(body, words), body, words, combination

    def _remove(self, connection: Connection, row_keys: list[int]) -> None:
        for start in range(0, len(row_keys), _REMOVAL_BATCH):
            batch = row_keys[start : start + _REMOVAL_BATCH]
            stored = connection.execute(
                select(LINES.c.place, LINES.c.words).where(LINES.c.place.in_(batch))
            )
            documents = [(row.place, row.words) for row in stored]
            self.text.remove(connection, documents)
            connection.execute(delete(LINES).where(LINES.c.place.in_(batch)))
            connection.execute(delete(ROWS).where(ROWS.c.place.in_(batch)))

    @staticmethod
    def _codes(connection: Connection, table_id: int) -> dict[tuple[int, str], int]:
        rows = connection.execute(
            select(CODES.c.facet, CODES.c.value, CODES.c.code).where(CODES.c.shelf == table_id)
        )
        return {(row.facet, row.value): row.code for row in rows}


def _digest(*parts: str) -> int:
    raw = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(raw, "big", signed=True)
