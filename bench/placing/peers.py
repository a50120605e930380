"""Other ways to say where figures and events belong, over the same claims in the same run.

Each takes the claims of the reader with their sentences and puts its own placements in the place of
the program's.  What a claim says of an event is for all of them the claim's stance.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from bench.placing.labelled_case import LabelledCase
from bench.placing.readings import PlacedEvent, Placement, Reading, sentence_of

Placer = Callable[[Reading, str], tuple[str | None, Iterable[str]]]
"""The measurand of a claim's figure, and the indicators that its sentence speaks of."""
SAYS: Mapping[str, str] = {
    "asserts": "happened",
    "confirms": "happened",
    "denies": "denied",
    "doubts": "doubted",
    "predicts": "will",
    "intends": "will",
    "demands": "asked",
}
UNSURE = 0.65
"""Certainty under which an assertion only says that it may be."""


def place_all(
    case: LabelledCase, readings: Iterable[Reading], placer: Placer
) -> tuple[Reading, ...]:
    """The readings with the placements of a peer."""
    return tuple(_placed(case, reading, placer) for reading in readings)


def _placed(case: LabelledCase, reading: Reading, placer: Placer) -> Reading:
    text = case.texts.get(reading.report)
    if text is None:
        return reading
    measurand, indicators = placer(reading, sentence_of(reading, text))
    return replace(
        reading,
        placement=Placement(measurand=measurand) if measurand else None,
        events=tuple(PlacedEvent(indicator=name, says=says(reading)) for name in indicators),
    )


def says(reading: Reading) -> str:
    """What the stance of a claim says of what it tells."""
    if not reading.is_statement:
        return "may"
    if reading.negated:
        return "happened" if reading.stance == "denies" else "denied"
    if reading.stance in ("asserts", "confirms") and reading.certainty < UNSURE:
        return "may"
    return SAYS[reading.stance]
