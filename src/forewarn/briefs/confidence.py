"""Analytic confidence: how sound the basis of a judgement is, whatever its probability.

Three tests, each high, moderate or low; the weakest decides.

=================  ============================  ======================  ==========
test               what is measured              high from               moderate from
=================  ============================  ======================  ==========
breadth            independent origins           10                      4
grades             share of them graded A or B   two thirds              one third
sturdiness         share of origins that must    three tenths, or never  one tenth
                   go for the leading
                   explanation to change
=================  ============================  ======================  ==========
"""

from dataclasses import dataclass
from enum import IntEnum

from forewarn.assessment.assessment import Assessment
from forewarn.assessment.lookups import AssessmentIndex
from forewarn.findings.address import Address
from forewarn.sources.source import Reliability
from forewarn.wording.numbers import count
from forewarn.wording.translations import _, ngettext


class Confidence(IntEnum):
    """Level of confidence in the basis of a judgement."""

    LOW = 1
    MODERATE = 2
    HIGH = 3

    @property
    def word(self) -> str:
        """Lower-case name."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A level of confidence and the sentences that give its reasons."""

    level: Confidence
    why: tuple[str, ...]
    findings: tuple[str, ...]
    """Findings that the sentences refer to."""


def rate_confidence(evidence: AssessmentIndex, assessment: Assessment, leading: str) -> Basis:
    """Confidence in the basis of the judgement that the finding ``leading`` states."""
    origins = evidence.origins_under(leading)
    number = len(origins)
    good = 0
    for origin in origins:
        first = evidence.claim(origin.members[0].id)
        good += first is not None and evidence.sources.grade_of(first) in {
            Reliability.A,
            Reliability.B,
        }
    tests = [_grade(number, 10, 4), _grade(good / number if number else 0.0, 2 / 3, 1 / 3)]
    why = [
        ngettext(
            "%(number)s independent origin bears on it, %(good)s graded A or B.",
            "%(number)s independent origins bear on it, %(good)s graded A or B.",
            number,
            number=number,
            good=good,
        )
        if number
        else _("No independent origins bear on it.")
    ]
    findings = [leading]
    weighing = assessment.weighing
    if weighing is not None:
        bearing = {origin for item in weighing.items for origin in item.origins}
        flip = len(weighing.flip)
        findings.append(Address.flip())
        if flip:
            tests.append(_grade(flip / len(bearing), 0.3, 0.1))
            why.append(
                _(
                    "The leading explanation would change if %(flip)s of %(bearing)s were wrong.",
                    flip=count(flip, "origin"),
                    bearing=len(bearing),
                )
            )
        elif bearing:
            why.append(_("No set of origins that was tried changes the leading explanation."))
    return Basis(level=min(tests), why=tuple(why), findings=tuple(findings))


def _grade(value: float, high: float, moderate: float) -> Confidence:
    if value >= high:
        return Confidence.HIGH
    return Confidence.MODERATE if value >= moderate else Confidence.LOW
