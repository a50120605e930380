"""The claims of a build as a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.claims.review import ReviewedClaim, review_state
from forewarn.estimates.assignment import Assignment
from forewarn.exports.table import TableCell, csv_bytes
from forewarn.origins.origin import Member, Origin
from forewarn.sources.credibility import Credit
from forewarn.wording.reasons import english
from forewarn.wording.review_states import review_reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsCsv:
    """A row a claim that counts: who says what, with its origin, its measurand and its state."""

    suffix: str = ".csv"

    def content(self, case: Case, assessment: Assessment, *, build: str) -> bytes:
        """The table, in the order of the assessment's claims."""
        memberships = {
            member.id: (origin, member)
            for origin in assessment.origins
            for member in origin.members
        }
        rows = (
            _Row(
                item=item,
                claim=item.claim,
                assignment=assessment.assignments.get(item.claim.id),
                membership=memberships.get(item.claim.id),
                credit=assessment.credits.get(item.claim.id),
            )
            for item in assessment.claims
        )
        columns = _COLUMNS.values()
        return csv_bytes(tuple(_COLUMNS), ([cell(row) for cell in columns] for row in rows))


CLAIMS_CSV = ClaimsCsv()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A claim with what the build made of it."""

    item: ReviewedClaim
    claim: Claim
    assignment: Assignment | None
    membership: tuple[Origin, Member] | None
    credit: Credit | None


def _quantity(name: str) -> Callable[[_Row], TableCell]:
    get = attrgetter(f"claim.quantity.{name}")
    return lambda row: get(row) if row.claim.quantity else None


_COLUMNS: Mapping[str, Callable[[_Row], TableCell]] = {
    "id": lambda row: row.claim.id,
    "report": lambda row: row.claim.report,
    "published": lambda row: row.claim.date,
    "start": lambda row: row.claim.span.start,
    "end": lambda row: row.claim.span.end,
    "quote": lambda row: row.claim.quote,
    "claimant": lambda row: row.claim.claimant,
    "claimant_id": lambda row: row.claim.claimant_id,
    "relay": lambda row: "; ".join(row.claim.relay),
    "stance": lambda row: row.claim.stance.value,
    "negated": lambda row: row.claim.negated,
    "certainty": lambda row: row.claim.certainty,
    "speech": lambda row: row.claim.speech.value,
    "kind": lambda row: row.claim.kind.value,
    "chance": lambda row: row.claim.chance,
    "low": _quantity("low"),
    "best": _quantity("best"),
    "high": _quantity("high"),
    "unit": _quantity("unit"),
    "approximator": _quantity("approximator"),
    "per": _quantity("per"),
    "change": _quantity("change"),
    "event_start": lambda row: row.claim.event_time.start if row.claim.event_time else None,
    "event_end": lambda row: row.claim.event_time.end if row.claim.event_time else None,
    "said_start": lambda row: row.claim.said_time.start if row.claim.said_time else None,
    "said_end": lambda row: row.claim.said_time.end if row.claim.said_time else None,
    "places": lambda row: "; ".join(row.claim.places),
    "actors": lambda row: "; ".join(row.claim.actors),
    "measurand": lambda row: row.assignment.measurand if row.assignment else None,
    "origin": lambda row: row.membership[0].id if row.membership else None,
    "role": lambda row: row.membership[1].role.value if row.membership else None,
    "credibility": lambda row: row.credit.credibility.value if row.credit else None,
    "state": lambda row: english(review_reason(review_state(row.item))),
    "reader": lambda row: row.claim.reader,
}
