"""Findings about what the sources have proved worth, and about what is to be expected."""

from collections.abc import Iterator

from forewarn.assessment.findings.grounding import Grounding
from forewarn.case.model import Case
from forewarn.findings.address import Address
from forewarn.findings.finding import Finding, Ground
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.reason import Reason
from forewarn.findings.subject import Aspect, Subject
from forewarn.scenarios.outlook import Outlook


def reliance_findings(case: Case, outlook: Outlook, grounding: Grounding) -> Iterator[Finding]:
    """Reliability of each source with a sighting: its grade, moved by how its reports fit."""
    sources = {source.id: source for source in case.sources}
    for reliance in outlook.reliances:
        source = sources.get(reliance.source)
        grade: tuple[Ground, ...] = (
            grounding.judgement(
                source,
                "reliability",
                name=Address.judgement(Subject.GRADE, reliance.source),
                size=reliance.prior,
                measure=Measure.GRADE,
            )
            if source is not None
            else ()
        )
        yield Finding(
            address=Address.source(reliance.source, Aspect.RELIANCE),
            label=Reason.of(
                "source.reliance", name=source.name if source is not None else reliance.source
            ),
            value=reliance.posterior,
            interval=(reliance.low, reliance.high),
            level=IntervalLevel.NINETY,
            kind=Kind.CHANCE,
            unit="probability",
            grounds=(
                *grade,
                *(
                    grounding.claim(claim, size=None, measure=Measure.SIGHTING)
                    for claim in reliance.claims
                ),
            ),
            note=Reason.of("source.reliance_note"),
        )


def expected_findings(case: Case, outlook: Outlook, grounding: Grounding) -> Iterator[Finding]:
    """Chance of each indicator to come about between the as-of day and the horizon."""
    indicators = {indicator.id: indicator for indicator in case.indicators}
    for forecast in outlook.expected:
        indicator = indicators[forecast.indicator]
        last, chance = forecast.by[-1]
        yield Finding(
            address=Address.indicator(forecast.indicator, Aspect.AHEAD),
            label=Reason.of("indicator.ahead", last=last, label=indicator.label),
            value=chance,
            interval=(forecast.low, forecast.high),
            level=IntervalLevel.NINETY,
            kind=Kind.CHANCE,
            unit="probability",
            grounds=grounding.judgement(
                indicator,
                "scenarios",
                name=Address.judgement(Subject.ODDS, forecast.indicator),
                size=None,
                measure=Measure.CHANCE_BY_SCENARIO,
            ),
            rests_on=tuple(Address.scenario(name, Aspect.NOW) for name in outlook.now),
        )
