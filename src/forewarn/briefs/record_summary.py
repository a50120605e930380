"""The track record in plain lines, for a terminal or a pipe."""

from collections.abc import Iterator
from datetime import date
from math import isinf

from forewarn.record.tally import Group, Record, ScoreTally
from forewarn.wording.numbers import count


def describe_record(record: Record | None, as_of: date) -> Iterator[str]:
    """Forecasts by kind, their scores, and how many are not due."""
    if record is None:
        yield "The case has no scenarios, so no build has made a forecast."
        return
    yield f"Track record as of {as_of}"
    for title, tally in (
        ("Forecasts made at the time", record.made),
        ("Replayed from reports of the time, with today's program and odds", record.replayed),
    ):
        if tally is not None:
            yield ""
            yield f"{title}: {count(tally.overall.forecasts, 'forecast')} due"
            yield from _tally(tally)
    if record.made is None and record.replayed is None:
        yield "No forecast is due yet."
    if record.sources:
        yield ""
        yield f"{'Reports of what was resolved, by source':<44}{'n':>5}{'true':>6}{'Brier':>8}"
        for group in record.sources:
            yield f"{group.name:<44}{group.forecasts:>5}{group.happened:>6}{group.brier:>8.3f}"
    yield ""
    yield (
        f"{count(record.waiting, 'forecast')} not due yet, {record.known_early} of which "
        "came about already; they are scored with the others on their day. "
        f"Due and unresolved: {count(record.unresolved, 'forecast')}."
    )


def _tally(tally: ScoreTally) -> Iterator[str]:
    overall, parts = tally.overall, tally.parts
    yield (
        f"Brier {overall.brier:.3f} = reliability {parts.reliability:.3f} - resolution "
        f"{parts.resolution:.3f} + uncertainty {parts.uncertainty:.3f} + within bins "
        f"{parts.within:.3f}"
    )
    yield f"Log score {_log(overall.log)}"
    if tally.ranked is not None:
        yield f"Ranked probability score of the scenarios {tally.ranked:.3f}"
    yield ""
    yield f"{'said':>10}{'n':>6}{'mean':>8}{'happened':>10}  90% interval"
    for bin_ in tally.bins:
        yield (
            f"{bin_.low:>4.0%}-{bin_.high:>4.0%} {bin_.forecasts:>6}{bin_.said:>8.2f}"
            f"{bin_.happened:>10.2f}  {bin_.low90:.2f}-{bin_.high90:.2f}"
            f"{'' if bin_.fits else '  off'}"
        )
    yield ""
    yield f"{'':<44}{'n':>5}{'true':>6}{'Brier':>8}{'base':>8}{'skill':>8}{'log':>8}"
    for group in (overall, *tally.groups):
        yield _row(group)


def _row(group: Group) -> str:
    skill = group.skill
    base = "" if group.base is None else f"{group.base:.3f}"
    return (
        f"{group.name:<44}{group.forecasts:>5}{group.happened:>6}{group.brier:>8.3f}{base:>8}"
        f"{'' if skill is None else format(skill, '+.2f'):>8}{_log(group.log):>8}"
    )


def _log(value: float) -> str:
    return "inf" if isinf(value) else f"{value:.3f}"
