"""Findings about how high the ladder of involvement has been climbed."""

from collections.abc import Iterator

from forewarn.assessment.findings.grounding import Grounding
from forewarn.case.model import Case
from forewarn.findings.address import Address
from forewarn.findings.finding import Finding, Ground
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.reason import Reason, verbatim
from forewarn.findings.subject import Aspect, Subject
from forewarn.scenarios.ladder import Ladder


def stage_findings(case: Case, ladder: Ladder, grounding: Grounding) -> Iterator[Finding]:
    """Chance of each rung to have been reached, month by month, and of climbing to it."""
    judgements = tuple(
        ground
        for rung in case.ladder
        for ground in grounding.judgement(
            rung,
            "climb",
            name=Address.judgement(Subject.LADDER, rung.id),
            size=rung.climb,
            measure=Measure.CLIMB,
            note=verbatim(rung.label),
        )
    )
    for number, rung in enumerate(case.ladder, 1):
        for month in ladder.months:
            last = month is ladder.months[-1]
            reports: tuple[Ground, ...] = tuple(
                grounding.claim(
                    sighting.claims[0],
                    size=None,
                    measure=Measure.SIGHTING,
                    note=verbatim(case.ladder[at].label),
                )
                for at, voices in enumerate(ladder.voices)
                for sighting in voices
                if sighting.date <= month.end
                if sighting.claims
            )
            grounds = (*reports, *judgements)
            day = None if last else month.end
            yield Finding(
                address=Address.rung(rung.id, Aspect.REACHED, day),
                label=Reason.of("ladder.reached", end=month.end, label=rung.label),
                value=month.reached(number),
                kind=Kind.CHANCE,
                unit="probability",
                grounds=grounds,
                note=Reason.of("ladder.reached_note"),
            )
            yield Finding(
                address=Address.rung(rung.id, Aspect.HIGHEST, day),
                label=Reason.of("ladder.highest", end=month.end, label=rung.label),
                value=month.stage[number],
                kind=Kind.CHANCE,
                unit="probability",
                grounds=grounds,
            )
        climb = ladder.climbs[number - 1]
        yield Finding(
            address=Address.rung(rung.id, Aspect.CLIMB),
            label=Reason.of("ladder.climb", label=rung.label),
            value=climb.mean,
            interval=(climb.low, climb.high),
            level=IntervalLevel.NINETY,
            kind=Kind.CHANCE,
            unit="probability",
            grounds=grounds,
        )
