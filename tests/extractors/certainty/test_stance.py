from datetime import date

import pytest

from forewarn.claims.claim import Claim, Speech, Stance
from tests.extractors.certainty.stances import ROWS, Row
from tests.extractors.reading import read


def first(text: str) -> Claim:
    claims = read(text)
    return next((claim for claim in claims if claim.cue is not None), claims[0])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text)
def test_what_a_reader_takes_away(row: Row) -> None:
    claim = first(row.text)
    assert (claim.stance, claim.negated) == (row.stance, row.negated)
    least, most = row.certainty
    assert least <= claim.certainty <= most


def test_every_stance_is_among_the_sentences() -> None:
    assert {row.stance for row in ROWS} == set(Stance)


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("The minister said the men had left.", Speech.SPEECH),
        ("The minister believes the men have left.", Speech.THOUGHT),
        ("The minister pledged to send more men.", Speech.INTENT),
    ],
)
def test_thought_and_intent_are_no_speech(text: str, speech: Speech) -> None:
    assert first(text).speech is speech


def test_each_figure_has_the_stance_of_its_own_clause() -> None:
    text = "The agency said that 300 men had left and that 600 more will leave in May."
    stances = {
        claim.quantity.best: claim.stance for claim in read(text) if claim.quantity is not None
    }
    assert stances == {300: Stance.ASSERTS, 600: Stance.PREDICTS}


def test_each_figure_is_denied_by_its_own_clause_only() -> None:
    text = "The agency said that 300 men had left but that 600 had not left."
    denied = {claim.quantity.best: claim.negated for claim in read(text) if claim.quantity}
    assert denied == {300: False, 600: True}


def test_the_weakest_hedge_counts_once() -> None:
    may = first("The agency said the men may have left.")
    both = first("The agency said the men may possibly have left.")
    assert may.certainty == both.certainty


def test_a_modal_on_the_reporting_word_bears_on_the_claim() -> None:
    sure = first("Seoul told Reuters that 300 men had left.")
    unsure = first("Seoul reportedly told Reuters that 300 men had left.")
    assert unsure.certainty < sure.certainty


def test_who_does_not_deny_leaves_it_open() -> None:
    claim = first("Moscow did not deny that 300 men had left.")
    assert (claim.stance, claim.negated) == (Stance.DOUBTS, False)


def test_a_text_speaks_for_itself() -> None:
    kinds = {
        "The brigade must leave Kursk.": Stance.DEMANDS,
        "The brigade will leave Kursk.": Stance.PREDICTS,
        "Reports of troops in Kursk are false.": Stance.DENIES,
        "There is no evidence of troops in Kursk.": Stance.DOUBTS,
        "The brigade left Kursk.": Stance.ASSERTS,
    }
    found = {text: read(text, day=date(2024, 10, 18))[0].stance for text in kinds}
    assert found == kinds
