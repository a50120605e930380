"""A claim: who asserts what, at which characters of which report."""

import datetime
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forewarn.claims.event import ReportedEvent
from forewarn.claims.mention import Mention
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


class ClaimKind(StrEnum):
    """What the claimant does with the proposition: state it, ask it, fear it, suppose it.

    Only a statement says that something is so.  What is asked, feared, wished for or supposed is
    kept and shown, and counts for no figure and no indicator.
    """

    STATEMENT = "statement"
    CHANCE = "chance"
    """Told how likely something is; the number is the claim's chance, not a quantity."""
    QUESTION = "question"
    CONCERN = "concern"
    """Fears, or warns of, what may come: "concerned that it could spread"."""
    CONDITION = "condition"
    """What would follow, or would have followed, from something that is supposed."""
    AVERTED = "averted"
    """What was prevented and therefore did not happen: "prevented 900 deaths"."""
    WISH = "wish"
    ATTITUDE = "attitude"
    """Where the claimant stands on a thing: supports it, opposes it."""
    UNFINISHED = "unfinished"
    """The grammar does not tell whose word it is: a quotation that nobody is named for, a pronoun
    that stands for nobody.  It counts once a person says who."""


class Speech(StrEnum):
    """How the text presents the content: as speech, thought or intent."""

    SPEECH = "speech"
    THOUGHT = "thought"
    INTENT = "intent"


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
    kind: ClaimKind = ClaimKind.STATEMENT
    chance: float | None = None
    """Probability that the claimant gives the content: .2 for "a one in five chance"."""
    quantity: Quantity | None = None
    event_time: Period | None = None
    """When what the claim tells of took place; None where the text does not say."""
    said_time: Period | None = None
    """When the claimant said it, where the text says so: "told an agency in January 2025"."""
    places: tuple[str, ...] = ()
    """Ids of declared places, else names."""
    actors: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    """Ids of the places of the headline and the first lines of the report, and of those in which
    they lie: where it all happens that names no place of its own."""
    events: tuple[ReportedEvent, ...] = ()
    """What its words say happened, in their order."""
    reader: str = ""
    """Name and version of the reader; ``entered`` for a claim entered by hand."""

    def __post_init__(self) -> None:
        if not 0 <= self.certainty <= 1:
            raise ValueError(f"certainty lies in [0, 1], got {self.certainty}")
        if self.chance is not None and not 0 <= self.chance <= 1:
            raise ValueError(f"a chance lies in [0, 1], got {self.chance}")

    @property
    def day(self) -> datetime.date:
        """The day on which it was said, as late as the text allows and never after the report.

        A report of July that tells what a diplomat said in January is no news of July.
        """
        return self.date if self.said_time is None else min(self.said_time.end, self.date)

    @property
    def is_statement(self) -> bool:
        """True when the claim says that something is so or not so; nothing else counts."""
        return self.kind is ClaimKind.STATEMENT
