"""Findings as ``assessment.json`` has them: in English, whatever language is spoken."""

from typing import Any

from forewarn.findings.finding import ClaimGround, Finding, Ground
from forewarn.findings.reason import Reason, reason_to_json
from forewarn.wording.reasons import english


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """The wire shape of ``assessment.json``."""
    return {
        "id": finding.id,
        "label": english(finding.label),
        "label_reason": reason_to_json(finding.label),
        "value": finding.value,
        "interval": list(finding.interval) if finding.interval else None,
        "level": finding.level.value,
        "kind": finding.kind.value,
        "unit": unit_to_json(finding.unit),
        **_note(finding.note),
        "rests_on": list(finding.rests_on),
        "grounds": [_ground_to_json(ground) for ground in finding.grounds],
    }


def _ground_to_json(ground: Ground) -> dict[str, Any]:
    effect = {
        "size": ground.effect.size,
        "measure": ground.effect.measure.words,
        **_note(ground.effect.note),
    }
    if isinstance(ground, ClaimGround):
        return {
            "kind": "claim",
            "claim": ground.claim,
            "report": ground.report,
            "start": ground.span.start,
            "end": ground.span.end,
            "quote": ground.quote,
            "effect": effect,
        }
    return {
        "kind": "judgement",
        "judgement": str(ground.judgement),
        "file": ground.declared.file,
        "line": ground.declared.line,
        "quote": ground.declared.text,
        "effect": effect,
    }


def unit_to_json(unit: str | Reason) -> str:
    """A unit as the case calls it, or ours in English."""
    return english(unit) if isinstance(unit, Reason) else unit


def _note(note: Reason | None) -> dict[str, Any]:
    return {"note": english(note), "note_reason": reason_to_json(note) if note else None}
