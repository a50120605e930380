"""What a form says, as a decision on a claim."""

from collections.abc import Mapping
from typing import Any

from forewarn.claims.claim import Claim
from forewarn.claims.codec import FIGURE, complete_figure
from forewarn.claims.correction import correctable_values
from forewarn.claims.review import Verdict
from forewarn.errors import ForewarnError
from forewarn.text import canonical

_WORDS = ("unit", "approximator", "per", "counted", "stage")


class FormError(ForewarnError):
    """A form that says nothing sound; the message is for whoever filled it in."""


class Overtaken(ForewarnError):
    """Somebody decided on the same claim in the meantime."""


def decision(
    form: Mapping[str, str], claim: Claim, draft: Claim, others: Mapping[str, Claim]
) -> dict[str, Any]:
    """Keys of the line, those that say who and when left out.

    FormError when a value does not fit; ``others`` are the report's other claims by id.
    """
    try:
        verdict = Verdict(form.get("verdict", ""))
    except ValueError:
        raise FormError(f"no verdict {form.get('verdict', '')!r}") from None
    made: dict[str, Any] = {"claim": draft.id, "verdict": verdict.value}
    if form.get("why", "").strip():
        made["why"] = form["why"].strip()
    if verdict is Verdict.CORRECT:
        changed = changes(form, draft)
        if not changed:
            raise FormError("nothing differs from the draft; accept the claim instead")
        now = correctable_values(claim)
        made["fields"] = changed
        made["before"] = {key: now[key] for key in changed}
    elif verdict is Verdict.SPLIT:
        made["parts"] = _parts(form, draft)
        made["before"] = {"start": claim.span.start, "end": claim.span.end}
    elif verdict is Verdict.MERGE:
        merged = [one for one in form.get("others", "").split("\n") if one]
        unknown = [one for one in merged if one not in others]
        if not merged or unknown:
            raise FormError("choose the claims of this report that are the same")
        made["others"] = merged
    return made


def changes(form: Mapping[str, str], draft: Claim) -> dict[str, Any]:
    """Fields of the form that differ from the draft; what the form leaves out stays."""
    was = correctable_values(draft)
    said: dict[str, Any] = {
        key: form[key].strip() for key in ("claimant", "claimant_id", "stance") if key in form
    }
    if "certainty" in form:
        said["certainty"] = number(form, "certainty")
    if "start" in form:
        said |= {key: whole(form, key) for key in ("start", "end")}
    if "relay" in form:
        said["relay"] = [one.strip() for one in form["relay"].split(",") if one.strip()]
    if "has_negated" in form:
        said["negated"] = form.get("negated") == "on"
    if "best" in form:
        said["quantity"] = _quantity(form, was["quantity"])
    return {key: value for key, value in said.items() if value != was[key]}


def _quantity(form: Mapping[str, str], was: dict[str, Any] | None) -> dict[str, Any] | None:
    given = {key: number(form, key) for key in FIGURE if form.get(key, "").strip()}
    if not given:
        return None
    words = {key: form[key].strip() for key in _WORDS if key in form}
    return {**(was or {}), **complete_figure(given), **words}


def _parts(form: Mapping[str, str], draft: Claim) -> list[dict[str, Any]]:
    cut = whole(form, "cut")
    if not draft.span.start < cut < draft.span.end:
        raise FormError(
            f"cut between characters {draft.span.start} and {draft.span.end}, got {cut}"
        )
    parts: list[dict[str, Any]] = [{"end": cut}, {"start": cut}]
    if draft.quantity is not None:
        parts[0 if draft.quantity.span.start >= cut else 1]["quantity"] = None
    return parts


def addition(form: Mapping[str, str], report: str, text: str) -> dict[str, Any]:
    """A claim that was marked on the page, or whose words were typed in."""
    quote = canonical(form.get("quote", ""))
    if form.get("start", "").strip():
        start, end = whole(form, "start"), whole(form, "end")
    else:
        quote = quote.strip()
        start = text.find(quote) if quote else -1
        end = start + len(quote)
        if start < 0:
            raise FormError("these words are not in the report, letter for letter; mark them in it")
        if text.find(quote, start + 1) >= 0:
            raise FormError("these words stand in the report twice; mark the ones that are meant")
    if not 0 <= start < end <= len(text):
        raise FormError(f"characters {start} to {end} are not in the report")
    if not form.get("claimant", "").strip():
        raise FormError("say who claims it")
    fields: dict[str, Any] = {"start": start, "end": end, "claimant": form["claimant"].strip()}
    if form.get("claimant_id", "").strip():
        fields["claimant_id"] = form["claimant_id"].strip()
    if form.get("stance", "").strip():
        fields["stance"] = form["stance"].strip()
    quantity = _quantity(form, None)
    if quantity is not None:
        fields["quantity"] = quantity
    return {"claim": f"{report}:{start}-{end}+", "verdict": "add", "fields": fields}


def number(form: Mapping[str, str], key: str) -> float:
    """A figure of the form; FormError when it is none."""
    try:
        found = float(form[key].replace(",", ""))
    except (KeyError, ValueError):
        raise FormError(f"{key} must be a number, got {form.get(key, '')!r}") from None
    return found


def whole(form: Mapping[str, str], key: str) -> int:
    """A whole number of the form; FormError when it is none."""
    try:
        return int(form[key])
    except (KeyError, ValueError):
        raise FormError(f"{key} must be a whole number, got {form.get(key, '')!r}") from None
