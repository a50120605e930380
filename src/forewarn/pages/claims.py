"""Which claims need my eye?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forewarn.briefing.wording import day
from forewarn.claims.claim import Claim, Stance
from forewarn.claims.ledger import FACETS, SIZE, Found, Ledger, Line, Listed, Query
from forewarn.pages.addresses import encoded
from forewarn.pages.dossier import Dossier
from forewarn.pages.paging import Pager, pages_of
from forewarn.pages.report import state, style

SHOWN = 12
"""Values of a facet that are offered; the rest are found by words."""
TITLES = {
    "state": "State",
    "stance": "Stance",
    "speaker": "Who",
    "measurand": "Counts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a facet that can be chosen, or is."""

    label: str
    number: int
    path: str
    chosen: bool


def lines(dossier: Dossier) -> Iterator[Line]:
    """Every claim: those nobody has looked at first, then newest first."""
    held = [each.claim for each in dossier.assessment.claims]
    held.sort(key=lambda claim: (claim.date, claim.report, -claim.span.start), reverse=True)
    held.sort(key=lambda claim: dossier.evidence.reviewed[claim.id].review is not None)
    return (_line(dossier, claim) for claim in held)


def _line(dossier: Dossier, claim: Claim) -> Line:
    assignment = dossier.assessment.assignments.get(claim.id)
    origin = dossier.evidence.origin_of.get(claim.id)
    return Line(
        id=claim.id,
        report=claim.report,
        date=claim.date,
        claimant=claim.claimant,
        speaker=claim.claimant_id,
        grade=dossier.evidence.grade(claim).value,
        quote=claim.quote,
        stance=claim.stance.value,
        style=style(claim),
        state=state(dossier, claim.id),
        measurand=assignment.measurand if assignment else "",
        origin=origin.id if origin else "",
        outlets=len(origin.publishers) if origin else 0,
    )


def queries(ledger: Ledger) -> Iterator[Query]:
    """The pages that a static site holds: all claims, and those of each stance."""
    whole = ledger.find(Query())
    yield from _paged(Query(), whole.total)
    for stance, number in whole.counts["stance"]:
        yield from _paged(Query(facets={"stance": stance}), number)


def _paged(query: Query, total: int) -> Iterator[Query]:
    for page in range(1, pages_of(total, SIZE) + 1):
        yield Query(facets=query.facets, page=page)


def address(query: Query) -> str:
    """Where a view lives: a page of its own where the static site has one, else a question."""
    stance = query.facets.get("stance", "")
    plain = not query.words and set(query.facets) <= {"stance"} and stance in ("", *Stance)
    if plain:
        name = "-".join(
            part for part in (stance, str(query.page) if query.page > 1 else "") if part
        )
        return f"claims/{name}.html" if name else "claims.html"
    asked = [("q", query.words)] + [(key, query.facets.get(key)) for key in FACETS]
    if query.page > 1:
        asked.append(("page", str(query.page)))
    # An empty value of a facet is asked for as such: claims of nobody who is declared.
    given = [(key, value) for key, value in asked if value or (value is not None and key in FACETS)]
    return "claims.html?" + "&".join(f"{key}={encoded(value or '')}" for key, value in given)


def context(dossier: Dossier, query: Query, ledger: Ledger | None = None) -> dict[str, Any]:
    """Variables of ``claims.html``."""
    found = (ledger or Listed(lines(dossier))).find(query)
    offered = FACETS if dossier.live else ("stance",)
    return {
        "rows": [
            {
                "line": line,
                "when": day(line.date),
                "measurand": dossier.measurand_labels.get(line.measurand, line.measurand),
                "origin_path": dossier.origin_path(line.origin) if line.origin else "",
                "credit": dossier.assessment.credits.get(line.id),
                "refused": _refused(dossier, line.id),
            }
            for line in found.lines
        ],
        "query": query,
        "found": found,
        "sifted": bool(query.words or query.facets),
        "waiting": dossier.assessment.waiting,
        "facets": [(TITLES[facet], _choices(dossier, facet, query, found)) for facet in offered],
        "kept": [(key, value) for key, value in query.facets.items()],
        "pager": Pager.of(
            query.page,
            found.total,
            SIZE,
            lambda page: address(Query(words=query.words, facets=query.facets, page=page)),
        ),
    }


def _refused(dossier: Dossier, claim: str) -> str:
    """Why the claim's figure counts in no measurand; empty where it does, or has none."""
    assignment = dossier.assessment.assignments.get(claim)
    return assignment.reason if assignment and not assignment.measurand else ""


def _choices(dossier: Dossier, facet: str, query: Query, found: Found) -> list[Choice]:
    labels = _labels(dossier, facet)
    chosen = query.facets.get(facet)
    return [
        Choice(
            label=labels.get(value, value) or "none declared",
            number=number,
            path=address(_turned(query, facet, None if chosen == value else value)),
            chosen=chosen == value,
        )
        for value, number in found.counts[facet][:SHOWN]
    ]


def _turned(query: Query, facet: str, value: str | None) -> Query:
    others = query.without(facet)
    return Query(words=query.words, facets=others if value is None else {**others, facet: value})


def _labels(dossier: Dossier, facet: str) -> Mapping[str, str]:
    if facet == "measurand":
        return {**dossier.measurand_labels, "": "no estimate"}
    if facet == "speaker":
        return {source.id: source.name for source in dossier.case.sources}
    return {}
