"""Whose word a claim is."""

from dataclasses import replace
from datetime import date

import pytest

from forewarn.claims.claim import Claim, Mention
from forewarn.claims.quantity import Quantity
from forewarn.language.english import ENGLISH
from forewarn.sources.source import Grade, Reliability, Source, SourceClass
from forewarn.sources.speakers import Speakers
from forewarn.text import Span

AGENCY = Source(
    id="nis",
    name="National Intelligence Service",
    aliases=("NIS",),
    kind=SourceClass.ALLIED,
    reliability=Reliability.B,
    history=(Grade(since=date(2025, 1, 1), reliability=Reliability.C),),
)
SOURCES = (
    AGENCY,
    Source(id="lee", name="Lee Seong-kweun", speaks_for="nis"),
    Source(id="rok", name="Seoul", kind=SourceClass.ALLIED, loose_name_for=("nis",)),
    Source(id="afp", name="AFP", kind=SourceClass.MEDIA),
)
SPEAKERS = Speakers.of(SOURCES, [ENGLISH])
SAID = Mention(text="NIS", span=Span(0, 3))


def claim(
    name: str,
    claimant_id: str,
    figure: float = 0,
    *,
    day: date = date(2025, 9, 2),
    source: Mention | None = SAID,
) -> Claim:
    quantity = Quantity(low=figure, best=figure, high=figure, unit="dead", span=Span(0, 1))
    return Claim(
        id=name,
        report="r",
        date=day,
        span=Span(0, 9),
        quote="some dead",
        claimant=claimant_id or "somebody",
        claimant_id=claimant_id,
        source=source,
        quantity=quantity if figure else None,
    )


@pytest.mark.parametrize(
    ("given", "speaker"),
    [
        (claim("a", "lee"), "nis"),
        (claim("a", "nis"), "nis"),
        (claim("a", ""), ""),
        (replace(claim("a", ""), claimant="NIS"), "nis"),
        (claim("a", "afp", source=None), ""),
        (claim("a", "nis", source=None), "nis"),
        (replace(claim("a", "afp", source=None), reader="entered"), "afp"),
    ],
)
def test_who_first_uttered_it(given: Claim, speaker: str) -> None:
    assert SPEAKERS.speaker(given) == speaker


@pytest.mark.parametrize(
    ("claimant", "teller", "speaker"),
    [
        ("intelligence", "lee", "nis"),
        ("military intelligence", "nis", "nis"),
        ("intelligence", "afp", ""),
        ("intelligence", "nobody declared", ""),
        ("Beispiel Data", "nis", ""),
        ("media reports", "nis", ""),
    ],
)
def test_findings_without_a_name_are_the_word_of_the_government_that_goes_by_them(
    claimant: str, teller: str, speaker: str
) -> None:
    given = replace(claim("a", ""), claimant=claimant)
    assert SPEAKERS.speaker(replace(given, relay=("afp", teller))) == speaker
    assert SPEAKERS.speaker(given) == ""


def test_the_line_of_speakers_and_their_grades() -> None:
    assert SPEAKERS.line(claim("a", "lee")) == ("lee", "nis")
    assert SPEAKERS.line(claim("a", "")) == ()
    assert SPEAKERS.grade("nis", date(2024, 12, 31)) is Reliability.B
    assert SPEAKERS.grade("nis", date(2025, 6, 1)) is Reliability.C
    assert SPEAKERS.grade("", date(2025, 6, 1)) is Reliability.F
    assert SPEAKERS.kind("") is SourceClass.UNKNOWN
    assert SPEAKERS.name("lee") == "Lee Seong-kweun"
    assert SPEAKERS.name("") == "nobody named"


def test_a_circle_of_spokesmen_ends() -> None:
    circle = (Source(id="a", name="A", speaks_for="b"), Source(id="b", name="B", speaks_for="a"))
    speakers = Speakers.of(circle, [])
    assert speakers.principal("a") in {"a", "b"}
    assert speakers.line(claim("x", "a")) == ("a", "b")
