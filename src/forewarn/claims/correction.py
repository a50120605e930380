"""Values that an analyst puts in place of the reader's, checked against the report's text."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from forewarn.claims.claim import Claim
from forewarn.claims.codec import (
    FIGURE,
    claim_to_json,
    field_from_json,
    figure,
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
    "relay",
    "start",
    "end",
    "quantity",
    "event_time",
    "places",
    "actors",
}


def correctable(claim: Claim) -> dict[str, Any]:
    """The values of a claim that a decision may change, as decisions write them."""
    found = {key: value for key, value in claim_to_json(claim).items() if key in CORRECTABLE}
    found["quantity"] = _open(claim.quantity)
    return found


def _open(quantity: Quantity | None) -> dict[str, Any] | None:
    """What may be corrected of a quantity: everything but of which figure it is a part."""
    found = quantity_to_json(quantity)
    if found is not None:
        del found["part_of"]
    return found


def corrected(draft: Claim, changes: Mapping[str, Any], text: str) -> Claim:
    """The draft with the analyst's values in place of the reader's; ``text`` is its report's.

    ValueError when a field may not be corrected or a value does not fit it.
    """
    wrong = sorted(set(changes) - CORRECTABLE)
    if wrong:
        raise ValueError(
            f"cannot correct {', '.join(wrong)}; one of: {', '.join(sorted(CORRECTABLE))}"
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
    return replace(draft, **values)


def added(claim: str, report: str, day: date, text: str, given: Mapping[str, Any]) -> Claim:
    """A claim that the analyst marked; ValueError when what is given does not make one."""
    lacking = sorted({"start", "end", "claimant"} - set(given))
    if lacking:
        raise ValueError(f"an added claim needs {', '.join(lacking)}")
    span = _span(given, Span(0, 0), text)
    bare = Claim(
        id=claim,
        report=report,
        date=day,
        span=span,
        quote=span.of(text),
        claimant="",
        reader="added",
    )
    return corrected(bare, given, text)


def _span(given: Mapping[str, Any], known: Span, text: str) -> Span:
    start, end = given.get("start", known.start), given.get("end", known.end)
    whole = isinstance(start, int) and isinstance(end, int)
    if not whole or not 0 <= start < end <= len(text):
        raise ValueError(f"characters {start} to {end} are not within 0 to {len(text)}")
    return Span(start, end)


_BARE = Quantity(low=0, best=0, high=0, unit="", span=Span(0, 0))


def _quantity(value: Any, known: Quantity | None, claim: Span, text: str) -> Quantity | None:
    """A quantity from what is given over what was read; its figure lies within the claim."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ValueError(f"quantity must be a table or null, got {value!r}")
    keys = _open(_BARE) or {}
    wrong = sorted(set(value) - set(keys))
    if wrong:
        raise ValueError(f"a quantity has no {', '.join(wrong)}; {', '.join(sorted(keys))}")
    span = _span(value, known.span if known else claim, text)
    numbers = {key: value[key] for key in FIGURE if key in value}
    held = quantity_to_json(known) or {**keys, **figure(numbers)}
    found = field_from_json("quantity", {**held, **value, **span_to_json(span)})
    assert isinstance(found, Quantity)
    return found
