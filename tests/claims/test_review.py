from dataclasses import replace
from datetime import date

import pytest

from forewarn.claims.claim import Claim, Stance
from forewarn.claims.quantity import Quantity
from forewarn.claims.review import (
    Review,
    Verdict,
    corrected,
    reviewed,
    verdict_on,
    waiting,
)
from forewarn.text import Span

CLAIM = Claim(
    id="r:0-4",
    report="r",
    date=date(2024, 10, 18),
    span=Span(0, 4),
    quote="left",
    claimant="Seoul",
)


def said(verdict: Verdict, **fields: object) -> Review:
    return Review(claim=CLAIM.id, verdict=verdict, who="ed", when=date(2024, 10, 19), fields=fields)


def test_the_draft_is_kept_beside_the_correction() -> None:
    (item,) = reviewed([CLAIM], [said(Verdict.CORRECT, stance="denies", claimant="Moscow")])
    assert item.draft == CLAIM
    assert item.claim == replace(CLAIM, stance=Stance.DENIES, claimant="Moscow")
    assert item.review is not None


def test_the_last_review_counts() -> None:
    rejected = [said(Verdict.ACCEPT), said(Verdict.REJECT)]
    assert reviewed([CLAIM], rejected) == ()
    (item,) = reviewed([CLAIM], list(reversed(rejected)))
    assert item.claim == CLAIM
    (bare,) = reviewed([CLAIM], [])
    assert bare.review is None


def test_only_what_a_person_can_know_better_is_corrected() -> None:
    with pytest.raises(ValueError, match=r"cannot correct quote, span; one of: certainty"):
        corrected(CLAIM, {"quote": "stayed", "span": None})
    assert corrected(CLAIM, {"negated": True}).negated


@pytest.mark.parametrize("certainty", [-0.1, 1.1])
def test_certainty_lies_between_nought_and_one(certainty: float) -> None:
    with pytest.raises(ValueError, match="certainty"):
        replace(CLAIM, certainty=certainty)


@pytest.mark.parametrize("bounds", [(-1, 0, 1), (2, 1, 3), (1, 4, 3), (1, 2, float("inf"))])
def test_a_quantity_is_a_finite_interval(bounds: tuple[float, float, float]) -> None:
    low, best, high = bounds
    with pytest.raises(ValueError, match="a quantity needs"):
        Quantity(low=low, best=best, high=high, unit="soldier", span=Span(0, 1))


PROPOSED = replace(CLAIM, id="r:0-4@local", reader="llm local, prompt 1")


def on(claim: Claim, verdict: Verdict, **fields: object) -> Review:
    return replace(said(verdict, **fields), claim=claim.id)


def test_what_a_model_proposes_counts_only_when_a_person_lets_it_in() -> None:
    def admitted(*reviews: Review) -> list[Claim]:
        return [item.claim for item in reviewed([CLAIM], reviews, proposed=[PROPOSED])]

    assert admitted() == [CLAIM]
    assert admitted(on(PROPOSED, Verdict.REJECT)) == [CLAIM]
    # A verdict on the built-in reader's claim over the same characters says nothing of it.
    assert admitted(said(Verdict.ACCEPT)) == [CLAIM]
    assert admitted(on(PROPOSED, Verdict.ACCEPT)) == [CLAIM, PROPOSED]
    assert admitted(on(PROPOSED, Verdict.ACCEPT), on(PROPOSED, Verdict.REJECT)) == [CLAIM]
    _, mended = admitted(on(PROPOSED, Verdict.CORRECT, stance="denies"))
    assert mended == replace(PROPOSED, stance=Stance.DENIES)


def test_proposals_wait_until_somebody_decides() -> None:
    assert waiting([PROPOSED], [said(Verdict.ACCEPT)]) == (PROPOSED,)
    assert waiting([PROPOSED], [on(PROPOSED, Verdict.REJECT)]) == ()


def test_a_verdict_names_the_model_that_drafted() -> None:
    reviews = [said(Verdict.ACCEPT), on(PROPOSED, Verdict.ACCEPT)]
    read, drafted = reviewed([CLAIM], reviews, proposed=[PROPOSED])
    assert verdict_on(read) == "accepted"
    assert verdict_on(drafted) == "accepted, drafted by llm local, prompt 1"
    (bare,) = reviewed([CLAIM], [])
    assert verdict_on(bare) == ""
