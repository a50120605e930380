"""Loose names and borrowed figures are settled by who gave the figure."""

import time
from dataclasses import replace
from datetime import date

from forewarn.claims.claim import Claim
from forewarn.language.english import ENGLISH
from forewarn.origins.settled_speakers import settle_speakers
from tests.sources.test_source_index import INDEX, claim


def settled(*claims: Claim) -> dict[str, str]:
    counts = {one.id: "killed" for one in claims if one.quantity}
    return settle_speakers(claims, counts, INDEX, {"r": ENGLISH})


def test_a_loose_name_is_settled_by_the_figure_and_the_day() -> None:
    briefing = claim("n", "nis", 2000)
    assert settled(briefing, claim("s", "rok", 2000))["s"] == "nis"
    assert settled(briefing, claim("s", "rok", 1900))["s"] == "rok"
    late = claim("s", "rok", 2000, day=date(2025, 10, 2))
    assert settled(briefing, late)["s"] == "nis"
    assert settled(briefing, replace(late, date=date(2027, 1, 1)))["s"] == "rok"
    few = claim("n", "nis", 9)
    assert settled(few, claim("s", "rok", 9))["s"] == "nis"
    assert settled(few, claim("s", "rok", 9, day=date(2025, 10, 2)))["s"] == "rok"
    assert settled(briefing, claim("s", "rok"))["s"] == "rok"


def test_one_end_of_a_range_is_the_figure_of_whoever_gave_both() -> None:
    both = claim("n", "nis", 27500)
    assert both.quantity is not None
    both = replace(both, quantity=replace(both.quantity, low=25000, high=30000))
    assert settled(both, claim("m", "afp", 30000))["m"] == "nis"
    assert settled(both, claim("m", "afp", 30000, day=date(2025, 10, 2)))["m"] == "afp"
    assert settled(both, claim("s", "rok", 25000))["s"] == "nis"


def test_one_figure_given_by_everybody_takes_no_time() -> None:
    echoes = [claim(f"c{n}", ("nis", "afp", "rok")[n % 3], 2000) for n in range(30_000)]
    start = time.process_time()
    assert set(settled(*echoes).values()) == {"nis"}
    assert time.process_time() - start < 10  # half a second on a quiet machine


def test_an_outlet_has_its_figures_from_somebody() -> None:
    briefing = claim("n", "nis", 600, day=date(2025, 4, 30))
    assert settled(briefing, claim("m", "afp", 600))["m"] == "nis"
    before = claim("m", "afp", 600, day=date(2025, 4, 1))
    assert settled(briefing, before)["m"] == "afp"
    few = claim("n", "nis", 9, day=date(2025, 4, 30))
    assert settled(few, claim("m", "afp", 9))["m"] == "afp"
