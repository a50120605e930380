"""Parse the forms that decide on claims."""

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
    """A form with a value that does not fit; its reader sees the message."""


class Overtaken(ForewarnError):
    """The claim or file has changed since the form was given out."""


def parse_decision(
    form: Mapping[str, str], claim: Claim, draft: Claim, other_claims: Mapping[str, Claim]
) -> dict[str, Any]:
    """Parse a decision into the keys of its line, without those for who and when.

    ``other_claims`` are the report's other claims by id.  FormError when a value does not fit.
    """
    try:
        verdict = Verdict(form.get("verdict", ""))
    except ValueError:
        raise FormError(f"no verdict {form.get('verdict', '')!r}") from None
    line: dict[str, Any] = {"claim": draft.id, "verdict": verdict.value}
    if form.get("why", "").strip():
        line["why"] = form["why"].strip()
    if verdict is Verdict.CORRECT:
        fields = changed_fields(form, draft)
        if not fields:
            raise FormError("nothing differs from the draft; accept the claim instead")
        present = correctable_values(claim)
        line["fields"] = fields
        line["before"] = {key: present[key] for key in fields}
    elif verdict is Verdict.SPLIT:
        line["parts"] = _parts(form, draft)
        line["before"] = {"start": claim.span.start, "end": claim.span.end}
    elif verdict is Verdict.MERGE:
        merged = [claim_id for claim_id in form.get("others", "").split("\n") if claim_id]
        unknown = [claim_id for claim_id in merged if claim_id not in other_claims]
        if not merged or unknown:
            raise FormError("choose the claims of this report that are the same")
        line["others"] = merged
    return line


def changed_fields(form: Mapping[str, str], draft: Claim) -> dict[str, Any]:
    """Fields of the form that differ from the draft; fields that the form lacks stay."""
    draft_fields = correctable_values(draft)
    fields: dict[str, Any] = {
        key: form[key].strip()
        for key in ("claimant", "claimant_id", "stance", "kind")
        if key in form
    }
    if "certainty" in form:
        fields["certainty"] = parse_number(form, "certainty")
    if "start" in form:
        fields |= {key: parse_whole_number(form, key) for key in ("start", "end")}
    if "relay" in form:
        fields["relay"] = [name.strip() for name in form["relay"].split(",") if name.strip()]
    if "has_negated" in form:
        fields["negated"] = form.get("negated") == "on"
    if "best" in form:
        fields["quantity"] = _quantity(form, draft_fields["quantity"])
    return {key: value for key, value in fields.items() if value != draft_fields[key]}


def _quantity(form: Mapping[str, str], base: dict[str, Any] | None) -> dict[str, Any] | None:
    figures = {key: parse_number(form, key) for key in FIGURE if form.get(key, "").strip()}
    if not figures:
        return None
    words = {key: form[key].strip() for key in _WORDS if key in form}
    return {**(base or {}), **complete_figure(figures), **words}


def _parts(form: Mapping[str, str], draft: Claim) -> list[dict[str, Any]]:
    cut = parse_whole_number(form, "cut")
    if not draft.span.start < cut < draft.span.end:
        raise FormError(
            f"cut between characters {draft.span.start} and {draft.span.end}, got {cut}"
        )
    parts: list[dict[str, Any]] = [{"end": cut}, {"start": cut}]
    if draft.quantity is not None:
        parts[0 if draft.quantity.span.start >= cut else 1]["quantity"] = None
    return parts


def parse_addition(form: Mapping[str, str], report: str, text: str) -> dict[str, Any]:
    """Parse a new claim, which was marked on the page or whose words were typed in."""
    quote = canonical(form.get("quote", ""))
    if form.get("start", "").strip():
        start, end = parse_whole_number(form, "start"), parse_whole_number(form, "end")
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


def parse_number(form: Mapping[str, str], key: str) -> float:
    """Parse a figure of the form; FormError when it is no number."""
    try:
        figure_value = float(form[key].replace(",", ""))
    except (KeyError, ValueError):
        raise FormError(f"{key} must be a number, got {form.get(key, '')!r}") from None
    return figure_value


def parse_whole_number(form: Mapping[str, str], key: str) -> int:
    """Parse a whole number of the form; FormError when it is not one."""
    try:
        return int(form[key])
    except (KeyError, ValueError):
        raise FormError(f"{key} must be a whole number, got {form.get(key, '')!r}") from None
