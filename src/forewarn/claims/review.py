"""Reviews of drafted claims by an analyst; the draft is kept beside the correction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from forewarn.claims.claim import Claim
from forewarn.claims.correction import correct_claim, make_claim


class Verdict(StrEnum):
    """The decision of an analyst on a claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SPLIT = "split"
    """The claim becomes its ``parts``, each of which is reviewed as any other claim."""
    MERGE = "merge"
    """The claims in ``others`` state the same as this one."""
    ADD = "add"
    """A claim that the reader missed."""
    UNDO = "undo"
    """The decision ``of`` no longer counts."""
    REDO = "redo"
    """The decision ``of`` counts again."""


MODEL = "llm "
"""Prefix of readers that are language models: their claims count only after review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One decision, appended to the file; the last effective one on a claim decides."""

    claim: str
    verdict: Verdict
    who: str
    when: date
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Corrected fields and their new values, for ``correct``, ``merge`` and ``add``."""
    why: str = ""
    id: str = ""
    """Id of the decision, by which it can be undone; empty in lines written by hand."""
    at: str = ""
    """The time, in ISO 8601 with its offset."""
    before: Mapping[str, Any] = field(default_factory=dict)
    """The corrected fields before the correction, or the ``state`` of the claim."""
    parts: tuple[Mapping[str, Any], ...] = ()
    """Fields of each part of a split claim; missing fields are those of the original claim."""
    others: tuple[str, ...] = ()
    """Claims that are merged into this one."""
    of: str = ""
    """Id of the decision that is undone or redone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedClaim:
    """A claim after review, with the draft as it was read."""

    claim: Claim
    draft: Claim
    """For a part of a split claim, the part before any decision on it."""
    review: Review | None
    """The last decision; for a part without a decision of its own, the split."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewState:
    """What an analyst decided on a claim, and what had drafted it."""

    verdict: Verdict
    model: str = ""
    """Reader that drafted it, where that is a language model; else empty."""


class ReviewError(ValueError):
    """A decision that cannot be applied; ``number`` is its position among the reviews, from 0."""

    def __init__(self, number: int, message: str) -> None:
        self.number = number
        super().__init__(message)


def effective_reviews(reviews: Sequence[Review]) -> tuple[tuple[int, Review], ...]:
    """The effective decisions with their positions: those not undone, or redone since."""
    undone = {
        review.of: review.verdict is Verdict.UNDO
        for review in reviews
        if review.verdict in (Verdict.UNDO, Verdict.REDO)
    }
    return tuple(
        (number, review)
        for number, review in enumerate(reviews)
        if review.verdict not in (Verdict.UNDO, Verdict.REDO)
        and not (review.id and undone.get(review.id, False))
    )


def history(reviews: Sequence[Review]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the decisions that can be undone and that can be redone, the next one last."""
    undoable: list[str] = []
    redoable: list[str] = []
    for review in reviews:
        if review.verdict is Verdict.UNDO and review.of in undoable:
            undoable.remove(review.of)
            redoable.append(review.of)
        elif review.verdict is Verdict.REDO and review.of in redoable:
            redoable.remove(review.of)
            undoable.append(review.of)
        elif review.verdict not in (Verdict.UNDO, Verdict.REDO) and review.id:
            undoable.append(review.id)
            redoable.clear()
    return tuple(undoable), tuple(redoable)


def apply_reviews(
    drafts: Iterable[Claim],
    reviews: Sequence[Review],
    texts: Mapping[str, tuple[date, str]],
    *,
    proposals: Iterable[Claim] = (),
) -> tuple[ReviewedClaim, ...]:
    """Apply the last effective review of each claim; rejected claims are left out, order is kept.

    ``drafts`` count until an analyst rejects them.  ``proposals`` of a language model count only
    once an analyst has decided on them, and follow the drafts.
    ``texts`` gives the day and text of each report; added claims of other reports are left out.
    ReviewError when a decision names an invalid field, value or span.
    """
    effective = effective_reviews(reviews)
    decisions = _Decisions({review.claim: (number, review) for number, review in effective})
    results: list[ReviewedClaim] = []
    for draft in (*drafts, *admit_proposals(proposals, reviews)):
        results.extend(decisions.of(draft, texts))
    for number, review in effective:
        if review.verdict is Verdict.ADD:
            results.extend(decisions.added(number, review, texts))
    return tuple(results)


class _Decisions:
    """The last decision on each claim with its position, and its effect on the claim."""

    def __init__(self, last: Mapping[str, tuple[int, Review]]) -> None:
        self.last = last
        self.merged = {
            name: number
            for number, review in last.values()
            if review.verdict is Verdict.MERGE
            for name in review.others
        }

    def of(
        self,
        draft: Claim,
        texts: Mapping[str, tuple[date, str]],
        *,
        split: tuple[int, Review] | None = None,
    ) -> Iterator[ReviewedClaim]:
        """The claims that remain of a draft.

        ``split`` is the decision that a part came from: only later decisions on the part count.
        """
        number, review = self.last.get(draft.id, (-1, None))
        if split is not None and number < split[0]:
            number, review = split[0], None
        if self.merged.get(draft.id, -1) > number:
            return
        if review is None:
            yield ReviewedClaim(claim=draft, draft=draft, review=split[1] if split else None)
            return
        try:
            claims = _apply(draft, review, texts[draft.report][1])
        except (ValueError, TypeError, KeyError) as error:
            raise ReviewError(number, _message(error)) from None
        if review.verdict is Verdict.SPLIT:
            for part in claims:
                yield from self.of(part, texts, split=(number, review))
        else:
            yield from (ReviewedClaim(claim=claim, draft=draft, review=review) for claim in claims)

    def added(
        self, number: int, review: Review, texts: Mapping[str, tuple[date, str]]
    ) -> Iterator[ReviewedClaim]:
        """The added claim, with later decisions on it applied."""
        report = review.claim.partition(":")[0]
        if report not in texts or self.merged.get(review.claim, -1) > self.last[review.claim][0]:
            return
        day, text = texts[report]
        try:
            draft = make_claim(review.claim, report, day, text, review.fields)
        except (ValueError, TypeError, KeyError) as error:
            raise ReviewError(number, _message(error)) from None
        if self.last[review.claim][1] is review:
            yield ReviewedClaim(claim=draft, draft=draft, review=review)
        else:
            yield from self.of(draft, texts)


def find_unmatched(reviews: Sequence[Review], names: Iterable[str]) -> tuple[tuple[int, str], ...]:
    """Positions of effective decisions that name an unknown claim, each with the claim.

    ``names`` are the ids of claims as read, entered and proposed; claims that decisions add, and the
    parts of effective splits, are known too.
    """
    effective = effective_reviews(reviews)
    present = set(names)
    last = {review.claim: review for _, review in effective}
    for _, review in effective:
        if review.verdict is Verdict.ADD:
            present.add(review.claim)
    for _, review in effective:  # in order: a part may be split again
        if review.verdict is Verdict.SPLIT and last[review.claim] is review:
            present.update(part_id(review.claim, at) for at in range(1, len(review.parts) + 1))
    return tuple(
        (number, name)
        for number, review in effective
        for name in (review.claim, *review.others)
        if name not in present
    )


def part_id(claim: str, number: int) -> str:
    """Id of a part of a split claim; parts are numbered from 1."""
    return f"{claim}+{number}"


def admit_proposals(proposals: Iterable[Claim], reviews: Sequence[Review]) -> tuple[Claim, ...]:
    """The proposals that count: those with a decision other than a rejection."""
    last = {review.claim: review.verdict for _, review in effective_reviews(reviews)}
    return tuple(
        claim for claim in proposals if claim.id in last and last[claim.id] is not Verdict.REJECT
    )


def review_state(item: ReviewedClaim) -> ReviewState | None:
    """The state of a claim after review; None when nobody has reviewed it."""
    if item.review is None:
        return None
    reader = item.draft.reader
    return ReviewState(
        verdict=item.review.verdict, model=reader if reader.startswith(MODEL) else ""
    )


def pending_proposals(proposals: Iterable[Claim], reviews: Sequence[Review]) -> tuple[Claim, ...]:
    """The proposals without a decision."""
    decided = {review.claim for _, review in effective_reviews(reviews)}
    return tuple(claim for claim in proposals if claim.id not in decided)


def _message(error: Exception) -> str:
    return f"a key is missing: {error}" if isinstance(error, KeyError) else str(error)


def _apply(draft: Claim, review: Review, text: str) -> list[Claim]:
    if review.verdict is Verdict.REJECT:
        return []
    if review.verdict is Verdict.SPLIT:
        if len(review.parts) < 2:
            raise ValueError(f"a claim splits into two or more parts, got {len(review.parts)}")
        return [
            replace(correct_claim(draft, part, text), id=part_id(draft.id, number))
            for number, part in enumerate(review.parts, 1)
        ]
    if review.verdict in (Verdict.CORRECT, Verdict.MERGE):
        return [correct_claim(draft, review.fields, text)]
    return [draft]
