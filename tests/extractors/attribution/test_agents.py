"""Who vouches in a participle beside a clause, and who only promised or foretold what came."""

import pytest

from forewarn.claims.claim import Stance
from tests.extractors.reading import read


@pytest.mark.parametrize(
    ("text", "claimant", "quote"),
    [
        ("As confirmed by the court, six men left.", "the court", "six men left"),
        ("Six men left, as was reported by the court.", "the court", "Six men left"),
        ("As noted by the court, six men left.", "the court", "six men left"),
        (
            "The dam, as measured by the lab, lost 4 percent.",
            "the lab",
            "The dam, as measured by the lab, lost 4 percent",
        ),
        ("Confirmed by the court, the toll is 40.", "the court", "the toll is 40"),
        ("The toll stands at 40, published by the court.", "the court", "The toll stands at 40"),
        ("Six men died, confirmed by the police.", "the police", "Six men died"),
        (
            "A loss of 40 tonnes as reported by the firm was hidden.",
            "the firm",
            "A loss of 40 tonnes",
        ),
    ],
)
def test_the_agent_of_a_participle_vouches_for_what_stands_beside_it(
    text: str, claimant: str, quote: str
) -> None:
    claims = [claim for claim in read(text) if claim.source]
    assert [(claim.claimant, claim.quote) for claim in claims] == [(claimant, quote)]


def test_each_of_several_participles_has_an_agent() -> None:
    claims = read("As noted by the court and confirmed by the mayor, six men left.")
    assert [(claim.claimant, claim.stance) for claim in claims] == [
        ("the court", Stance.ASSERTS),
        ("the mayor", Stance.CONFIRMS),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "As promised by the premier, the tax ended in June.",
        "As predicted by brokers, prices rose 4 percent.",
        "As brokers predicted, prices rose 4 percent.",
        "As shown by the rise in prices, the cut has failed.",
        "First reported by a nurse, the fever has reached 40 towns.",
        "Announced by the premier, the road links 40 towns.",
        "The premier, supported by a neighbour, cut 40 jobs.",
        "The men confirmed by the court left 40 towns.",
    ],
)
def test_what_is_promised_foretold_or_only_begun_is_the_texts_own(text: str) -> None:
    assert [(claim.claimant, claim.quote) for claim in read(text)] == [("Daily Gazette", text[:-1])]


def test_a_number_of_those_who_back_a_report_counts_no_event() -> None:
    text = (
        "As reported by Reuters, citing two bankers, and backed by six officials, the deal is dead."
    )
    assert {claim.quantity for claim in read(text)} == {None}
