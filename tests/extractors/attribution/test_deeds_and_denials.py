"""Words that deny what is said and do something to what is not said."""

import pytest

from forewarn.claims.claim import Stance
from tests.extractors.reading import credited


@pytest.mark.parametrize(
    "text",
    [
        "Twelve kites were shot down over the bay, the club said.",
        "The club shot down 40 kites, the baker said.",
        "The storm knocked down 30 trees, the baker said.",
        "The baker threw out 40 loaves, his wife said.",
    ],
)
def test_a_deed_is_no_denial(text: str) -> None:
    assert {claim.stance for claim in credited(text)} == {Stance.ASSERTS}


@pytest.mark.parametrize(
    "text",
    [
        "The baker shot down reports of a shortage.",
        "The baker brushed aside the idea of higher prices.",
        "The baker waved away concerns about the flour.",
    ],
)
def test_what_is_said_is_denied(text: str) -> None:
    (claim,) = credited(text)
    assert (claim.claimant, claim.stance) == ("The baker", Stance.DENIES)
