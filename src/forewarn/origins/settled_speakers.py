"""Whose word a claim is, once loose names and borrowed figures are settled."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from forewarn.claims.claim import Claim
from forewarn.language import Bound, Language
from forewarn.sources.source import Source, SourceClass
from forewarn.sources.source_index import SourceIndex

CLOSE = 7
"""Days within which the same figure under a loose name is the same word."""
LONG = 400
"""Days over which an outlet may go on repeating somebody's figure."""
BOTH_ENDS = (Bound.EXACT, Bound.RANGE)
"""Of a range whose ends were both said."""
UNUSUAL = 100
"""A figure from which on two who give it hardly do so by chance."""


def settled(
    claims: Sequence[Claim],
    counts: Mapping[str, str],
    sources: SourceIndex,
    languages: Mapping[str, Language],
) -> dict[str, str]:
    """Speaker of each claim by its id, loose names and borrowed figures settled.

    ``counts`` holds the measurand of each claim whose figure belongs to one, ``languages`` the
    language of each report by its id.

    A claim under a loose name (``Seoul``) whose figure one of the sources so called gave
    within :data:`CLOSE` days is that source's, and so is one of :data:`UNUSUAL` or more of the
    same measurand up to :data:`LONG` days later.  An outlet that gives in its own name a figure
    of :data:`UNUSUAL` or more which somebody who is no outlet had given before, of the same
    thing and not over :data:`LONG` days ago, has it from there: outlets report, they do not
    count soldiers.  On a tie the earliest speaker, then the first by id.
    """
    spoken = {claim.id: sources.speaker(claim) for claim in claims}
    given: dict[float, dict[tuple[str, str], list[date]]] = defaultdict(dict)
    ends: dict[float, dict[tuple[str, str], list[date]]] = defaultdict(dict)

    def counted(claim: Claim) -> str:
        return counts.get(claim.id, "")

    for claim in sorted(claims, key=lambda each: each.date):
        quantity = claim.quantity
        if quantity is None or not spoken[claim.id]:
            continue
        who = (spoken[claim.id], counted(claim))
        _note(given[quantity.best].setdefault(who, []), claim.date)
        bound = languages[claim.report].bound(quantity.approximator)
        if quantity.low < quantity.high and bound in BOTH_ENDS:
            for end in (quantity.low, quantity.high):
                _note(ends[end].setdefault(who, []), claim.date)
    for claim in claims:
        source = sources.by_id.get(spoken[claim.id])
        if source is None or claim.quantity is None:
            continue
        near = [
            (day, name)
            for (name, thing), days in given[claim.quantity.best].items()
            for day in _earliest(sources, source, name, thing, claim, counted(claim), days)
        ] or [
            (day, name)
            for (name, thing), days in ends[claim.quantity.best].items()
            for day in _earliest(sources, source, name, thing, claim, counted(claim), days)
            if abs((claim.date - day).days) <= CLOSE
        ]
        if near:
            spoken[claim.id] = min(near)[1]
    return spoken


def _earliest(
    sources: SourceIndex,
    source: Source,
    name: str,
    thing: str,
    claim: Claim,
    counted: str,
    days: Sequence[date],
) -> Iterator[date]:
    """First day on which ``name`` gave the claim's figure, where the claim may have it thence."""
    assert claim.quantity is not None
    big = claim.quantity.best >= UNUSUAL
    least = claim.date - timedelta(days=LONG)
    if name in source.loose_name_for and big and thing and counted in (thing, ""):
        at = bisect_left(days, least)
        close = claim.date + timedelta(days=CLOSE)
        if at < len(days) and days[at] <= close:
            yield days[at]
    elif thing != counted:
        return
    elif name in source.loose_name_for:
        at = bisect_left(days, claim.date - timedelta(days=CLOSE))
        if at < len(days) and days[at] <= claim.date + timedelta(days=CLOSE):
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
    """Keep a day once, so that fifty thousand echoes are a list of days."""
    if not days or days[-1] != day:
        days.append(day)
