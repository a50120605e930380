"""Attributions of a parsed block: sources, cues and contents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech
from forewarn.extractors.attribution import (
    agents,
    asides,
    idioms,
    moods,
    nouns,
    odds,
    reporting,
    shared,
    speech,
    tags,
)
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.deeds import names_deed
from forewarn.extractors.quotations import Quotation
from forewarn.extractors.syntax import full_text, trim
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Switches of the attribution grammar."""

    inside_quotations: bool = False
    """Read cues within direct speech too: "Trump says he won", she said."""
    innermost: bool = True
    """Leave out an attribution whose content says only that an inner one was uttered."""
    nested: bool = True
    """Read cues within what another cue reports: "Seoul says that Kyiv believes he won"."""
    colon_sources: bool = True
    """Read "Zelensky: two units in preparation" as an attribution."""


def find_attributions(
    doc: "Doc", quotations: Sequence[Quotation], grammar: Grammar | None = None
) -> tuple[Attribution, ...]:
    """The attributions of one block in the order of their cues, one per cue."""
    grammar = grammar or Grammar()
    text = full_text(doc)
    speeches = [quote for quote in quotations if quote.is_speech(text)]
    closing_tags = tags.find_tags(doc, quotations)
    drafts: list[Attribution] = []
    drafts.extend(closing_tags)
    drafts.extend(asides.find_asides(doc, colon=grammar.colon_sources))
    drafts.extend(agents.find_agents(doc))
    denials = [*idioms.find_idioms(doc)]
    drafts.extend(denials)
    drafts.extend(reporting.find_verbal(doc, {tag.trigger for tag in closing_tags}))
    # "Called reports of 12 hostages a lie": the reports are nobody's word beside the denial.
    drafts.extend(
        nominal
        for nominal in nouns.find_nominal(doc)
        if not any(denial.cue.end <= nominal.cue.start < denial.content.end for denial in denials)
    )
    drafts.extend(moods.find_predicative(doc))
    drafts.extend(odds.find_odds(doc))
    if not grammar.inside_quotations:
        drafts = [
            attribution
            for attribution in drafts
            # A transcript's "PENCE: ..." stands within the marks that open its paragraph.
            if not _is_within(attribution.cue, speeches) or text[attribution.cue.start] == ":"
        ]
    drafts = [_cut_at_tag(closing_tags, attribution) for attribution in drafts]
    drafts = shared.share_contents(doc, _first_by_cue(drafts))
    drafts = list(speech.link_quotations(doc, speeches, _first_by_cue(drafts)))
    attributions = tuple(_trim_contents(text, drafts))
    return tuple(
        attribution
        for attribution in attributions
        if not names_deed(doc, attribution, is_held=False)
        and not any(
            _holds(outer, attribution)
            and (
                not grammar.nested
                or _repeats(doc, outer, attribution)
                or names_deed(doc, attribution, is_held=True)
            )
            for outer in attributions
            if outer is not attribution
        )
    )


def _repeats(doc: "Doc", outer: Attribution, inner: Attribution) -> bool:
    """True when the inner attribution has the outer one's source ("she said she hopes to win"), or
    reports a plan, for which the outer speaker vouches."""
    if inner.meaning.speech is Speech.INTENT:
        return True
    same_speaker = (
        inner.source is not None and doc[inner.head].pos_ == "PRON" and outer.source is not None
    )
    return same_speaker and (
        inner.meaning.speech is Speech.THOUGHT or 2 * len(inner.content) > len(outer.content)
    )


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return (
        len(inner.cue) > 0
        and outer.content.covers(inner.cue)
        and not inner.content.covers(outer.cue)
    )


def _is_within(cue: Span, quotations: Iterable[Quotation]) -> bool:
    return any(quote.inner.covers(cue) for quote in quotations)


def _cut_at_tag(closing_tags: Sequence[Attribution], attribution: Attribution) -> Attribution:
    """The attribution with its content cut where a closing tag begins that reports all of it."""
    for tag in closing_tags:
        start = min(tag.cue.start, tag.source.start if tag.source else tag.cue.start)
        is_reported = tag.content.covers(attribution.cue) and tag.content.end <= start
        if is_reported and attribution.content.start < start < attribution.content.end:
            return replace(attribution, content=Span(attribution.content.start, start))
    return attribution


def _first_by_cue(drafts: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The first draft for each cue, in order of the cues."""
    by_trigger: dict[int, Attribution] = {}
    for attribution in drafts:
        by_trigger.setdefault(attribution.trigger, attribution)
    return tuple(sorted(by_trigger.values(), key=lambda attribution: attribution.cue))


def _trim_contents(text: str, drafts: Iterable[Attribution]) -> Iterator[Attribution]:
    for attribution in drafts:
        content = trim(text, attribution.content)
        if any(ch.isalnum() for ch in content.of(text)):
            yield replace(attribution, content=content)
