"""What ``forewarn read --case`` says of each claim beyond the text: events and where they count."""

from collections.abc import Callable
from typing import Any

from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.claims.event import ReportedEvent
from forewarn.estimates.slot_placing import SlotPlacement
from forewarn.indicators.slot_sighting import SlotSighting


def make_placement(case: Case) -> Callable[[Claim, str], dict[str, Any]]:
    """What places claims of a case: ``event``, ``measurand`` and ``indicators`` as plain values."""
    patterns = case.slot_patterns

    measurands = case.slot_measurands

    def place(claim: Claim, text: str) -> dict[str, Any]:
        placements = measurands.find(claim, text)
        sightings = patterns.find(claim)
        return {
            "event": _event(claim),
            "measurand": _placement(placements[0]) if placements else None,
            "indicators": [_sighting(each) for each in sightings],
        }

    return place


def _event(claim: Claim) -> dict[str, Any] | None:
    """The event whose participants the figure counts, else the first that the claim tells."""
    if not claim.events:
        return None
    event = next((each for each in claim.events if each.figure), claim.events[0])
    time = claim.event_time
    return {
        "class": event.classes[0],
        "roles": _roles(event),
        "time": None
        if time is None
        else {"start": time.start.isoformat(), "end": time.end.isoformat()},
        "realis": event.realis.value,
    }


def _roles(event: ReportedEvent) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    for participant in event.arguments:
        roles.setdefault(participant.role.value, []).append(participant.mention.text)
    return roles


def _placement(placement: SlotPlacement) -> dict[str, Any]:
    fit = placement.fit
    return {
        "id": placement.measurand,
        "probability": round(placement.probability, 3),
        "reason": {
            "thing": fit.thing.value,
            "stage": fit.stage.value,
            "actor": fit.actor.value,
            "place": fit.place.value,
            "change": fit.change,
            "period": fit.period,
        },
    }


def _sighting(sighting: SlotSighting) -> dict[str, Any]:
    fit = sighting.fit
    return {
        "id": sighting.indicator,
        "says": sighting.says.value,
        "probability": round(sighting.probability, 3),
        "reason": {
            "does": fit.event_class,
            "trigger": fit.event.trigger.text,
            "who": fit.who.value,
            "to": fit.to.value,
            "where": fit.where.value,
        },
    }
