from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.claims.claim import Claim, Speech, Stance
from forewarn.claims.correction import correct_claim
from forewarn.claims.quantity import Quantity
from forewarn.claims.review import (
    Review,
    ReviewError,
    ReviewState,
    Verdict,
    apply_reviews,
    effective_reviews,
    find_unmatched,
    history,
    pending_proposals,
    review_state,
)
from forewarn.dates import Period
from forewarn.text import Span

TEXT = "About 1,500 left; 20 died."
TEXTS = {"r": (date(2024, 10, 18), TEXT)}
CLAIM = Claim(
    id="r:0-16",
    report="r",
    date=date(2024, 10, 18),
    span=Span(0, 16),
    quote=TEXT[:16],
    claimant="Seoul",
    quantity=Quantity(low=1350, best=1500, high=1650, unit="soldier", span=Span(0, 11)),
)
OTHER = replace(CLAIM, id="r:18-25", span=Span(18, 25), quote=TEXT[18:25], quantity=None)


def said(verdict: Verdict, claim: str = CLAIM.id, **given: Any) -> Review:
    return Review(claim=claim, verdict=verdict, who="ed", when=date(2024, 10, 19), **given)


def kept(*reviews: Review) -> list[Claim]:
    return [item.claim for item in apply_reviews([CLAIM, OTHER], reviews, TEXTS)]


def test_the_draft_is_kept_beside_the_correction() -> None:
    said_so = said(Verdict.CORRECT, fields={"stance": "denies", "claimant": "Moscow"})
    item = apply_reviews([CLAIM], [said_so], TEXTS)[0]
    assert item.draft == CLAIM
    assert item.claim == replace(CLAIM, stance=Stance.DENIES, claimant="Moscow")
    assert item.review == said_so


def test_the_last_review_counts() -> None:
    assert kept(said(Verdict.ACCEPT), said(Verdict.REJECT)) == [OTHER]
    assert kept(said(Verdict.REJECT), said(Verdict.ACCEPT)) == [CLAIM, OTHER]
    assert kept() == [CLAIM, OTHER]


def test_every_field_can_be_corrected() -> None:
    changes = {
        "start": 18,
        "end": 25,
        "relay": ["yonhap"],
        "speech": "thought",
        "certainty": 0.5,
        "event_time": {"start": "2024-10-01", "end": "2024-10-31"},
        "quantity": {"low": 20, "best": 20, "high": 20, "start": 18, "end": 20},
    }
    held = correct_claim(CLAIM, changes, TEXT)
    assert (held.id, held.quote, held.relay, held.speech) == (
        CLAIM.id,
        "20 died",
        ("yonhap",),
        Speech.THOUGHT,
    )
    assert held.event_time == Period(date(2024, 10, 1), date(2024, 10, 31))
    assert held.quantity == Quantity(low=20, best=20, high=20, unit="soldier", span=Span(18, 20))
    assert correct_claim(CLAIM, {"quantity": None, "event_time": None}, TEXT).quantity is None
    fresh = correct_claim(OTHER, {"quantity": {"best": 20}}, TEXT).quantity
    assert fresh == Quantity(low=20, best=20, high=20, unit="", span=Span(18, 25))
    assert correct_claim(OTHER, {"end": 20}, TEXT).quote == "20"


@pytest.mark.parametrize(
    ("changes", "said_in_words"),
    [
        ({"quote": "stayed", "id": "x"}, "cannot correct id, quote; one of: actors"),
        ({"start": 9, "end": 3}, "characters 9 to 3 are not within 0 to 26"),
        ({"end": 99}, "characters 0 to 99"),
        ({"end": "4"}, "characters 0 to 4 are not"),
        ({"relay": "yonhap"}, "relay must be a list of names"),
        ({"places": [1]}, "places must be a list of names"),
        ({"quantity": 7}, "quantity must be a table or null, got 7"),
        ({"quantity": {"colour": 1}}, "a quantity has no colour"),
        ({"quantity": {"best": 1}}, "a quantity needs 0 <= low"),
        ({"event_time": {"start": "2024-10-01"}}, "event_time needs start and end"),
        ({"stance": "shrugs"}, "shrugs"),
        ({"certainty": 2}, "certainty lies"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(
    changes: Mapping[str, Any], said_in_words: str
) -> None:
    with pytest.raises(ReviewError, match=said_in_words) as held:
        kept(said(Verdict.ACCEPT), said(Verdict.CORRECT, fields=changes))
    assert held.value.number == 1


def test_a_new_quantity_needs_a_figure() -> None:
    with pytest.raises(ReviewError, match="a quantity needs best, low or high"):
        kept(said(Verdict.CORRECT, OTHER.id, fields={"quantity": {"unit": "x"}}))


def test_a_claim_splits_into_parts() -> None:
    parts = ({"end": 11}, {"start": 12, "quantity": None})
    one, two, _ = kept(said(Verdict.SPLIT, parts=parts))
    assert (one.id, one.quote, one.quantity) == ("r:0-16+1", "About 1,500", CLAIM.quantity)
    assert (two.id, two.quote, two.quantity) == ("r:0-16+2", "left", None)
    with pytest.raises(ReviewError, match="two or more parts, got 1"):
        kept(said(Verdict.SPLIT, parts=({},)))


def test_parts_are_decided_on_one_by_one() -> None:
    split = said(Verdict.SPLIT, parts=({"end": 11}, {"start": 12, "quantity": None}), id="s")
    first, second = "r:0-16+1", "r:0-16+2"
    gone = said(Verdict.REJECT, first, id="a")
    assert [one.id for one in kept(split, gone)] == [second, OTHER.id]
    denied = said(Verdict.CORRECT, second, fields={"stance": "denies"}, id="b")
    held = apply_reviews([CLAIM, OTHER], (split, denied), TEXTS)
    assert [(one.claim.id, one.claim.stance.value) for one in held] == [
        (first, "asserts"),
        (second, "denies"),
        (OTHER.id, "asserts"),
    ]
    assert [one.review for one in held] == [split, denied, None]
    assert held[1].draft == replace(held[1].claim, stance=Stance.ASSERTS)
    # And split again; a decision on a part that is no more does nothing.
    again = said(Verdict.SPLIT, second, parts=({"end": 14}, {"start": 14}), id="c")
    assert [one.id for one in kept(split, denied, again)] == [
        first,
        f"{second}+1",
        f"{second}+2",
        OTHER.id,
    ]
    whole = said(Verdict.ACCEPT, id="d")
    assert kept(split, gone, whole) == [CLAIM, OTHER]
    merged = said(Verdict.MERGE, OTHER.id, others=(first,))
    assert [one.id for one in kept(split, merged)] == [second, OTHER.id]
    assert [one.id for one in kept(split, merged, said(Verdict.ACCEPT, first))] == [
        first,
        second,
        OTHER.id,
    ]


def test_decisions_on_parts_are_undone_and_split_anew() -> None:
    split = said(Verdict.SPLIT, parts=({"end": 11}, {"start": 12, "quantity": None}), id="s")
    gone = said(Verdict.REJECT, "r:0-16+1", id="a")
    undo = said(Verdict.UNDO, "r:0-16+1", of="a")
    assert [one.id for one in kept(split, gone, undo)] == ["r:0-16+1", "r:0-16+2", OTHER.id]
    assert kept(split, gone, undo, said(Verdict.UNDO, of="s")) == [CLAIM, OTHER]
    # What was decided on a part of an earlier split is not carried to the parts of a later one.
    anew = said(Verdict.SPLIT, parts=({"end": 5}, {"start": 6}), id="t")
    assert len(kept(split, gone, anew)) == 3


def test_a_wrong_decision_on_a_part_is_told_with_its_place() -> None:
    split = said(Verdict.SPLIT, parts=({"end": 11}, {"start": 12, "quantity": None}))
    with pytest.raises(ReviewError, match="shrugs") as held:
        kept(split, said(Verdict.CORRECT, "r:0-16+2", fields={"stance": "shrugs"}))
    assert held.value.number == 1
    new = said(Verdict.ADD, "r:18-20+", fields={"start": 18, "end": 20, "claimant": "Kyiv"})
    with pytest.raises(ReviewError, match="shrugs") as held:
        kept(new, said(Verdict.CORRECT, "r:18-20+", fields={"stance": "shrugs"}))
    assert held.value.number == 1


def test_a_decision_that_names_no_claim_is_found() -> None:
    split = said(Verdict.SPLIT, parts=({"end": 11}, {"start": 12}), id="s")
    second = said(Verdict.SPLIT, "r:0-16+2", parts=({"end": 14}, {"start": 14}))
    deep = said(Verdict.ACCEPT, "r:0-16+2+1")
    strange = said(Verdict.ACCEPT, "r:0-15")
    new = said(Verdict.ADD, "r:18-20+", fields={})
    mine = said(Verdict.ACCEPT, "r:18-20+")
    merged = said(Verdict.MERGE, OTHER.id, others=("r:1-2",))
    names = [CLAIM.id, OTHER.id]
    decisions = (strange, split, second, deep, new, mine, merged)
    assert find_unmatched(decisions, names) == ((0, "r:0-15"), (6, "r:1-2"))
    undone = said(Verdict.UNDO, of="s")
    assert find_unmatched((split, deep, undone), names) == ((1, "r:0-16+2+1"),)
    assert find_unmatched((split, said(Verdict.ACCEPT), deep), names) == ((2, "r:0-16+2+1"),)


def test_claims_merge_until_one_of_them_is_decided_on_anew() -> None:
    merged = said(Verdict.MERGE, others=(OTHER.id,), fields={"end": 25})
    assert [held.quote for held in kept(merged)] == [TEXT[:25]]
    assert len(kept(merged, said(Verdict.ACCEPT, OTHER.id))) == 2


def test_a_missed_claim_is_added_and_reviewed_like_any_other() -> None:
    new = said(Verdict.ADD, "r:18-20+", fields={"start": 18, "end": 20, "claimant": "Kyiv"})
    held = kept(new)[-1]
    assert (held.quote, held.claimant, held.reader, held.date) == (
        "20",
        "Kyiv",
        "added",
        date(2024, 10, 18),
    )
    assert kept(new, said(Verdict.REJECT, "r:18-20+")) == [CLAIM, OTHER]
    turned = said(Verdict.CORRECT, "r:18-20+", fields={"claimant": "Moscow"})
    assert kept(new, turned)[-1].claimant == "Moscow"
    assert kept(new, said(Verdict.MERGE, others=("r:18-20+",))) == [CLAIM, OTHER]
    elsewhere = said(Verdict.ADD, "q:1-2+", fields={"start": 1, "end": 2, "claimant": "Kyiv"})
    assert kept(elsewhere) == [CLAIM, OTHER]
    with pytest.raises(ReviewError, match="an added claim needs claimant, end"):
        kept(said(Verdict.ADD, "r:18-20+", fields={"start": 18}))


def test_a_key_that_lacks_is_named() -> None:
    with pytest.raises(ReviewError, match="a key is missing: 'r'"):
        apply_reviews([CLAIM], [said(Verdict.ACCEPT)], {})


def test_an_undone_decision_does_not_count_and_a_redone_one_does() -> None:
    no = said(Verdict.REJECT, id="1")
    undo = said(Verdict.UNDO, of="1", id="2")
    redo = said(Verdict.REDO, of="1", id="3")
    assert kept(no) == [OTHER]
    assert kept(no, undo) == [CLAIM, OTHER]
    assert kept(no, undo, redo) == [OTHER]
    assert kept(no, undo, redo, replace(undo, id="4")) == [CLAIM, OTHER]


def test_undo_goes_back_one_by_one_and_a_new_decision_ends_redoing() -> None:
    one, two = said(Verdict.REJECT, id="1"), said(Verdict.ACCEPT, id="2")
    assert history([one, two, said(Verdict.ACCEPT)]) == (("1", "2"), ())
    undone = [one, two, said(Verdict.UNDO, of="2", id="3"), said(Verdict.UNDO, of="1", id="4")]
    assert history(undone) == ((), ("2", "1"))
    assert history([*undone, said(Verdict.REDO, of="1", id="5")]) == (("1",), ("2",))
    assert history([*undone, said(Verdict.REJECT, id="6")]) == (("6",), ())
    assert history([said(Verdict.UNDO, of="9"), said(Verdict.REDO, of="9")]) == ((), ())


@given(st.lists(st.sampled_from(list(Verdict)[:2]), max_size=6), st.data())
def test_undoing_everything_restores_the_drafts(verdicts: list[Verdict], data: Any) -> None:
    done = [said(held, id=str(number)) for number, held in enumerate(verdicts)]
    order = data.draw(st.permutations(range(len(done))))
    undone = [said(Verdict.UNDO, of=str(number), id=f"u{number}") for number in order]
    assert kept(*done, *undone) == [CLAIM, OTHER]
    redone = [said(Verdict.REDO, of=str(number), id=f"r{number}") for number in order]
    assert [held for _, held in effective_reviews([*done, *undone, *redone])] == done
    assert kept(*done, *undone, *redone) == kept(*done)


@pytest.mark.parametrize("certainty", [-0.1, 1.1])
def test_certainty_lies_between_nought_and_one(certainty: float) -> None:
    with pytest.raises(ValueError, match="certainty"):
        replace(CLAIM, certainty=certainty)


@pytest.mark.parametrize("bounds", [(-1, 0, 1), (2, 1, 3), (1, 4, 3), (1, 2, float("inf"))])
def test_a_quantity_is_a_finite_interval(bounds: tuple[float, float, float]) -> None:
    low, best, high = bounds
    with pytest.raises(ValueError, match="a quantity needs"):
        Quantity(low=low, best=best, high=high, unit="soldier", span=Span(0, 1))


PROPOSED = replace(CLAIM, id="r:0-16@local", reader="llm local, prompt 1")


def on(claim: Claim, verdict: Verdict, **fields: object) -> Review:
    return said(verdict, claim.id, fields=fields)


def test_what_a_model_proposes_counts_only_when_a_person_lets_it_in() -> None:
    def admitted(*reviews: Review) -> list[Claim]:
        return [item.claim for item in apply_reviews([CLAIM], reviews, TEXTS, proposals=[PROPOSED])]

    assert admitted() == [CLAIM]
    assert admitted(on(PROPOSED, Verdict.REJECT)) == [CLAIM]
    # A verdict on the built-in reader's claim over the same characters says nothing of it.
    assert admitted(said(Verdict.ACCEPT)) == [CLAIM]
    assert admitted(on(PROPOSED, Verdict.ACCEPT)) == [CLAIM, PROPOSED]
    assert admitted(on(PROPOSED, Verdict.ACCEPT), on(PROPOSED, Verdict.REJECT)) == [CLAIM]
    _, mended = admitted(on(PROPOSED, Verdict.CORRECT, stance="denies"))
    assert mended == replace(PROPOSED, stance=Stance.DENIES)


def test_proposals_wait_until_somebody_decides() -> None:
    assert pending_proposals([PROPOSED], [said(Verdict.ACCEPT)]) == (PROPOSED,)
    assert pending_proposals([PROPOSED], [on(PROPOSED, Verdict.REJECT)]) == ()


def test_a_verdict_names_the_model_that_drafted() -> None:
    reviews = [said(Verdict.ACCEPT), on(PROPOSED, Verdict.ACCEPT)]
    read, drafted = apply_reviews([CLAIM], reviews, TEXTS, proposals=[PROPOSED])
    assert review_state(read) == ReviewState(verdict=Verdict.ACCEPT)
    assert review_state(drafted) == ReviewState(verdict=Verdict.ACCEPT, model="llm local, prompt 1")
    (bare,) = apply_reviews([CLAIM], [], TEXTS)
    assert review_state(bare) is None
