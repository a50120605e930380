"""What each claim is about: the propositions towards which a stance can be had."""

from collections.abc import Iterable, Mapping, Sequence

from forewarn.claims.claim import Claim
from forewarn.estimates.assignment import Assignment
from forewarn.findings.address import Address
from forewarn.findings.subject import Subject


def address_topics(
    claims: Iterable[Claim],
    indicators: Mapping[str, Sequence[str]],
    assignments: Mapping[str, Assignment],
) -> dict[str, tuple[str, ...]]:
    """Addresses of the indicators that each claim speaks of and of the measurand of its figure.

    Claims that are about none are left out.
    """
    topics: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        names = [
            str(Address.judgement(Subject.INDICATOR, name)) for name in indicators.get(claim.id, ())
        ]
        assignment = assignments.get(claim.id)
        if assignment is not None and assignment.measurand:
            names.append(str(Address.judgement(Subject.MEASURAND, assignment.measurand)))
        if names:
            topics[claim.id] = tuple(names)
    return topics
