"""Sources: who speaks, how reliable they are, and their stake in the matter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from forewarn.findings.finding import Declared


class Reliability(StrEnum):
    """Admiralty (NATO AJP-2.1) reliability of a source. F is unknown, not middling."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def chance(self) -> float:
        """Declared chance that a report by such a source reflects what happened.

        The code is ordinal and has no agreed numbers; these follow the middles of the bands that
        analysts gave in Samet (1975) and the surveys in Irwin and Mandel (2019), rounded. F, reliability cannot be
        judged, is given even odds.
        """
        return _CHANCES[self]

    @property
    def known_chance(self) -> float | None:
        """The chance where the grade is known; None for F, which is unknown and not middling."""
        return None if self is Reliability.F else self.chance


_CHANCES = {
    Reliability.A: 0.95, Reliability.B: 0.85, Reliability.C: 0.7,
    Reliability.D: 0.5, Reliability.E: 0.3, Reliability.F: 0.5,
}  # fmt: skip


class SourceClass(StrEnum):
    """The relation of a source to the matter; estimates shrink its bias towards its class."""

    PARTY = "party"
    ALLIED = "allied"
    MEDIA = "media"
    SOCIAL = "social"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A reliability from a day on, with the reason for it."""

    since: date
    reliability: Reliability
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A person in office, an institution or an outlet that says things in public."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: SourceClass = SourceClass.UNKNOWN
    reliability: Reliability = Reliability.F
    history: tuple[Grade, ...] = ()
    """Earlier grades; the latest one with ``since`` on or before the day counts."""
    stake: str = ""
    """What the source gains from being believed."""
    speaks_for: str = ""
    """Id of the source whose word this is; its utterances count as that source's."""
    loose_name_for: tuple[str, ...] = ()
    """Ids of sources that desks also call by this one's name: ``Seoul`` for its spy agency. A
    figure under the loose name counts as theirs when they gave the same one within days."""
    declared: Mapping[str, Declared] = field(default_factory=dict)

    def grade(self, day: date) -> Reliability:
        """Reliability as declared for ``day``."""
        grades = [grade for grade in self.history if grade.since <= day]
        return (
            max(grades, key=lambda grade: grade.since).reliability if grades else self.reliability
        )
