"""Who asserts what, at which span; the analyst's verdict."""

from forewarn.claims.claim import Claim, Mention, Speech, Stance
from forewarn.claims.quantity import Quantity

__all__ = ["Claim", "Mention", "Quantity", "Speech", "Stance"]
