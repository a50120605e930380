"""What the grouping needs of each claim, and the origins that it makes of them."""

import re
from collections.abc import Mapping, Sequence

from forewarn.claims.claim import Claim
from forewarn.language import Language
from forewarn.origins.drift import what_befell
from forewarn.origins.excerpts import Document, Excerpt, excerpts
from forewarn.origins.grouping import origins
from forewarn.origins.origin import Origin, Utterance
from forewarn.origins.settled_speakers import settled
from forewarn.recent import Recent
from forewarn.reports.report import Report
from forewarn.sources.source_index import SourceIndex

_NUMERAL = re.compile(r"\d[\d,.]*")


def _ends(claim: Claim, text: str) -> tuple[float, ...]:
    """Both ends of the claim's range where the text gives both in numerals, for another outlet may
    carry only one of them; the ends of "about 10,000" are the reader's and nobody said them."""
    quantity = claim.quantity
    if quantity is None or quantity.low == quantity.high:
        return ()
    numerals = _NUMERAL.findall(quantity.span.of(text))
    return (quantity.low, quantity.high) if len(numerals) > 1 else ()


def utterances(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    counts: Mapping[str, str],
    sources: SourceIndex,
    languages: Mapping[str, Language],
) -> tuple[Utterance, ...]:
    """What the grouping needs of each claim, in the order of the claims.

    ``languages`` are those of the reports, by the report's id.
    """
    spoken = settled(claims, counts, sources, languages)
    return tuple(
        utterance(
            claim,
            reports[claim.report],
            languages[claim.report],
            publisher=sources.outlet(reports[claim.report].publisher),
            speaker=spoken[claim.id],
            counts=counts.get(claim.id, ""),
        )
        for claim in claims
    )


def utterance(
    claim: Claim, report: Report, language: Language, *, publisher: str, speaker: str, counts: str
) -> Utterance:
    """A claim with what its language makes of its words."""
    quantity = claim.quantity
    told_by_figure = quantity is not None and quantity.best != 0
    sentence = language.sentence_around(report.text, claim.span).of(report.text)
    return Utterance(
        claim=claim,
        publisher=publisher,
        speaker=speaker,
        ends=_ends(claim, report.text),
        thing=language.thing(quantity.unit) if quantity is not None else "",
        befell=what_befell(claim, language),
        content=(
            frozenset() if told_by_figure or not speaker else language.content_words(claim.quote)
        ),
        counts=counts,
        occasions=language.occasions(sentence, claim.date),
    )


def grouped(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    counts: Mapping[str, str],
    sources: SourceIndex,
    languages: Mapping[str, Language],
    *,
    copies: Mapping[str, Excerpt] | None = None,
) -> tuple[Origin, ...]:
    """Origins of the claims: who said each first; ``copies`` are those of :func:`copied`."""
    if copies is None:
        copies = copied(reports)
    return origins(utterances(claims, reports, counts, sources, languages), copies=copies)


def copied(reports: Mapping[str, Report], recent: Recent | None = None) -> dict[str, Excerpt]:
    """Which reports hold a piece of an earlier one."""
    documents = tuple(
        Document(id=report.id, date=report.date, text=report.text) for report in reports.values()
    )
    return (recent or Recent()).step("excerpts", (documents,), lambda: excerpts(documents))
