"""Long lists a page at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forewarn.lists.listing import SIZE, ListPage, Query
from forewarn.pages.addresses import encoded
from forewarn.wording.translations import _
from forewarn.wording.vocabulary import term

At = Callable[[int], str] | None
"""Where the pages of a view live; None where its own address tells."""
CHOICES = 12
"""Values of a facet that are offered; the rest are found by words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a facet that can be chosen, or is."""

    label: str
    number: int
    path: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """Where the views of one long list live."""

    name: str
    """The page is ``NAME.html``, and pages of it are in ``NAME/``."""
    facets: tuple[str, ...]
    """What the list is sifted by."""
    facet: str = ""
    """The facet that has pages of its own in the static site; empty where none has."""
    values: tuple[str, ...] = ()
    """Its values; each is a name for a file."""

    def path(self, query: Query) -> str:
        """Address of a view: a page of its own where the static site has one, else a question."""
        value = query.facets.get(self.facet, "")
        own = set(query.facets) <= {self.facet} and value in ("", *self.values)
        if own and not query.words and (value or not query.facets):
            number = str(query.page) if query.page > 1 else ""
            name = "-".join(filter(None, (value, number)))
            return f"{self.name}/{name}.html" if name else f"{self.name}.html"
        question = [("q", query.words)] if query.words else []
        # An empty value of a facet is asked for as such: claims of nobody who is declared.
        question += [(key, query.facets[key]) for key in self.facets if key in query.facets]
        question += [("page", str(query.page))] if query.page > 1 else []
        return f"{self.name}.html?" + "&".join(f"{key}={encoded(value)}" for key, value in question)

    def at(self, path: str) -> Query | None:
        """The view that lives at a path; None where none does."""
        if path == f"{self.name}.html":
            return Query()
        if not path.startswith(f"{self.name}/") or not path.endswith(".html"):
            return None
        value, _dash, number = path[len(self.name) + 1 : -5].rpartition("-")
        if not number.isdecimal():
            value, number = path[len(self.name) + 1 : -5], "1"
        if (value and value not in self.values) or not _number(number):
            return None
        query = Query(facets={self.facet: value} if value else {}, page=_number(number))
        return query if self.path(query) == path else None

    def parse(self, parameters: Mapping[str, str]) -> Query:
        """The view that a question asks for; what is no part of one is passed over."""
        return Query(
            words=parameters.get("q", ""),
            facets={key: parameters[key] for key in self.facets if key in parameters},
            page=_number(parameters.get("page", "")) or 1,
        )

    def choices(
        self, facet: str, query: Query, matches: ListPage[Any], labels: Mapping[str, str]
    ) -> Sequence[Choice]:
        """The most frequent values of a facet; choosing one that is chosen lets go of it."""
        chosen = query.facets.get(facet)
        remaining = query.other_facets(facet)
        return [
            Choice(
                label=labels.get(value) or term(value) or _("none declared"),
                number=number,
                path=self.path(
                    Query(
                        words=query.words,
                        facets=remaining if chosen == value else {**remaining, facet: value},
                    )
                ),
                chosen=chosen == value,
            )
            for value, number in matches.counts[facet][:CHOICES]
        ]

    def pager(self, query: Query, total: int, path: At = None) -> "Pager":
        """Where one is in the view and how to go on; ``path`` where its pages live elsewhere."""

        def own(page: int) -> str:
            return self.path(Query(words=query.words, facets=query.facets, page=page))

        return Pager.of(query.page, total, SIZE, path or own)


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


def _number(text: str) -> int:
    """The number of a page; 0 when it is none, or none that a list could have."""
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def pages_of(total: int, size: int) -> int:
    """How many pages a list takes; an empty one takes a page too."""
    return max(1, -(-total // size))
