"""The analyst's verdict on a drafted claim; the draft is kept beside the correction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from forewarn.claims.claim import Claim
from forewarn.claims.correction import added, corrected


class Verdict(StrEnum):
    """What the analyst decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SPLIT = "split"
    """One claim becomes the ``parts``, on each of which one decides as on any other claim."""
    MERGE = "merge"
    """The claims of ``others`` are the same as this one."""
    ADD = "add"
    """A claim that the reader missed."""
    UNDO = "undo"
    """The decision ``of`` no longer counts."""
    REDO = "redo"
    """The decision ``of`` counts again."""


MODEL = "llm "
"""How the name of a reader begins whose claims count only after review: a language model's."""
_DONE = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.CORRECT: "corrected",
    Verdict.SPLIT: "split",
    Verdict.MERGE: "merged",
    Verdict.ADD: "added",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One appended decision; of those that count, the last one on a claim decides."""

    claim: str
    verdict: Verdict
    who: str
    when: date
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Corrected fields and their new values, for ``correct``, ``merge`` and ``add``."""
    why: str = ""
    id: str = ""
    """Name of the decision, by which it can be undone; empty in lines written by hand."""
    at: str = ""
    """The moment, in ISO 8601 with its offset."""
    before: Mapping[str, Any] = field(default_factory=dict)
    """What stood in the corrected fields before, or the ``state`` of the claim."""
    parts: tuple[Mapping[str, Any], ...] = ()
    """Fields of each part of a split claim; what a part does not say is as in the whole."""
    others: tuple[str, ...] = ()
    """Claims that are merged into this one."""
    of: str = ""
    """Decision that is undone or redone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A claim as it counts, with the draft as it was read."""

    claim: Claim
    draft: Claim
    """Of a part of a split claim, the part as it was split off."""
    review: Review | None
    """The last decision; of a part that nobody has decided on by itself, the split."""


class ReviewError(ValueError):
    """A decision that cannot be carried out; ``number`` is its place among the reviews, from 0."""

    def __init__(self, number: int, message: str) -> None:
        self.number = number
        super().__init__(message)


def counting(reviews: Sequence[Review]) -> tuple[tuple[int, Review], ...]:
    """The decisions that count, each with its place: those not undone, or redone since."""
    off = {
        held.of: held.verdict is Verdict.UNDO
        for held in reviews
        if held.verdict in (Verdict.UNDO, Verdict.REDO)
    }
    return tuple(
        (place, held)
        for place, held in enumerate(reviews)
        if held.verdict not in (Verdict.UNDO, Verdict.REDO)
        and not (held.id and off.get(held.id, False))
    )


def history(reviews: Sequence[Review]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the decisions that can be undone and of those that can be redone, the next last."""
    done: list[str] = []
    undone: list[str] = []
    for held in reviews:
        if held.verdict is Verdict.UNDO and held.of in done:
            done.remove(held.of)
            undone.append(held.of)
        elif held.verdict is Verdict.REDO and held.of in undone:
            undone.remove(held.of)
            done.append(held.of)
        elif held.verdict not in (Verdict.UNDO, Verdict.REDO) and held.id:
            done.append(held.id)
            undone.clear()
    return tuple(done), tuple(undone)


def reviewed(
    drafts: Iterable[Claim],
    reviews: Sequence[Review],
    texts: Mapping[str, tuple[date, str]],
    *,
    proposed: Iterable[Claim] = (),
) -> tuple[Reviewed, ...]:
    """Apply the last counting review of each claim; rejected ones are left out, order is kept.

    ``drafts`` count until somebody rejects them.  What a language model ``proposed`` counts in
    nothing until somebody decides on it, and stands after the drafts.
    ``texts`` gives day and text of each report there is; added claims of others are left out.
    ReviewError when a decision names a field, a value or characters that it may not.
    """
    held = counting(reviews)
    standing = _Standing({review.claim: (place, review) for place, review in held})
    found: list[Reviewed] = []
    for draft in (*drafts, *admitted(proposed, reviews)):
        found.extend(standing.of(draft, texts))
    for place, review in held:
        if review.verdict is Verdict.ADD:
            found.extend(standing.added(place, review, texts))
    return tuple(found)


class _Standing:
    """What stands of each claim under the last decision on it, by claim with its place."""

    def __init__(self, last: Mapping[str, tuple[int, Review]]) -> None:
        self.last = last
        self.gone = {
            other: place
            for place, review in last.values()
            if review.verdict is Verdict.MERGE
            for other in review.others
        }

    def of(
        self,
        draft: Claim,
        texts: Mapping[str, tuple[date, str]],
        *,
        made: tuple[int, Review] | None = None,
    ) -> Iterator[Reviewed]:
        """``made`` is the split that a part came from: decisions on the part follow it."""
        place, review = self.last.get(draft.id, (-1, None))
        if made is not None and place < made[0]:
            place, review = made[0], None
        if self.gone.get(draft.id, -1) > place:
            return
        if review is None:
            yield Reviewed(claim=draft, draft=draft, review=made[1] if made else None)
            return
        try:
            claims = _applied(draft, review, texts[draft.report][1])
        except (ValueError, TypeError, KeyError) as error:
            raise ReviewError(place, _said(error)) from None
        if review.verdict is Verdict.SPLIT:
            for part in claims:
                yield from self.of(part, texts, made=(place, review))
        else:
            yield from (Reviewed(claim=claim, draft=draft, review=review) for claim in claims)

    def added(
        self, place: int, review: Review, texts: Mapping[str, tuple[date, str]]
    ) -> Iterator[Reviewed]:
        """The claim that somebody added, with whatever was decided on it since."""
        report = review.claim.partition(":")[0]
        if report not in texts or self.gone.get(review.claim, -1) > self.last[review.claim][0]:
            return
        day, text = texts[report]
        try:
            draft = added(review.claim, report, day, text, review.fields)
        except (ValueError, TypeError, KeyError) as error:
            raise ReviewError(place, _said(error)) from None
        if self.last[review.claim][1] is review:
            yield Reviewed(claim=draft, draft=draft, review=review)
        else:
            yield from self.of(draft, texts)


def unheeded(reviews: Sequence[Review], names: Iterable[str]) -> tuple[tuple[int, str], ...]:
    """Decisions that count and change nothing, for a claim that they name is not there: the place
    of each and the claim.

    ``names`` are the claims as read, entered and proposed; those that decisions add, and the parts
    of the splits that count, are there too.
    """
    held = counting(reviews)
    known = set(names)
    last = {review.claim: review for _, review in held}
    for _, review in held:
        if review.verdict is Verdict.ADD:
            known.add(review.claim)
    for _, review in held:  # in their order: a part may be split again
        if review.verdict is Verdict.SPLIT and last[review.claim] is review:
            known.update(part_id(review.claim, at) for at in range(1, len(review.parts) + 1))
    return tuple(
        (place, name)
        for place, review in held
        for name in (review.claim, *review.others)
        if name not in known
    )


def part_id(claim: str, number: int) -> str:
    """Id of a part of a split claim, from 1."""
    return f"{claim}+{number}"


def admitted(proposed: Iterable[Claim], reviews: Sequence[Review]) -> tuple[Claim, ...]:
    """The proposals that count: those that somebody decided on and did not reject."""
    last = {review.claim: review.verdict for _, review in counting(reviews)}
    return tuple(
        claim for claim in proposed if claim.id in last and last[claim.id] is not Verdict.REJECT
    )


def verdict_on(item: Reviewed) -> str:
    """What a person did with a claim, and which language model drafted it, if one did.

    Empty when nobody has looked at it.
    """
    if item.review is None:
        return ""
    verdict = _DONE[item.review.verdict]
    reader = item.draft.reader
    return f"{verdict}, drafted by {reader}" if reader.startswith(MODEL) else verdict


def waiting(proposed: Iterable[Claim], reviews: Sequence[Review]) -> tuple[Claim, ...]:
    """The proposals that nobody has decided on."""
    decided = {review.claim for _, review in counting(reviews)}
    return tuple(claim for claim in proposed if claim.id not in decided)


def _said(error: Exception) -> str:
    return f"a key is missing: {error}" if isinstance(error, KeyError) else str(error)


def _applied(draft: Claim, review: Review, text: str) -> list[Claim]:
    if review.verdict is Verdict.REJECT:
        return []
    if review.verdict is Verdict.SPLIT:
        if len(review.parts) < 2:
            raise ValueError(f"a claim splits into two or more parts, got {len(review.parts)}")
        return [
            replace(corrected(draft, part, text), id=part_id(draft.id, number))
            for number, part in enumerate(review.parts, 1)
        ]
    if review.verdict in (Verdict.CORRECT, Verdict.MERGE):
        return [corrected(draft, review.fields, text)]
    return [draft]
