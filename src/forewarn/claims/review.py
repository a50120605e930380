"""The analyst's verdict on a drafted claim; the draft is kept beside the correction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from forewarn.claims.claim import Claim, Stance


class Verdict(StrEnum):
    """What the analyst decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


MODEL = "llm "
"""How the name of a reader begins whose claims count only after review: a language model's."""

CORRECTABLE = {"claimant", "claimant_id", "stance", "negated", "certainty"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One appended decision; the last one on a claim counts."""

    claim: str
    verdict: Verdict
    who: str
    when: date
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Corrected fields and their new values, for ``correct`` only."""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A claim as it counts, with the draft as it was read."""

    claim: Claim
    draft: Claim
    review: Review | None


def reviewed(
    drafts: Iterable[Claim], reviews: Iterable[Review], *, proposed: Iterable[Claim] = ()
) -> tuple[Reviewed, ...]:
    """Apply the last review of each claim; rejected ones are left out, order is kept.

    ``drafts`` count until somebody rejects them.  What a language model ``proposed`` counts in
    nothing until somebody accepts or corrects it, and stands after the drafts.  ValueError when a
    correction names a field that may not be corrected.
    """
    last = {review.claim: review for review in reviews}
    found: list[Reviewed] = []
    for draft in (*drafts, *admitted(proposed, last.values())):
        review = last.get(draft.id)
        if review is not None and review.verdict is Verdict.REJECT:
            continue
        claim = draft
        if review is not None and review.verdict is Verdict.CORRECT:
            claim = corrected(draft, review.fields)
        found.append(Reviewed(claim=claim, draft=draft, review=review))
    return tuple(found)


def admitted(proposed: Iterable[Claim], reviews: Iterable[Review]) -> tuple[Claim, ...]:
    """The proposals that count: those whose last review accepts or corrects them."""
    last = {review.claim: review.verdict for review in reviews}
    counts = {Verdict.ACCEPT, Verdict.CORRECT}
    return tuple(claim for claim in proposed if last.get(claim.id) in counts)


def verdict_on(item: Reviewed) -> str:
    """What a person did with a claim, and which language model drafted it, if one did.

    Empty when nobody has looked at it.
    """
    if item.review is None:
        return ""
    verdict = f"{item.review.verdict.value}ed"
    reader = item.draft.reader
    return f"{verdict}, drafted by {reader}" if reader.startswith(MODEL) else verdict


def waiting(proposed: Iterable[Claim], reviews: Iterable[Review]) -> tuple[Claim, ...]:
    """The proposals that nobody has decided on."""
    decided = {review.claim for review in reviews}
    return tuple(claim for claim in proposed if claim.id not in decided)


def corrected(draft: Claim, changes: Mapping[str, Any]) -> Claim:
    """The draft with the analyst's values in place of the reader's."""
    wrong = sorted(set(changes) - CORRECTABLE)
    if wrong:
        known = ", ".join(sorted(CORRECTABLE & {known.name for known in fields(Claim)}))
        raise ValueError(f"cannot correct {', '.join(wrong)}; one of: {known}")
    values = dict(changes)
    if "stance" in values:
        values["stance"] = Stance(values["stance"])
    return replace(draft, **values)
