"""The signpost board, on the overview and at length on its own page."""

from dataclasses import dataclass
from datetime import date
from math import log
from typing import Any

from forewarn.briefing.wording import day, odds
from forewarn.claims.claim import Claim
from forewarn.pages import bars, signs
from forewarn.pages.dossier import Dossier
from forewarn.signposts.signpost import Signpost
from forewarn.signposts.status import Level, Status

_ARROWS = {"rising": "↗ rising", "steady": "→ steady", "falling": "↘ falling", "silent": "· silent"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A signpost where it stands."""

    id: str
    label: str
    level: Level
    sign: str
    tempo: str
    trend: str
    seen: str
    age: str
    stale: bool
    expired: bool
    pips: str
    direction: str
    """Scenario id; empty when it points nowhere, or to several."""
    key: str
    odds: str
    strength: float
    """Log of the odds, for order."""
    count: int
    threshold: float
    window: int
    signpost: Signpost
    claims: tuple[Claim, ...]
    undone_by: str


def board(dossier: Dossier) -> list[Row]:
    """Loudest first, then as declared."""
    declared = {held.id: held for held in dossier.case.signposts}
    rows = [
        _row(dossier, declared[status.signpost], status)
        for status in dossier.assessment.statuses
        if status.signpost in declared
    ]
    return sorted(rows, key=lambda row: (-row.level, -abs(row.strength), row.label))


def context(dossier: Dossier) -> dict[str, Any]:
    """Variables of ``signposts.html``."""
    return {"board": board(dossier)}


def _row(dossier: Dossier, signpost: Signpost, status: Status) -> Row:
    as_of = dossier.assessment.as_of
    direction = signpost.direction[0] if len(signpost.direction) == 1 else ""
    ratio = status.odds.get(direction, 1.0)
    tempo = [number for _, number in status.tempo]
    watched = status.coverage >= 0.1
    claims = [dossier.evidence.claim(each) for each in status.claims]
    return Row(
        id=signpost.id,
        label=signpost.label,
        level=status.level,
        sign=signs.level(status.level),
        tempo=bars.tempo(
            tempo,
            f"{signpost.label}: sightings per 30 days, "
            f"{', '.join(map(str, tempo[-12:])) or 'none'}",
        ),
        trend=_ARROWS.get(status.trend, status.trend) if watched else "not watched",
        seen=day(status.last_seen, year=status.last_seen.year != as_of.year)
        if status.last_seen
        else "never",
        age=_age(status.last_seen, as_of),
        stale=status.last_seen is not None
        and (as_of - status.last_seen).days > signpost.window_days,
        expired=status.expired,
        pips=signs.pips(status.coverage),
        direction=direction,
        key=signs.key(dossier.shapes[direction]) if direction in dossier.shapes else "",
        odds=odds(ratio),
        strength=log(ratio) if ratio > 0 else 0.0,
        count=status.count,
        threshold=status.threshold,
        window=signpost.window_days,
        signpost=signpost,
        claims=tuple(claim for claim in claims if claim is not None),
        undone_by=status.undone_by,
    )


def _age(seen: date | None, as_of: date) -> str:
    if seen is None:
        return ""
    days = (as_of - seen).days
    return "today" if days == 0 else f"{days} d"
