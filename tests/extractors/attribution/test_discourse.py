"""Whose words they are: pronouns, titles, products and joint sources."""

import pytest

from forewarn.claims.claim import Stance
from forewarn.extractors import Gazetteer
from forewarn.sources.source import Source, SourceClass
from tests.extractors.reading import credited, read

CASE = Gazetteer(
    sources=(
        Source(id="nis", name="NIS", aliases=("South Korea's spy agency",)),
        Source(id="jcs", name="Joint Chiefs of Staff"),
        Source(id="inss", name="Institute for National Security Strategy"),
        Source(id="dprk", name="North Korea", aliases=("Pyongyang",)),
        Source(id="moscow", name="Moscow"),
        Source(id="reuters", name="Reuters", kind=SourceClass.MEDIA),
        Source(id="yonhap", name="Yonhap", kind=SourceClass.MEDIA),
        Source(id="gazette", name="Daily Gazette", kind=SourceClass.MEDIA),
    )
)


def claimants(text: str) -> list[str]:
    """Ids, else names, of the claimants of a text."""
    return [claim.claimant_id or claim.claimant for claim in read(text, names=CASE)]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Britain’s estimate of 12,000 troops has not changed.", "Britain"),
        ("By Washington's count, 12,000 troops have left.", "Washington"),
        ("Some 12,000 troops have been sent, by Washington's account.", "Washington"),
        ("Some 12,000 troops have left, in the view of the NIS.", "nis"),
        ("Since 2023 Pyongyang has delivered 6.5 million rounds.", "gazette"),
        ("Pyongyang has deployed 15,000 men, according to the intelligence.", "the intelligence"),
        (
            "Since October 2024 Pyongyang has sent 13,000 soldiers, the NIS has assessed.",
            "nis",
        ),
        ("Some 300 soldiers died in Russia, South Korea's spy agency has revealed.", "nis"),
        ("Some 300 soldiers died in Russia, the Joint Chiefs of Staff assessed on Monday.", "jcs"),
        ("Ships made 64 trips, an investigation by Reuters and the Centre has found.", "reuters"),
        ("Footage released by Astra shows 12 North Korean soldiers.", "Astra"),
    ],
)
def test_who_is_credited(text: str, claimant: str) -> None:
    assert claimants(text) == [claimant]


def test_declared_or_not_each_of_two_is_credited() -> None:
    text = "Neither Moscow nor Seoul has acknowledged the deployment."
    assert claimants(text) == ["moscow", "Seoul"]
    assert claimants("Both Oslo and Seoul deny the transfer of arms.") == ["Oslo", "Seoul"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The deal is dear, the Institute for National Security Strategy said. Pyongyang has "
            "gained. It estimates that Pyongyang would receive 600,000 tonnes of rice.",
            "inss",
        ),
        ("The NIS said 300 had died. It expects only about 15,000 more.", "nis"),
        ("The NIS said 300 had died. Pyongyang sent 9,000 men, the agency has assessed.", "nis"),
        (
            "The NIS said 300 had died. Yonhap reported a meeting. Some 9,000 men have left, the "
            "agency has assessed.",
            "nis",
        ),
        (
            "The Joint Chiefs of Staff said 300 had died. Some 9,000 have left, the military "
            "assessed.",
            "jcs",
        ),
    ],
)
def test_pronouns_and_titles_are_nobody_whom_the_content_names(text: str, expected: str) -> None:
    assert claimants(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Neither Moscow nor Pyongyang has acknowledged that troops are there.",
        "Neither Moscow nor Pyongyang has confirmed the deployment.",
        "No official has confirmed the deployment.",
    ],
)
def test_a_denied_subject_acknowledges_nothing(text: str) -> None:
    assert credited(text)[0].stance is Stance.DOUBTS
