"""What if: the assessment under suppositions, the case untouched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from forewarn.assessment.assess import assembled
from forewarn.assessment.assessment import Assessment
from forewarn.assessment.evidence import Seen
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
from forewarn.what_if.supposition import FILE, Supposed, Supposition, suppose

__all__ = ["Moved", "Supposition", "compared", "moved", "staged", "what_if"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A finding that is otherwise under the suppositions."""

    finding: str
    label: Reason
    before: float | str | None
    """None where there was no such finding, or it had no value."""
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
    """What the case would say as of a day, with claims, indicators and judgements set or dropped.

    A function of its arguments: neither the case nor a file changes, and with no supposition the
    result is that of the build.  ``drafts`` are the claims as read (``Built.drafts``); ``memo``
    takes up steps that do not change, and does not change the result.  Every figure keeps its
    grounds: a judgement that was set quotes the supposition, as line N of ``what-if``, and an
    indicator supposed to be seen is a report of that name.

    CaseError when a supposition makes no sense, or makes the case faulty.

    >>> what_if(case, built.drafts, [Supposition(address="hypothesis.combat.prior", value=0.1),
    ...     Supposition(address="source.nis")], as_of=built.assessment.as_of)  # doctest: +SKIP
    """
    return assembled(staged(case, drafts, suppositions, as_of=as_of, memo=memo))


def staged(
    case: Case,
    drafts: Mapping[str, tuple[Claim, ...]],
    suppositions: Sequence[Supposition],
    *,
    as_of: date,
    memo: Memory | None = None,
) -> Stages:
    """:func:`what_if` of which nothing is worked out yet but what is asked for."""
    names = frozenset(claim.id for read in drafts.values() for claim in read) | {
        claim.id for claim in (*case.entered, *admit_proposals(case.proposed, case.reviews))
    }
    supposed = suppose(case, suppositions, claims=names, as_of=as_of)
    memo = memo or Transient()
    # A case that only heeds fewer voices is declared as before, and was checked.
    if replace(supposed.case, lines=case.lines) != case:
        known = memo.recent.step("faults", (case,), lambda: check(case))
        faults = [
            fault if fault.file == FILE else replace(fault, file=FILE, line=1)
            for fault in check(supposed.case)
            if fault.severity is Severity.ERROR and fault not in known
        ]
        if faults:
            raise CaseError(faults)
    reports, claims, seen = _supposed_reports(supposed)
    changed = replace(supposed.case, reports=(*supposed.case.reports, *reports))
    entered = _heard(supposed, supposed.case.entered)
    return Stages(
        case=replace(changed, entered=entered, proposed=_heard(supposed, supposed.case.proposed)),
        drafts=_kept(supposed, {**drafts, **claims}),
        as_of=as_of,
        memo=memo,
        seen=seen,
        unheard=supposed.origins,
        joined=supposed.joined,
    )


def compared(stages: Stages, kinds: Sequence[str]) -> dict[str, float]:
    """The chances and worths that a question is asked for, by the id of their finding.

    ``kinds`` are of ``hypothesis``, ``scenario`` and ``policy``; nothing else is worked out.
    """
    found: dict[str, float] = {}
    if "hypothesis" in kinds and stages.weighing is not None:
        for name, chance in stages.weighing.posterior.items():
            found[Address.hypothesis(name, Aspect.POSTERIOR)] = chance
    if "scenario" in kinds and stages.outlook is not None:
        for name, chance in stages.outlook.horizon.items():
            found[Address.scenario(name, Aspect.PROBABILITY)] = chance
            found[Address.scenario(name, Aspect.NOW)] = stages.outlook.now[name]
    if "policy" in kinds and stages.advice is not None:
        for one in stages.advice.appraisals:
            found[Address.policy(one.policy, Aspect.VALUE)] = one.value
            found[Address.policy(one.policy, Aspect.REGRET)] = one.worst_regret
    return found


def moved(before: Assessment, after: Assessment) -> tuple[Moved, ...]:
    """Findings whose value differs, is new or is gone, by id."""
    found: list[Moved] = []
    for name in sorted({*before.index, *after.index}):
        was, now = before.index.get(name), after.index.get(name)
        held = now or was
        assert held is not None
        old, new = was.value if was else None, now.value if now else None
        if old != new:
            found.append(
                Moved(finding=name, label=held.label, before=old, after=new, unit=held.unit)
            )
    return tuple(found)


def _kept(
    supposed: Supposed, drafts: Mapping[str, tuple[Claim, ...]]
) -> dict[str, tuple[Claim, ...]]:
    return {
        name: _heard(supposed, read)
        for name, read in drafts.items()
        if name not in supposed.reports
    }


def _heard(supposed: Supposed, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims that still count; a source is dropped with everyone who speaks for it."""
    sources = supposed.case.source_index
    return tuple(
        claim
        for claim in claims
        if claim.id not in supposed.claims
        and claim.report not in supposed.reports
        and not supposed.sources.intersection(sources.speakers(claim))
    )


def _supposed_reports(
    supposed: Supposed,
) -> tuple[list[Report], dict[str, tuple[Claim, ...]], tuple[Seen, ...]]:
    """A report that says so for each indicator that is supposed to be seen."""
    labels = {item.id: item.label for item in supposed.case.indicators}
    reports: list[Report] = []
    claims: dict[str, tuple[Claim, ...]] = {}
    seen: list[Seen] = []
    for number, one in enumerate(supposed.sightings, 1):
        if one.date is None:
            seen.append(Seen(indicator=one.indicator, claim=""))
            continue
        report = _report(
            one.date, labels[one.indicator], number, language=supposed.case.question.language
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
        seen.append(Seen(indicator=one.indicator, claim=claim.id))
    return reports, claims, tuple(seen)


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
