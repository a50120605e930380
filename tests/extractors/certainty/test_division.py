"""Hedges and negatives govern their own clause."""

import pytest

from forewarn.claims.claim import Claim
from tests.extractors.certainty.test_realis import of_figure, read


def by_end(text: str, end: str) -> Claim:
    (claim,) = (claim for claim in read(text) if claim.quote.endswith(end))
    return claim


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("The depot said 15 rifles had been shipped and would probably be sent on.", 15, "sent on"),
        ("The agency said 40 nurses had come and that they may move on.", 40, "they may move on"),
        ("The firm lost 300 staff and could close the mill, the union said.", 300, "the mill"),
    ],
)
def test_a_second_clause_is_a_claim_where_it_is_told_otherwise(
    text: str, value: float, end: str
) -> None:
    first = of_figure(text, value)
    assert (first.stance.value, first.certainty) == ("asserts", 0.95)
    second = next(c for c in read(text) if c.quote.endswith(end) and c.quantity is None)
    assert second.stance.value == "predicts"
    assert second.certainty < 0.8


def test_clauses_told_alike_are_one_claim() -> None:
    (claim,) = read("The mayor said the bridge was closed and the tunnel was open.")
    assert claim.quote == "the bridge was closed and the tunnel was open"


def test_a_shared_auxiliary_holds_for_both_verbs() -> None:
    (claim,) = read("The mayor said the men may rest and leave.")
    assert claim.certainty < 0.6


def test_a_negative_ends_with_its_clause() -> None:
    text = "The minister did not resign, but 30 officials were dismissed, the paper said."
    assert not of_figure(text, 30).negated
    assert by_end(text, "not resign").negated


def test_not_this_but_that_denies_the_one_and_states_the_other() -> None:
    text = "They may not have sent doctors, but rather nurses, the envoy said."
    denied, stated = by_end(text, "doctors"), by_end(text, "nurses")
    assert (denied.negated, stated.negated) == (True, False)
    assert denied.certainty == stated.certainty < 0.6


def test_a_figure_beside_a_contrast_is_kept() -> None:
    text = "The bank did not sell shares but bonds and it hired 40 people, the union said."
    assert not of_figure(text, 40).negated
    text = "The bank did not sell 40 branches but 12 offices, the union said."
    assert (of_figure(text, 40).negated, of_figure(text, 12).negated) == (True, False)


def test_a_number_is_denied_by_itself() -> None:
    text = "Not 40 but 60 people died, the mayor said."
    assert (of_figure(text, 40).negated, of_figure(text, 60).negated) == (True, False)
    assert not of_figure("Not only 40 but 60 people died, the mayor said.", 40).negated


def test_an_adverb_of_the_second_verb_is_not_the_first_ones() -> None:
    text = "The army took the hill but probably lost 40 men, the scout said."
    assert of_figure(text, 40).certainty < 0.8
    assert by_end(text, "took the hill").certainty == 0.95
