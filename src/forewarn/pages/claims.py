"""Which claims need my eye?"""

from collections.abc import Iterator, Mapping
from typing import Any

from forewarn.claims.claim import Claim, Stance
from forewarn.lists.claim_rows import FACETS, Line, entry
from forewarn.lists.listing import SIZE, Catalogue, Entry, Query
from forewarn.pages.labels import in_words
from forewarn.pages.page_data import Dossier
from forewarn.pages.paging import At, Views, pages_of
from forewarn.pages.report import state, style
from forewarn.pages.views import offered
from forewarn.translations import _
from forewarn.wording.numbers import day
from forewarn.wording.vocabulary import term

VIEWS = Views(name="claims", facets=FACETS, facet="stance", values=tuple(Stance))
TITLES = {
    "state": "State",
    "stance": "Stance",
    "speaker": "Who",
    "measurand": "Counts",
}


def entries(dossier: Dossier) -> Iterator[Entry[Line]]:
    """Every claim: those nobody has looked at first, then newest first."""
    held = [each.claim for each in dossier.assessment.claims]
    held.sort(key=lambda claim: (claim.date, claim.report, -claim.span.start), reverse=True)
    held.sort(key=lambda claim: dossier.evidence.reviewed[claim.id].review is not None)
    reports = dossier.evidence.reports
    return (entry(_line(dossier, claim), reports[claim.report].title) for claim in held)


def _line(dossier: Dossier, claim: Claim) -> Line:
    assignment = dossier.assessment.assignments.get(claim.id)
    origin = dossier.evidence.origin_of.get(claim.id)
    return Line(
        id=claim.id,
        report=claim.report,
        date=claim.date,
        claimant=claim.claimant,
        speaker=dossier.evidence.sources.claimant(claim),
        grade=dossier.evidence.sources.grade_of(claim).value,
        quote=claim.quote,
        stance=claim.stance.value,
        style=style(claim),
        state=state(dossier, claim.id),
        measurand=assignment.measurand if assignment else "",
        origin=origin.id if origin else "",
        outlets=len(origin.publishers) if origin else 0,
    )


def queries(ledger: Catalogue[Line]) -> Iterator[Query]:
    """The pages that a static site holds: all claims, and those of each stance."""
    whole = ledger.find(Query())
    yield from _paged(Query(), whole.total)
    for stance, number in whole.counts["stance"]:
        yield from _paged(Query(facets={"stance": stance}), number)


def _paged(query: Query, total: int) -> Iterator[Query]:
    for page in range(1, pages_of(total, SIZE) + 1):
        yield Query(facets=query.facets, page=page)


def context(
    dossier: Dossier, query: Query, ledger: Catalogue[Line], at: At = None
) -> dict[str, Any]:
    """Variables of ``claims.html``."""
    found = ledger.find(query)
    shown = FACETS if dossier.live else ("stance",)
    return {
        "rows": [
            {
                "line": line,
                "when": day(line.date),
                "measurand": dossier.measurand_labels.get(line.measurand, line.measurand),
                "origin_path": dossier.origin_path(line.origin) if line.origin else "",
                "credit": (credit := dossier.assessment.credits.get(line.id)),
                "credit_reason": in_words(dossier, credit.reason if credit else None),
                "refused": _refused(dossier, line.id),
            }
            for line in found.lines
        ],
        "query": query,
        "found": found,
        "sifted": bool(query.words or query.facets),
        "waiting": dossier.assessment.waiting,
        "facets": [
            (term(TITLES[facet]), VIEWS.choices(facet, query, found, _labels(dossier, facet)))
            for facet in shown
        ],
        "kept": [(key, value) for key, value in query.facets.items()],
        "pager": VIEWS.pager(query, found.total, at),
        **offered(dossier, VIEWS, query),
    }


def _refused(dossier: Dossier, claim: str) -> str:
    """Why the claim's figure counts in no measurand; empty where it does, or has none."""
    assignment = dossier.assessment.assignments.get(claim)
    if assignment is None or assignment.measurand:
        return ""
    return in_words(dossier, assignment.reason)


def _labels(dossier: Dossier, facet: str) -> Mapping[str, str]:
    if facet == "measurand":
        return {**dossier.measurand_labels, "": _("no estimate")}
    if facet == "speaker":
        return {source.id: source.name for source in dossier.case.sources}
    return {}
