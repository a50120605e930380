"""Analytic confidence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from forewarn.assessment.assessment import Assessment
from forewarn.assessment.lookups import AssessmentIndex
from forewarn.briefs.confidence import Basis, Confidence, rate_confidence
from forewarn.case.model import Case
from forewarn.findings.finding import ClaimGround
from forewarn.findings.reason import Reason
from forewarn.origins.origin import Member, Origin, Role
from tests.pages.small import small

LEADING = "scenario.stay.probability"


def crowd(graded: Sequence[bool], *, flip: int, bearing: int) -> tuple[Case, Assessment]:
    """As many origins under the leading finding, each graded B or not at all."""
    case, held = small()
    assert held.weighing is not None
    reviewed, ground = held.claims[0], held.index[LEADING].grounds[0]
    assert isinstance(ground, ClaimGround)
    claims = [
        replace(
            reviewed.claim,
            id=f"c{place}",
            claimant="Seoul" if good else "somebody",
            claimant_id="seoul" if good else "",
        )
        for place, good in enumerate(graded)
    ]
    origins = tuple(
        Origin(
            id=f"o{place}",
            speaker="",
            date=date(2025, 12, 1),
            members=(Member(id=claim.id, role=Role.FIRST, reason=Reason.of("origin.first_heard")),),
            publishers=("AFP",),
            independent=True,
        )
        for place, claim in enumerate(claims)
    )
    leading = replace(
        held.index[LEADING], grounds=tuple(replace(ground, claim=one.id) for one in claims)
    )
    names = tuple(f"w{place}" for place in range(bearing))
    return case, replace(
        held,
        claims=tuple(replace(reviewed, claim=claim) for claim in claims),
        origins=origins,
        index={**held.index, LEADING: leading},
        weighing=replace(
            held.weighing,
            items=(replace(held.weighing.items[0], origins=names),),
            flip=names[:flip],
        ),
    )


def basis(case: Case, held: Assessment) -> Basis:
    return rate_confidence(AssessmentIndex(case, held), held, LEADING)


@pytest.mark.parametrize(
    ("graded", "flip", "level"),
    [
        ([True] * 10, 0, Confidence.HIGH),
        ([True] * 10, 3, Confidence.HIGH),
        ([True] * 10, 2, Confidence.MODERATE),
        ([True] * 10, 1, Confidence.MODERATE),
        ([True] * 9, 0, Confidence.MODERATE),
        ([True] * 4, 0, Confidence.MODERATE),
        ([True] * 3, 0, Confidence.LOW),
        ([True] * 6 + [False] * 6, 0, Confidence.MODERATE),
        ([True] * 3 + [False] * 9, 0, Confidence.LOW),
    ],
)
def test_it_is_the_weakest_of_breadth_grades_and_sturdiness(
    graded: list[bool], flip: int, level: Confidence
) -> None:
    assert basis(*crowd(graded, flip=flip, bearing=10)).level is level


def test_one_origin_in_twenty_is_a_shaky_ground() -> None:
    assert basis(*crowd([True] * 10, flip=1, bearing=20)).level is Confidence.LOW


def test_it_says_why() -> None:
    held = basis(*small())
    assert held.level.word == "low"
    assert held.why == (
        "1 independent origin bears on it, 1 graded A or B.",
        "The leading explanation would change if 1 origin of 1 were wrong.",
    )
    assert held.findings == (LEADING, "hypothesis.flip")
    assert basis(*crowd([True, False], flip=0, bearing=2)).why == (
        "2 independent origins bear on it, 1 graded A or B.",
        "No set of origins that was tried changes the leading explanation.",
    )


def test_nothing_bears_on_a_judgement_that_only_was_declared() -> None:
    case, held = crowd([], flip=0, bearing=0)
    assert basis(case, held).why == ("No independent origins bear on it.",)
    unweighed = basis(case, replace(held, weighing=None))
    assert unweighed.level is Confidence.LOW
    assert unweighed.findings == (LEADING,)
