"""Full text in the terms of each database: FTS5 in SQLite, tsvector under GIN in PostgreSQL.

Words are folded before they are stored, so that all databases find the same.  Codes of facets are
words too, with a sign that no folded word contains: one pass over the inverted index then matches
the words of a search and the facets together.
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
from forewarn.lists.search import Search, SearchTerm

ANY_LINE = "§"
"""A word that every row contains, so that a search of exclusions has a term to match."""
MOST_WORDS = 2_000
"""Words of a row that are indexed."""

Row = Sequence[Any]


def facet_tokens(codes: Sequence[int]) -> list[str]:
    """The words that stand for the codes of facets."""
    return [f"{ANY_LINE}{facet}{ANY_LINE}{code}" for facet, code in enumerate(codes)]


class FullText(Protocol):
    """The operations that differ between databases."""

    hits: FromClause
    """The table that is searched for words."""
    place: ColumnElement[int]
    """The row key in that table."""
    reading: Mapping[str, Any]
    """Connection options under which several statements see one state of the database."""

    def begin_bulk(self, connection: Connection) -> None:
        """Wait for other writers, and prepare to write many rows."""

    def end_bulk(self, connection: Connection) -> None:
        """Undo the preparation of :meth:`begin_bulk`."""

    def document(self, words: Sequence[str]) -> str:
        """Words in the form in which they are stored."""

    def create(self, connection: Connection) -> None:
        """Create missing tables and indexes."""

    def fill(self, connection: Connection, into: Table, rows: Sequence[Row]) -> None:
        """Insert many rows, each in the order of the table's columns."""

    def enter(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Index these documents, whose rows are inserted already."""

    def remove(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Remove these documents from the index, before their rows are deleted."""

    def matches(self, parsed: Search, tokens: Sequence[str]) -> ColumnElement[bool]:
        """The condition that a document matches the search and contains the tokens."""


class _Fts5:
    """SQLite's own full text; its ``ascii`` tokenizer takes folded words as they are."""

    hits: FromClause = Table(
        f"{LAYOUT}_search", MetaData(), Column("rowid", Integer, primary_key=True)
    )
    place: ColumnElement[int] = hits.c.rowid
    reading: Mapping[str, Any] = MappingProxyType({})

    def begin_bulk(self, connection: Connection) -> None:
        # The writing block holds the lock from its beginning.  Six B-trees grow side by side: in the
        # default cache of 2 MB each of their pages would be written many times.
        connection.exec_driver_sql("PRAGMA cache_size=-400000")

    def end_bulk(self, connection: Connection) -> None:
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

    def matches(self, parsed: Search, tokens: Sequence[str]) -> ColumnElement[bool]:
        terms = [*map(_fts5, parsed.required), *(f'"{token}"' for token in tokens)] or [
            f'"{ANY_LINE}"'
        ]
        expression = " AND ".join(terms)
        if parsed.excluded:
            expression = f"({expression}) NOT ({' OR '.join(map(_fts5, parsed.excluded))})"
        return literal_column(f"{LAYOUT}_search", Text).op("MATCH", is_comparison=True)(expression)


class _TsVector:
    """PostgreSQL's full text without its parser: lexemes and positions are given as they are."""

    hits: FromClause = LINES
    place: ColumnElement[int] = LINES.c.place
    reading: Mapping[str, Any] = MappingProxyType({"isolation_level": "REPEATABLE READ"})

    def begin_bulk(self, connection: Connection) -> None:
        connection.exec_driver_sql("LOCK TABLE list1_shelves IN EXCLUSIVE MODE")

    def end_bulk(self, connection: Connection) -> None:
        """Nothing to do: the server manages its memory."""

    def document(self, words: Sequence[str]) -> str:
        return " ".join(f"'{word}':{at}" for at, word in enumerate(words, 1))

    def create(self, connection: Connection) -> None:
        connection.exec_driver_sql(
            "CREATE INDEX IF NOT EXISTS list1_words ON list1_lines USING gin (words)"
        )

    def fill(self, connection: Connection, into: Table, rows: Sequence[Row]) -> None:
        # One round trip a row would take an hour for a million rows.
        text = io.StringIO()
        for row in rows:
            text.write("\t".join(map(_copy_escape, row)) + "\n")
        text.seek(0)
        raw: Any = connection.connection.cursor()
        raw.execute(f"COPY {into.name} FROM STDIN", stream=text)
        raw.close()

    def enter(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Nothing to do: the database updates the index with the rows."""

    def remove(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Nothing to do: the database updates the index with the rows."""

    def matches(self, parsed: Search, tokens: Sequence[str]) -> ColumnElement[bool]:
        terms = [*map(_tsquery, parsed.required), *(f"'{token}'" for token in tokens)] or [
            f"'{ANY_LINE}'"
        ]
        expression = " & ".join(terms)
        if parsed.excluded:
            expression = f"{expression} & !({' | '.join(map(_tsquery, parsed.excluded))})"
        return LINES.c.words.op("@@", is_comparison=True)(cast(expression, TSQUERY))


def _fts5(term: SearchTerm) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.prefix else ""}'


def _tsquery(term: SearchTerm) -> str:
    *first, last = (f"'{word}'" for word in term.words)
    return f"({' <-> '.join((*first, f'{last}:*' if term.prefix else last))})"


def _copy_escape(value: object) -> str:
    return (
        str(value)
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
    )


FULL_TEXT: dict[str, type[FullText]] = {"sqlite": _Fts5, "postgresql": _TsVector}
