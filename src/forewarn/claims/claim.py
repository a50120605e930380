"""A claim: who asserts what, at which characters of which report."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forewarn.claims.quantity import Quantity
from forewarn.dates import Period
from forewarn.text import Span


class Stance(StrEnum):
    """What the claimant does with the proposition."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    """Withholds: cannot confirm, neither confirms nor denies."""
    CONFIRMS = "confirms"
    PREDICTS = "predicts"
    DEMANDS = "demands"
    INTENDS = "intends"


class Speech(StrEnum):
    """How the content reached the text."""

    SPEECH = "speech"
    THOUGHT = "thought"
    INTENT = "intent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Characters of a report and where they stand; ``span.of(report.text) == text``."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One attributed proposition with at most one quantity.

    A sentence with two figures becomes two claims over the same span, told apart by the
    quantity's own span.
    """

    id: str
    """``report:start-end`` with ``/start`` of the quantity after it where there is one."""
    report: str
    date: date
    """Day of publication of the report."""
    span: Span
    quote: str
    """``span.of(report.text)``, exactly."""
    claimant: str
    """Canonical name where the gazetteer knows it, else the words of the text; the publisher
    when the text asserts in its own voice."""
    claimant_id: str = ""
    """Id of a declared source, empty when unknown."""
    source: Mention | None = None
    cue: Mention | None = None
    relay: tuple[str, ...] = ()
    """Who passed it on, from the outlet inwards, the claimant not included; ids where known."""
    stance: Stance = Stance.ASSERTS
    negated: bool = False
    certainty: float = 1.0
    """0 to 1, from hedges, modals and the cue."""
    speech: Speech = Speech.SPEECH
    quantity: Quantity | None = None
    event_time: Period | None = None
    places: tuple[str, ...] = ()
    """Ids of declared places, else names."""
    actors: tuple[str, ...] = ()
    reader: str = ""
    """Name and version of what read it; ``entered`` for a claim typed in by hand."""

    def __post_init__(self) -> None:
        if not 0 <= self.certainty <= 1:
            raise ValueError(f"certainty lies in [0, 1], got {self.certainty}")
