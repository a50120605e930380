"""Utterances of claims, and the origins grouped from them."""

import re
from collections.abc import Mapping, Sequence

from forewarn.claims.claim import Claim
from forewarn.language import Language
from forewarn.origins.drift import stated_fate
from forewarn.origins.excerpts import Document, Excerpt, excerpts
from forewarn.origins.grouping import origins
from forewarn.origins.origin import Origin, Utterance
from forewarn.origins.settled_speakers import settle_speakers
from forewarn.recent import Recent
from forewarn.reports.report import Report
from forewarn.sources.source_index import SourceIndex

_NUMERAL = re.compile(r"\d[\d,.]*")


def _ends(claim: Claim, text: str) -> tuple[float, ...]:
    """Both ends of the claim's range where the text gives both in numerals.

    Another outlet may carry only one of them.  The ends of "about 10,000" are the reader's own.
    """
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
    """The utterance of each claim, in the order of the claims.

    ``languages`` gives the language of each report by its id.
    """
    spoken = settle_speakers(claims, counts, sources, languages)
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
    """The utterance of a claim, with its words interpreted in the language of the report."""
    quantity = claim.quantity
    has_figure = quantity is not None and quantity.best != 0
    sentence = language.sentence_around(report.text, claim.span).of(report.text)
    return Utterance(
        claim=claim,
        publisher=publisher,
        speaker=speaker,
        ends=_ends(claim, report.text),
        unit_class=language.unit_class(quantity.unit) if quantity is not None else "",
        fate=stated_fate(claim, language),
        content=(frozenset() if has_figure or not speaker else language.content_words(claim.quote)),
        counts=counts,
        occasions=language.occasions(sentence, claim.date),
    )


def group_claims(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    counts: Mapping[str, str],
    sources: SourceIndex,
    languages: Mapping[str, Language],
    *,
    copies: Mapping[str, Excerpt] | None = None,
) -> tuple[Origin, ...]:
    """Origins of the claims; ``copies`` are those of :func:`find_excerpts`."""
    if copies is None:
        copies = find_excerpts(reports)
    return origins(utterances(claims, reports, counts, sources, languages), copies=copies)


def find_excerpts(
    reports: Mapping[str, Report], recent: Recent | None = None
) -> dict[str, Excerpt]:
    """Excerpts of earlier reports, by the id of the report that contains one."""
    documents = tuple(
        Document(id=report.id, date=report.date, text=report.text) for report in reports.values()
    )
    return (recent or Recent()).step("excerpts", (documents,), lambda: excerpts(documents))
