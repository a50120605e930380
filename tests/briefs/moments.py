"""The small case on an earlier day, and assessments in which nothing was seen yet."""

from dataclasses import replace
from datetime import date

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.scenarios.outlook import Outlook
from forewarn.signposts.status import Level
from tests.pages.small import small


def earlier() -> tuple[Case, Assessment, Assessment]:
    """The case, how it stood on 30 November 2025, and how it stands."""
    case, after = small()
    before = replace(
        forecast(after, stay=0.75, grow=0.15, rest=0.1),
        as_of=date(2025, 11, 30),
        estimates=(replace(after.estimates[0], median=1000.0), after.estimates[1]),
        statuses=(replace(after.statuses[0], level=Level.QUIET),),
    )
    return case, before, after


def forecast(held: Assessment, **chances: float) -> Assessment:
    """The assessment with other chances at the horizon."""
    return replace(held, outlook=replace(outlook(held), horizon=chances))


def outlook(held: Assessment) -> Outlook:
    """Its outlook, which the small case always has."""
    assert held.outlook is not None
    return held.outlook


def bare(held: Assessment) -> Assessment:
    """The assessment of a case that has reports and nothing to hold against them."""
    return replace(
        held,
        claims=(),
        origins=(),
        assignments={},
        estimates=(),
        observations=(),
        weighing=None,
        outlook=None,
        statuses=(),
        advice=None,
        findings=(),
        index={},
    )
