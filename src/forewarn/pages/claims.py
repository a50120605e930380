"""Which claims need my eye?"""

from collections.abc import Iterator, Mapping
from typing import Any

from forewarn.claims.claim import Claim, Stance
from forewarn.claims.review import review_state
from forewarn.lists.claim_rows import CLAIM_FACETS, ClaimRow, claim_entry
from forewarn.lists.listing import SIZE, Entry, PagedList, Query
from forewarn.pages.labels import in_words
from forewarn.pages.page_data import PageData
from forewarn.pages.paging import At, Views, pages_of
from forewarn.pages.report import state_of_review, style
from forewarn.pages.views import saved_views
from forewarn.wording.numbers import day
from forewarn.wording.reasons import english, say
from forewarn.wording.review_states import review_reason
from forewarn.wording.translations import _
from forewarn.wording.vocabulary import term

CLAIM_VIEWS = Views(name="claims", facets=CLAIM_FACETS, facet="stance", values=tuple(Stance))
TITLES = {
    "state": "State",
    "stance": "Stance",
    "speaker": "Who",
    "measurand": "Counts",
}


def claim_entries(page_data: PageData) -> Iterator[Entry[ClaimRow]]:
    """Every claim: those nobody has looked at first, then newest first."""
    claims = [draft.claim for draft in page_data.assessment.claims]
    claims.sort(key=lambda claim: (claim.date, claim.report, -claim.span.start), reverse=True)
    claims.sort(key=lambda claim: page_data.evidence.reviewed[claim.id].review is not None)
    reports = page_data.evidence.reports
    return (claim_entry(_line(page_data, claim), reports[claim.report].title) for claim in claims)


def _line(page_data: PageData, claim: Claim) -> ClaimRow:
    assignment = page_data.assessment.assignments.get(claim.id)
    origin = page_data.evidence.origin_of.get(claim.id)
    return ClaimRow(
        id=claim.id,
        report=claim.report,
        date=claim.date,
        claimant=claim.claimant,
        speaker=page_data.evidence.sources.claimant(claim),
        grade=page_data.evidence.sources.grade_of(claim).value,
        quote=claim.quote,
        stance=claim.stance.value,
        style=style(claim),
        state=english(state_of_review(page_data, claim.id)),
        measurand=assignment.measurand if assignment else "",
        origin=origin.id if origin else "",
        outlets=len(origin.publishers) if origin else 0,
    )


def queries(ledger: PagedList[ClaimRow]) -> Iterator[Query]:
    """The pages that a static site holds: all claims, and those of each stance."""
    listing = ledger.find(Query())
    yield from _queries_of(Query(), listing.total)
    for stance, number in listing.counts["stance"]:
        yield from _queries_of(Query(facets={"stance": stance}), number)


def _queries_of(query: Query, total: int) -> Iterator[Query]:
    for page in range(1, pages_of(total, SIZE) + 1):
        yield Query(facets=query.facets, page=page)


def claims_context(
    page_data: PageData, query: Query, ledger: PagedList[ClaimRow], at: At = None
) -> dict[str, Any]:
    """Variables of ``claims.html``."""
    matches = ledger.find(query)
    facets = CLAIM_FACETS if page_data.live else ("stance",)
    return {
        "rows": [
            {
                "line": line,
                "when": day(line.date),
                "state": say(state_of_review(page_data, line.id)),
                "measurand": page_data.measurand_labels.get(line.measurand, line.measurand),
                "origin_path": page_data.origin_path(line.origin) if line.origin else "",
                "credit": (credit := page_data.assessment.credits.get(line.id)),
                "credit_reason": in_words(page_data, credit.reason if credit else None),
                "refused": _refusal(page_data, line.id),
            }
            for line in matches.lines
        ],
        "query": query,
        "found": matches,
        "sifted": bool(query.words or query.facets),
        "waiting": page_data.assessment.waiting,
        "facets": [
            (
                term(TITLES[facet]),
                CLAIM_VIEWS.choices(facet, query, matches, _labels(page_data, facet)),
            )
            for facet in facets
        ],
        "kept": [(key, value) for key, value in query.facets.items()],
        "pager": CLAIM_VIEWS.pager(query, matches.total, at),
        **saved_views(page_data, CLAIM_VIEWS, query),
    }


def _refusal(page_data: PageData, claim: str) -> str:
    """Why the claim's figure counts in no measurand; empty where it does, or has none."""
    assignment = page_data.assessment.assignments.get(claim)
    if assignment is None or assignment.measurand:
        return ""
    return in_words(page_data, assignment.reason)


def _labels(page_data: PageData, facet: str) -> Mapping[str, str]:
    if facet == "measurand":
        return {**page_data.measurand_labels, "": _("no estimate")}
    if facet == "speaker":
        return {source.id: source.name for source in page_data.case.sources}
    if facet == "state":
        return page_data.once(_state_labels)
    return {}


def _state_labels(page_data: PageData) -> Mapping[str, str]:
    """The state of each reviewed claim as shown, by its English words in files and addresses."""
    states = {review_state(item) for item in page_data.assessment.claims}
    return {english(reason): say(reason) for reason in map(review_reason, states)}
