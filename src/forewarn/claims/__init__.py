"""Claims: who asserts what at which span, and the analyst's reviews."""

from forewarn.claims.claim import Claim, Mention, Speech, Stance
from forewarn.claims.quantity import Quantity

__all__ = ["Claim", "Mention", "Quantity", "Speech", "Stance"]
