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
from forewarn.findings.reason import Reason, Word, join_reasons, verbatim
from forewarn.findings.subject import Aspect, Subject


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
    verdict = Word(each.verdict.value)
    return Finding(
        address=each.finding,
        label=Reason.of(
            "trial.rate_label",
            label=test.label,
            figure=figure,
            verdict=verdict,
            reference=reference.label,
        )
        if each.side is None
        else Reason.of(
            "trial.rate_label_side",
            label=test.label,
            figure=figure,
            verdict=verdict,
            side=each.side,
            reference=reference.label,
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
                note=verbatim(test.why),
            ),
            *grounding.judgement(
                reference,
                "events",
                name=Address.judgement(Subject.REFERENCE, reference.id),
                size=None,
                measure=Measure.TAIL,
                note=join_reasons(verbatim(reference.source), each.checked),
            ),
        ),
        note=join_reasons(
            Reason.of(
                "trial.rate_note",
                arithmetic=tail.arithmetic,
                figure=figure,
                side=Word("few") if tail.too_few else Word("many"),
                least=tail.least,
            ),
            each.checked,
        ),
    )


def _against_coverage(each: Trial, grounding: Grounding) -> Finding:
    test, tail = each.test, each.tail
    assert isinstance(test, CoverageTest)
    return Finding(
        address=each.finding,
        label=Reason.of("trial.coverage_label", label=test.label, figure=each.figure, verdict=Word(each.verdict.value)),
        value=each.chance,
        kind=Kind.CHANCE, unit="probability",
        grounds=(
            *_carried(each.claims, tail, grounding),
            *grounding.judgement(
                test, "seen", name=Address.judgement(Subject.PLAUSIBILITY, test.id), size=None, measure=Measure.TAIL,
                note=verbatim(f"{test.why} {test.source}".strip()),
            ),
        ),
        note=Reason.of("trial.coverage_note", arithmetic=tail.arithmetic, fewer=tail.fewer),
    )  # fmt: skip


def _carried(claims: Sequence[Claim], tail: Tail, grounding: Grounding) -> Iterator[Ground]:
    for number, claim in enumerate(claims):
        yield grounding.claim(
            claim.id,
            size=tail.least if number == 0 else None,
            measure=Measure.TAIL,
            note=Reason.of("trial.tested") if number == 0 else Reason.of("trial.same_figure"),
        )


def source_findings(case: Case, assessment: Assessment, grounding: Grounding) -> Iterator[Finding]:
    """Learned reliability, bias and track record of each source, beside its declared grade."""
    sources = {source.id: source for source in case.sources}
    for name, record in assessment.records.items():
        source = sources[name]
        declared = grounding.judgement(
            source, "reliability", name=Address.judgement(Subject.GRADE, name), size=None, measure=Measure.BORNE_OUT,
            note=Reason.of("source.declared_grade"),
        )  # fmt: skip
        held = record.posterior
        if held is not None:
            verdicts = tuple(
                grounding.claim(
                    each.claim,
                    size=1.0 if each.hit else 0.0,
                    measure=Measure.BORNE_OUT,
                    note=each.reason,
                )
                for each in record.verdicts
            )
            yield Finding(
                address=Address.source(name, Aspect.RELIABILITY),
                label=Reason.of(
                    "source.reliability", name=source.name, cases=held.hits + held.misses
                ),
                value=held.reliability,
                interval=held.reliability90,
                level=IntervalLevel.NINETY,
                kind=Kind.CHANCE,
                unit="probability",
                grounds=(*verdicts, *declared),
                note=Reason.of("source.borne_out", hits=held.hits, cases=held.hits + held.misses),
            )
        if held is not None and held.figures:
            yield Finding(
                address=Address.source(name, Aspect.BIAS),
                label=Reason.of("source.bias", name=source.name),
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
                label=Reason.of(
                    "source.track",
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
