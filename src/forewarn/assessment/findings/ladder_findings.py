"""Findings about how high the ladder of involvement has been climbed."""

from collections.abc import Iterator

from forewarn.assessment.findings.grounding import Grounding
from forewarn.case.model import Case
from forewarn.findings.address import Address
from forewarn.findings.finding import Finding, Ground
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.subject import Aspect, Subject
from forewarn.scenarios.ladder import Ladder
from forewarn.translations import _


def stage_findings(case: Case, ladder: Ladder, grounding: Grounding) -> Iterator[Finding]:
    """Chance of each rung to have been reached, month by month, and of climbing to it."""
    declared = tuple(
        ground
        for rung in case.ladder
        for ground in grounding.judgement(
            rung,
            "climb",
            name=Address.judgement(Subject.LADDER, rung.id),
            size=rung.climb,
            measure=Measure.CLIMB,
            note=rung.label,
        )
    )
    for number, rung in enumerate(case.ladder, 1):
        for month in ladder.months:
            last = month is ladder.months[-1]
            heard: tuple[Ground, ...] = tuple(
                grounding.claim(
                    seen.claims[0], size=None, measure=Measure.SIGHTING, note=case.ladder[at].label
                )
                for at, voices in enumerate(ladder.voices)
                for seen in voices
                if seen.date <= month.end
                if seen.claims
            )
            grounds = (*heard, *declared)
            day = None if last else month.end
            yield Finding(
                address=Address.rung(rung.id, Aspect.REACHED, day),
                label=_(
                    "Chance that by %(end)s the ladder had been climbed to: %(label)s",
                    end=month.end,
                    label=rung.label,
                ),
                value=month.reached(number),
                kind=Kind.CHANCE,
                unit="probability",
                grounds=grounds,
                note=_("to this rung or a higher one; lower ones may have been skipped"),
            )
            yield Finding(
                address=Address.rung(rung.id, Aspect.HIGHEST, day),
                label=_(
                    "Chance that on %(end)s the highest rung reached was: %(label)s",
                    end=month.end,
                    label=rung.label,
                ),
                value=month.stage[number],
                kind=Kind.CHANCE,
                unit="probability",
                grounds=grounds,
            )
        climb = ladder.climbs[number - 1]
        yield Finding(
            address=Address.rung(rung.id, Aspect.CLIMB),
            label=_(
                "Chance per month of climbing from the rung below to: %(label)s", label=rung.label
            ),
            value=climb.mean,
            interval=(climb.low, climb.high),
            level=IntervalLevel.NINETY,
            kind=Kind.CHANCE,
            unit="probability",
            grounds=grounds,
        )
