"""Events: which rows of the labels were hit, and which sightings the labels have."""

from collections.abc import Iterable, Sequence

from bench.placing.labelled_case import GoldEvent, LabelledCase
from bench.placing.readings import Reading, claims_in, sentence_of
from bench.placing.tally import FALSE_EVENT, MISSED, MISSED_EVENT, NEAR_MISS, Fault, Tally
from forewarn.language.english import ENGLISH
from forewarn.text import Span

SAME = {"did_not": "denied", "asked": "may"}
"""Words for what is said that the labels do not tell apart from others."""


def score_events(
    tally: Tally,
    case: LabelledCase,
    report: str,
    rows: Sequence[GoldEvent],
    readings: Sequence[Reading],
) -> None:
    for row in rows:
        if row.is_asked:
            tally.events += 1
            claims = claims_that_hit(row, readings)
            tally.hits += bool(claims)
            tally.count_of(row.indicator or "")["hit" if claims else MISSED] += 1
            if claims and row.end is not None:
                tally.days += 1
                tally.days_right += any(claim.end == row.end for claim in claims)
            if not claims:
                tally.faults.append(_event_fault(case, MISSED_EVENT, row, readings))
        elif row.indicator is None and not _is_reported(row, rows):
            tally.near += 1
            if any(
                event.indicator == row.near
                for claim in claims_in(row.sentence, readings)
                for event in claim.fired()
            ):
                tally.near_fired += 1
                tally.faults.append(_event_fault(case, NEAR_MISS, row, readings))
    _score_fired(tally, case, report, rows, readings)


def _is_reported(row: GoldEvent, rows: Iterable[GoldEvent]) -> bool:
    """Whether a sentence reports, in another part, what this part of it only seems to report."""
    return any(
        other.indicator == row.near and other.sentence.overlaps(row.sentence) for other in rows
    )


def claims_that_hit(row: GoldEvent, readings: Iterable[Reading]) -> list[Reading]:
    """The claims of a sentence that have the indicator of a row and say the same of it."""
    return [
        claim
        for claim in claims_in(row.sentence, readings)
        if any(
            event.indicator == row.indicator and _same(event.says, row.says)
            for event in claim.fired()
        )
    ]


def _same(says: str, other: str) -> bool:
    return SAME.get(says, says) == SAME.get(other, other)


def _score_fired(
    tally: Tally,
    case: LabelledCase,
    report: str,
    rows: Sequence[GoldEvent],
    readings: Iterable[Reading],
) -> None:
    text = case.texts[report]
    claims: dict[tuple[int, str, str], list[Reading]] = {}
    for reading in readings:
        start = ENGLISH.sentence_around(text, Span(reading.span.start, reading.span.start + 1))
        for event in reading.fired():
            key = (start.start, event.indicator, SAME.get(event.says, event.says))
            claims.setdefault(key, []).append(reading)
    for (_, indicator, says), own in claims.items():
        tally.fired += 1
        is_right = any(
            row.indicator == indicator
            and _same(row.says, says)
            and any(row.sentence.overlaps(claim.span) for claim in own)
            for row in rows
        )
        tally.fired_right += is_right
        if not is_right:
            tally.count_of(indicator)["false"] += 1
            tally.faults.append(
                Fault(
                    kind=FALSE_EVENT,
                    report=report,
                    sentence=sentence_of(own[0], text),
                    declared=_events_in_words(row for row in rows if _touches(row, own)),
                    result=f"{indicator} {says}",
                    reason=_reasons(own, indicator),
                )
            )


def _touches(row: GoldEvent, claims: Iterable[Reading]) -> bool:
    return row.indicator is not None and any(row.sentence.overlaps(claim.span) for claim in claims)


def _event_fault(
    case: LabelledCase, kind: str, row: GoldEvent, readings: Iterable[Reading]
) -> Fault:
    claims = claims_in(row.sentence, readings)
    fired = sorted({f"{event.indicator} {event.says}" for c in claims for event in c.fired()})
    return Fault(
        kind=kind,
        report=row.report,
        sentence=row.sentence.of(case.texts[row.report]),
        declared=_events_in_words([row]),
        result=", ".join(fired) or ("nothing" if claims else "no claim"),
        reason=_reasons(claims, row.indicator or row.near),
    )


def _events_in_words(rows: Iterable[GoldEvent]) -> str:
    words = {f"{row.indicator or f'only near {row.near}'} {row.says}" for row in rows}
    return ", ".join(sorted(words)) or "nothing"


def _reasons(claims: Iterable[Reading], indicator: str) -> str:
    return "; ".join(
        sorted(
            {
                f"{event.probability:.2f} {event.reason}".strip()
                for claim in claims
                for event in claim.events
                if event.indicator == indicator
            }
        )
    )
