"""The speaker of each claim, with loose names and borrowed figures resolved."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from forewarn.claims.claim import Claim
from forewarn.language import Bound, Language
from forewarn.sources.source import Source, SourceClass
from forewarn.sources.source_index import SourceIndex

LOOSE_NAME_DAYS = 7
"""Days within which the same figure under a loose name is the same statement."""
BORROWING_DAYS = 400
"""Days for which an outlet may go on repeating another speaker's figure."""
BOTH_ENDS = (Bound.EXACT, Bound.RANGE)
"""Bounds of a range whose ends the text states both."""
UNUSUAL_FIGURE = 100
"""Least figure that two speakers hardly give by chance."""


def settle_speakers(
    claims: Sequence[Claim],
    counts: Mapping[str, str],
    sources: SourceIndex,
    languages: Mapping[str, Language],
) -> dict[str, str]:
    """Speaker of each claim by its id, with loose names and borrowed figures resolved.

    ``counts`` gives the measurand of each claim whose figure has one, ``languages`` the language of
    each report by its id.

    A claim under a loose name (``Seoul``) belongs to one of the sources of that name when that
    source gave the same figure within :data:`LOOSE_NAME_DAYS`, or, from :data:`UNUSUAL_FIGURE` on
    and for the same measurand, up to :data:`BORROWING_DAYS` earlier.  An outlet that gives in its
    own name a figure of :data:`UNUSUAL_FIGURE` or more has it from the speaker, no outlet itself,
    that gave it for the same measurand at most :data:`BORROWING_DAYS` earlier: outlets report, they
    do not count soldiers.  On a tie the earliest speaker counts, then the first by id.
    """
    speakers = {claim.id: sources.speaker(claim) for claim in claims}
    days_by_figure: dict[float, dict[tuple[str, str], list[date]]] = defaultdict(dict)
    days_by_end: dict[float, dict[tuple[str, str], list[date]]] = defaultdict(dict)

    def measurand_of(claim: Claim) -> str:
        return counts.get(claim.id, "")

    for claim in sorted(claims, key=lambda item: item.date):
        quantity = claim.quantity
        if quantity is None or not speakers[claim.id]:
            continue
        speaker_and_measurand = (speakers[claim.id], measurand_of(claim))
        _note(days_by_figure[quantity.best].setdefault(speaker_and_measurand, []), claim.date)
        bound = languages[claim.report].bound(quantity.approximator)
        if quantity.low < quantity.high and bound in BOTH_ENDS:
            for end in (quantity.low, quantity.high):
                _note(days_by_end[end].setdefault(speaker_and_measurand, []), claim.date)
    for claim in claims:
        source = sources.by_id.get(speakers[claim.id])
        if source is None or claim.quantity is None:
            continue
        matches = [
            (day, name)
            for (name, measurand), days in days_by_figure[claim.quantity.best].items()
            for day in _earliest(sources, source, name, measurand, claim, measurand_of(claim), days)
        ] or [
            (day, name)
            for (name, measurand), days in days_by_end[claim.quantity.best].items()
            for day in _earliest(sources, source, name, measurand, claim, measurand_of(claim), days)
            if abs((claim.date - day).days) <= LOOSE_NAME_DAYS
        ]
        if matches:
            speakers[claim.id] = min(matches)[1]
    return speakers


def _earliest(
    sources: SourceIndex,
    source: Source,
    name: str,
    earlier_measurand: str,
    claim: Claim,
    measurand: str,
    days: Sequence[date],
) -> Iterator[date]:
    """First day on which ``name`` gave the claim's figure, where the claim may have taken it over."""
    assert claim.quantity is not None
    big = claim.quantity.best >= UNUSUAL_FIGURE
    least = claim.date - timedelta(days=BORROWING_DAYS)
    if (
        name in source.loose_name_for
        and big
        and earlier_measurand
        and measurand in (earlier_measurand, "")
    ):
        at = bisect_left(days, least)
        close = claim.date + timedelta(days=LOOSE_NAME_DAYS)
        if at < len(days) and days[at] <= close:
            yield days[at]
    elif earlier_measurand != measurand:
        return
    elif name in source.loose_name_for:
        at = bisect_left(days, claim.date - timedelta(days=LOOSE_NAME_DAYS))
        if at < len(days) and days[at] <= claim.date + timedelta(days=LOOSE_NAME_DAYS):
            yield days[at]
    elif (
        big
        and source.kind is SourceClass.MEDIA
        and sources.kind(name) not in (SourceClass.MEDIA, SourceClass.SOCIAL)
    ):
        at = bisect_left(days, least)
        if at < len(days) and days[at] <= claim.date:
            yield days[at]


def _note(days: list[date], day: date) -> None:
    """Append a day once, so that fifty thousand relays become a short list of days."""
    if not days or days[-1] != day:
        days.append(day)
