"""A claim: who asserts what, at which characters of which report."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forewarn.claims.quantity import Quantity
from forewarn.dates import Period
from forewarn.text import Span


class Stance(StrEnum):
    """The attitude of the claimant towards the proposition."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    """Withholds judgement: cannot confirm, or neither confirms nor denies."""
    CONFIRMS = "confirms"
    PREDICTS = "predicts"
    DEMANDS = "demands"
    INTENDS = "intends"


class Speech(StrEnum):
    """How the text presents the content: as speech, thought or intent."""

    SPEECH = "speech"
    THOUGHT = "thought"
    INTENT = "intent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Characters of a report with their span; ``span.of(report.text) == text``."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One attributed proposition with at most one quantity.

    A sentence with two figures becomes two claims over the same span, which differ in the span of
    the quantity.
    """

    id: str
    """``report:start-end``, followed by ``/start`` of the quantity where there is one."""
    report: str
    date: date
    """Day of publication of the report."""
    span: Span
    quote: str
    """``span.of(report.text)``, exactly."""
    claimant: str
    """Canonical name from the gazetteer, else the words of the text; the publisher when the text
    asserts in its own voice."""
    claimant_id: str = ""
    """Id of a declared source, empty when unknown."""
    source: Mention | None = None
    cue: Mention | None = None
    relay: tuple[str, ...] = ()
    """Everyone who relayed it, from the outlet inwards, without the claimant; ids where known."""
    stance: Stance = Stance.ASSERTS
    negated: bool = False
    certainty: float = 1.0
    """Between 0 and 1, from hedges, modals and the cue."""
    speech: Speech = Speech.SPEECH
    quantity: Quantity | None = None
    event_time: Period | None = None
    places: tuple[str, ...] = ()
    """Ids of declared places, else names."""
    actors: tuple[str, ...] = ()
    reader: str = ""
    """Name and version of the reader; ``entered`` for a claim entered by hand."""

    def __post_init__(self) -> None:
        if not 0 <= self.certainty <= 1:
            raise ValueError(f"certainty lies in [0, 1], got {self.certainty}")
