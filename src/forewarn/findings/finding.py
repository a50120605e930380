"""The ground rule: no figure without the sentences or the judgements that moved it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forewarn.errors import GroundError
from forewarn.findings.address import Address
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.reason import Reason
from forewarn.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A line of a case file on which an analyst declared something."""

    file: str
    line: int
    text: str
    """The line itself, stripped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What leaving this ground in did to the finding."""

    size: float | None
    """Signed amount in ``measure``; None when the ground is shown but moved nothing measurable."""
    measure: Measure
    """What ``size`` counts."""
    note: Reason | None = None
    """Why: superseded, set aside, floor, ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimGround:
    """A sentence in a report."""

    claim: str
    report: str
    span: Span
    quote: str
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementGround:
    """A declared judgement: a line in a case file."""

    judgement: Address
    declared: Declared
    effect: Effect


Ground = ClaimGround | JudgementGround


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A value that leaves the program, with what it rests on."""

    address: Address
    """Stays the same from build to build."""
    label: Reason
    value: float | str | None
    """None where evidence does not suffice; the label then says so."""
    kind: Kind
    """Decides alone how value and interval are written."""
    interval: tuple[float, float] | None = None
    level: IntervalLevel = IntervalLevel.NONE
    """What the interval is."""
    unit: str | Reason
    """What the case calls it; no reader of findings decides anything by it."""
    grounds: tuple[Ground, ...]
    rests_on: tuple[Address, ...] = ()
    """Findings this one was computed from; their grounds carry it too."""
    note: Reason | None = None

    def __post_init__(self) -> None:
        if (self.interval is None) != (self.level is IntervalLevel.NONE):
            raise ValueError(
                f"{self.address}: an interval needs a level and a level an interval, "
                f"got {self.interval} and {self.level.value}"
            )

    @property
    def id(self) -> str:
        """The address as JSON and URLs spell it."""
        return str(self.address)


def check_grounds(
    findings: Iterable[Finding],
    *,
    texts: Mapping[str, str],
    claims: Mapping[str, tuple[str, Span]],
    lines: Mapping[str, tuple[str, ...]],
) -> None:
    """Raise GroundError, naming every finding, when a ground dangles.

    ``texts`` maps report id to canonical text, ``claims`` maps claim id to its report and span,
    ``lines`` maps a case file to its lines.  A finding dangles when it has neither grounds nor
    another finding to rest on, when a claim is unknown, when the quotation differs from the text,
    when a case line differs from the file, or when it rests on a finding that is not there or
    that, followed down, never reaches a ground.
    """
    by_id: dict[str, Finding] = {}
    faults: list[str] = []
    for finding in findings:
        if finding.id in by_id:
            faults.append(f"{finding.id}: two findings share this id")
        by_id[finding.id] = finding
    for finding in by_id.values():
        for ground in finding.grounds:
            problem = _dangling(ground, texts, claims, lines)
            if problem:
                faults.append(f"{finding.id}: {problem}")
        faults.extend(
            f"{finding.id}: rests on the unknown finding {parent}"
            for parent in finding.rests_on
            if parent not in by_id
        )
        if not _reaches_ground(finding, by_id):
            faults.append(f"{finding.id}: rests on nothing; give it a claim or a judgement")
    if faults:
        raise GroundError("\n".join(faults))


def _dangling(
    ground: Ground,
    texts: Mapping[str, str],
    claims: Mapping[str, tuple[str, Span]],
    lines: Mapping[str, tuple[str, ...]],
) -> str:
    if isinstance(ground, JudgementGround):
        place = ground.declared
        file_lines = lines.get(place.file, ())
        if not 1 <= place.line <= len(file_lines):
            return f"judgement {ground.judgement}: no line {place.line} in {place.file}"
        if file_lines[place.line - 1].strip() != place.text:
            return f"judgement {ground.judgement}: {place.file}:{place.line} reads otherwise"
        return ""
    place_of_claim = claims.get(ground.claim)
    if place_of_claim is None or place_of_claim[0] != ground.report:
        return f"claim {ground.claim} is not in report {ground.report}"
    text = texts.get(ground.report)
    if text is None:
        return f"report {ground.report} is not in the case"
    if (
        not place_of_claim[1].covers(ground.span)
        or not ground.quote
        or ground.span.of(text) != ground.quote
    ):
        return f"claim {ground.claim}: the quotation differs from the text of {ground.report}"
    return ""


def _reaches_ground(finding: Finding, by_id: Mapping[str, Finding]) -> bool:
    visited: set[str] = set()
    queue = [finding.id]
    while queue:
        current = by_id.get(queue.pop())
        if current is None or current.id in visited:
            continue
        if current.grounds:
            return True
        visited.add(current.id)
        queue.extend(current.rests_on)
    return False
