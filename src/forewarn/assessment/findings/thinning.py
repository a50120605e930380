"""Echoes of one origin in a finding, told by their number once they are many."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from forewarn.findings.finding import ClaimGround, Effect, Finding, Ground
from forewarn.findings.kind import Measure
from forewarn.findings.reason import Reason, Word, join_reasons

LISTED = 200
"""Sentences of one origin that moved nothing and are all said to be the same thing ("relay",
"same origin, not counted again"), which a finding lists one by one; those of unknown lineage are
taken together.  Fifty thousand outlets that
carry one briefing are one witness: a reader who has seen two hundred of them has seen it."""


def thin_grounds(finding: Finding, origin_of: Mapping[str, str]) -> Finding:
    """The finding with the first ``LISTED`` echoes of each origin, and the number of the others in
    its note.  What moved the finding is never left out."""
    if len(finding.grounds) <= LISTED:
        return finding
    echoes: Counter[tuple[str, str]] = Counter()
    grounds: list[Ground] = []
    omitted = 0
    for ground in finding.grounds:
        if isinstance(ground, ClaimGround) and _moved_nothing(ground.effect):
            same = origin_of.get(ground.claim, ground.claim), _sort(ground.effect.note)
            echoes[same] += 1
            if echoes[same] > LISTED:
                omitted += 1
                continue
        grounds.append(ground)
    if not omitted:
        return finding
    remark = Reason.of("finding.thinned", left=omitted)
    return replace(finding, grounds=tuple(grounds), note=join_reasons(finding.note, remark))


def _sort(note: Reason | None) -> str:
    """What a ground is said to be: its role or the slot that forbids it, else its kind of reason."""
    if note is None:
        return ""
    head = next((value for _name, value in note.values), None)
    return head.text if isinstance(head, Word) else note.code


def _moved_nothing(effect: Effect) -> bool:
    return effect.size is None or (effect.size == 0 and effect.measure is Measure.ORIGINS)
