"""Every form of a dateline, before sentences whose speaker is known."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from forewarn.claims.claim import Claim
from forewarn.extractors import EnglishReader, Gazetteer
from forewarn.reports.report import Report
from forewarn.text import canonical

DAY = date(2026, 3, 16)
CITIES = ("NAIROBI", "Nairobi")
COUNTRIES = ("", ", Kenya")
DATES = ("", ", March 15", ", 15 March")
AGENCIES = ("", " (Reuters)", " (AP)")
MARKS = (" - ", " – ", " — ", ": ")
BODIES = (
    "Rebels denied that the airport had fallen.",
    "The health ministry said 12 people had died of cholera.",
    "The river will crest at 6.2 metres on Tuesday, forecasters warned.",
    "The central bank rejected a report that it had sold $300 million of reserves.",
)


def openings() -> Iterator[str]:
    """City in capitals or not, country, date, agency, and the mark before the text.

    A colon follows no agency, and a city in small letters with a bare hyphen is no dateline
    of any desk.
    """
    for city, country, day, agency, mark in product(CITIES, COUNTRIES, DATES, AGENCIES, MARKS):
        if mark == ": " and (agency or day):
            continue
        if city == CITIES[1] and not (country or day or agency or mark == ": "):
            continue
        yield city + country + day + agency + mark


def read(text: str) -> tuple[Claim, ...]:
    """The claims of a text of nobody's case."""
    report = Report(id="r", title="", publisher="The Gazette", date=DAY, text=canonical(text))
    return EnglishReader().read(report, Gazetteer())


def summary(claims: tuple[Claim, ...], shift: int) -> list[object]:
    """Who says what how, with the quotation's place in the body."""
    return [
        (
            claim.claimant,
            claim.source and claim.source.text,
            claim.stance,
            claim.span.start - shift,
            claim.quote,
            claim.quantity and claim.quantity.best,
        )
        for claim in claims
    ]


def score() -> tuple[list[str], int]:
    """The openings under which some body reads otherwise than alone, and how many there are."""
    alone = {body: summary(read(body), 0) for body in BODIES}
    every = list(openings())
    wrong = [
        opening
        for opening in every
        if any(summary(read(opening + body), len(opening)) != alone[body] for body in BODIES)
    ]
    return wrong, len(every)
