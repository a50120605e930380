"""The tree of grounds of a finding, in plain lines."""

from collections.abc import Iterator

from forewarn.assessment.assessment import Assessment
from forewarn.assessment.lookups import Evidence
from forewarn.case.model import Case
from forewarn.findings.finding import ClaimGround, Finding, Ground
from forewarn.probability import rounded
from forewarn.wording.numbers import figure_as_said


def tree(case: Case, assessment: Assessment, finding_id: str) -> Iterator[str]:
    """Lines from the value down to quoted sentences and case lines.

    Grounds with the largest effect come first.  A finding that was already told higher up is
    named, not told again.  KeyError for an unknown finding.
    """
    yield from _told(Evidence(case, assessment), assessment.index[finding_id], "", set())


def _told(evidence: Evidence, finding: Finding, indent: str, told: set[str]) -> Iterator[str]:
    yield f"{indent}{finding.label}: {_value(finding)}  [{finding.id}]"
    if finding.id in told:
        yield f"{indent}  (told above)"
        return
    told.add(finding.id)
    for remark in finding.note.split("; ") if finding.note else ():
        yield f"{indent}  {remark}"
    for ground in sorted(finding.grounds, key=_strength):
        if isinstance(ground, ClaimGround):
            report = evidence.reports[ground.report]
            passed = " <- ".join(evidence.relay(evidence.reviewed[ground.claim].claim))
            yield f"{indent}- {_effect(ground)}{passed}, {report.date}"
            yield f'{indent}    "{" ".join(ground.quote.split())}"'
            yield f"{indent}    {report.file}, characters {ground.span.start}-{ground.span.end}"
        else:
            yield f"{indent}- {_effect(ground)}judgement {ground.judgement}"
            yield f"{indent}    {ground.declared.file}:{ground.declared.line}: {ground.declared.text}"
    for parent in finding.rests_on:
        yield from _told(evidence, evidence.findings[parent], indent + "  ", told)


def _strength(ground: Ground) -> tuple[bool, float]:
    size = ground.effect.size
    return (size is None, -abs(size or 0.0))


def _effect(ground: Ground) -> str:
    effect = ground.effect
    parts = (
        [f"{_figure(effect.size, digits=3, sign=True)} {effect.measure.words}"]
        if effect.size is not None
        else []
    )
    if effect.note:
        parts.append(effect.note)
    return f"({'; '.join(parts)}) " if parts else ""


def _value(finding: Finding) -> str:
    if finding.value is None:
        return "no estimate"
    value = finding.value if isinstance(finding.value, str) else _figure(finding.value)
    between = ""
    if finding.interval is not None:
        low, high = (_figure(end) for end in finding.interval)
        between = f" (90%: {low} to {high})"
    return f"{value} {finding.unit}{between}"


def _figure(value: float, *, digits: int = 4, sign: bool = False) -> str:
    """Shortened, but never with an exponent where people count: ``8,700,000``, not ``8.7e+06``."""
    text = figure_as_said(rounded(value, digits=digits))
    return f"+{text}" if sign and value >= 0 else text
