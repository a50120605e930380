"""Which indicators the events of a claim are sightings of, by their slots, and how surely."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forewarn.claims.claim import Claim, ClaimKind
from forewarn.claims.event import Told
from forewarn.events.declared_deed import narrow_deed, read_deed
from forewarn.events.event_pattern import EventPattern, PatternFit, fit_events
from forewarn.events.known_world import KnownWorld
from forewarn.events.label_words import base_forms, content_words, weigh_labels
from forewarn.events.slot_odds import sighting_probability
from forewarn.indicators.indicator import Indicator
from forewarn.language import Language

COUNTS = 0.5
"""Probability from which a sighting counts."""
SEEN = {Told.HAPPENED: True, Told.DID_NOT: False, Told.DENIED: False}
"""What of that which is said of an event counts: true where it is seen, false where denied."""
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
        declared = [indicator for indicator in indicators if indicator.does]
        labels = weigh_labels(
            {each.id: f"{each.label} {each.definition}" for each in declared},
            language,
            base_forms(
                (word for each in world.plain.values() for name in each for word in name.split()),
                language,
            ),
        )
        patterns = [
            (each.id, make_pattern(each, world, language, labels[each.id])) for each in declared
        ]
        counts = Counter(
            name
            for _, pattern in patterns
            for name in {each for deed in pattern.deeds for each in deed.classes}
        )
        own = frozenset(name for name, number in counts.items() if number == 1)
        return cls(
            patterns=tuple((name, replace(pattern, own=own)) for name, pattern in patterns),
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
        words = content_words(claim.quote, self.language)
        best: dict[tuple[str, Told], SlotSighting] = {}
        for indicator, pattern in self.patterns:
            for fit in fit_events(
                pattern,
                claim,
                words,
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

    def bearings(self, claim: Claim) -> tuple[tuple[str, bool], ...]:
        """The indicators that a claim sees (true) or denies (false), likelier than not."""
        found: dict[str, tuple[float, bool]] = {}
        for sighting in self.find(claim):
            is_seen = SEEN.get(sighting.says)
            if is_seen is None or sighting.probability < COUNTS:
                continue
            if sighting.probability > found.get(sighting.indicator, (0.0, False))[0]:
                found[sighting.indicator] = sighting.probability, is_seen
        return tuple((name, is_seen) for name, (_, is_seen) in found.items())


def make_pattern(
    indicator: Indicator, world: KnownWorld, language: Language, label: Mapping[str, float]
) -> EventPattern:
    """The pattern of an indicator's slots; ``label``: the words of its label, weighed."""
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
        label=label,
    )
