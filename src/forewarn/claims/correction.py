"""Corrections of claims by an analyst, checked against the text of the report."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from forewarn.claims.claim import Claim, ClaimKind
from forewarn.claims.codec import (
    FIGURE,
    claim_to_json,
    complete_figure,
    field_from_json,
    quantity_to_json,
    span_to_json,
)
from forewarn.claims.quantity import Quantity
from forewarn.text import Span

CORRECTABLE = {
    "claimant",
    "claimant_id",
    "stance",
    "negated",
    "certainty",
    "speech",
    "kind",
    "chance",
    "relay",
    "start",
    "end",
    "quantity",
    "event_time",
    "said_time",
    "places",
    "actors",
}


def correctable_values(claim: Claim) -> dict[str, Any]:
    """The fields of a claim that a review may change, as plain values."""
    values = {key: value for key, value in claim_to_json(claim).items() if key in CORRECTABLE}
    values["quantity"] = _correctable_quantity(claim.quantity)
    return values


def _correctable_quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    """The fields of a quantity that may be corrected: all but ``part_of``."""
    values = quantity_to_json(quantity)
    if values is not None:
        del values["part_of"]
    return values


def correct_claim(draft: Claim, changes: Mapping[str, Any], text: str) -> Claim:
    """The draft with the analyst's values in place of the reader's; ``text`` is that of its report.

    ValueError when a field may not be corrected or a value is invalid.
    """
    unknown = sorted(set(changes) - CORRECTABLE)
    if unknown:
        raise ValueError(
            f"cannot correct {', '.join(unknown)}; one of: {', '.join(sorted(CORRECTABLE))}"
        )
    values = {
        key: field_from_json(key, value)
        for key, value in changes.items()
        if key not in ("start", "end", "quantity")
    }
    span = draft.span
    if "start" in changes or "end" in changes:
        span = _span(changes, draft.span, text)
        values |= {"span": span, "quote": span.of(text)}
    if "quantity" in changes:
        values["quantity"] = _quantity(changes["quantity"], draft.quantity, span, text)
    if draft.kind is ClaimKind.UNFINISHED and values.keys() & {"claimant", "claimant_id"}:
        # Who said it was all that was missing.
        values.setdefault("kind", ClaimKind.STATEMENT)
    return replace(draft, **values)


def make_claim(claim: str, report: str, day: date, text: str, values: Mapping[str, Any]) -> Claim:
    """A claim that the analyst added; ValueError when the values do not define one."""
    missing = sorted({"start", "end", "claimant"} - set(values))
    if missing:
        raise ValueError(f"an added claim needs {', '.join(missing)}")
    span = _span(values, Span(0, 0), text)
    bare = Claim(
        id=claim,
        report=report,
        date=day,
        span=span,
        quote=span.of(text),
        claimant="",
        reader="added",
    )
    return correct_claim(bare, values, text)


def _span(values: Mapping[str, Any], current: Span, text: str) -> Span:
    start, end = values.get("start", current.start), values.get("end", current.end)
    are_numbers = isinstance(start, int) and isinstance(end, int)
    if not are_numbers or not 0 <= start < end <= len(text):
        raise ValueError(f"characters {start} to {end} are not within 0 to {len(text)}")
    return Span(start, end)


_BARE = Quantity(low=0, best=0, high=0, unit="", span=Span(0, 0))


def _quantity(value: Any, current: Quantity | None, claim: Span, text: str) -> Quantity | None:
    """The current quantity with the values of ``value``; its figure must lie within the text."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ValueError(f"quantity must be a table or null, got {value!r}")
    keys = _correctable_quantity(_BARE) or {}
    unknown = sorted(set(value) - set(keys))
    if unknown:
        raise ValueError(f"a quantity has no {', '.join(unknown)}; {', '.join(sorted(keys))}")
    span = _span(value, current.span if current else claim, text)
    numbers = {key: value[key] for key in FIGURE if key in value}
    base = quantity_to_json(current) or {**keys, **complete_figure(numbers)}
    quantity = field_from_json("quantity", {**base, **value, **span_to_json(span)})
    assert isinstance(quantity, Quantity)
    return quantity
