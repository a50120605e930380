"""A claim in one line, as the grouping of origins reads it."""

from datetime import date

from forewarn.claims.claim import Claim
from forewarn.claims.quantity import Quantity
from forewarn.language import Occasion
from forewarn.language.english import ENGLISH
from forewarn.origins.drift import stated_fate
from forewarn.origins.origin import Utterance
from forewarn.text import Span


def utterance(
    name: str,
    *,
    report: str,
    publisher: str,
    day: date,
    speaker: str,
    figure: float | None = None,
    ends: tuple[float, ...] = (),
    unit: str = "",
    stage: str = "",
    text: str = "",
    relay: tuple[str, ...] = (),
    counts: str = "",
    occasions: tuple[Occasion, ...] = (),
) -> Utterance:
    """The utterance of a claim that is its text and nothing else."""
    span = Span(0, len(text))
    quantity = None
    if figure is not None:
        before, numeral, _after = text.partition(f"{figure:,.0f}")
        quantity = Quantity(
            low=figure, best=figure, high=figure, unit=unit, stage=stage,
            span=Span(len(before), len(before) + len(numeral)),
        )  # fmt: skip
    claim = Claim(
        id=name, report=report, date=day, span=span, quote=text, claimant=speaker, relay=relay,
        quantity=quantity,
    )  # fmt: skip
    return Utterance(
        claim=claim, publisher=publisher, speaker=speaker, ends=ends, counts=counts,
        unit_class=ENGLISH.unit_class(unit), fate=stated_fate(claim, ENGLISH),
        content=ENGLISH.content_words(text),
        occasions=occasions,
    )  # fmt: skip
