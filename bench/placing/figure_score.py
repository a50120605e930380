"""Figures: whether each was put where the labels have it."""

from collections.abc import Iterable, Sequence

from bench.placing.labelled_case import GoldFigure, LabelledCase
from bench.placing.readings import Reading, sentence_of
from bench.placing.tally import FALSE_FIGURE, MISSED, RIGHT, WRONG, Fault, Tally
from forewarn.text import Span


def claims_of_figure(figure: Span, readings: Iterable[Reading]) -> list[Reading]:
    """The claims whose figure overlaps it most."""
    shares = [
        (min(figure.end, reading.figure.end) - max(figure.start, reading.figure.start), reading)
        for reading in readings
        if reading.figure is not None and reading.figure.overlaps(figure)
    ]
    most = max((share for share, _ in shares), default=0)
    return [reading for share, reading in shares if share == most]


def score_figures(
    tally: Tally, case: LabelledCase, rows: Sequence[GoldFigure], readings: Sequence[Reading]
) -> None:
    for row in rows:
        claims = claims_of_figure(row.span, readings)
        measurands = {claim.measurand for claim in claims} - {None}
        if row.is_asked:
            if not measurands and None in row.accepted:
                continue  # the labels leave it open, and a system that places nothing earns nothing
            verdict = _verdict(measurands, row.accepted)
            tally.figures[verdict] += 1
            tally.count_of(row.measurand or "")[verdict] += 1
            if verdict is not RIGHT:
                tally.faults.append(_figure_fault(case, verdict, row, claims))
            elif row.end is not None and measurands:
                tally.days += 1
                tally.days_right += any(claim.end == row.end for claim in claims)
        if row.measurand is None:
            tally.nowhere += 1
            if not measurands <= row.accepted:
                tally.nowhere_placed += 1
                tally.faults.append(_figure_fault(case, FALSE_FIGURE, row, claims))
    _count_placed(tally, case, rows, readings)


def _verdict(measurands: set[str | None], accepted: frozenset[str | None]) -> str:
    if not measurands:
        return MISSED
    return RIGHT if measurands <= accepted else WRONG


def _count_placed(
    tally: Tally, case: LabelledCase, rows: Sequence[GoldFigure], readings: Iterable[Reading]
) -> None:
    """Count the figures that the system placed, and those of them that belong nowhere."""
    seen: set[Span] = set()
    for reading in readings:
        if reading.figure is None or reading.measurand is None or reading.figure in seen:
            continue
        seen.add(reading.figure)
        tally.placed += 1
        near = [row for row in rows if row.span.overlaps(reading.figure)]
        if not near:
            tally.faults.append(
                Fault(
                    kind=FALSE_FIGURE,
                    report=reading.report,
                    sentence=sentence_of(reading, case.texts[reading.report]),
                    declared="no such figure in the labels",
                    result=f"{reading.figure.of(case.texts[reading.report])}: {reading.measurand}",
                    reason=reading.placement.reason if reading.placement else "",
                )
            )
        if not any(row.measurand or reading.measurand in row.accepted for row in near):
            tally.false_figures += 1
            tally.count_of(reading.measurand)["false"] += 1


def _figure_fault(
    case: LabelledCase, kind: str, row: GoldFigure, claims: Sequence[Reading]
) -> Fault:
    text = case.texts[row.report]
    found = [f"{claim.measurand or 'nowhere'} ({claim.unit or 'no unit'})" for claim in claims]
    return Fault(
        kind=kind,
        report=row.report,
        sentence=row.sentence.of(text),
        declared=f"{row.span.of(text)}: {row.measurand or 'nowhere'}",
        result=", ".join(found) or "no claim with this figure",
        reason="; ".join(claim.placement.reason for claim in claims if claim.placement),
    )
