"""Whole reports: exact places on every claim, the same claims every time, nothing breaks it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarn.claims.codec import claim_from_json, claim_to_json
from forewarn.extractors import EnglishReader, Gazetteer
from tests.extractors.reading import NAMES, check_places, read, report

DISPATCH = """# Seoul: 1,500 soldiers shipped

SEOUL, 18 October 2024 — Some **1,500 soldiers** sailed for Vladivostok between 8 and 13 October,
said the National Intelligence Service, which published satellite images.

“We see no sign of an end,” Kyrylo Budanov said. “They will send more.”

- Reuters reported, citing two officials, that up to 3,000 may follow.
- The Kremlin has denied the reports.
"""

PHRASES = (
    "The NIS said that",
    "he added",
    "“We have 3,000 men,”",
    "according to Reuters",
    "citing two officials",
    "at least 100 were killed",
    "on Friday",
    "# A heading",
    "- a bullet",
    "Kursk",
    "**bold**",
    "“",
    '"',
    "—",
    "\n\n",
    ".",
    ", said Budanov",
    "which denied claims that",
    "🙂",
    "as saying",
)


def test_a_dispatch() -> None:
    claims = read(DISPATCH)
    first = next(claim for claim in claims if claim.claimant_id == "nis")
    assert first.claimant_id == "nis"
    assert first.quote.startswith("Some **1,500 soldiers** sailed")
    assert first.event_time is not None
    assert first.event_time.start.isoformat() == "2024-10-08"
    relayed = next(claim for claim in claims if "reuters" in claim.relay)
    assert (relayed.claimant, relayed.quote) == ("two officials", "up to 3,000 may follow")


def test_reading_is_repeatable_and_survives_json() -> None:
    once, again = read(DISPATCH), read(DISPATCH)
    assert once == again
    assert [claim_from_json(claim_to_json(claim)) for claim in once] == once
    assert len({claim.id for claim in once}) == len(once)
    assert {claim.reader for claim in once} == {EnglishReader().name}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "...!?—“”\"'()[]{}",
        "“" * 50,
        "“Unclosed, he said, \"and '' mixed",
        "🙂 🙂🙂 said 🙂.",
        "١٢٣ ½ ² ten³",
        "a" * 5000,
        "1,2,3,,4 $$$ %% -- 9999999999999999999999",
        "# \n- \n> \n1. ",
        "that that that said said said",
        "according to",
        "said.",
        "Reports that",
    ],
)
def test_hostile_input_gives_no_traceback(text: str) -> None:
    read(text)


def test_a_very_long_line_is_read_in_reasonable_time() -> None:
    line = "The NIS said that 1,500 soldiers had left. " * 200 + "x" * 150_000
    started = time.perf_counter()
    claims = EnglishReader().read(report(line), NAMES)
    assert len(claims) >= 150
    assert time.perf_counter() - started < 60


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PHRASES), max_size=14))
def test_places_are_exact_on_any_mixture(parts: list[str]) -> None:
    source = report(" ".join(parts))
    for claim in EnglishReader().read(source, Gazetteer()):
        check_places(claim, source.text)
        assert "\n\n" not in claim.quote
