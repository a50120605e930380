"""Group utterances by who first said it, so that forty outlets relaying one briefing are one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.calendar import Calendar
from forewarn.origins.equal_figures import (
    DISTINCTIVE_FIGURE,
    EVENT_DAYS,
    ROUND_DAYS,
    EarlierMention,
    FigureIndex,
    folded_name,
    is_round,
    speaker_key,
)
from forewarn.origins.events import (
    FIRST_HEARD,
    SAME_DAY,
    Event,
    Membership,
    Timeline,
    utterance_order,
)
from forewarn.origins.excerpts import Excerpt
from forewarn.origins.likeness import Likeness, shingles
from forewarn.origins.origin import Origin, Role, Utterance
from forewarn.origins.passing import trace_passing
from forewarn.origins.unit_agreement import PERSON_FATES

ECHO_DAYS = 60
"""Days to look back for the source of a figure in a report that names nobody."""
ALIKE = 0.6
"""Least share of a text's shingles, found in another text, that makes it a copy."""
SAME_WORDS = 0.8
"""Least share of shingles at which a figure under two speakers was attributed to the wrong one."""
PARAPHRASE = 0.7
"""Least share of the shorter sentence's content words that makes a paraphrase."""
FEWEST_WORDS = 5
"""Content words that a paraphrase must share: a few recur throughout the case."""
RECENT = 50
"""Number of latest statements of a speaker with which a new one is compared as a paraphrase."""
DISTINCTIVE_UNNAMED = 10.0
"""Least figure that identifies a repetition where nobody is named."""


@dataclass(slots=True)
class _Texts:
    """Earlier sentences, searchable by similarity of words."""

    words: dict[str, frozenset[str]]
    """Shingles by text, shared by all indexes, so that those of a repeated text are computed once."""
    likeness: Likeness = field(default_factory=Likeness)
    where: list[tuple[Utterance, int]] = field(default_factory=list)
    marks: set[tuple[str, float | None, int]] = field(default_factory=set)

    def shingles(self, text: str) -> frozenset[str]:
        words = self.words.get(text)
        if words is None:
            words = self.words[text] = shingles(text)
        return words

    def add(self, utterance: Utterance, event: int) -> None:
        mark = (utterance.text, utterance.figure, event)
        if mark in self.marks:
            return
        self.marks.add(mark)
        self.likeness.add(len(self.where), self.shingles(utterance.text))
        self.where.append((utterance, event))

    def find_copy(
        self, utterance: Utterance, *, days: int, least: float = ALIKE
    ) -> tuple[Utterance, int, float] | None:
        """An earlier text in nearly the same words, unless it gives another figure: a revision often
        repeats the wording of the last statement."""
        for number, share in self.likeness.containing(self.shingles(utterance.text), least=least):
            earlier, event = self.where[number]
            is_revision = (
                None not in (earlier.figure, utterance.figure)
                and earlier.figure != utterance.figure
            )
            if not is_revision and 0 <= (utterance.date - earlier.date).days <= days:
                return earlier, event, share
        return None

    def find_paraphrase(self, utterance: Utterance) -> tuple[Utterance, int, float] | None:
        """A recent text that says the same in other words, where neither gives a figure."""
        if utterance.figure:
            return None
        words = utterance.content
        for earlier, event in self.where[: -RECENT - 1 : -1]:
            if earlier.figure or (utterance.date - earlier.date).days > EVENT_DAYS:
                continue
            earlier_words = earlier.content
            shared = len(words & earlier_words)
            if shared >= FEWEST_WORDS and shared >= PARAPHRASE * min(
                len(words), len(earlier_words)
            ):
                return earlier, event, shared / min(len(words), len(earlier_words))
        return None


def origins(
    utterances: Iterable[Utterance],
    *,
    copies: Mapping[str, Excerpt] | None = None,
    gap_days: int = 1,
    stale_days: int = 400,
) -> tuple[Origin, ...]:
    """Origins in order of date, every utterance in exactly one, whatever order they came in.

    One speaker's utterances of a day are one speech event, together with later ones that repeat its
    figures or words, and with those without a figure within ``gap_days``.  Another figure on
    another day is another statement, unless both name the same occasion.  A figure that the speaker
    gave within ``stale_days`` before belongs to the earlier event; it is stale when the speaker gave
    another figure since or thirty days have passed.  An utterance with another speaker's figure and
    words is attributed to the wrong speaker, and is garbled.
    An utterance that names nobody joins the event whose figure or words it repeats, or the only
    event at the occasion that it names, or that of the report from which its own report copies
    (``copies``, by report).  Otherwise it is an origin of its own that counts as not independent,
    because unknown lineage is not independence.
    """
    in_order = sorted(utterances, key=utterance_order)
    events: list[Event] = []
    timeline = Timeline()
    words: dict[str, frozenset[str]] = {}
    attributed = sorted(
        (u for u in in_order if speaker_key(u)), key=lambda u: (speaker_key(u), utterance_order(u))
    )
    for _key, statements in groupby(attributed, key=speaker_key):
        _speaker_events(statements, events, timeline, _Texts(words), gap_days, stale_days)
    trace_passing(events)
    texts = _move_misnamed(events, _Texts(words))
    unattributed = [utterance for utterance in in_order if not speaker_key(utterance)]
    _place_unattributed(unattributed, events, timeline, texts, copies or {}, stale_days)
    unordered = [event.origin() for event in _merge_days(events)]
    return tuple(sorted(unordered, key=lambda origin: (origin.date, origin.id)))


def _merge_days(events: Iterable[Event]) -> list[Event]:
    """The events that have members; a speaker's events that now begin on one day are merged."""
    by_day: dict[tuple[str, date], Event] = {}
    unattributed: list[Event] = []
    for event in events:
        if not event.memberships:
            continue
        if not event.speaker:
            unattributed.append(event)
            continue
        first = by_day.setdefault((event.speaker.casefold(), event.start), event)
        if first is not event:
            first.join(event)
    return [*by_day.values(), *unattributed]


def _speaker_events(
    utterances: Iterable[Utterance],
    events: list[Event],
    timeline: Timeline,
    texts: _Texts,
    gap_days: int,
    stale_days: int,
) -> None:
    figures = FigureIndex()
    calendar = Calendar()
    current: int | None = None
    for utterance in utterances:
        event = events[current] if current is not None else None
        days = (utterance.date - event.start).days if event is not None else EVENT_DAYS + 1
        mention = figures.find(utterance, floor=DISTINCTIVE_FIGURE, days=stale_days)
        copy = None
        if mention is None:
            copy = texts.find_copy(utterance, days=stale_days) or texts.find_paraphrase(utterance)
        occasion = None if mention is not None or copy is not None else calendar.find(utterance)
        if mention is not None and (mention.event != current or days > 0):
            home = mention.event
            events[home].add(timeline.repeat(utterance, mention))
        elif copy is not None and (copy[1] != current or days > 0):
            home = copy[1]
            events[home].add(_copy_membership(utterance, copy))
        elif occasion is not None and (occasion.event != current or days > 0):
            home = occasion.event
            events[home].add(occasion.membership(utterance))
        elif event is None or days > (0 if utterance.figure else gap_days):
            home = current = len(events)
            events.append(Event(utterance.speaker.strip(), utterance.date))
            events[home].add(Membership(utterance=utterance, role=Role.FIRST, reason=FIRST_HEARD))
        else:
            assert current is not None
            home = current
            event.add(_same_statement(utterance, days, mention, copy))
        calendar.add(utterance, home)
        if home == current or (occasion is not None and occasion.event == home):
            timeline.add(utterance)
            figures.add(utterance, home)
            texts.add(utterance, home)


def _same_statement(
    utterance: Utterance,
    days: int,
    mention: EarlierMention | None,
    copy: tuple[Utterance, int, float] | None,
) -> Membership:
    """Membership of a speaker's utterance on the day of an event, or soon after without a figure."""
    earlier = mention.utterance if mention is not None else copy[0] if copy is not None else None
    return Membership(
        utterance=utterance,
        role=Role.RELAY,
        reason=_delay_reason(days),
        follows=earlier.id if earlier is not None else "",
        share=copy[2] if copy is not None else None,
    )


def _delay_reason(days: int) -> Reason:
    if days == 0:
        return SAME_DAY
    return Reason.of("origin.day_after") if days == 1 else Reason.of("origin.days_later", days=days)


def _copy_membership(utterance: Utterance, copy: tuple[Utterance, int, float]) -> Membership:
    earlier, _event, share = copy
    return Membership(
        utterance=utterance,
        role=Role.RELAY,
        reason=Reason.of(
            "origin.same_words",
            share=share,
            report=Pointer("report", earlier.report or earlier.id),
        ),
        follows=earlier.id,
        share=share,
    )


def _move_misnamed(events: list[Event], texts: _Texts) -> _Texts:
    """Move each figure attributed to the wrong speaker to the event whose words it repeats.

    Returns the index of all attributed texts, each once.
    """
    in_order = sorted(
        ((membership, at) for at, event in enumerate(events) for membership in event.memberships),
        key=lambda item: utterance_order(item[0].utterance),
    )
    departures: dict[int, set[int]] = {}
    for membership, at in in_order:
        utterance = membership.utterance
        copy = (
            texts.find_copy(utterance, days=ECHO_DAYS, least=SAME_WORDS)
            if utterance.figure
            else None
        )
        # Two speakers quoted together in one report are no false attribution.
        if (
            copy is None
            or copy[1] == at
            or speaker_key(copy[0]) == speaker_key(utterance)
            or copy[0].figure is None
            or copy[0].report == utterance.report
        ):
            texts.add(utterance, at)
            continue
        earlier, to, share = copy
        departures.setdefault(at, set()).add(id(membership))
        events[to].add(
            Membership(
                utterance=utterance,
                role=Role.GARBLED,
                reason=Reason.of(
                    "origin.wrong_speaker",
                    speaker=Pointer("source", utterance.speaker),
                    report=Pointer("report", earlier.report or earlier.id),
                    source=Pointer("source", earlier.speaker),
                    share=share,
                ),
                follows=earlier.id,
                share=share,
            )
        )
    for at, identities in departures.items():
        events[at].drop(identities)
    return texts


def _place_unattributed(
    utterances: Sequence[Utterance],
    events: list[Event],
    timeline: Timeline,
    texts: _Texts,
    copies: Mapping[str, Excerpt],
    stale_days: int,
) -> None:
    figures = FigureIndex()
    calendar = Calendar()
    homes: dict[str, Counter[int]] = {}
    in_order = sorted(
        (
            (membership.utterance, at)
            for at, event in enumerate(events)
            for membership in event.memberships
        ),
        key=lambda item: utterance_order(item[0]),
    )
    for utterance, at in in_order:
        figures.add(utterance, at)
        calendar.add(utterance, at)
        homes.setdefault(utterance.report, Counter())[at] += 1
    later = FigureIndex()
    for (_day, report), batch in groupby(utterances, key=lambda u: (u.date, u.report)):
        unmatched: list[Utterance] = []
        targets: list[int] = []
        for utterance in batch:
            mention = _find_mention(utterance, (figures, later), stale_days=stale_days)
            if mention is not None:
                events[mention.event].add(_nameless(timeline.repeat(utterance, mention)))
                targets.append(mention.event)
                continue
            copy = texts.find_copy(utterance, days=stale_days)
            if copy is not None:
                events[copy[1]].add(_nameless(_copy_membership(utterance, copy)))
                targets.append(copy[1])
                continue
            occasion = calendar.find(utterance)
            if occasion is not None:
                events[occasion.event].add(_nameless(occasion.membership(utterance)))
                targets.append(occasion.event)
                continue
            unmatched.append(utterance)
        own: int | None = None
        for utterance in unmatched:
            sibling = _sibling(utterance, targets, events)
            if sibling is not None:
                reason = Reason.of("origin.rest_repeats")
                events[sibling].add(Membership(utterance=utterance, role=Role.RELAY, reason=reason))
                targets.append(sibling)
                continue
            source = _excerpt_home(report, copies, homes) if own is None else None
            if source is not None:
                at, excerpt = source
                reason = Reason.of(
                    "origin.excerpt", share=excerpt.share, report=Pointer("report", excerpt.of)
                )
                events[at].add(
                    Membership(
                        utterance=utterance, role=Role.RELAY, reason=reason, share=excerpt.share
                    )
                )
                targets.append(at)
                continue
            if own is None:
                own = len(events)
                events.append(Event("", utterance.date))
                role, reason = Role.FIRST, Reason.of("origin.no_lineage")
            else:
                role, reason = Role.RELAY, Reason.of("origin.same_report")
            events[own].add(Membership(utterance=utterance, role=role, reason=reason))
            targets.append(own)
            later.add(utterance, own)
            texts.add(utterance, own)
        homes.setdefault(report, Counter()).update(targets)


def _nameless(membership: Membership) -> Membership:
    return replace(membership, reason=Reason.of("origin.nameless", reason=membership.reason))


def _excerpt_home(
    report: str, copies: Mapping[str, Excerpt], homes: Mapping[str, Counter[int]]
) -> tuple[int, Excerpt] | None:
    """The event of most utterances in the report that this report copies in part."""
    excerpt = copies.get(report)
    if excerpt is None or not homes.get(excerpt.of):
        return None
    tally = homes[excerpt.of]
    return min(tally, key=lambda at: (-tally[at], at)), excerpt


def _find_mention(
    utterance: Utterance, indexes: Sequence[FigureIndex], *, stale_days: int
) -> EarlierMention | None:
    """The mention by a speaker in the relay chain, however old; else any recent one of the figure."""
    attributed = indexes[0]
    for passed in utterance.relay:
        mention = attributed.find(
            utterance, floor=DISTINCTIVE_FIGURE, days=stale_days, speaker=folded_name(passed)
        )
        if mention is not None:
            return mention
    days = ROUND_DAYS if utterance.figure and is_round(utterance.figure) else ECHO_DAYS
    for index in indexes:
        mention = index.find(utterance, floor=DISTINCTIVE_UNNAMED, days=days)
        if mention is not None:
            return mention
    return None


def _sibling(utterance: Utterance, targets: Sequence[int], events: Sequence[Event]) -> int | None:
    """The origin that other utterances of the report repeat, if it gives this figure too, even for
    another unit, or if the figure is the sum of two that it gives."""
    if utterance.figure is None or utterance.figure < DISTINCTIVE_UNNAMED:
        return None
    for at in dict.fromkeys(targets):
        figures = events[at].figures
        if not events[at].speaker:
            continue
        if utterance.figure in figures:
            return at
        if utterance.unit_class in PERSON_FATES and any(
            utterance.figure - part in figures and utterance.figure != 2 * part for part in figures
        ):
            return at
    return None
