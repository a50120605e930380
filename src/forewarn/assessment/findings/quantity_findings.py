"""Findings about how many, and about who really saw it."""

from collections.abc import Iterator, Mapping
from math import expm1

from forewarn.assessment.bounding import boundings
from forewarn.assessment.evidence import Evidence
from forewarn.assessment.findings.grounding import Grounding
from forewarn.case.model import Case
from forewarn.estimates.estimate import Estimate, EstimateTerm, PartShare, Usage
from forewarn.estimates.measurand import Measurand
from forewarn.findings.address import Address
from forewarn.findings.finding import ClaimGround, Finding
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.reason import Reason, Word
from forewarn.findings.subject import Subject
from forewarn.origins.origin import Origin, Role
from forewarn.translations import _
from forewarn.wording.numbers import about, graded, signed_percent
from forewarn.wording.reasons import say


def quantity_findings(
    case: Case, estimates: tuple[Estimate, ...], evidence: Evidence, grounding: Grounding
) -> Iterator[Finding]:
    """One finding for each measurand that anybody gave a figure for, and its number of origins."""
    measurands = {measurand.id: measurand for measurand in case.measurands}
    told = {estimate.measurand for estimate in estimates}
    labels = {name: held.label for name, held in measurands.items() if name in told}
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
                grounding.claim(claim, size=None, measure=Measure.SHIFT, note=say(reason))
                for claim, reason in sorted(left_out.items())
            ),
        )
        declared = grounding.judgement(
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
            grounds=(*grounds, *declared),
            rests_on=tuple(
                dict.fromkeys(
                    Address.estimate(part)
                    for bound in bounds
                    if bound.below
                    for part in bound.parts
                )
            ),
            note="; ".join(
                [
                    *(
                        f"{bound.lead} {bound.figure}, {bound.why}: {bound.words}"
                        for bound in bounds
                    ),
                    *(_share(one, measurands) for one in estimate.shares if one.whole in told),
                    *(_spreads(estimate, names) if estimate.median is not None else ()),
                    *_moves(estimate),
                ]
            ),
        )
        yield Finding(
            address=Address.origins(measurand.id),
            label=_("Independent origins of a figure for: %(label)s", label=measurand.label),
            value=float(estimate.origins),
            kind=Kind.COUNT,
            unit="origins",
            grounds=(*grounds, *declared),
        )


def _share(share: PartShare, measurands: Mapping[str, Measurand]) -> str:
    """Told by joint draws: the two intervals apart do not know that one source made both."""
    return _(
        "%(median)s (%(low90)s to %(high90)s) of: %(label)s",
        median=f"{share.median:.2g}",
        low90=f"{share.low90:.2g}",
        high90=f"{share.high90:.2g}",
        label=measurands[share.whole].label,
    )


def _spreads(estimate: Estimate, names: Mapping[str, str]) -> Iterator[str]:
    """Which of the error spreads and biases were learned and which are declared."""
    if estimate.monthly is not None:
        yield _(
            "taken to have grown by %(monthly)s a month between its figures",
            monthly=f"{estimate.monthly:.0%}",
        )
    if estimate.spread_freedom:
        yield (
            _(
                "error spreads %(spread)s times the declared ones, learned from %(spread_freedom)s comparisons in this case",
                spread=f"{estimate.spread:.2f}",
                spread_freedom=estimate.spread_freedom,
            )
        )
        yield _(
            "chances that grades stand for, learned from the same: %(chances)s",
            chances=graded(estimate.grade_chances),
        )
    else:
        yield _("error spreads as declared: the case compares too few figures")
    learned = [lesson for lesson in estimate.source_biases if lesson.elsewhere]
    for lesson in learned:
        yield (
            _(
                "%(source)s taken to say %(bias)s (± %(sd)s), from %(elsewhere)s of its other figures",
                source=names.get(lesson.source, lesson.source),
                bias=signed_percent(expm1(lesson.bias)),
                sd=f"{lesson.sd:.0%}",
                elsewhere=lesson.elsewhere,
            )
        )
    if len(learned) < len(estimate.source_biases):
        yield _("the bias of the other sources as declared for their class")


def _moves(estimate: Estimate) -> Iterator[str]:
    """What one more origin would have to say."""
    for lever in estimate.required_figures:
        if lever.figure is None:
            yield _(
                "no single new origin of grade B could move the median by %(change)s",
                change=signed_percent(lever.change),
            )
        else:
            yield (
                _(
                    "a new allied origin of grade B would have to say %(figure)s to move the median by %(change)s",
                    figure=about(lever.figure),
                    change=signed_percent(lever.change),
                )
            )


def _label(measurand: Measurand, estimate: Estimate) -> str:
    if estimate.median is None:
        return _(
            "%(label)s: no independent origin gave a figure, no estimate", label=measurand.label
        )
    return _("%(label)s, as of %(as_of)s", label=measurand.label, as_of=estimate.as_of)


def _term(term: EstimateTerm, grounding: Grounding) -> Iterator[ClaimGround]:
    note = (
        ""
        if term.usage is Usage.USED
        else say(Reason.of("standing", standing=Word(term.usage.value), reason=term.reason))
    )
    for number, claim in enumerate(term.datum.claims):
        yield grounding.claim(
            claim,
            size=term.shift if number == 0 else None,
            measure=Measure.SHIFT,
            note=note if number == 0 else _("same origin, not counted again"),
        )


FLAWED = {Role.STALE, Role.GARBLED, Role.DRIFT}


def _echo(origin: Origin, names: Mapping[str, str], grounding: Grounding) -> Finding:
    """How many outlets carried one origin; its grounds are the graph of who had it from whom."""
    flawed = sum(member.role in FLAWED for member in origin.members)
    speaker = names[origin.speaker] if origin.speaker else _("nobody named")
    return Finding(
        address=Address.echo(origin.id),
        label=_(
            "Outlets that carried %(speaker)s of %(date)s, one witness",
            speaker=speaker,
            date=origin.date,
        )
        if origin.independent
        else _(
            "Outlets that carried what nobody is known to have seen, %(date)s", date=origin.date
        ),
        value=float(len(origin.publishers)),
        kind=Kind.COUNT,
        unit="outlets",
        grounds=tuple(
            grounding.claim(
                member.id,
                size=None,
                measure=Measure.OUTLETS,
                note=say(member.note)
                + (_("; from %(follows)s", follows=member.follows) if member.follows else ""),
            )
            for member in origin.members
        ),
        note=_(
            "%(flawed)s of %(members)s stale, garbled or drifted",
            flawed=flawed,
            members=len(origin.members),
        )
        if flawed
        else "",
    )


def origin_findings(
    origins: tuple[Origin, ...], names: Mapping[str, str], grounding: Grounding
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
        label=_("Independent origins behind all claims"),
        value=float(len(independent)),
        kind=Kind.COUNT,
        unit="origins",
        grounds=tuple(
            grounding.claim(
                origin.members[0].id,
                size=1.0 if origin.independent else 0.0,
                measure=Measure.ORIGINS,
                note=_(
                    "%(names)s, %(members)s claims in %(publishers)s outlets",
                    names=names[origin.speaker],
                    members=len(origin.members),
                    publishers=len(origin.publishers),
                )
                if origin.independent
                else say(origin.members[0].reason),
            )
            for origin in origins
        ),
    )
