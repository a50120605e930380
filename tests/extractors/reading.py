"""How the tests of this room read a sentence."""

from datetime import date

from forewarn.claims.claim import Claim
from forewarn.extractors import EnglishReader, Gazetteer
from forewarn.reports.report import Report
from forewarn.sources.source import Source
from forewarn.text import canonical

NAMES = Gazetteer(
    sources=(
        Source(id="nis", name="National Intelligence Service", aliases=("NIS",)),
        Source(id="budanov", name="Kyrylo Budanov", aliases=("Budanov",)),
        Source(id="peskov", name="Dmitry Peskov", aliases=("Peskov",)),
        Source(id="reuters", name="Reuters"),
        Source(id="times", name="The Times"),
        Source(id="gazette", name="Daily Gazette"),
    )
)


def report(
    text: str, *, publisher: str = "Daily Gazette", day: date = date(2024, 10, 18)
) -> Report:
    """A report of one text."""
    return Report(id="r", title="", publisher=publisher, date=day, text=canonical(text))


def read(text: str, *, names: Gazetteer = NAMES, day: date = date(2024, 10, 18)) -> list[Claim]:
    """Every claim of a text, its spans checked on the way."""
    source = report(text, day=day)
    claims = EnglishReader().read(source, names)
    for claim in claims:
        check_places(claim, source.text)
    return list(claims)


def check_places(claim: Claim, text: str) -> None:
    """Every span of the claim says what the text says there."""
    assert claim.quote == claim.span.of(text)
    assert claim.quote.strip() == claim.quote != ""
    for mention in filter(None, (claim.source, claim.cue)):
        assert mention.text == mention.span.of(text)
    if claim.quantity is not None:
        assert claim.span.covers(claim.quantity.span)


def credited(text: str) -> list[Claim]:
    """The claims that somebody is credited with."""
    return [claim for claim in read(text) if claim.cue is not None]
