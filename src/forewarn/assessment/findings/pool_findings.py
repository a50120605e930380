"""Findings about what the scenarios open with: the analysts' chances and the reference classes."""

from collections.abc import Iterator

from forewarn.assessment.findings.grounding import Grounding
from forewarn.case.model import Case
from forewarn.findings.address import Address
from forewarn.findings.finding import Finding, Ground
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.reason import Reason, Word, verbatim
from forewarn.findings.subject import Aspect, Subject
from forewarn.scenarios.pooling import PooledChances
from forewarn.scenarios.priors import base_rate


def pool_grounds(case: Case, scenario: str, grounding: Grounding) -> Iterator[Ground]:
    """Each analyst's line, and the line that says which pool holds, where one does."""
    for elicitation in case.elicitations:
        yield from grounding.judgement(
            elicitation,
            f"scenarios.{scenario}",
            "odds" if elicitation.odds else "scenarios",
            name=Address.elicitation(elicitation.id, scenario),
            size=None,
            measure=Measure.OPENING,
            note=verbatim(elicitation.name),
        )
    yield from grounding.judgement(
        case.chain,
        "pool",
        name=Address.chain(Aspect.POOL),
        size=None,
        measure=Measure.POOL,
        note=Reason.of("pool.declared", pool=Word(case.chain.pool.value))
        if "pool" in case.chain.declared
        else Reason.of("pool.default", pool=Word(case.chain.pool.value)),
    )


def pool_findings(case: Case, pool: PooledChances, grounding: Grounding) -> Iterator[Finding]:
    """Each analyst's chances, their repair, both pools and the disagreement."""
    analysts = {elicitation_.id: elicitation_ for elicitation_ in case.elicitations}
    for voice in pool.voices:
        analyst, mended = analysts[voice.elicitation], voice.repair
        lines = {
            scenario.id: grounding.judgement(
                analyst,
                f"scenarios.{scenario.id}",
                "odds" if analyst.odds else "scenarios",
                name=Address.elicitation(analyst.id, scenario.id),
                size=mended.published[scenario.id],
                measure=Measure.CHANCE_GIVEN,
            )
            for scenario in case.scenarios
        }
        all_grounds = tuple(ground for grounds_ in lines.values() for ground in grounds_)
        for scenario in case.scenarios:
            yield Finding(
                address=Address.elicitation(analyst.id, scenario.id),
                label=Reason.of("elicitation.coherent", name=analyst.name, title=scenario.title),
                value=mended.projected[scenario.id],
                kind=Kind.CHANCE,
                unit="probability",
                grounds=all_grounds,
                note=Reason.of("elicitation.as_given", published=mended.published[scenario.id]),
            )
            yield Finding(
                address=Address.elicitation(analyst.id, scenario.id, Aspect.PROPORTIONAL),
                label=Reason.of(
                    "elicitation.proportional", name=analyst.name, title=scenario.title
                ),
                value=mended.proportional[scenario.id],
                kind=Kind.CHANCE,
                unit="probability",
                grounds=all_grounds,
            )
        yield Finding(
            address=Address.elicitation_distance(analyst.id),
            label=Reason.of("elicitation.distance", name=analyst.name),
            value=mended.distance,
            kind=Kind.DISTANCE,
            unit="probability",
            grounds=all_grounds,
            note=None if mended.within else Reason.of("elicitation.beyond"),
        )
    pool_lines = tuple(
        ground
        for scenario in case.scenarios
        for ground in pool_grounds(case, scenario.id, grounding)
    )
    for scenario in case.scenarios:
        grounds = tuple(pool_grounds(case, scenario.id, grounding))
        for kind, chances in (("linear", pool.linear), ("log", pool.log)):
            yield Finding(
                address=Address.pool(kind, scenario.id),
                label=Reason.of(
                    "pool.chance",
                    pool=Word("logarithmic" if kind == "log" else kind),
                    title=scenario.title,
                ),
                value=chances[scenario.id],
                kind=Kind.CHANCE,
                unit="probability",
                grounds=grounds,
                note=Reason.of("pool.in_use")
                if kind == pool.used
                else Reason.of("pool.for_comparison"),
            )
        low, high = pool.span[scenario.id]
        yield Finding(
            address=Address.pool("span", scenario.id),
            label=Reason.of("pool.span", title=scenario.title),
            value=round(100 * (high - low), 10),
            kind=Kind.POINTS,
            unit="points",
            grounds=grounds,
            note=Reason.of("pool.span_note", low=low, high=high),
        )
    yield Finding(
        address=Address.divergence(),
        label=Reason.of("pool.divergence"),
        value=pool.divergence,
        kind=Kind.BITS,
        unit="bits",
        grounds=pool_lines,
    )


def analogue_findings(case: Case, grounding: Grounding) -> Iterator[Finding]:
    """Rate of each reference class with its 90% credible interval; never two in one number."""
    for analogue in case.analogues:
        chance = base_rate(analogue)
        rivals = [
            other_class.label
            for other_class in case.analogues
            if analogue.question
            and other_class.question == analogue.question
            and other_class.id != analogue.id
        ]
        yield Finding(
            address=Address.analogue(analogue.id),
            label=Reason.of(
                "analogue.rate",
                label=analogue.label,
                happened=analogue.happened,
                cases=analogue.cases,
            ),
            value=chance.best,
            interval=(chance.low, chance.high),
            level=IntervalLevel.NINETY,
            kind=Kind.CHANCE,
            unit="probability",
            grounds=grounding.judgement(
                analogue,
                "happened",
                name=Address.judgement(Subject.ANALOGUE, analogue.id),
                size=None,
                measure=Measure.CASES,
                note=verbatim(analogue.definition),
            ),
            note=Reason.of("analogue.rivals", rivals=tuple(rivals)) if rivals else None,
        )
