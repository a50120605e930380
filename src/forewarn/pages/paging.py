"""Long lists a page at a time."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where one is in a long list and how to go on."""

    first: int
    last: int
    total: int
    page: int
    pages: int
    before: str
    """Path of the page before; empty on the first."""
    after: str

    @classmethod
    def of(cls, page: int, total: int, size: int, path: Callable[[int], str]) -> "Pager":
        """The pager of one page; ``path`` tells where another one lives."""
        pages = pages_of(total, size)
        return cls(
            first=min((page - 1) * size + 1, total),
            last=min(page * size, total),
            total=total,
            page=page,
            pages=pages,
            before=path(page - 1) if page > 1 else "",
            after=path(page + 1) if page < pages else "",
        )


def pages_of(total: int, size: int) -> int:
    """How many pages a list takes; an empty one takes a page too."""
    return max(1, -(-total // size))
