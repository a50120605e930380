"""Database tables of the index: lists, and their rows under keys in the order of the list.

The columns ``shelf`` and ``place`` hold table ids and row keys.  They keep their names so that an
index in a shared database stays readable.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

LAYOUT = "list1"
"""Prefix of every table name; another layout takes another prefix and is filled anew."""
MOST_FACETS = 4
"""Most facets of a list."""
METADATA = MetaData()

TABLES = Table(
    f"{LAYOUT}_shelves",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("stamp", String, nullable=False),
    Column("written", String, nullable=False),
    UniqueConstraint("name"),
)
"""Lists by id: name, stamp of the inputs, and a random mark of the last write."""
CODES = Table(
    f"{LAYOUT}_codes",
    METADATA,
    Column("shelf", Integer, primary_key=True),
    Column("facet", SmallInteger, primary_key=True),
    Column("code", Integer, primary_key=True),
    Column("value", Text, nullable=False),
)
"""The code of each value of a facet."""
ROWS = Table(
    f"{LAYOUT}_places",
    METADATA,
    Column("place", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    *(Column(f"facet{number}", Integer, nullable=False) for number in range(MOST_FACETS)),
)
"""Rows by key with the codes of their facets: narrow, so that a million can be scanned."""
for _leading in range(MOST_FACETS):
    _remaining_facets = [number for number in range(MOST_FACETS) if number != _leading]
    Index(
        f"{LAYOUT}_by_facet{_leading}",
        ROWS.c[f"facet{_leading}"],
        ROWS.c.place,
        *(ROWS.c[f"facet{number}"] for number in _remaining_facets),
    )
LINES = Table(
    f"{LAYOUT}_lines",
    METADATA,
    Column("place", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("digest", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Column("words", TSVECTOR().with_variant(Text(), "sqlite"), nullable=False),
)
"""The content of each row, and the words by which it is found."""
TALLIES = Table(
    f"{LAYOUT}_tallies",
    METADATA,
    Column("shelf", Integer, primary_key=True),
    *(Column(f"facet{number}", Integer, primary_key=True) for number in range(MOST_FACETS)),
    Column("number", Integer, nullable=False),
)
"""Rows of a list by combination of codes: all facet counts are sums of these."""

_RANK, _DAY = 30, 22
_LATE = 1 << (_RANK + _DAY)
_DAYS = (1 << _DAY) - 1
_KEY_BITS = _RANK + _DAY + 1
"""Bits of a row key below the table id."""
MOST_TABLES = (1 << (63 - _KEY_BITS)) - 1
"""Most tables: their ids must fit the remaining bits."""


def row_key(table_id: int, *, trailing: bool, ordinal: int, rank: int) -> int:
    """The number that sorts rows as the list does: table, trailing last, latest day first, rank.

    >>> row_key(1, trailing=False, ordinal=5, rank=0) < row_key(1, trailing=False, ordinal=4, rank=0)
    True
    """
    return (
        (table_id << _KEY_BITS) + (_LATE if trailing else 0) + ((_DAYS - ordinal) << _RANK) + rank
    )


def key_range(table_id: int) -> tuple[int, int]:
    """The first and the last row key of a table."""
    return table_id << _KEY_BITS, ((table_id + 1) << _KEY_BITS) - 1
