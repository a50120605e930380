"""Each figure held against what is known of its like, with its sum."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.estimates.estimate import Usage
from forewarn.estimates.plausibility import (
    CoverageTest,
    Plausibility,
    RateTest,
    ReferenceClass,
    Tail,
    coverage_tail,
    judge_tail,
    range_value,
    rate_tail,
)
from forewarn.estimates.slots import Slot
from forewarn.findings.address import Address
from forewarn.findings.reason import Reason, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One figure against one reference, or against coverage where ``reference`` is None."""

    test: RateTest | CoverageTest
    reference: ReferenceClass | None
    figure: float
    claims: tuple[Claim, ...]
    """Those that give the figure, in the order of the assessment."""
    tail: Tail

    @property
    def finding(self) -> Address:
        """Address of the finding that holds it."""
        return Address.plausibility(
            self.test.id, self.figure, self.reference.id if self.reference is not None else ""
        )

    @property
    def chance(self) -> float:
        """Chance of a figure so odd: the smaller tail, or that no more was seen than was."""
        return self.tail.least if self.reference is not None else self.tail.fewer

    @property
    def verdict(self) -> Plausibility:
        """Credible, strained or implausible."""
        return judge_tail(self.chance)

    @property
    def side(self) -> Word | None:
        """In which way it is odd: ``too few``, ``too many``, ``too little seen``; None when it
        is not."""
        if self.verdict is Plausibility.CREDIBLE:
            return None
        if self.reference is None:
            return Word("too little seen")
        return Word("too few") if self.tail.too_few else Word("too many")

    @property
    def checked(self) -> Reason | None:
        """What must be said of the reference's numbers; None when they were read."""
        if self.reference is None or self.reference.verified:
            return None
        return Reason.of("trial.unverified")

    @property
    def sum(self) -> Reason:
        """The sum, from what happened before to what was said now."""
        if self.reference is None:
            assert isinstance(self.test, CoverageTest)
            low, high = self.test.seen
            return Reason.of(
                "trial.coverage",
                figure=self.figure,
                load=range_value(self.test.load),
                low=100 * low,
                high=100 * high,
                expected=self.tail.expected,
                reported=self.test.reported,
            )
        assert isinstance(self.test, RateTest)
        reference_exposure = _exposure(self.reference.exposure, self.reference.unit)
        tested_exposure = _exposure(self.test.exposure, self.reference.unit)
        if self.test.spread > 1:
            return Reason.of(
                "trial.rate_spread",
                events=self.reference.events,
                there=reference_exposure,
                here=tested_exposure,
                spread=self.test.spread,
                expected=self.tail.expected,
                figure=self.figure,
            )
        return Reason.of(
            "trial.rate",
            events=self.reference.events,
            there=reference_exposure,
            here=tested_exposure,
            expected=self.tail.expected,
            figure=self.figure,
        )


def trials(case: Case, assessment: Assessment) -> Iterator[Trial]:
    """Every figure of a tested measurand against every reference, and against coverage."""
    figures = _figures(assessment)
    references = {reference.id: reference for reference in case.references}
    for test in case.rate_tests:
        for figure, claims in sorted(figures.get(test.measurand, {}).items()):
            for reference in (references[name] for name in test.references):
                yield Trial(
                    test=test,
                    reference=reference,
                    figure=figure,
                    claims=tuple(claims),
                    tail=rate_tail(
                        figure,
                        events=reference.events,
                        reference=reference.exposure,
                        exposure=test.exposure,
                        spread=test.spread,
                        unit=reference.unit,
                    ),
                )
    for cover in case.coverage_tests:
        for figure, claims in sorted(figures.get(cover.measurand, {}).items()):
            if figure > 0:
                yield Trial(
                    test=cover,
                    reference=None,
                    figure=figure,
                    claims=tuple(claims),
                    tail=coverage_tail(
                        figure, load=cover.load, seen=cover.seen, reported=cover.reported
                    ),
                )


def strained(case: Case, assessment: Assessment) -> dict[str, tuple[Trial, ...]]:
    """Measurand to the tests that a figure in use for its estimate does not stand."""
    used = {
        estimate.measurand: {
            claim
            for term in estimate.terms
            if term.usage is Usage.USED
            for claim in (term.datum.claim, *term.datum.claims)
        }
        for estimate in assessment.estimates
    }
    by_measurand: dict[str, list[Trial]] = defaultdict(list)
    for trials_ in trials(case, assessment):
        name = trials_.test.measurand
        if trials_.side is not None and any(
            claim.id in used.get(name, ()) for claim in trials_.claims
        ):
            by_measurand[name].append(trials_)
    return {name: tuple(trials_) for name, trials_ in by_measurand.items()}


def _figures(assessment: Assessment) -> dict[str, dict[float, list[Claim]]]:
    """Measurand to its figures and who carries them; with those that only its plausible range
    or the claimant's doubt kept out, for they are the ones to test."""
    by_measurand: dict[str, dict[float, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for item in assessment.claims:
        claim = item.claim
        assignment = assessment.assignments.get(claim.id)
        if claim.quantity is None or assignment is None:
            continue
        name = assignment.measurand
        if not name and assignment.near and assignment.slot == Slot.PLAUSIBLE.value:
            name = assignment.nearest
        if name:
            by_measurand[name][claim.quantity.best].append(claim)
    return by_measurand


def _exposure(span: tuple[float, float], unit: str) -> Reason | float:
    amount = range_value(span)
    return Reason.of("trial.exposure", amount=amount, unit=unit) if unit else amount
