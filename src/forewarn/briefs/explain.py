"""The tree of grounds of a finding, in plain lines."""

from collections.abc import Iterator

from forewarn.assessment.assessment import Assessment
from forewarn.assessment.lookups import AssessmentIndex
from forewarn.case.model import Case
from forewarn.findings.finding import ClaimGround, Finding, Ground
from forewarn.findings.reason import split_reason
from forewarn.wording.numbers import effect_of, interval_of, level_of, value_of
from forewarn.wording.reasons import say
from forewarn.wording.units import unit_of


def explain_finding(case: Case, assessment: Assessment, finding_id: str) -> Iterator[str]:
    """Lines from the value of a finding down to quoted sentences and case lines.

    Grounds with the largest effect come first.  A finding that was explained above is only named.
    KeyError for an unknown finding.
    """
    yield from _explain(AssessmentIndex(case, assessment), assessment.index[finding_id], "", set())


def _explain(
    evidence: AssessmentIndex, finding: Finding, indent: str, shown: set[str]
) -> Iterator[str]:
    yield f"{indent}{say(finding.label)}: {_value(finding)}  [{finding.id}]"
    if finding.id in shown:
        yield f"{indent}  (told above)"
        return
    shown.add(finding.id)
    for remark in split_reason(finding.note):
        yield f"{indent}  {say(remark)}"
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
        yield from _explain(evidence, evidence.findings[parent], indent + "  ", shown)


def _strength(ground: Ground) -> tuple[bool, float]:
    size = ground.effect.size
    return (size is None, -abs(size or 0.0))


def _effect(ground: Ground) -> str:
    effect = ground.effect
    size = effect_of(effect)
    parts = [f"{size} {effect.measure.words}"] if size else []
    if effect.note is not None:
        parts.append(say(effect.note))
    return f"({'; '.join(parts)}) " if parts else ""


def _value(finding: Finding) -> str:
    if finding.value is None:
        return value_of(finding)
    words = filter(None, (value_of(finding), unit_of(finding)))
    interval = interval_of(finding)
    return " ".join(words) + (f" ({level_of(finding)}: {interval})" if interval else "")
