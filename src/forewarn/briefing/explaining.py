"""The tree of grounds of a finding, in plain lines."""

from collections.abc import Iterator

from forewarn.briefing.assessment import Assessment
from forewarn.case.case import Case
from forewarn.grounds import ClaimGround, Finding, Ground


def tree(case: Case, assessment: Assessment, finding_id: str) -> Iterator[str]:
    """Lines from the value down to quoted sentences and case lines.

    Grounds with the largest effect come first.  A finding that was already told higher up is
    named, not told again.  KeyError for an unknown finding.
    """
    yield from _told(case, assessment, assessment.index[finding_id], "", set())


def _told(
    case: Case, assessment: Assessment, finding: Finding, indent: str, told: set[str]
) -> Iterator[str]:
    yield f"{indent}{finding.label}: {_value(finding)}  [{finding.id}]"
    if finding.id in told:
        yield f"{indent}  (told above)"
        return
    told.add(finding.id)
    if finding.note:
        yield f"{indent}  {finding.note}"
    reports = {report.id: report for report in case.reports}
    claims = {item.claim.id: item.claim for item in assessment.claims}
    for ground in sorted(finding.grounds, key=_strength):
        if isinstance(ground, ClaimGround):
            report, claim = reports[ground.report], claims[ground.claim]
            passed = "".join(f" <- {name}" for name in (*reversed(claim.relay), report.publisher))
            yield f"{indent}- {_effect(ground)}{claim.claimant}{passed}, {report.date}"
            yield f'{indent}    "{" ".join(ground.quote.split())}"'
            yield f"{indent}    {report.file}, characters {ground.span.start}-{ground.span.end}"
        else:
            yield f"{indent}- {_effect(ground)}judgement {ground.judgement}"
            yield f"{indent}    {ground.declared.file}:{ground.declared.line}: {ground.declared.text}"
    for parent in finding.rests_on:
        yield from _told(case, assessment, assessment.index[parent], indent + "  ", told)


def _strength(ground: Ground) -> tuple[bool, float]:
    size = ground.effect.size
    return (size is None, -abs(size or 0.0))


def _effect(ground: Ground) -> str:
    effect = ground.effect
    parts = [f"{effect.size:+.3g} {effect.measure}"] if effect.size is not None else []
    if effect.note:
        parts.append(effect.note)
    return f"({'; '.join(parts)}) " if parts else ""


def _value(finding: Finding) -> str:
    if finding.value is None:
        return "no estimate"
    value = finding.value if isinstance(finding.value, str) else f"{finding.value:.4g}"
    between = ""
    if finding.interval is not None:
        between = f" (90%: {finding.interval[0]:.4g} to {finding.interval[1]:.4g})"
    return f"{value} {finding.unit}{between}"
