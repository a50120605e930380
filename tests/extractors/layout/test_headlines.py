import pytest

from forewarn.extractors.layout.page import split_blocks
from tests.extractors.reading import read


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Six hurt as stand falls: officials", "officials"),
        ("Ferry adrift off Leyte: coast guard agency", "coast guard agency"),
        ("Rates to stay until June - central bank officials", "central bank officials"),
        ("# Two ships hit near Aden: UN", "UN"),
        ("Bank cut 300 jobs in May: report", "report"),
        ("'We will not pay for it': mayor on the fees", "mayor"),
    ],
)
def test_a_headline_ends_with_its_source(text: str, source: str) -> None:
    (block,) = split_blocks(text)
    assert block.speaker is not None
    assert block.speaker.of(text) == source
    assert source not in block.text


@pytest.mark.parametrize(
    "text",
    [
        "Wheat prices this week: what we know",
        "Aid for the islands: doctors on strike",
        "Two ships near Aden: 14:30 update",
        "The Long Road Home: Part Two",
        "The mayor said two things: the dam held.",
    ],
)
def test_what_follows_a_colon_need_not_speak(text: str) -> None:
    assert all(block.speaker is None for block in split_blocks(text))


@pytest.mark.parametrize(
    "opening",
    ["FLASH: ", "URGENT - ", "BREAKING NEWS | ", "UPDATE 2-", "Breaking: ", "(2nd LD) ", "ALERT "],
)
def test_flash_words_are_no_part_of_the_news(opening: str) -> None:
    claims = read(f"{opening}Dockers left the port, union says")
    assert {claim.claimant for claim in claims} == {"union"}
    assert not any(opening.strip(" -:|") in claim.quote for claim in claims)
    assert all(claim.relay == ("gazette",) for claim in claims)
