import pytest

from forewarn.extractors.layout.page import split_blocks
from tests.extractors.reading import read


@pytest.mark.parametrize(
    ("lead", "claimant"),
    [
        ("According to the Red Cross:", "the Red Cross"),
        ("What the ministry told reporters:", "the ministry"),
        ("The electoral commission announced the following:", "The electoral commission"),
        ("Figures from the port agency:", "the port agency"),
        ("The police gave these details:", "The police"),
        ("WHO reports:", "WHO"),
        ("Demands of the union:", "the union"),
    ],
)
def test_bullets_are_the_word_of_whom_the_lead_in_names(lead: str, claimant: str) -> None:
    claims = read(f"{lead}\n\n- Nine boats sank on Monday\n- 40 people are missing\n\nIt rained.")
    assert {claim.claimant for claim in claims if claim.quantity is not None} == {claimant}
    assert [claim.quantity.best for claim in claims if claim.quantity is not None] == [9, 40]


def test_a_lead_in_that_names_nobody_gives_nobody_the_floor() -> None:
    claims = read("Key points:\n\n- Nine boats sank on Monday\n- 40 people are missing")
    assert {claim.claimant for claim in claims} == {"Daily Gazette"}


@pytest.mark.parametrize(
    "text",
    [
        "The envoy called for calm, adding:\n\nSuch raids are a threat and must stop at once.",
        "A word from envoy Ines Falk:\n\n“Such raids are a threat and must stop at once.”",
        "Envoy Ines Falk wrote:\n\n> Such raids are a threat and must stop at once.",
    ],
)
def test_a_block_quotation_is_its_lead_ins_speakers(text: str) -> None:
    claims = [claim for claim in read(text) if "must stop" in claim.quote]
    assert claims
    assert {claim.claimant.split()[-1] for claim in claims} <= {"envoy", "Falk"}


def test_a_block_quotation_may_name_its_speaker_below() -> None:
    text = "It rained.\n\n> Sixty boats were lost.\n> — Ines Falk, envoy"
    (claim,) = [claim for claim in read(text) if claim.quantity is not None]
    assert (claim.claimant, claim.quote) == ("Ines Falk", "Sixty boats were lost")


@pytest.mark.parametrize(
    "line",
    [
        "By Ines Falk",
        "By Ines Falk and Karl Roe, staff writers",
        "4 min read",
        "Published 3 March 2024, 10:15",
        "(Reporting by Ines Falk; Editing by Karl Roe)",
        "Share",
        "Lt K. Moor, duty room, ext. 4471",
        "Attachments: map.pdf (412 KB)",
        "+33 4 72 00 00 00",
        "press@example.org",
        "Contact: Ines Falk, press officer, 022 791 2111",
        "© 2024 Daily Gazette. All rights reserved.",
        "Read more: 40 dead in Lira",
    ],
)
def test_what_belongs_to_the_page_is_not_read(line: str) -> None:
    assert [block.text for block in split_blocks(f"{line}\n\nThe dam held.")] == ["The dam held."]
