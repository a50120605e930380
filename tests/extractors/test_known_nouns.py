"""The words of a case change what is read."""

from datetime import date

import pytest

from forewarn.claims.claim import Claim
from forewarn.extractors import EnglishReader, Gazetteer
from forewarn.extractors.known_nouns import KnownNouns, names_body, nouns_of, read_with
from forewarn.extractors.parser import parse_texts
from forewarn.language.words import Fates, Words
from forewarn.reports.report import Report

OWN = Words(
    about="A strait.",
    people=("returnee",),
    roles=("mukhtar",),
    institutions=("jirga",),
    things=("dhow", "sorties", "strike"),
    formations=("wolfpack",),
    fates=Fates(killed=("martyred",)),
)


def claims(text: str, words: Words | None = OWN) -> tuple[Claim, ...]:
    report = Report(id="r", title="", publisher="Gazette", date=date(2026, 11, 18), text=text)
    return EnglishReader(nouns=KnownNouns.of(words)).read(report, Gazetteer())


@pytest.mark.parametrize(
    ("text", "best", "unit"),
    [
        ("No dhow was seized, the navy said.", 0, "dhow"),
        ("One dhow was seized, the navy said.", 1, "dhow"),
        ("One returnee was lost, the navy said.", 1, "returnee"),
        ("Dhows seized: 14", 14, "dhow"),
        ("One wolfpack was sighted, the navy said.", 1, "wolfpack"),
        ("40 martyred in camp, doctors say", 40, "martyred"),
    ],
)
def test_what_the_case_says_is_counted_is_a_unit(text: str, best: float, unit: str) -> None:
    (claim,) = claims(text)
    assert claim.quantity is not None
    assert (claim.quantity.best, claim.quantity.unit) == (best, unit)
    (without,) = claims(text, None)
    assert without.quantity is None or without.quantity.unit != unit


def test_the_word_after_a_declared_one_is_counted_where_it_is_a_noun() -> None:
    (claim,) = claims("The port held 14 dhow crews.")
    assert claim.quantity is not None
    assert claim.quantity.unit == "dhow crew"


def test_a_declared_word_that_is_also_a_verb_stays_one() -> None:
    first, second = claims("Dockers strike on Monday. The union counted 3 strikes.")
    assert first.quantity is None
    assert second.quantity is not None
    assert second.quantity.unit == "strike"


def test_a_figure_far_from_a_declared_word_counts_something_else() -> None:
    (claim,) = claims("The navy sent 14 to the dhow.")
    assert claim.quantity is not None
    assert claim.quantity.unit != "dhow"


def test_a_role_of_the_case_speaks_in_headlines_and_for_a_pronoun() -> None:
    headline = "14 killed in village raid: mukhtars"
    assert [claim.claimant for claim in claims(headline)] == ["mukhtars"]
    assert [claim.claimant for claim in claims(headline, None)] == ["Gazette"]
    text = "The mukhtar said 14 died. He added that six were hurt."
    assert [claim.claimant for claim in claims(text)] == ["The mukhtar"] * 2


def test_the_case_goes_before_the_subjects() -> None:
    # A carrier is an airline to the economy, and a ship here.
    nouns = KnownNouns.of(Words(about="", things=("Ministry",), roles=("vessel", "agency")))
    assert "ministry" not in nouns.speakers
    assert "ministry" in nouns.things
    assert "vessel" in nouns.persons
    assert "vessel" not in nouns.things
    assert "agency" in nouns.persons
    assert "agency" not in nouns.bodies
    things = Words(about="", things=("spokesman",))
    (claim,) = claims("The spokesman said that 40 families had left.", things)
    assert claim.claimant == "Gazette"


def test_a_document_reads_by_the_shipped_words_unless_told_otherwise() -> None:
    jirga, other = parse_texts(["The jirga met.", "The jirga met."])
    read_with(jirga, KnownNouns.of(OWN))
    assert names_body(jirga[1])
    assert not names_body(other[1])
    assert nouns_of(other) == KnownNouns.of()
