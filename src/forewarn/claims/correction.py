"""Values that an analyst puts in place of the reader's, checked against the report's text."""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date
from typing import Any

from forewarn.claims.claim import Claim, Speech, Stance
from forewarn.claims.quantity import Quantity
from forewarn.dates import Period
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
_QUANTITY = {held.name for held in fields_of(Quantity)} - {"span", "part_of"} | {"start", "end"}


def corrected(draft: Claim, changes: Mapping[str, Any], text: str) -> Claim:
    """The draft with the analyst's values in place of the reader's; ``text`` is its report's.

    ValueError when a field may not be corrected or a value does not fit it.
    """
    wrong = sorted(set(changes) - CORRECTABLE)
    if wrong:
        raise ValueError(
            f"cannot correct {', '.join(wrong)}; one of: {', '.join(sorted(CORRECTABLE))}"
        )
    values = {key: value for key, value in changes.items() if key not in ("start", "end")}
    if "stance" in values:
        values["stance"] = Stance(values["stance"])
    if "speech" in values:
        values["speech"] = Speech(values["speech"])
    for key in ("relay", "places", "actors"):
        if key in values:
            values[key] = _names(key, values[key])
    span = draft.span
    if "start" in changes or "end" in changes:
        span = _span(changes, draft.span, text)
        values |= {"span": span, "quote": span.of(text)}
    if "quantity" in values:
        values["quantity"] = _quantity(values["quantity"], draft.quantity, span, text)
    if "event_time" in values:
        values["event_time"] = _period(values["event_time"])
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


def _names(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(f"{key} must be a list of names, got {value!r}")
    return tuple(value)


def _quantity(value: Any, known: Quantity | None, claim: Span, text: str) -> Quantity | None:
    """A quantity from what is given over what was read; its figure lies within the claim."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ValueError(f"quantity must be a table or null, got {value!r}")
    wrong = sorted(set(value) - _QUANTITY)
    if wrong:
        raise ValueError(f"a quantity has no {', '.join(wrong)}; {', '.join(sorted(_QUANTITY))}")
    span = _span(value, known.span if known else claim, text)
    rest = {key: held for key, held in value.items() if key not in ("start", "end")}
    if known is None:
        best = rest.get("best", rest.get("low", rest.get("high")))
        if best is None:
            raise ValueError("a quantity needs best, low or high")
        given = {"low": best, "high": best, "unit": "", **rest, "best": best}
        return Quantity(span=span, **given)
    return replace(known, span=span, **rest)


def _period(value: Any) -> Period | None:
    if value is None:
        return None
    if not isinstance(value, Mapping) or set(value) != {"start", "end"}:
        raise ValueError(f"event_time needs start and end, got {value!r}")
    return Period(date.fromisoformat(value["start"]), date.fromisoformat(value["end"]))
