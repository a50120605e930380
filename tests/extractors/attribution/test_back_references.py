"""Contents that only point back share when and where of the one thing they can mean."""

from datetime import date

import pytest

from forewarn.claims.claim import Stance
from tests.extractors.reading import credited

ACCUSED = "Seoul accuses the regime of sending 1,500 soldiers to Kursk in September 2024."
SEPTEMBER = (date(2024, 9, 1), date(2024, 9, 30))


@pytest.mark.parametrize("gap", [" ", "\n\n"])
@pytest.mark.parametrize(
    "denial",
    [
        "Both Moscow and Pyongyang firmly deny these allegations.",
        "Moscow and Pyongyang rejected the accusation.",
        "Moscow and Pyongyang dispute the figure.",
    ],
)
def test_a_denial_is_of_what_was_alleged(gap: str, denial: str) -> None:
    charge, *denied = credited(ACCUSED + gap + denial)
    assert [claim.claimant for claim in denied] == ["Moscow", "Pyongyang"]
    for claim in denied:
        assert claim.stance is Stance.DENIES
        assert claim.places == charge.places != ()
        assert claim.event_time == charge.event_time is not None
        assert (claim.event_time.start, claim.event_time.end) == SEPTEMBER
        # Its own words hold no figure, and none is put in its mouth.
        assert claim.quantity is None


@pytest.mark.parametrize(
    "text",
    [
        # Two charges: which of them is denied is not told.
        "Kyiv alleges that a camp was built in Kursk in May and Seoul claims that a depot was "
        "built there in June. Moscow denies these allegations.",
        # What was said before is no accusation.
        "Seoul hopes that the talks in Kursk will resume. Moscow denies these allegations.",
        # No figure was told.
        "Seoul accuses the regime of sending men to Kursk. Moscow disputes the figure.",
        # A heading and a paragraph lie between.
        f"{ACCUSED}\n\nThe river rose.\n\nMoscow denies these allegations.",
        # It points at nothing.
        "Moscow denies these allegations.",
        # A content of its own words keeps its own place.
        f"{ACCUSED} Moscow denies these allegations of complicity.",
    ],
)
def test_nothing_is_shared_where_it_is_not_plain_what_is_meant(text: str) -> None:
    *_, denied = credited(text)
    assert denied.stance is Stance.DENIES
    assert "kursk" not in denied.places
    assert denied.event_time is None
