"""What a text tells in its own voice, and what it leaves unfinished."""

from dataclasses import replace

import pytest

from forewarn.claims.claim import ClaimKind
from forewarn.claims.correction import correct_claim
from tests.extractors.reading import read


def own(text: str) -> list[str]:
    """What the text is credited with itself."""
    return [claim.quote for claim in read(text) if claim.source is None and claim.cue is None]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The clinic ran out of vaccine on Monday.", "The clinic ran out of vaccine on Monday"),
        ("The central bank left its rate unchanged.", "The central bank left its rate unchanged"),
        ("The convoy turned back at the river.", "The convoy turned back at the river"),
        ("The dam held through the night.", "The dam held through the night"),
        ("Two lines reopened at noon. Will the others follow?", "Two lines reopened at noon"),
        (
            "The mayor resigned after prosecutors said they had opened an inquiry.",
            "The mayor resigned",
        ),
        (
            "Gunmen seized the post before dawn, hours after the ministry said all was calm.",
            "Gunmen seized the post before dawn",
        ),
        (
            "Shares fell in early trading after the company said it had lost a contract.",
            "Shares fell in early trading",
        ),
    ],
)
def test_a_sentence_or_main_clause_credited_to_nobody_is_the_outlets_word(
    text: str, statement: str
) -> None:
    assert statement in own(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said that the road was open.",
        "Roads were flooded across the valley, according to the police.",
        "Has the fever spread?",
        "A night of calm.",
    ],
)
def test_what_is_credited_asked_or_no_clause_is_not(text: str) -> None:
    assert own(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“We will reopen the school on 4 January.”",
        "He said that 40 ships had sunk.",
        "“Forty ships sank,” she said.",
    ],
)
def test_a_claim_of_nobody_known_is_unfinished_until_a_person_says_whose_it_is(text: str) -> None:
    claim, *_ = read(text)
    assert claim.kind is ClaimKind.UNFINISHED
    assert correct_claim(claim, {"certainty": 0.5}, text).kind is ClaimKind.UNFINISHED
    named = correct_claim(claim, {"claimant": "the headmaster"}, text)
    assert named.kind is ClaimKind.STATEMENT
    asked = correct_claim(claim, {"claimant": "a reader", "kind": "question"}, text)
    assert asked.kind is ClaimKind.QUESTION


def test_a_quotation_goes_on_from_the_speaker_before_it() -> None:
    claims = read("The minister spoke.\n\n“We will reopen the school on 4 January.”")
    assert {claim.claimant: claim.kind for claim in claims if "school" in claim.quote} == {
        "The minister": ClaimKind.STATEMENT
    }


def test_a_finished_claim_keeps_its_kind_when_its_claimant_is_corrected() -> None:
    claim, *_ = read("The headmaster said that the school had reopened.")
    concern = replace(claim, kind=ClaimKind.CONCERN)
    changed = correct_claim(concern, {"claimant": "the mayor"}, claim.quote)
    assert changed.kind is ClaimKind.CONCERN
