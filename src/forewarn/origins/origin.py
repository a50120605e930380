"""Who said it first: many outlets relaying one briefing are one witness."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forewarn.claims.claim import Claim
from forewarn.findings.reason import Reason, Word


class Role(StrEnum):
    """What one utterance is to its origin."""

    FIRST = "first"
    RELAY = "relay"
    STALE = "stale"
    """The origin's old figure, repeated after its speaker had revised it or long after."""
    GARBLED = "garbled"
    """Relays the origin with another figure than it gave, or lays it at another's door."""
    DRIFT = "drift"
    """Relays the origin's figure in a word that says more, less or other than its own did:
    "killed or wounded" that became "lost"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A claim as the grouping reads it: with its outlet, its speaker and what its figure counts."""

    claim: Claim
    publisher: str
    """Name of the outlet that carried it."""
    speaker: str
    """Id (or words) of whoever first uttered it, spokesmen resolved; empty when not known."""
    ends: tuple[float, ...] = ()
    """Both ends of a range that was said in numbers: 25,000 and 30,000 of "25,000 to 30,000"."""
    thing: str = ""
    """The counted thing in one word, the same in every language: a fate, ``person``, else the head
    of the unit; empty when the unit is not said."""
    befell: str = ""
    """What befell the counted, as definitely as the text says it: ``killed``, ``lost``; empty when
    it does not say."""
    content: frozenset[str] = frozenset()
    """What a paraphrase of the text keeps; empty where a figure tells, or nobody is named."""
    counts: str = ""
    """Id of the measurand that the figure was matched to; empty when to none."""
    occasions: tuple[str, ...] = ()
    """Named occasions at which it was said, such as ``speech of Ramstein``."""

    @property
    def id(self) -> str:
        """Id of the claim."""
        return self.claim.id

    @property
    def report(self) -> str:
        """Id of the report that carried it."""
        return self.claim.report

    @property
    def date(self) -> date:
        """Day of that report."""
        return self.claim.date

    @property
    def relay(self) -> tuple[str, ...]:
        """Who passed it on, from the outlet inwards."""
        return self.claim.relay

    @property
    def text(self) -> str:
        """The words of the claim."""
        return self.claim.quote

    @property
    def figure(self) -> float | None:
        """Its figure; None where it gives none."""
        return self.claim.quantity.best if self.claim.quantity is not None else None

    @property
    def unit(self) -> str:
        """The thing counted as said; empty when not said."""
        return self.claim.quantity.unit if self.claim.quantity is not None else ""

    @property
    def stage(self) -> str:
        """Lemma of the verb that tells what became of the counted: ``kill``, ``lose``."""
        return self.claim.quantity.stage if self.claim.quantity is not None else ""

    @property
    def figures(self) -> tuple[float, ...]:
        """The figure and the ends of its range, each once."""
        held = (self.figure, *self.ends) if self.figure else self.ends
        return tuple(dict.fromkeys(figure for figure in held if figure))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An utterance in an origin, with the reason why it is there."""

    id: str
    role: Role
    reason: Reason
    follows: str = ""
    """Id of the utterance that it repeats: an edge of the graph, dated by its report; empty for
    the first and for one that only shares speaker and day."""
    share: float | None = None
    """Share of the shorter text's words that the two have in common, where words told."""

    @property
    def note(self) -> Reason:
        """What it is to its origin, with the reason."""
        return Reason.of("role", role=Word(self.role.value), reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One speech event: a briefing, a statement, a publication."""

    id: str
    """``speaker@date``, unique in the case."""
    speaker: str
    date: date
    """Day on which it was first heard of."""
    members: tuple[Member, ...]
    """Ordered by date; the first is the earliest utterance."""
    publishers: tuple[str, ...]
    """Distinct outlets that carried it, sorted."""
    independent: bool
    """False when nobody is named as having seen it: unknown lineage is not independence."""
