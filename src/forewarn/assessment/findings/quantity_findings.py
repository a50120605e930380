"""Findings about how many, and about who really saw it."""

from collections.abc import Iterable, Iterator, Mapping
from math import expm1

from forewarn.assessment.bounding import boundings
from forewarn.assessment.evidence import SortedEvidence
from forewarn.assessment.findings.grounding import Grounding
from forewarn.case.model import Case
from forewarn.estimates.estimate import Estimate, EstimateTerm, PartShare, Usage
from forewarn.estimates.measurand import Measurand
from forewarn.findings.address import Address
from forewarn.findings.finding import ClaimGround, Finding
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.reason import Pointer, Reason, Word, join_reasons
from forewarn.findings.subject import Subject
from forewarn.origins.origin import Member, Origin, Role
from forewarn.sources.source import Reliability


def quantity_findings(
    case: Case, estimates: tuple[Estimate, ...], evidence: SortedEvidence, grounding: Grounding
) -> Iterator[Finding]:
    """One finding for each measurand that anybody gave a figure for, and its number of origins."""
    measurands = {measurand.id: measurand for measurand in case.measurands}
    estimated_ids = {estimate.measurand for estimate in estimates}
    labels = {
        name: measurand_.label for name, measurand_ in measurands.items() if name in estimated_ids
    }
    names = {source.id: source.name for source in case.sources}
    for estimate in estimates:
        measurand = measurands[estimate.measurand]
        left_out = evidence.left_out.get(measurand.id, {})
        bounds = boundings(estimate, labels)
        if not estimate.terms and not left_out and not bounds:
            continue
        grounds = (
            *(ground for term in estimate.terms for ground in _term(term, grounding)),
            *(
                grounding.claim(claim, size=None, measure=Measure.SHIFT, note=reason)
                for claim, reason in sorted(left_out.items())
            ),
        )
        judgement = grounding.judgement(
            measurand,
            "id",
            name=Address.judgement(Subject.MEASURAND, measurand.id),
            size=None,
            measure=Measure.COUNTED,
        )
        yield Finding(
            address=Address.estimate(measurand.id),
            label=_label(measurand, estimate),
            value=estimate.median,
            interval=(estimate.low90, estimate.high90) if estimate.median is not None else None,
            level=IntervalLevel.NINETY if estimate.median is not None else IntervalLevel.NONE,
            kind=Kind.QUANTITY,
            unit=measurand.unit,
            grounds=(*grounds, *judgement),
            rests_on=tuple(
                dict.fromkeys(
                    Address.estimate(part)
                    for bound in bounds
                    if bound.below
                    for part in bound.parts
                )
            ),
            note=join_reasons(
                *(bound.reason for bound in bounds),
                *(
                    _share(share, measurands)
                    for share in estimate.shares
                    if share.whole in estimated_ids
                ),
                *(_spreads(estimate, names) if estimate.median is not None else ()),
                *_moves(estimate),
            ),
        )
        yield Finding(
            address=Address.origins(measurand.id),
            label=Reason.of("estimate.origins", label=measurand.label),
            value=float(estimate.origins),
            kind=Kind.COUNT,
            unit="origins",
            grounds=(*grounds, *judgement),
        )


def _share(share: PartShare, measurands: Mapping[str, Measurand]) -> Reason:
    """Told by joint draws: the two intervals apart do not know that one source made both."""
    return Reason.of(
        "estimate.share",
        median=share.median,
        low90=share.low90,
        high90=share.high90,
        label=measurands[share.whole].label,
    )


def _spreads(estimate: Estimate, names: Mapping[str, str]) -> Iterator[Reason]:
    """Which of the error spreads and biases were learned and which are declared."""
    if estimate.monthly is not None:
        yield Reason.of("estimate.growth", monthly=estimate.monthly)
    if estimate.spread_freedom:
        yield Reason.of(
            "estimate.spread", spread=estimate.spread, spread_freedom=estimate.spread_freedom
        )
        yield Reason.of("estimate.grades", chances=grade_chances(estimate.grade_chances))
    else:
        yield Reason.of("estimate.declared_spread")
    lessons = [lesson for lesson in estimate.source_biases if lesson.elsewhere]
    for lesson in lessons:
        yield Reason.of(
            "estimate.bias",
            source=names.get(lesson.source, lesson.source),
            bias=expm1(lesson.bias),
            sd=lesson.sd,
            elsewhere=lesson.elsewhere,
        )
    if len(lessons) < len(estimate.source_biases):
        yield Reason.of("estimate.declared_bias")


def grade_chances(trusted: Iterable[tuple[Reliability, float]]) -> tuple[Reason, ...]:
    """Chances that grades were taken to stand for, each beside the declared one."""
    return tuple(
        Reason.of("estimate.grade", grade=grade.value, chance=chance, declared=grade.chance)
        for grade, chance in trusted
    )


def _moves(estimate: Estimate) -> Iterator[Reason]:
    """What one more origin would have to say."""
    for lever in estimate.required_figures:
        if lever.figure is None:
            yield Reason.of("estimate.immovable", change=lever.change)
        else:
            yield Reason.of("estimate.required_figure", figure=lever.figure, change=lever.change)


def _label(measurand: Measurand, estimate: Estimate) -> Reason:
    if estimate.median is None:
        return Reason.of("estimate.none", label=measurand.label)
    return Reason.of("estimate.label", label=measurand.label, as_of=estimate.as_of)


def _term(term: EstimateTerm, grounding: Grounding) -> Iterator[ClaimGround]:
    note = (
        None
        if term.usage is Usage.USED
        else Reason.of("standing", standing=Word(term.usage.value), reason=term.reason)
    )
    for number, claim in enumerate(term.datum.claims):
        yield grounding.claim(
            claim,
            size=term.shift if number == 0 else None,
            measure=Measure.SHIFT,
            note=note if number == 0 else Reason.of("finding.same_origin"),
        )


FLAWED = {Role.STALE, Role.GARBLED, Role.DRIFT}


def _echo(origin: Origin, names: Mapping[str, str | Word], grounding: Grounding) -> Finding:
    """How many outlets carried one origin; its grounds are the graph of who had it from whom."""
    flawed = sum(member.role in FLAWED for member in origin.members)
    speaker = names[origin.speaker] if origin.speaker else Word("nobody named")
    return Finding(
        address=Address.echo(origin.id),
        label=Reason.of("echo.of_speaker", speaker=speaker, when=origin.date)
        if origin.independent
        else Reason.of("echo.of_nobody", when=origin.date),
        value=float(len(origin.publishers)),
        kind=Kind.COUNT,
        unit="outlets",
        grounds=tuple(
            grounding.claim(
                member.id,
                size=None,
                measure=Measure.OUTLETS,
                note=_heard_from(member),
            )
            for member in origin.members
        ),
        note=Reason.of("echo.flawed", flawed=flawed, members=len(origin.members))
        if flawed
        else None,
    )


def _heard_from(member: Member) -> Reason:
    """What a member is to its origin, and from whom it has it where that is known."""
    if not member.follows:
        return member.note
    return Reason.of("echo.from", note=member.note, follows=Pointer("claim", member.follows))


def origin_findings(
    origins: tuple[Origin, ...], names: Mapping[str, str | Word], grounding: Grounding
) -> Iterator[Finding]:
    """How many independent origins all the claims come down to, and who carried each of them."""
    for origin in origins:
        if len(origin.publishers) > 1 or any(m.role in FLAWED for m in origin.members):
            yield _echo(origin, names, grounding)
    independent = [origin for origin in origins if origin.independent]
    if not origins:
        return
    yield Finding(
        address=Address.all_origins(),
        label=Reason.of("origins.all"),
        value=float(len(independent)),
        kind=Kind.COUNT,
        unit="origins",
        grounds=tuple(
            grounding.claim(
                origin.members[0].id,
                size=1.0 if origin.independent else 0.0,
                measure=Measure.ORIGINS,
                note=Reason.of(
                    "origins.claims",
                    speaker=names[origin.speaker],
                    members=len(origin.members),
                    publishers=len(origin.publishers),
                )
                if origin.independent
                else origin.members[0].reason,
            )
            for origin in origins
        ),
    )
