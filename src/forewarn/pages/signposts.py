"""The signpost board, on the overview and at length on its own page."""

from dataclasses import dataclass
from datetime import date
from math import log
from typing import Any

from forewarn.claims.claim import Claim
from forewarn.pages import icons, sparklines
from forewarn.pages.labels import in_words
from forewarn.pages.page_data import PageData
from forewarn.signposts.signpost import Signpost, Tempo
from forewarn.signposts.status import Level, Status
from forewarn.signposts.validator import IndicatorValue
from forewarn.wording.numbers import day, odds, percent
from forewarn.wording.translations import N_, _

_ARROWS = {
    "rising": N_("↗ rising"),
    "steady": N_("→ steady"),
    "falling": N_("↘ falling"),
    "silent": N_("· silent"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignpostRow:
    """A signpost where it stands."""

    id: str
    label: str
    level: Level
    icon: str
    tempo: str
    trend: str
    watched: bool
    last_seen: str
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
    reading: str
    """The reading of a tempo that does not count, in words; empty for one that does."""
    share: str
    """How many of the reports in the window carry it; empty where none was published."""
    window: int
    signpost: Signpost
    claims: tuple[Claim, ...]
    undone_by: str


def board(page_data: PageData) -> list[SignpostRow]:
    """Loudest first, then as declared."""
    signposts = {signpost.id: signpost for signpost in page_data.case.signposts}
    rows = [
        _row(page_data, signposts[status.signpost], status)
        for status in page_data.assessment.statuses
        if status.signpost in signposts
    ]
    return sorted(rows, key=lambda row: (-row.level, -abs(row.strength), row.label))


def signposts_context(page_data: PageData) -> dict[str, Any]:
    """Variables of ``signposts.html``."""
    return {
        "board": board(page_data),
        "scenarios": [
            (icons.scenario_icon(page_data.shapes[scenario.id]), page_data.titles[scenario.id])
            for scenario in page_data.scenarios
        ],
        "instruments": [
            _instrument(page_data, instrument) for instrument in page_data.assessment.instruments
        ],
    }


def _instrument(page_data: PageData, instrument: IndicatorValue) -> dict[str, Any]:
    costs = {indicator.id: indicator.cost for indicator in page_data.case.indicators}
    return {
        "id": instrument.indicator,
        "label": page_data.indicator_labels[instrument.indicator],
        "odds": [
            percent(instrument.odds[scenario.id])
            for scenario in page_data.scenarios
            if scenario.id in instrument.odds
        ],
        "bits": f"{instrument.bits:.3f}",
        "cost": costs[instrument.indicator] or "–",
        "net": "" if instrument.net is None else f"{instrument.net:+.2f}".replace("-", "−"),
    }


def _row(page_data: PageData, signpost: Signpost, status: Status) -> SignpostRow:
    as_of = page_data.assessment.as_of
    direction = signpost.direction[0] if len(signpost.direction) == 1 else ""
    ratio = status.odds.get(direction, 1.0)
    tempo = [number for _start, number in status.tempo]
    watched = status.coverage >= 0.1
    claims = [page_data.evidence.claim(claim_id) for claim_id in status.claims]
    return SignpostRow(
        id=signpost.id,
        label=signpost.label,
        level=status.level,
        icon=icons.level_icon(status.level),
        tempo=sparklines.tempo_bars(
            tempo,
            _(
                "%(label)s: sightings per 30 days, %(numbers)s",
                label=signpost.label,
                numbers=", ".join(map(str, tempo[-12:])) or _("none"),
            ),
        ),
        watched=watched,
        trend=_(_ARROWS[status.trend]) if watched else _("not watched"),
        last_seen=day(status.last_seen, year=status.last_seen.year != as_of.year)
        if status.last_seen
        else _("never"),
        age=_age(status.last_seen, as_of),
        stale=status.last_seen is not None
        and (as_of - status.last_seen).days > signpost.window_days,
        expired=status.expired,
        pips=icons.coverage_pips(status.coverage),
        direction=direction,
        key=icons.scenario_icon(page_data.shapes[direction])
        if direction in page_data.shapes
        else "",
        odds=odds(ratio),
        strength=log(ratio) if ratio > 0 else 0.0,
        count=status.count,
        threshold=status.threshold,
        reading=_reading(signpost, status),
        share=_(
            "%(carrying)s of %(items)s reports in the window; before, %(before_carrying)s of %(before_items)s",
            carrying=status.share.carrying,
            items=status.share.items,
            before_carrying=status.share.before_carrying,
            before_items=status.share.before_items,
        )
        if status.share
        else "",
        window=signpost.window_days,
        signpost=signpost,
        claims=tuple(
            {(claim.claimant, claim.quote): claim for claim in claims if claim is not None}.values()
        ),
        undone_by=in_words(page_data, status.undone_by),
    )


def _reading(signpost: Signpost, status: Status) -> str:
    if signpost.tempo is Tempo.COUNT:
        return ""
    if status.reading is None:
        return _("too short a series to judge")
    if signpost.tempo is Tempo.SPARSE:
        return _(
            "%(reading)s likely under way; warns from %(threshold)s",
            reading=percent(status.reading),
            threshold=percent(status.threshold),
        )
    return _(
        "a count as high as this has a chance of %(reading)s; warns below %(threshold)s",
        reading=percent(status.reading),
        threshold=percent(status.threshold),
    )


def _age(last_seen: date | None, as_of: date) -> str:
    if last_seen is None:
        return ""
    days = (as_of - last_seen).days
    return _("today") if days == 0 else _("%(days)s d", days=days)
