"""The reader of this program as a system under test."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from bench.attribution_scores import Attribution, Document
from forewarn.claims.claim import Claim
from forewarn.claims.mention import Mention
from forewarn.extractors.attribution.grammar import Grammar
from forewarn.extractors.english_reader import BESIDE, EnglishReader
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.reports.report import Report
from forewarn.text import Span

NAME = "forewarn"
DATE = date(2016, 10, 1)
"""Any day will do: attributions do not depend on it."""


def report(document: Document) -> Report:
    """The document as the reader receives it, its publisher unknown."""
    return Report(id=document.id, title="", publisher="", date=DATE, text=document.text)


def reader(grammar: Grammar | None = None) -> Callable[[Document], tuple[Attribution, ...]]:
    """A function from a document to the attributions that the English reader finds.

    Chains are kept whole (``innermost=False``), because the corpora label each link by itself.
    """
    english = EnglishReader(grammar=grammar or Grammar(innermost=False))
    names = Gazetteer()

    def read(document: Document) -> tuple[Attribution, ...]:
        return tuple(credited(english.read(report(document), names)))

    return read


def credited(claims: Iterable[Claim]) -> Iterator[Attribution]:
    """The attributions behind claims: one for all figures and clauses of a content and for all who
    say it together, as the corpora label it, none for the author's."""
    seen: set[Attribution] = set()
    contents: dict[Mention, list[Span]] = {}
    claims = sorted(claims, key=lambda claim: -len(claim.span))
    joint = {(claim.cue, claim.span): claim.source for claim in claims if BESIDE in claim.id}
    # The fullest content of a cue first: that of a clause of it stands within.
    for claim in claims:
        if (claim.source is None and claim.cue is None) or BESIDE in claim.id:
            continue
        if claim.cue is not None:
            former = contents.setdefault(claim.cue, [])
            if any(content.covers(claim.span) and content != claim.span for content in former):
                continue
            former.append(claim.span)
        sources = [each for each in (claim.source, joint.get((claim.cue, claim.span))) if each]
        found = Attribution(
            source=(
                Span(
                    min(source.span.start for source in sources),
                    max(source.span.end for source in sources),
                ),
            )
            if sources
            else (),
            cue=(claim.cue.span,) if claim.cue else (),
            content=(claim.span,),
        )
        if found not in seen:
            seen.add(found)
            yield found
