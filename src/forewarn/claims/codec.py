"""A claim as JSON: the shape that ``forewarn read --json`` prints and that caches keep."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from forewarn.claims.claim import Claim, Mention, Speech, Stance
from forewarn.claims.quantity import Quantity
from forewarn.dates import Period
from forewarn.text import Span


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """The claim as plain values, keys in the published order, dates in ISO form."""
    return {
        "report": claim.report,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.quote,
        "claimant": claim.claimant,
        "source": _mention_to_json(claim.source),
        "cue": _mention_to_json(claim.cue),
        "relay": list(claim.relay),
        "stance": claim.stance.value,
        "negated": claim.negated,
        "certainty": claim.certainty,
        "speech": claim.speech.value,
        "quantity": _quantity_to_json(claim.quantity),
        "event_time": _period_to_json(claim.event_time),
        "places": list(claim.places),
        "actors": list(claim.actors),
        "reader": claim.reader,
        "id": claim.id,
        "date": claim.date.isoformat(),
        "claimant_id": claim.claimant_id,
    }


def claim_from_json(data: Mapping[str, Any]) -> Claim:
    """The claim that :func:`claim_to_json` wrote; KeyError or ValueError on any other shape."""
    return Claim(
        id=data["id"],
        report=data["report"],
        date=date.fromisoformat(data["date"]),
        span=Span(data["start"], data["end"]),
        quote=data["quote"],
        claimant=data["claimant"],
        claimant_id=data["claimant_id"],
        source=_mention_from_json(data["source"]),
        cue=_mention_from_json(data["cue"]),
        relay=tuple(data["relay"]),
        stance=Stance(data["stance"]),
        negated=data["negated"],
        certainty=data["certainty"],
        speech=Speech(data["speech"]),
        quantity=_quantity_from_json(data["quantity"]),
        event_time=_period_from_json(data["event_time"]),
        places=tuple(data["places"]),
        actors=tuple(data["actors"]),
        reader=data["reader"],
    )


def _mention_to_json(mention: Mention | None) -> dict[str, Any] | None:
    if mention is None:
        return None
    return {"text": mention.text, "start": mention.span.start, "end": mention.span.end}


def _mention_from_json(data: Mapping[str, Any] | None) -> Mention | None:
    if data is None:
        return None
    return Mention(text=data["text"], span=Span(data["start"], data["end"]))


def _quantity_to_json(quantity: Quantity | None) -> dict[str, Any] | None:
    if quantity is None:
        return None
    return {
        "low": quantity.low,
        "high": quantity.high,
        "best": quantity.best,
        "unit": quantity.unit,
        "approximator": quantity.approximator,
        "per": quantity.per,
        "start": quantity.span.start,
        "end": quantity.span.end,
        "counted": quantity.counted,
        "stage": quantity.stage,
        "direction": quantity.direction,
        "part_of": _span_to_json(quantity.part_of),
    }


def _span_to_json(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _span_from_json(data: Mapping[str, int] | None) -> Span | None:
    return None if data is None else Span(data["start"], data["end"])


def _quantity_from_json(data: Mapping[str, Any] | None) -> Quantity | None:
    if data is None:
        return None
    return Quantity(
        low=data["low"],
        best=data["best"],
        high=data["high"],
        unit=data["unit"],
        approximator=data["approximator"],
        per=data["per"],
        span=Span(data["start"], data["end"]),
        counted=data.get("counted", ""),
        stage=data.get("stage", ""),
        direction=data.get("direction", ""),
        part_of=_span_from_json(data.get("part_of")),
    )


def _period_to_json(period: Period | None) -> dict[str, str] | None:
    if period is None:
        return None
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _period_from_json(data: Mapping[str, str] | None) -> Period | None:
    if data is None:
        return None
    return Period(date.fromisoformat(data["start"]), date.fromisoformat(data["end"]))
