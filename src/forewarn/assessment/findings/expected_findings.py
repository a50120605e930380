"""Findings about what the sources have proved worth, and about what is to be expected."""

from collections.abc import Iterator

from forewarn.assessment.findings.grounding import Grounding
from forewarn.case.model import Case
from forewarn.findings.finding import Finding, Ground
from forewarn.scenarios.outlook import Outlook
from forewarn.translations import _


def reliance_findings(case: Case, outlook: Outlook, grounding: Grounding) -> Iterator[Finding]:
    """Reliability of each source with a sighting: its grade, moved by how its reports fit."""
    sources = {source.id: source for source in case.sources}
    for one in outlook.reliances:
        source = sources.get(one.source)
        grade: tuple[Ground, ...] = (
            grounding.judgement(
                source,
                "reliability",
                name=f"grade.{one.source}",
                size=one.prior,
                measure="chance that the grade stands for",
            )
            if source is not None
            else ()
        )
        yield Finding(
            id=f"source.{one.source}.reliance",
            label=_(
                "Chance that a report reflects what happened: %(name)s",
                name=source.name if source is not None else one.source,
            ),
            value=one.posterior,
            interval=(one.low, one.high),
            unit="probability",
            grounds=(
                *grade,
                *(grounding.claim(claim, size=None, measure="sighting") for claim in one.claims),
            ),
            note=_("its grade, and how its sightings fit with all the others"),
        )


def expected_findings(case: Case, outlook: Outlook, grounding: Grounding) -> Iterator[Finding]:
    """Chance of each indicator to come about between the as-of day and the horizon."""
    indicators = {indicator.id: indicator for indicator in case.indicators}
    for one in outlook.expected:
        indicator = indicators[one.indicator]
        last, chance = one.by[-1]
        yield Finding(
            id=f"indicator.{one.indicator}.ahead",
            label=_(
                "Chance to come about by %(last)s: %(label)s", last=last, label=indicator.label
            ),
            value=chance,
            interval=(one.low, one.high),
            unit="probability",
            grounds=grounding.judgement(
                indicator,
                "scenarios",
                name=f"odds.{one.indicator}",
                size=None,
                measure="chance within its period, by scenario",
            ),
            rests_on=tuple(f"scenario.{name}.now" for name in outlook.now),
        )
