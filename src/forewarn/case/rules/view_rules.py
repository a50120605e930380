"""Rules about saved views."""

from collections.abc import Collection, Iterator, Mapping

from forewarn.case.model import Case
from forewarn.case.rules.rule import Breach, at
from forewarn.claims.claim import Stance
from forewarn.lists.claim_rows import CLAIM_FACETS
from forewarn.lists.report_rows import REPORT_FACETS
from forewarn.lists.saved_view import Page, SavedView

_FACETS = {Page.CLAIMS: CLAIM_FACETS, Page.REPORTS: REPORT_FACETS}


def bad_view(case: Case) -> Iterator[Breach]:
    """A saved view has a name of its own, something to sift by, and filters that its page knows.

    A speaker, a measurand and a stance must be ones that there are; leave the value empty
    (`speaker = ""`) for claims without one.
    """
    names: set[tuple[Page, str]] = set()
    choices: Mapping[str, Collection[str]] = {
        "stance": tuple(Stance),
        "speaker": ["", *(source.id for source in case.sources)],
        "measurand": ["", *(measurand.id for measurand in case.measurands)],
    }
    for view in case.views:
        if not view.name.strip():
            yield Breach(location=at(view, "name"), message="a view without a name; give it one")
        if (view.page, view.name.casefold()) in names:
            yield Breach(
                location=at(view, "name"),
                message=f"the name {view.name!r} is already that of another view of {view.page}; "
                "choose another",
            )
        names.add((view.page, view.name.casefold()))
        if not view.words.strip() and not view.facets:
            yield Breach(
                location=at(view),
                message=f"{view.name}: nothing to sift by; add words or facets, or take it out",
            )
        yield from _filters(view, choices)


def _filters(view: SavedView, choices: Mapping[str, Collection[str]]) -> Iterator[Breach]:
    facets = _FACETS[view.page]
    for facet, value in view.facets.items():
        location = at(view, f"facets.{facet}", "facets")
        if facet not in facets:
            yield Breach(
                location=location,
                message=f"{view.name}: {view.page} have no filter {facet!r}; one of {', '.join(facets)}",
            )
        elif facet in choices and value not in choices[facet]:
            yield Breach(location=location, message=f"{view.name}: there is no {facet} {value!r}")
