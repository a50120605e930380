"""The dates of a block: when its events took place, and when its claims were uttered."""

import sys
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from forewarn.claims.quantity import Movement, Quantity
from forewarn.dates import Period
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.dates import timing, utterance_dates
from forewarn.extractors.dates.date_mentions import DateMention, find_dates
from forewarn.extractors.syntax import full_text, parsed_sentences
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WEEK, _MONTH = 7, 28
_NEAR = 40
"""Characters between an old level and its date."""
_MOST = 4
"""Dates that so few characters hold."""


@dataclass(frozen=True, slots=True)
class BlockDates:
    """The dates that a block mentions, resolved against the day of its report."""

    doc: "Doc"
    mentions: tuple[DateMention, ...]
    before: Period | None
    """The date that the blocks before mentioned last, for "the same day"."""
    said_time: Period | None = None
    """When a content was uttered; None where the text does not say, or nobody uttered it."""
    after: Period | None = None
    """The date right after that content, where its utterance has another."""

    @classmethod
    def find(cls, doc: "Doc", report_day: date | None, before: Period | None) -> "BlockDates":
        """Read sentence by sentence: tense tells past from future Decembers."""
        mentions: list[DateMention] = []
        last_period = before
        for sentence in parsed_sentences(doc):
            start = sentence.start_char

            def forward(span: Span, start: int = start) -> bool | None:
                return timing.speaks_of_future(doc, Span(span.start + start, span.end + start))

            for mention in find_dates(
                sentence.text, report_day=report_day, forward=forward, last_period=last_period
            ):
                span = Span(mention.span.start + start, mention.span.end + start)
                mentions.append(replace(mention, span=span))
                last_period = mention.period or last_period
        return cls(doc, tuple(mentions), before)

    @property
    def spans(self) -> list[Span]:
        """Where the dates stand."""
        return [mention.span for mention in self.mentions]

    @property
    def last_period(self) -> Period | None:
        """The date mentioned last, in the block or before it."""
        periods = (mention.period for mention in reversed(self.mentions))
        return next((period for period in periods if period), self.before)

    def event_time(self, content: Span, figure: Span | None) -> Period | None:
        """When the content took place, or the time to which its figure refers."""
        return timing.event_time(self.doc, self.mentions, content, figure) or self.after

    def by_figure(self, figures: Sequence[Quantity]) -> "Callable[[Quantity], BlockDates]":
        """The dates of each figure: "rose to 12 in May from 9 in April" has two.

        A date after an old level is its own and no other figure's, and it has no other.
        """
        own: dict[Span, tuple[DateMention, ...]] = {}
        for at, figure in enumerate(figures):
            if figure.change is Movement.FROM:
                after = figures[at + 1].span.start if at + 1 < len(figures) else sys.maxsize
                own[figure.span] = self._dates_after(figure.span.end, after)
        if not own:
            return lambda figure: self
        taken = {mention.span for mentions in own.values() for mention in mentions}
        kept = tuple(mention for mention in self.mentions if mention.span not in taken)
        rest = replace(self, mentions=kept)
        return lambda figure: (
            replace(self, mentions=own[figure.span], after=None) if figure.span in own else rest
        )

    def _dates_after(self, start: int, end: int) -> tuple[DateMention, ...]:
        """The dates close after a figure in its clause, before the next figure."""
        text = full_text(self.doc)
        first = bisect_left(self.mentions, start, key=lambda mention: mention.span.start)
        return tuple(
            mention
            for mention in self.mentions[first : first + _MOST]
            if mention.span.start < min(end, start + _NEAR)
            and not set(",.;:") & set(text[start : mention.span.start])
        )

    def as_said(self, attribution: Attribution, *, is_quoted: bool) -> "BlockDates":
        """The dates with those of a content as its speaker meant them on the day of speaking.

        "Said last Friday that the convoy had crossed on Tuesday": the Tuesday before that Friday.
        "Yesterday" is the speaker's only in direct speech; elsewhere the reporter tells it.
        """
        said_time = utterance_dates.said_time(self.doc, self.mentions, attribution)
        after = utterance_dates.time_after(self.doc, self.mentions, attribution)
        if said_time is None:
            return self if after is None else replace(self, after=after)
        mentions = self._resolve_anew(said_time, attribution.content, is_quoted)
        return replace(self, mentions=mentions, said_time=said_time, after=after)

    def _resolve_anew(
        self, said_time: Period, content: Span, is_quoted: bool
    ) -> tuple[DateMention, ...]:
        if not any(self._is_speakers(mention, content, is_quoted) for mention in self.mentions):
            return self.mentions
        first, last = (
            BlockDates.find(self.doc, day, self.before).mentions
            for day in (said_time.start, said_time.end)
        )
        return tuple(
            replace(mention, period=_choose(early.period, late.period, said_time))
            if self._is_speakers(mention, content, is_quoted)
            else mention
            for mention, early, late in zip(self.mentions, first, last, strict=True)
        )

    @staticmethod
    def _is_speakers(mention: DateMention, content: Span, is_quoted: bool) -> bool:
        return content.covers(mention.span) and (is_quoted or mention.recurs)


def _choose(early: Period | None, late: Period | None, said_time: Period) -> Period | None:
    """What a date means that is resolved from the first and from the last day of speaking."""
    if early == late or (late is not None and (said_time.days <= _WEEK or late.days >= _MONTH)):
        return late
    # Which Tuesday, nobody can tell of what was said in some week of a month.
    return None


def group_sentences(
    dates: BlockDates, sentences: Sequence[Span], content: Span
) -> tuple[Span, ...]:
    """The content in groups of sentences, each with a time of its own; most have one group.

    "The dam was built in 1961. It cracked on Sunday" tells of two times; a sentence without a
    date goes with the one before it.
    """
    parts = [
        Span(max(sentence.start, content.start), min(sentence.end, content.end))
        for sentence in sentences
        if sentence.overlaps(content)
    ]
    groups: list[tuple[Span, Period | None]] = []
    for part in parts:
        period = dates.event_time(part, None)
        if groups and (period is None or groups[-1][1] is None or period == groups[-1][1]):
            former, earlier = groups.pop()
            groups.append((Span(former.start, part.end), earlier or period))
        else:
            groups.append((part, period))
    return tuple(span for span, _ in groups)
