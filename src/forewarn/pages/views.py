"""Saved views: where they lead, and which of them is on the page."""

from collections.abc import Iterator, Mapping
from typing import Any

from forewarn.lists.listing import SIZE, PagedList, Query
from forewarn.lists.saved_view import Page, SavedView
from forewarn.lists.search import parse_search
from forewarn.pages.addresses import slug
from forewarn.pages.page_data import PageData
from forewarn.pages.paging import Views, pages_of


def query_of(view: SavedView, page: int = 1) -> Query:
    """What a view asks for."""
    return Query(words=view.words, facets=view.facets, page=page)


def view_path(view: SavedView, page: int = 1) -> str:
    """Page of a view in the static site, where no question can be answered."""
    return f"views/{view.page}-{slug(view.name)}{f'~{page}' if page > 1 else ''}.html"


def view_paths(
    page_data: PageData, lists: Mapping[Page, tuple[Views, PagedList[Any]]]
) -> Iterator[tuple[str, SavedView, int]]:
    """The pages of every saved view that its list can answer; ``check`` tells of the others."""
    for view in page_data.case.views:
        views, catalogue = lists[view.page]
        if not set(view.facets) <= set(views.facets):
            continue
        total = catalogue.find(query_of(view)).total
        for page in range(1, pages_of(total, SIZE) + 1):
            yield view_path(view, page), view, page


def saved_views(page_data: PageData, views: Views, query: Query) -> dict[str, Any]:
    """What the page of a list tells of its saved views."""
    rows = [
        {
            "name": view.name,
            "path": views.path(query_of(view)) if page_data.live else view_path(view),
            "chosen": _same(query_of(view), query),
        }
        for view in page_data.case.views
        if view.page == views.name and set(view.facets) <= set(views.facets)
    ]
    return {"saved": rows, "view": next((row["name"] for row in rows if row["chosen"]), "")}


def _same(first: Query, second: Query) -> bool:
    return dict(first.facets) == dict(second.facets) and parse_search(first.words) == parse_search(
        second.words
    )
