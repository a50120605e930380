"""Rules about decisions in review; they need the claims that the reader found."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from forewarn.case.files import REVIEWS
from forewarn.case.model import Case
from forewarn.case.rules.rule import Breach
from forewarn.claims.claim import Claim
from forewarn.claims.review import find_unmatched
from forewarn.findings.finding import Declared

_SPAN = re.compile(r"^[^:]+:(\d+)-(\d+)")

ReadingRule = Callable[[Case, Mapping[str, Sequence[Claim]]], Iterator[Breach]]
"""A rule that is given the claims of every report that was read, by the report's id."""


def unheeded_decision(
    case: Case, claims_by_report: Mapping[str, Sequence[Claim]]
) -> Iterator[Breach]:
    """A decision in `reviews.jsonl` names its claim by place, and the reader finds none there now.

    It has no effect.  Decide on the claim that the reader finds there instead, or mark the words
    anew, and take the line out; where the report itself was taken out, put it back or take the line
    out.
    """
    names = {claim.id for claims in claims_by_report.values() for claim in claims}
    names |= {claim.id for claim in (*case.entered, *case.proposed)}
    reports = {report.id for report in case.reports}
    rows = [row for row, line in enumerate(case.lines.get(REVIEWS, ()), 1) if line.strip()]
    for position, name in find_unmatched(case.reviews, names):
        report = name.partition(":")[0]
        if report in reports and report not in claims_by_report:
            continue  # the report is later than the day of the build, which does not read it
        verdict = case.reviews[position].verdict.value
        line = rows[position] if position < len(rows) else 1
        yield Breach(
            location=Declared(file=REVIEWS, line=line, text=""),
            message=f"this {verdict} has no effect: {_explain(name, report, reports, claims_by_report)}",
        )


def _explain(
    name: str,
    report: str,
    reports: Collection[str],
    claims_by_report: Mapping[str, Sequence[Claim]],
) -> str:
    if report not in reports:
        return (
            f"{name!r} is of a report that is not in the case; put the report back, or take the "
            "line out"
        )
    span = _SPAN.match(name)
    start, end = (int(span[1]), int(span[2])) if span else (0, 0)
    overlapping = [
        claim.id
        for claim in claims_by_report[report]
        if claim.span.start < end and start < claim.span.end
    ]
    if overlapping:
        ids = " and ".join(repr(claim_id) for claim_id in overlapping[:3])
        return (
            f"there is no claim {name!r}; the reader finds {ids} there now: decide on that, then "
            "take the line out"
        )
    return (
        f"there is no claim {name!r}, and the reader finds none there now: mark the words in the "
        "report if they are one, then take the line out"
    )
