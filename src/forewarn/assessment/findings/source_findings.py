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
    for trial in trials(case, assessment):
        if trial.reference is None:
            yield _against_coverage(trial, grounding)
        else:
            yield _against_rate(trial, trial.reference, grounding)


def _against_rate(trial: Trial, reference: ReferenceClass, grounding: Grounding) -> Finding:
    test, tail, figure = trial.test, trial.tail, trial.figure
    verdict = Word(trial.verdict.value)
    return Finding(
        address=trial.finding,
        label=Reason.of(
            "trial.rate_label",
            label=test.label,
            figure=figure,
            verdict=verdict,
            reference=reference.label,
        )
        if trial.side is None
        else Reason.of(
            "trial.rate_label_side",
            label=test.label,
            figure=figure,
            verdict=verdict,
            side=trial.side,
            reference=reference.label,
        ),
        value=trial.chance,
        kind=Kind.CHANCE,
        unit="probability",
        grounds=(
            *_carried(trial.claims, tail, grounding),
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
                note=join_reasons(verbatim(reference.source), trial.checked),
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
            trial.checked,
        ),
    )


def _against_coverage(trial: Trial, grounding: Grounding) -> Finding:
    test, tail = trial.test, trial.tail
    assert isinstance(test, CoverageTest)
    return Finding(
        address=trial.finding,
        label=Reason.of("trial.coverage_label", label=test.label, figure=trial.figure, verdict=Word(trial.verdict.value)),
        value=trial.chance,
        kind=Kind.CHANCE, unit="probability",
        grounds=(
            *_carried(trial.claims, tail, grounding),
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
        grade = grounding.judgement(
            source, "reliability", name=Address.judgement(Subject.GRADE, name), size=None, measure=Measure.BORNE_OUT,
            note=Reason.of("source.declared_grade"),
        )  # fmt: skip
        posterior = record.posterior
        if posterior is not None:
            verdicts = tuple(
                grounding.claim(
                    verdict.claim,
                    size=1.0 if verdict.hit else 0.0,
                    measure=Measure.BORNE_OUT,
                    note=verdict.reason,
                )
                for verdict in record.verdicts
            )
            yield Finding(
                address=Address.source(name, Aspect.RELIABILITY),
                label=Reason.of(
                    "source.reliability", name=source.name, cases=posterior.hits + posterior.misses
                ),
                value=posterior.reliability,
                interval=posterior.reliability90,
                level=IntervalLevel.NINETY,
                kind=Kind.CHANCE,
                unit="probability",
                grounds=(*verdicts, *grade),
                note=Reason.of(
                    "source.borne_out", hits=posterior.hits, cases=posterior.hits + posterior.misses
                ),
            )
        if posterior is not None and posterior.figures:
            yield Finding(
                address=Address.source(name, Aspect.BIAS),
                label=Reason.of("source.bias", name=source.name),
                value=posterior.bias,
                interval=posterior.bias90,
                level=IntervalLevel.NINETY,
                kind=Kind.FACTOR,
                unit="factor",
                grounds=(*verdicts, *grade),
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
