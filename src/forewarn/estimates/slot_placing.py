"""The measurand of a figure by its slots, with the probability that it is the one meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from forewarn.claims.claim import Claim, Stance
from forewarn.estimates.count_odds import count_probabilities
from forewarn.estimates.count_slots import CountFit, CountPattern, fit_counts, make_patterns
from forewarn.estimates.measurand import Measurand
from forewarn.events.known_world import KnownWorld
from forewarn.language import Language

COUNTED = 0.5
"""Probability from which a figure counts for the measurand."""
_FACTUAL = frozenset((Stance.ASSERTS, Stance.CONFIRMS, Stance.PREDICTS, Stance.INTENDS))
"""Stances that give a figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotPlacement:
    """A measurand that a figure may count."""

    measurand: str
    probability: float
    fit: CountFit


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotMeasurands:
    """The measurands of a case that are declared by slots alone."""

    patterns: tuple[CountPattern, ...]
    world: KnownWorld
    language: Language

    @classmethod
    def of(
        cls, measurands: Sequence[Measurand], world: KnownWorld, language: Language
    ) -> "SlotMeasurands":
        """The patterns of the measurands that require no phrase."""
        return cls(
            patterns=make_patterns(
                [measurand for measurand in measurands if not measurand.requires], language
            ),
            world=world,
            language=language,
        )

    def find(self, claim: Claim, text: str) -> tuple[SlotPlacement, ...]:
        """The measurands that the figure of a claim may count, the likeliest first.

        ``text`` is that of the report.
        """
        if claim.quantity is None or not gives_figure(claim):
            return ()
        fits = fit_counts(self.patterns, claim, claim.quantity, text, self.world, self.language)
        placements = (
            SlotPlacement(measurand=fit.measurand, probability=probability, fit=fit)
            for fit, probability in zip(fits, count_probabilities(fits), strict=True)
        )
        return tuple(sorted(placements, key=lambda each: (-each.probability, each.measurand)))


def gives_figure(claim: Claim) -> bool:
    """Whether a claim says that so many are or will be."""
    return claim.is_statement and not claim.negated and claim.stance in _FACTUAL
