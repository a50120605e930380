"""Whose word a claim is."""

from dataclasses import replace
from datetime import date

import pytest

from forewarn.claims.claim import Claim
from forewarn.claims.mention import Mention
from forewarn.claims.quantity import Quantity
from forewarn.language.english import ENGLISH
from forewarn.sources.source import Grade, Reliability, Source, SourceClass
from forewarn.sources.source_index import SourceIndex
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
INDEX = SourceIndex.of(SOURCES, [ENGLISH])
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
    assert INDEX.speaker(given) == speaker


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
    assert INDEX.speaker(replace(given, relay=("afp", teller))) == speaker
    assert INDEX.speaker(given) == ""


def test_the_line_of_speakers_and_their_grades() -> None:
    assert INDEX.speakers(claim("a", "lee")) == ("lee", "nis")
    assert INDEX.speakers(claim("a", "")) == ()
    assert INDEX.grade("nis", date(2024, 12, 31)) is Reliability.B
    assert INDEX.grade("nis", date(2025, 6, 1)) is Reliability.C
    assert INDEX.grade("", date(2025, 6, 1)) is Reliability.F
    assert INDEX.kind("") is SourceClass.UNKNOWN
    assert INDEX.name("lee") == "Lee Seong-kweun"
    assert INDEX.name("") == ""


def test_a_circle_of_spokesmen_ends() -> None:
    circle = (Source(id="a", name="A", speaks_for="b"), Source(id="b", name="B", speaks_for="a"))
    index = SourceIndex.of(circle)
    assert index.principal("a") in {"a", "b"}
    assert index.speakers(claim("x", "a")) == ("a", "b")


def test_whoever_leads_into_a_circle_speaks_for_where_it_closes() -> None:
    index = SourceIndex.of(
        (
            Source(id="x", name="X", speaks_for="a"),
            Source(id="a", name="A", speaks_for="b"),
            Source(id="b", name="B", speaks_for="a"),
        )
    )
    assert index.principal("x") == index.principal("a") == "a"


def test_a_spokesman_of_nobody_declared_speaks_for_himself() -> None:
    index = SourceIndex.of(
        (Source(id="x", name="X", speaks_for="gone", reliability=Reliability.A),)
    )
    assert index.principal("x") == "x"
    assert index.principal("gone") == "gone"
    assert index.grade_of(claim("c", "x")) is Reliability.A


@pytest.mark.parametrize("name", ["nis", "NIS", " national  intelligence SERVICE "])
def test_a_source_is_found_by_id_name_and_alias_in_any_case(name: str) -> None:
    assert INDEX.find(name) is AGENCY
    assert INDEX.outlet(name) == AGENCY.name
    assert INDEX.claimant(replace(claim("a", ""), claimant=name)) == "nis"


def test_who_is_not_declared_is_nobody() -> None:
    assert INDEX.find("Reuters") is None
    assert INDEX.outlet("Reuters") == "Reuters"
    stranger = replace(claim("a", "gone"), claimant="Reuters")
    assert INDEX.claimant(stranger) == INDEX.speaker(stranger) == ""
    assert INDEX.speakers(stranger) == ()
    assert INDEX.grade_of(stranger) is Reliability.F


def test_an_id_comes_before_another_source_s_name_and_the_first_of_two_names_counts() -> None:
    first, second = (
        Source(id="one", name="two"),
        Source(id="two", name="Same", aliases=("same",)),
    )
    third = Source(id="three", name="SAME")
    index = SourceIndex.of((first, second, third))
    assert index.find("TWO") is second
    assert index.find("same") is second
