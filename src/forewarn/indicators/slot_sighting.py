"""Which indicators the events of a claim are sightings of, by their slots, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass

from forewarn.claims.claim import Claim, ClaimKind
from forewarn.claims.event import Told
from forewarn.events.declared_deed import narrow_deed, read_deed
from forewarn.events.event_pattern import EventPattern, PatternFit, fit_events
from forewarn.events.known_world import KnownWorld
from forewarn.events.slot_odds import sighting_probability
from forewarn.indicators.indicator import Indicator
from forewarn.language import Language

LEAST_SHOWN = 0.1
"""A likeness below which an event is no near miss either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotSighting:
    """An event of a claim that speaks of an indicator."""

    indicator: str
    says: Told
    probability: float
    """How likely the event is one that the indicator means."""
    fit: PatternFit


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotPatterns:
    """The indicators of a case that are declared by slots, ready to be held against events."""

    patterns: tuple[tuple[str, EventPattern], ...]
    world: KnownWorld
    language: Language

    @classmethod
    def of(
        cls, indicators: Sequence[Indicator], world: KnownWorld, language: Language
    ) -> "SlotPatterns":
        """The patterns of the indicators that say what happens."""
        return cls(
            patterns=tuple(
                (indicator.id, make_pattern(indicator, world, language))
                for indicator in indicators
                if indicator.does
            ),
            world=world,
            language=language,
        )

    def is_asked(self, claim: Claim) -> bool:
        """Whether the events of a claim can be sightings: a question reports nothing."""
        return claim.kind is not ClaimKind.QUESTION and bool(claim.events)

    def find(self, claim: Claim) -> tuple[SlotSighting, ...]:
        """The sightings of a claim, of each indicator and each thing said of it the surest."""
        if not self.is_asked(claim):
            return ()
        best: dict[tuple[str, Told], SlotSighting] = {}
        for indicator, pattern in self.patterns:
            for fit in fit_events(
                pattern,
                claim.events,
                claimant=claim.claimant_id,
                actors=claim.actors,
                places=claim.places,
                world=self.world,
                lexicon=self.language.lexicon,
            ):
                probability = sighting_probability(fit)
                key = indicator, fit.event.says
                if probability >= LEAST_SHOWN and (
                    key not in best or probability > best[key].probability
                ):
                    best[key] = SlotSighting(
                        indicator=indicator,
                        says=fit.event.says,
                        probability=probability,
                        fit=fit,
                    )
        return tuple(best.values())


def make_pattern(indicator: Indicator, world: KnownWorld, language: Language) -> EventPattern:
    """The pattern of an indicator's slots."""
    agents, patients = world.kinds_of(indicator.who), world.kinds_of(indicator.to)
    return EventPattern(
        deeds=tuple(
            narrow_deed(
                read_deed(phrase, language),
                agents=agents,
                patients=patients,
                lexicon=language.lexicon,
            )
            for phrase in indicator.does
        ),
        who=indicator.who,
        to=indicator.to,
        where=indicator.where,
    )
