"""Group utterances by who first said it, so that forty outlets relaying one briefing are one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.calendar import Calendar
from forewarn.origins.equal_figures import (
    EVENT_DAYS,
    ROUND_DAYS,
    TELLING,
    Figures,
    Mention,
    called,
    is_round,
    key,
)
from forewarn.origins.events import FIRST_HEARD, SAME_DAY, Event, Place, Timeline, order
from forewarn.origins.excerpts import Excerpt
from forewarn.origins.likeness import Likeness, shingles
from forewarn.origins.origin import Origin, Role, Utterance
from forewarn.origins.passing import passed_on
from forewarn.origins.unit_agreement import FATES

ECHO_DAYS = 60
"""How far back a report that names nobody may have taken its figure from."""
ALIKE = 0.6
"""Share of a text's shingles that, found in another text, makes it a copy."""
SAME_WORDS = 0.8
"""Share from which on two named speakers of one figure are one who was misnamed."""
PARAPHRASE = 0.7
"""Share of the shorter sentence's content words in which a speaker's own words are known again."""
FEWEST_WORDS = 5
"""Content words that a paraphrase must share: a few are the subject of the whole case."""
RECENT = 50
"""Statements of one speaker that a new one is held against as a paraphrase, the latest first."""
TELLING_UNNAMED = 10.0
"""The same where nobody is named."""


@dataclass(slots=True)
class _Texts:
    """Earlier sentences, by likeness of words."""

    words: dict[str, frozenset[str]]
    """Shingles by text, shared by all indexes: an echo's are computed once."""
    likeness: Likeness = field(default_factory=Likeness)
    where: list[tuple[Utterance, int]] = field(default_factory=list)
    seen: set[tuple[str, float | None, int]] = field(default_factory=set)

    def shingles(self, text: str) -> frozenset[str]:
        found = self.words.get(text)
        if found is None:
            found = self.words[text] = shingles(text)
        return found

    def add(self, utterance: Utterance, event: int) -> None:
        mark = (utterance.text, utterance.figure, event)
        if mark in self.seen:
            return
        self.seen.add(mark)
        self.likeness.add(len(self.where), self.shingles(utterance.text))
        self.where.append((utterance, event))

    def copied(
        self, utterance: Utterance, *, days: int, least: float = ALIKE
    ) -> tuple[Utterance, int, float] | None:
        """An earlier text in nearly the same words, unless its figure is another one: a revision
        is often worded as the last one was."""
        for number, share in self.likeness.containing(self.shingles(utterance.text), least=least):
            known, event = self.where[number]
            other = (
                None not in (known.figure, utterance.figure) and known.figure != utterance.figure
            )
            if not other and 0 <= (utterance.date - known.date).days <= days:
                return known, event, share
        return None

    def paraphrased(self, utterance: Utterance) -> tuple[Utterance, int, float] | None:
        """A recent text in other words, where neither gives a figure that could tell."""
        if utterance.figure:
            return None
        words = utterance.content
        for known, event in self.where[: -RECENT - 1 : -1]:
            if known.figure or (utterance.date - known.date).days > EVENT_DAYS:
                continue
            theirs = known.content
            shared = len(words & theirs)
            if shared >= FEWEST_WORDS and shared >= PARAPHRASE * min(len(words), len(theirs)):
                return known, event, shared / min(len(words), len(theirs))
        return None


def origins(
    utterances: Iterable[Utterance],
    *,
    copies: Mapping[str, Excerpt] | None = None,
    gap_days: int = 1,
    stale_days: int = 400,
) -> tuple[Origin, ...]:
    """Origins in order of date, every utterance in exactly one, whatever order they came in.

    What one speaker says on a day is one speech event, with what repeats its figures or its words
    on the days after, and with what gives no figure within ``gap_days``.  Another figure on another
    day is another statement, unless both name the same occasion.  A figure that the speaker gave before, within ``stale_days``, belongs
    to the earlier event: stale when the speaker had given another figure since or thirty days have
    passed.  Who says another's figure in another's words has misnamed the speaker, and is garbled.
    What names nobody joins the event whose figure or words it repeats, that whose occasion it
    names where one speaker's alone was so called, or that of the report of which its own holds a
    piece (``copies``, by report); else it is an origin of its own that
    counts as not independent, because unknown lineage is not independence.
    """
    ordered = sorted(utterances, key=order)
    events: list[Event] = []
    timeline = Timeline()
    words: dict[str, frozenset[str]] = {}
    named = sorted((u for u in ordered if key(u)), key=lambda u: (key(u), order(u)))
    for _key, said in groupby(named, key=key):
        _speaker_events(said, events, timeline, _Texts(words), gap_days, stale_days)
    passed_on(events)
    texts = _misnamed(events, _Texts(words))
    unnamed = [utterance for utterance in ordered if not key(utterance)]
    _unnamed(unnamed, events, timeline, texts, copies or {}, stale_days)
    found = [event.origin() for event in _days(events)]
    return tuple(sorted(found, key=lambda origin: (origin.date, origin.id)))


def _days(events: Iterable[Event]) -> list[Event]:
    """The events that have anything in them; two of a speaker that, after what was moved, begin on
    one day are one."""
    found: dict[tuple[str, date], Event] = {}
    unnamed: list[Event] = []
    for event in events:
        if not event.places:
            continue
        if not event.speaker:
            unnamed.append(event)
            continue
        held = found.setdefault((event.speaker.casefold(), event.start), event)
        if held is not event:
            held.join(event)
    return [*found.values(), *unnamed]


def _speaker_events(
    said: Iterable[Utterance],
    events: list[Event],
    timeline: Timeline,
    texts: _Texts,
    gap_days: int,
    stale_days: int,
) -> None:
    figures = Figures()
    calendar = Calendar()
    current: int | None = None
    for utterance in said:
        event = events[current] if current is not None else None
        days = (utterance.date - event.start).days if event is not None else EVENT_DAYS + 1
        mention = figures.find(utterance, floor=TELLING, days=stale_days)
        copy = None
        if mention is None:
            copy = texts.copied(utterance, days=stale_days) or texts.paraphrased(utterance)
        occasion = None if mention is not None or copy is not None else calendar.find(utterance)
        if mention is not None and (mention.event != current or days > 0):
            held = mention.event
            events[held].add(timeline.repeat(utterance, mention))
        elif copy is not None and (copy[1] != current or days > 0):
            held = copy[1]
            events[held].add(_in_the_words(utterance, copy))
        elif occasion is not None and (occasion.event != current or days > 0):
            held = occasion.event
            events[held].add(occasion.place(utterance))
        elif event is None or days > (0 if utterance.figure else gap_days):
            held = current = len(events)
            events.append(Event(utterance.speaker.strip(), utterance.date))
            events[held].add(Place(utterance=utterance, role=Role.FIRST, reason=FIRST_HEARD))
        else:
            assert current is not None
            held = current
            event.add(_beside(utterance, days, mention, copy))
        calendar.add(utterance, held)
        if held == current or (occasion is not None and occasion.event == held):
            timeline.add(utterance)
            figures.add(utterance, held)
            texts.add(utterance, held)


def _beside(
    utterance: Utterance,
    days: int,
    mention: Mention | None,
    copy: tuple[Utterance, int, float] | None,
) -> Place:
    """What the same speaker says on the day of an event, or without a figure soon after."""
    known = mention.utterance if mention is not None else copy[0] if copy is not None else None
    return Place(
        utterance=utterance,
        role=Role.RELAY,
        reason=_so_much_later(days),
        follows=known.id if known is not None else "",
        share=copy[2] if copy is not None else None,
    )


def _so_much_later(days: int) -> Reason:
    if days == 0:
        return SAME_DAY
    return Reason.of("origin.day_after") if days == 1 else Reason.of("origin.days_later", days=days)


def _in_the_words(utterance: Utterance, copy: tuple[Utterance, int, float]) -> Place:
    known, _event, share = copy
    return Place(
        utterance=utterance,
        role=Role.RELAY,
        reason=Reason.of(
            "origin.same_words",
            share=share,
            report=Pointer("report", known.report or known.id),
        ),
        follows=known.id,
        share=share,
    )


def _misnamed(events: list[Event], texts: _Texts) -> _Texts:
    """Move what lays at one speaker's door the figure that another gave, in the other's words.

    Returns the index of everything that was said by name, each text once.
    """
    said = sorted(
        ((place, at) for at, event in enumerate(events) for place in event.places),
        key=lambda each: order(each[0].utterance),
    )
    moved: dict[int, set[int]] = {}
    for place, at in said:
        utterance = place.utterance
        copy = (
            texts.copied(utterance, days=ECHO_DAYS, least=SAME_WORDS) if utterance.figure else None
        )
        # Two who say it together in one report are no misnaming.
        if (
            copy is None
            or copy[1] == at
            or key(copy[0]) == key(utterance)
            or copy[0].figure is None
            or copy[0].report == utterance.report
        ):
            texts.add(utterance, at)
            continue
        known, to, share = copy
        moved.setdefault(at, set()).add(id(place))
        events[to].add(
            Place(
                utterance=utterance,
                role=Role.GARBLED,
                reason=Reason.of(
                    "origin.wrong_speaker",
                    speaker=Pointer("source", utterance.speaker),
                    report=Pointer("report", known.report or known.id),
                    source=Pointer("source", known.speaker),
                    share=share,
                ),
                follows=known.id,
                share=share,
            )
        )
    for at, gone in moved.items():
        events[at].drop(gone)
    return texts


def _unnamed(
    said: Sequence[Utterance],
    events: list[Event],
    timeline: Timeline,
    texts: _Texts,
    copies: Mapping[str, Excerpt],
    stale_days: int,
) -> None:
    figures = Figures()
    calendar = Calendar()
    homes: dict[str, Counter[int]] = {}
    known = sorted(
        ((place.utterance, at) for at, event in enumerate(events) for place in event.places),
        key=lambda item: order(item[0]),
    )
    for utterance, at in known:
        figures.add(utterance, at)
        calendar.add(utterance, at)
        homes.setdefault(utterance.report, Counter())[at] += 1
    later = Figures()
    for (_day, report), batch in groupby(said, key=lambda u: (u.date, u.report)):
        left: list[Utterance] = []
        joined: list[int] = []
        for utterance in batch:
            mention = _joins(utterance, (figures, later), stale_days=stale_days)
            if mention is not None:
                events[mention.event].add(_nameless(timeline.repeat(utterance, mention)))
                joined.append(mention.event)
                continue
            copy = texts.copied(utterance, days=stale_days)
            if copy is not None:
                events[copy[1]].add(_nameless(_in_the_words(utterance, copy)))
                joined.append(copy[1])
                continue
            occasion = calendar.find(utterance)
            if occasion is not None:
                events[occasion.event].add(_nameless(occasion.place(utterance)))
                joined.append(occasion.event)
                continue
            left.append(utterance)
        own: int | None = None
        for utterance in left:
            sibling = _sibling(utterance, joined, events)
            if sibling is not None:
                reason = Reason.of("origin.rest_repeats")
                events[sibling].add(Place(utterance=utterance, role=Role.RELAY, reason=reason))
                joined.append(sibling)
                continue
            source = _source(report, copies, homes) if own is None else None
            if source is not None:
                at, excerpt = source
                reason = Reason.of(
                    "origin.excerpt", share=excerpt.share, report=Pointer("report", excerpt.of)
                )
                events[at].add(
                    Place(utterance=utterance, role=Role.RELAY, reason=reason, share=excerpt.share)
                )
                joined.append(at)
                continue
            if own is None:
                own = len(events)
                events.append(Event("", utterance.date))
                role, reason = Role.FIRST, Reason.of("origin.no_lineage")
            else:
                role, reason = Role.RELAY, Reason.of("origin.same_report")
            events[own].add(Place(utterance=utterance, role=role, reason=reason))
            joined.append(own)
            later.add(utterance, own)
            texts.add(utterance, own)
        homes.setdefault(report, Counter()).update(joined)


def _nameless(place: Place) -> Place:
    return replace(place, reason=Reason.of("origin.nameless", reason=place.reason))


def _source(
    report: str, copies: Mapping[str, Excerpt], homes: Mapping[str, Counter[int]]
) -> tuple[int, Excerpt] | None:
    """The event to which most of the report goes of which this one holds a piece."""
    excerpt = copies.get(report)
    if excerpt is None or not homes.get(excerpt.of):
        return None
    tally = homes[excerpt.of]
    return min(tally, key=lambda at: (-tally[at], at)), excerpt


def _joins(utterance: Utterance, indexes: Sequence[Figures], *, stale_days: int) -> Mention | None:
    """Who is passed on, if the relay chain says so, however old; else whoever gave the figure."""
    named = indexes[0]
    for passed in utterance.relay:
        found = named.find(utterance, floor=TELLING, days=stale_days, speaker=called(passed))
        if found is not None:
            return found
    days = ROUND_DAYS if utterance.figure and is_round(utterance.figure) else ECHO_DAYS
    for index in indexes:
        found = index.find(utterance, floor=TELLING_UNNAMED, days=days)
        if found is not None:
            return found
    return None


def _sibling(utterance: Utterance, joined: Sequence[int], events: Sequence[Event]) -> int | None:
    """The origin that the rest of the report repeats, when the figure was said there too, be it
    of another thing, or is the sum of two that were."""
    if utterance.figure is None or utterance.figure < TELLING_UNNAMED:
        return None
    for at in dict.fromkeys(joined):
        figures = events[at].figures
        if not events[at].speaker:
            continue
        if utterance.figure in figures:
            return at
        if utterance.thing in FATES and any(
            utterance.figure - part in figures and utterance.figure != 2 * part for part in figures
        ):
            return at
    return None
