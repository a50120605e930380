"""Who is credited with what in a parsed block: sources, cues and contents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech
from forewarn.extractors.attribution import asides, moods, nouns, reporting, speech, tags
from forewarn.extractors.attribution.credit import Credit
from forewarn.extractors.phrases import full_text, trimmed
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
    nested: bool = True
    """Read cues within what another cue reports: "Seoul says that Kyiv believes he won"."""
    colon_sources: bool = True
    """Read "Zelensky: two units in preparation" as an attribution."""


def attributions(
    doc: "Doc", quoted: Sequence[Quotation], grammar: Grammar | None = None
) -> tuple[Credit, ...]:
    """The credits of one block in the order of their cues, one a cue."""
    grammar = grammar or Grammar()
    text = full_text(doc)
    spoken = [quote for quote in quoted if quote.is_speech(text)]
    closing = tags.tags(doc, quoted)
    drafts: list[Credit] = []
    drafts.extend(closing)
    drafts.extend(asides.phrases(doc, colon=grammar.colon_sources))
    drafts.extend(reporting.verbal(doc, {tag.trigger for tag in closing}))
    drafts.extend(nouns.nominal(doc))
    drafts.extend(moods.predicative(doc))
    if not grammar.inside_quotations:
        drafts = [
            credit
            for credit in drafts
            # A transcript's "PENCE: ..." stands within the marks that open its paragraph.
            if not _within(credit.cue, spoken) or text[credit.cue.start] == ":"
        ]
    drafts = [_short_of(closing, credit) for credit in drafts]
    drafts = list(speech.linked(doc, spoken, _one_each(drafts)))
    found = tuple(_clean(text, drafts))
    return tuple(
        credit
        for credit in found
        if not any(
            _holds(other, credit) and (not grammar.nested or _repeats(doc, other, credit))
            for other in found
            if other is not credit
        )
    )


def _repeats(doc: "Doc", outer: Credit, inner: Credit) -> bool:
    """True when the inner credit lays at the same door what the outer one already does: she said
    she hopes to win; or tells a plan, for which whoever tells it vouches."""
    if inner.meaning.speech is Speech.INTENT:
        return True
    same = inner.source is not None and doc[inner.head].pos_ == "PRON" and outer.source is not None
    return same and (
        inner.meaning.speech is Speech.THOUGHT or 2 * len(inner.content) > len(outer.content)
    )


def _holds(other: Credit, credit: Credit) -> bool:
    return (
        len(credit.cue) > 0
        and other.content.covers(credit.cue)
        and not credit.content.covers(other.cue)
    )


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
