"""What if: the assessment of a case under suppositions; the case itself does not change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from forewarn.assessment.assess import assemble
from forewarn.assessment.assessment import Assessment
from forewarn.assessment.evidence import SupposedSighting
from forewarn.assessment.memory import Memory, Transient
from forewarn.assessment.pipeline import Stages
from forewarn.case.checks import check
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.claims.review import admit_proposals
from forewarn.errors import CaseError, Severity
from forewarn.findings.address import Address
from forewarn.findings.reason import Reason
from forewarn.findings.subject import Aspect
from forewarn.reports.report import Report
from forewarn.text import Span
from forewarn.what_if.supposition import FILE, Alternative, Supposition, suppose

__all__ = [
    "FigureChange",
    "Supposition",
    "compare_findings",
    "read_figures",
    "stage_what_if",
    "what_if",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A finding whose value differs under the suppositions."""

    finding: str
    label: Reason
    before: float | str | None
    """None where there is no such finding, or it has no value."""
    after: float | str | None
    unit: str | Reason


def what_if(
    case: Case,
    drafts: Mapping[str, tuple[Claim, ...]],
    suppositions: Sequence[Supposition],
    *,
    as_of: date,
    memo: Memory | None = None,
) -> Assessment:
    """The assessment as of a day, with claims, indicators and judgements set or dropped.

    A function of its arguments: neither the case nor a file changes, and without suppositions the
    result is that of the build.  ``drafts`` are the claims as read (``Built.drafts``); ``memo``
    supplies steps that do not change, and does not change the result.  Every figure keeps its
    grounds: a judgement that was set quotes the supposition, as line N of ``what-if``, and an
    indicator that is supposed to be seen has a report of that name.

    CaseError when a supposition has no meaning in the case, or makes the case faulty.

    >>> what_if(case, built.drafts, [Supposition(address="hypothesis.combat.prior", value=0.1),
    ...     Supposition(address="source.nis")], as_of=built.assessment.as_of)  # doctest: +SKIP
    """
    return assemble(stage_what_if(case, drafts, suppositions, as_of=as_of, memo=memo))


def stage_what_if(
    case: Case,
    drafts: Mapping[str, tuple[Claim, ...]],
    suppositions: Sequence[Supposition],
    *,
    as_of: date,
    memo: Memory | None = None,
) -> Stages:
    """The stages of :func:`what_if`, each computed when it is first asked for."""
    names = frozenset(claim.id for claims in drafts.values() for claim in claims) | {
        claim.id for claim in (*case.entered, *admit_proposals(case.proposed, case.reviews))
    }
    alternative = suppose(case, suppositions, claims=names, as_of=as_of)
    memo = memo or Transient()
    # A supposition that only excludes witnesses changes no declaration: the checks already ran.
    if replace(alternative.case, lines=case.lines) != case:
        known_faults = memo.recent.step("faults", (case,), lambda: check(case))
        faults = [
            fault if fault.file == FILE else replace(fault, file=FILE, line=1)
            for fault in check(alternative.case)
            if fault.severity is Severity.ERROR and fault not in known_faults
        ]
        if faults:
            raise CaseError(faults)
    reports, claims, sightings = _sighting_reports(alternative)
    changed_case = replace(alternative.case, reports=(*alternative.case.reports, *reports))
    entered = _remaining(alternative, alternative.case.entered)
    return Stages(
        case=replace(
            changed_case,
            entered=entered,
            proposed=_remaining(alternative, alternative.case.proposed),
        ),
        drafts=_remaining_drafts(alternative, {**drafts, **claims}),
        as_of=as_of,
        memo=memo,
        supposed_sightings=sightings,
        excluded_origins=alternative.origins,
        merged_origins=alternative.merged_origins,
    )


def read_figures(stages: Stages, kinds: Sequence[str]) -> dict[str, float]:
    """Chances and values of the rivals of ``kinds``, by the id of their finding.

    ``kinds`` are of ``hypothesis``, ``scenario`` and ``policy``; no other stage is computed.
    """
    figures: dict[str, float] = {}
    if "hypothesis" in kinds and stages.weighing is not None:
        for name, chance in stages.weighing.posterior.items():
            figures[Address.hypothesis(name, Aspect.POSTERIOR)] = chance
    if "scenario" in kinds and stages.outlook is not None:
        for name, chance in stages.outlook.horizon.items():
            figures[Address.scenario(name, Aspect.PROBABILITY)] = chance
            figures[Address.scenario(name, Aspect.NOW)] = stages.outlook.now[name]
    if "policy" in kinds and stages.advice is not None:
        for appraisal in stages.advice.appraisals:
            figures[Address.policy(appraisal.policy, Aspect.VALUE)] = appraisal.value
            figures[Address.policy(appraisal.policy, Aspect.REGRET)] = appraisal.worst_regret
    return figures


def compare_findings(before: Assessment, after: Assessment) -> tuple[FigureChange, ...]:
    """Findings whose value differs between two assessments, or that only one has, by id."""
    changes: list[FigureChange] = []
    for name in sorted({*before.index, *after.index}):
        was, now = before.index.get(name), after.index.get(name)
        finding = now or was
        assert finding is not None
        old, new = was.value if was else None, now.value if now else None
        if old != new:
            changes.append(
                FigureChange(
                    finding=name, label=finding.label, before=old, after=new, unit=finding.unit
                )
            )
    return tuple(changes)


def _remaining_drafts(
    alternative: Alternative, drafts: Mapping[str, tuple[Claim, ...]]
) -> dict[str, tuple[Claim, ...]]:
    return {
        name: _remaining(alternative, claims)
        for name, claims in drafts.items()
        if name not in alternative.reports
    }


def _remaining(alternative: Alternative, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims that still count; to exclude a source excludes everyone who speaks for it."""
    sources = alternative.case.source_index
    return tuple(
        claim
        for claim in claims
        if claim.id not in alternative.claims
        and claim.report not in alternative.reports
        and not alternative.sources.intersection(sources.speakers(claim))
    )


def _sighting_reports(
    alternative: Alternative,
) -> tuple[list[Report], dict[str, tuple[Claim, ...]], tuple[SupposedSighting, ...]]:
    """A report for each indicator that is supposed to be seen, so that its effects have a ground."""
    labels = {item.id: item.label for item in alternative.case.indicators}
    reports: list[Report] = []
    claims: dict[str, tuple[Claim, ...]] = {}
    sightings: list[SupposedSighting] = []
    for number, sighting in enumerate(alternative.sightings, 1):
        if sighting.date is None:
            sightings.append(SupposedSighting(indicator=sighting.indicator, claim=""))
            continue
        report = _report(
            sighting.date,
            labels[sighting.indicator],
            number,
            language=alternative.case.question.language,
        )
        span = Span(0, len(report.text))
        claim = Claim(
            id=f"{report.id}:{span.start}-{span.end}",
            report=report.id,
            date=report.date,
            span=span,
            quote=report.text,
            claimant=FILE,
            reader=FILE,
        )
        reports.append(report)
        claims[report.id] = (claim,)
        sightings.append(SupposedSighting(indicator=sighting.indicator, claim=claim.id))
    return reports, claims, tuple(sightings)


def _report(day: date, label: str, number: int, *, language: str) -> Report:
    return Report(
        id=f"{FILE}-{number}",
        title=label,
        publisher=FILE,
        date=day,
        text=label,
        language=language,
        file=f"{FILE}/{number}",
    )
