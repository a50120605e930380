"""Full text in the terms of each database: FTS5 in SQLite, tsvector under GIN in PostgreSQL.

Words are folded before they get there, so that all stores find the same.  Codes of facets are
words too, with a sign before them that no folded word holds: the words of a search and the facets
are then met in one pass over the inverted index.
"""

import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    MetaData,
    Table,
    Text,
    cast,
    insert,
    literal_column,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from forewarn.list_index.tables import LAYOUT, LINES
from forewarn.lists.search import Search, Term

EVERY = "§"
"""A word that every line holds."""
WORDS = 2_000
"""Words of a line that are found."""

Row = Sequence[Any]


def marks(codes: Sequence[int]) -> list[str]:
    """The words that stand for codes of facets."""
    return [f"{EVERY}{place}{EVERY}{code}" for place, code in enumerate(codes)]


class FullText(Protocol):
    """What differs between databases."""

    hits: FromClause
    """Where places are found by words."""
    place: ColumnElement[int]
    reading: Mapping[str, Any]
    """Options under which several statements see one state of the database."""

    def turn(self, connection: Connection) -> None:
        """Wait until nobody else writes, and make ready to write much."""

    def rest(self, connection: Connection) -> None:
        """Let go of what was made ready."""

    def document(self, words: Sequence[str]) -> str:
        """Words as they are stored."""

    def create(self, connection: Connection) -> None:
        """Make what is missing."""

    def fill(self, connection: Connection, into: Table, rows: Sequence[Row]) -> None:
        """Enter many rows, each in the order of the table's columns."""

    def enter(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Make these documents, whose lines are in, findable."""

    def remove(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Let go of these documents, whose lines go next."""

    def matches(self, asked: Search, marked: Sequence[str]) -> ColumnElement[bool]:
        """The condition that a document fits the search and holds the marks."""


class _Fts5:
    """SQLite's own full text; its ``ascii`` tokenizer takes folded words as they are."""

    hits: FromClause = Table(
        f"{LAYOUT}_search", MetaData(), Column("rowid", Integer, primary_key=True)
    )
    place: ColumnElement[int] = hits.c.rowid
    reading: Mapping[str, Any] = MappingProxyType({})

    def turn(self, connection: Connection) -> None:
        # A block that writes has its turn from the beginning.  Six trees grow side by side: in the
        # usual 2 MB each of their pages would be written many times over.
        connection.exec_driver_sql("PRAGMA cache_size=-400000")

    def rest(self, connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA cache_size=-8000")

    def document(self, words: Sequence[str]) -> str:
        return " ".join(words)

    def create(self, connection: Connection) -> None:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE IF NOT EXISTS list1_search USING fts5(words, content='list1_lines',"
            " content_rowid='place', tokenize='ascii', prefix='1 2 3')"
        )

    def fill(self, connection: Connection, into: Table, rows: Sequence[Row]) -> None:
        statement = str(insert(into).compile(dialect=connection.dialect))
        raw = connection.connection.cursor()
        raw.executemany(statement, rows)
        raw.close()

    def enter(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        if rows:
            connection.exec_driver_sql(
                "INSERT INTO list1_search(rowid, words) VALUES (?, ?)", list(rows)
            )

    def remove(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        if rows:
            connection.exec_driver_sql(
                "INSERT INTO list1_search(list1_search, rowid, words) VALUES ('delete', ?, ?)",
                list(rows),
            )

    def matches(self, asked: Search, marked: Sequence[str]) -> ColumnElement[bool]:
        must = [*map(_fts5, asked.wanted), *(f'"{mark}"' for mark in marked)] or [f'"{EVERY}"']
        said = " AND ".join(must)
        if asked.unwanted:
            said = f"({said}) NOT ({' OR '.join(map(_fts5, asked.unwanted))})"
        return literal_column(f"{LAYOUT}_search", Text).op("MATCH", is_comparison=True)(said)


class _TsVector:
    """PostgreSQL's full text without its parser: lexemes and positions are given as they are."""

    hits: FromClause = LINES
    place: ColumnElement[int] = LINES.c.place
    reading: Mapping[str, Any] = MappingProxyType({"isolation_level": "REPEATABLE READ"})

    def turn(self, connection: Connection) -> None:
        connection.exec_driver_sql("LOCK TABLE list1_shelves IN EXCLUSIVE MODE")

    def rest(self, connection: Connection) -> None:
        """Nothing to do: the server minds its memory."""

    def document(self, words: Sequence[str]) -> str:
        return " ".join(f"'{word}':{at}" for at, word in enumerate(words, 1))

    def create(self, connection: Connection) -> None:
        connection.exec_driver_sql(
            "CREATE INDEX IF NOT EXISTS list1_words ON list1_lines USING gin (words)"
        )

    def fill(self, connection: Connection, into: Table, rows: Sequence[Row]) -> None:
        # One row a round trip would take an hour for a million.
        text = io.StringIO()
        for row in rows:
            text.write("\t".join(map(_copied, row)) + "\n")
        text.seek(0)
        raw: Any = connection.connection.cursor()
        raw.execute(f"COPY {into.name} FROM STDIN", stream=text)
        raw.close()

    def enter(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Nothing to do: the index follows the lines."""

    def remove(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Nothing to do: the index follows the lines."""

    def matches(self, asked: Search, marked: Sequence[str]) -> ColumnElement[bool]:
        must = [*map(_tsquery, asked.wanted), *(f"'{mark}'" for mark in marked)] or [f"'{EVERY}'"]
        said = " & ".join(must)
        if asked.unwanted:
            said = f"{said} & !({' | '.join(map(_tsquery, asked.unwanted))})"
        return LINES.c.words.op("@@", is_comparison=True)(cast(said, TSQUERY))


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.prefix else ""}'


def _tsquery(term: Term) -> str:
    *first, last = (f"'{word}'" for word in term.words)
    return f"({' <-> '.join((*first, f'{last}:*' if term.prefix else last))})"


def _copied(value: object) -> str:
    return (
        str(value)
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
    )


FULL_TEXT: dict[str, type[FullText]] = {"sqlite": _Fts5, "postgresql": _TsVector}
