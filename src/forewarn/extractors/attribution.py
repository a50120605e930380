"""Who is credited with what in a parsed block: sources, cues and contents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from forewarn.extractors import asides, nouns, reporting, speech, tags
from forewarn.extractors.credit import Credit
from forewarn.extractors.phrases import trimmed
from forewarn.extractors.quotations import Quotation
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Switches of the attribution grammar."""

    inside_quotations: bool = False
    """Read cues within direct speech too: "Trump says he won", she said."""
    innermost: bool = True
    """Leave out a credit whose content says no more than that an inner one was uttered."""
    colon_sources: bool = True
    """Read "Zelensky: two units in preparation" as an attribution."""


def attributions(
    doc: "Doc", quoted: Sequence[Quotation], grammar: Grammar | None = None
) -> tuple[Credit, ...]:
    """The credits of one block in the order of their cues, one a cue."""
    grammar = grammar or Grammar()
    text = doc.text
    spoken = [quote for quote in quoted if quote.is_speech(text)]
    closing = tags.tags(doc, quoted)
    drafts: list[Credit] = []
    drafts.extend(closing)
    drafts.extend(asides.phrases(doc, colon=grammar.colon_sources))
    drafts.extend(reporting.verbal(doc, {tag.trigger for tag in closing}))
    drafts.extend(nouns.nominal(doc))
    if not grammar.inside_quotations:
        drafts = [credit for credit in drafts if not _within(credit.cue, spoken)]
    drafts = [_short_of(closing, credit) for credit in drafts]
    drafts = list(speech.linked(doc, spoken, _one_each(drafts)))
    return tuple(_clean(text, drafts))


def _within(cue: Span, quoted: Iterable[Quotation]) -> bool:
    return any(quote.inner.covers(cue) for quote in quoted)


def _short_of(closing: Sequence[Credit], credit: Credit) -> Credit:
    """The credit with its content cut where a closing tag begins that reports all of it."""
    for tag in closing:
        start = min(tag.cue.start, tag.source.start if tag.source else tag.cue.start)
        reported = tag.content.covers(credit.cue) and tag.content.end <= start
        if reported and credit.content.start < start < credit.content.end:
            return replace(credit, content=Span(credit.content.start, start))
    return credit


def _one_each(drafts: Iterable[Credit]) -> tuple[Credit, ...]:
    """The first draft for each cue, in order of the cues."""
    kept: dict[int, Credit] = {}
    for credit in drafts:
        kept.setdefault(credit.trigger, credit)
    return tuple(sorted(kept.values(), key=lambda credit: credit.cue))


def _clean(text: str, drafts: Iterable[Credit]) -> Iterator[Credit]:
    for credit in drafts:
        content = trimmed(text, credit.content)
        if any(ch.isalnum() for ch in content.of(text)):
            yield replace(credit, content=content)
