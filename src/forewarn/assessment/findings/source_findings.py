"""Findings about whether a figure is credible on its own terms."""

from collections.abc import Iterator, Sequence

from forewarn.assessment.assessment import Assessment
from forewarn.assessment.findings.grounding import Grounding
from forewarn.assessment.plausibility_trials import Trial, trials
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.estimates.plausibility import CoverageTest, ReferenceClass, Tail
from forewarn.findings.address import Address
from forewarn.findings.finding import Finding, Ground
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.subject import Aspect, Subject
from forewarn.translations import _
from forewarn.wording.reasons import say


def plausibility_findings(
    case: Case, assessment: Assessment, grounding: Grounding
) -> Iterator[Finding]:
    """Every figure of a tested measurand against every reference, and against coverage."""
    for each in trials(case, assessment):
        if each.reference is None:
            yield _against_coverage(each, grounding)
        else:
            yield _against_rate(each, each.reference, grounding)


def _against_rate(each: Trial, reference: ReferenceClass, grounding: Grounding) -> Finding:
    test, tail, figure = each.test, each.tail, each.figure
    checked = f"; {each.checked}" if each.checked else ""
    said = f"{each.verdict.value} ({each.side})" if each.side else each.verdict.value
    return Finding(
        address=each.finding,
        label=_(
            "%(label)s: %(figure)s is %(said)s at the rate of %(label2)s",
            label=test.label,
            figure=f"{figure:,.10g}",
            said=said,
            label2=reference.label,
        ),
        value=each.chance,
        kind=Kind.CHANCE,
        unit="probability",
        grounds=(
            *_carried(each.claims, tail, grounding),
            *grounding.judgement(
                test,
                "exposure",
                name=Address.judgement(Subject.PLAUSIBILITY, test.id),
                size=None,
                measure=Measure.TAIL,
                note=test.why,
            ),
            *grounding.judgement(
                reference,
                "events",
                name=Address.judgement(Subject.REFERENCE, reference.id),
                size=None,
                measure=Measure.TAIL,
                note=f"{reference.source}{checked}",
            ),
        ),
        note=_(
            "%(arithmetic)s, %(figure)s said; chance of so %(value)s %(least)s%(checked)s",
            arithmetic=say(tail.arithmetic),
            figure=f"{figure:,.10g}",
            value="few" if tail.too_few else "many",
            least=f"{tail.least:.2g}",
            checked=checked,
        ),
    )


def _against_coverage(each: Trial, grounding: Grounding) -> Finding:
    test, tail = each.test, each.tail
    assert isinstance(test, CoverageTest)
    return Finding(
        address=each.finding,
        label=_("%(label)s: with %(figure)s it is %(value)s that no more was seen", label=test.label, figure=f"{each.figure:,.10g}", value=each.verdict.value),
        value=each.chance,
        kind=Kind.CHANCE, unit="probability",
        grounds=(
            *_carried(each.claims, tail, grounding),
            *grounding.judgement(
                test, "seen", name=Address.judgement(Subject.PLAUSIBILITY, test.id), size=None, measure=Measure.TAIL,
                note=f"{test.why} {test.source}".strip(),
            ),
        ),
        note=_("%(arithmetic)s; chance of so few %(fewer)s", arithmetic=say(tail.arithmetic), fewer=f"{tail.fewer:.2g}"),
    )  # fmt: skip


def _carried(claims: Sequence[Claim], tail: Tail, grounding: Grounding) -> Iterator[Ground]:
    for number, claim in enumerate(claims):
        yield grounding.claim(
            claim.id,
            size=tail.least if number == 0 else None,
            measure=Measure.TAIL,
            note=_("tested, not set aside") if number == 0 else _("the same figure"),
        )


def source_findings(case: Case, assessment: Assessment, grounding: Grounding) -> Iterator[Finding]:
    """Learned reliability, bias and track record of each source, beside its declared grade."""
    sources = {source.id: source for source in case.sources}
    for name, record in assessment.records.items():
        source = sources[name]
        declared = grounding.judgement(
            source, "reliability", name=Address.judgement(Subject.GRADE, name), size=None, measure=Measure.BORNE_OUT,
            note=_("the declared grade, where the record starts"),
        )  # fmt: skip
        held = record.learned
        if held is not None:
            verdicts = tuple(
                grounding.claim(
                    each.claim,
                    size=1.0 if each.hit else 0.0,
                    measure=Measure.BORNE_OUT,
                    note=say(each.reason),
                )
                for each in record.judged
            )
            yield Finding(
                address=Address.source(name, Aspect.RELIABILITY),
                label=_(
                    "Chance that a figure by %(name)s is borne out, learned from %(hits)s of its own",
                    name=source.name,
                    hits=held.hits + held.misses,
                ),
                value=held.reliability,
                interval=held.reliability90,
                level=IntervalLevel.NINETY,
                kind=Kind.CHANCE,
                unit="probability",
                grounds=(*verdicts, *declared),
                note=_(
                    "%(hits)s of %(hits2)s borne out by later figures",
                    hits=held.hits,
                    hits2=held.hits + held.misses,
                ),
            )
        if held is not None and held.figures:
            yield Finding(
                address=Address.source(name, Aspect.BIAS),
                label=_(
                    "Factor by which figures of %(name)s exceed what others gave later",
                    name=source.name,
                ),
                value=held.bias,
                interval=held.bias90,
                level=IntervalLevel.NINETY,
                kind=Kind.FACTOR,
                unit="factor",
                grounds=(*verdicts, *declared),
            )
        if record.track is not None:
            yield Finding(
                address=Address.source(name, Aspect.TRACK),
                label=_(
                    "Brier score of what %(name)s said before it was resolved, %(right)s of %(claims)s right",
                    name=source.name,
                    right=record.track.right,
                    claims=len(record.track.claims),
                ),
                value=record.track.brier,
                kind=Kind.SCORE,
                unit="Brier score",
                grounds=tuple(
                    grounding.claim(claim, size=None, measure=Measure.BRIER)
                    for claim in record.track.claims
                ),
            )
