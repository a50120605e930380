"""Origins and utterances: many outlets that relay one briefing are one witness."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forewarn.claims.claim import Claim
from forewarn.findings.reason import Reason, Word
from forewarn.language import Occasion


class Role(StrEnum):
    """The role of an utterance in its origin."""

    FIRST = "first"
    RELAY = "relay"
    STALE = "stale"
    """The origin's old figure, repeated after its speaker revised it or long after."""
    GARBLED = "garbled"
    """Relays the origin with the wrong figure or unit, or attributes it to the wrong speaker."""
    DRIFT = "drift"
    """Relays the origin's figure with a vaguer or more definite fate than the origin stated:
    "killed or wounded" that became "lost"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A claim with its outlet, its speaker and the measurand of its figure, ready for grouping."""

    claim: Claim
    publisher: str
    """Name of the outlet that carried it."""
    speaker: str
    """Id (or words) of the first speaker, with spokesmen resolved; empty when unknown."""
    ends: tuple[float, ...] = ()
    """Both ends of a range stated in numbers: 25,000 and 30,000 of "25,000 to 30,000"."""
    unit_class: str = ""
    """Class of the unit in one word, the same in every language: a fate, ``person``, else the head
    of the unit; empty when no unit is stated."""
    fate: str = ""
    """Fate of the people counted, as definite as the text states it: ``killed``, ``lost``; empty
    when it states none."""
    content: frozenset[str] = frozenset()
    """Content words, which a paraphrase keeps; empty for a figure, or where nobody is named."""
    counts: str = ""
    """Id of the measurand of the figure; empty when it has none."""
    occasions: tuple[Occasion, ...] = ()
    """The occasions that the utterance names."""

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
        """Everyone who relayed it, from the outlet inwards."""
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
        """The unit in the words of the text; empty when none is stated."""
        return self.claim.quantity.unit if self.claim.quantity is not None else ""

    @property
    def figures(self) -> tuple[float, ...]:
        """The figure and the ends of its range, each once."""
        candidates = (self.figure, *self.ends) if self.figure else self.ends
        return tuple(dict.fromkeys(figure for figure in candidates if figure))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An utterance in an origin: its role, and the reason for it."""

    id: str
    role: Role
    reason: Reason
    follows: str = ""
    """Id of the utterance that it repeats: an edge of the graph, dated by its report; empty for
    the first and for one that only shares speaker and day."""
    share: float | None = None
    """Share of the shorter text's words in common, where the words decided."""

    @property
    def note(self) -> Reason:
        """The role with its reason, as one message."""
        return Reason.of("role", role=Word(self.role.value), reason=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One speech event: a briefing, a statement, a publication."""

    id: str
    """``speaker@date``, unique in the case."""
    speaker: str
    date: date
    """Day of the earliest utterance."""
    members: tuple[Member, ...]
    """Ordered by date; the first is the earliest utterance."""
    publishers: tuple[str, ...]
    """Distinct outlets that carried it, sorted."""
    independent: bool
    """False when no speaker is named: unknown lineage is not independence."""
