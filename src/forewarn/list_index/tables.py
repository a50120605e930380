"""Tables of the index: lists on shelves, each line at its place in the order of its list."""

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
"""Begins the name of every table; another layout takes another name and is filled anew."""
FACETS = 4
"""Facets that a list may have."""
METADATA = MetaData()

SHELVES = Table(
    f"{LAYOUT}_shelves",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("stamp", String, nullable=False),
    Column("written", String, nullable=False),
    UniqueConstraint("name"),
)
"""Which list stands on which shelf, what it was made from, and a mark of its last writing."""
CODES = Table(
    f"{LAYOUT}_codes",
    METADATA,
    Column("shelf", Integer, primary_key=True),
    Column("facet", SmallInteger, primary_key=True),
    Column("code", Integer, primary_key=True),
    Column("value", Text, nullable=False),
)
"""The number that stands for a value of a facet."""
PLACES = Table(
    f"{LAYOUT}_places",
    METADATA,
    Column("place", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    *(Column(f"facet{number}", Integer, nullable=False) for number in range(FACETS)),
)
"""Lines by place with the codes of their facets: narrow, so that a million can be walked."""
for _leading in range(FACETS):
    _others = [number for number in range(FACETS) if number != _leading]
    Index(
        f"{LAYOUT}_by_facet{_leading}",
        PLACES.c[f"facet{_leading}"],
        PLACES.c.place,
        *(PLACES.c[f"facet{number}"] for number in _others),
    )
LINES = Table(
    f"{LAYOUT}_lines",
    METADATA,
    Column("place", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("digest", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Column("words", TSVECTOR().with_variant(Text(), "sqlite"), nullable=False),
)
"""What the line says, and the words by which it is found."""
TALLIES = Table(
    f"{LAYOUT}_tallies",
    METADATA,
    Column("shelf", Integer, primary_key=True),
    *(Column(f"facet{number}", Integer, primary_key=True) for number in range(FACETS)),
    Column("number", Integer, nullable=False),
)
"""How many lines of a shelf have which codes together: all counts of facets are sums of these."""

_RANK, _DAY = 30, 22
_LATE = 1 << (_RANK + _DAY)
_DAYS = (1 << _DAY) - 1
SHELF = _RANK + _DAY + 1
"""Bits of a place below the number of its shelf."""
MOST = (1 << (63 - SHELF)) - 1
"""Shelves that there can be."""


def place(shelf: int, *, late: bool, ordinal: int, rank: int) -> int:
    """The number that sorts lines as the list does: shelf, late ones last, latest day first, rank.

    >>> place(1, late=False, ordinal=5, rank=0) < place(1, late=False, ordinal=4, rank=0)
    True
    """
    return (shelf << SHELF) + (_LATE if late else 0) + ((_DAYS - ordinal) << _RANK) + rank


def between(shelf: int) -> tuple[int, int]:
    """The first and the last place of a shelf."""
    return shelf << SHELF, ((shelf + 1) << SHELF) - 1
