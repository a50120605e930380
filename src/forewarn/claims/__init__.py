"""Claims: who asserts what at which span, and the analyst's reviews."""

from forewarn.claims.claim import Claim, ClaimKind, Speech, Stance
from forewarn.claims.mention import Mention
from forewarn.claims.quantity import Movement, Quantity

__all__ = ["Claim", "ClaimKind", "Mention", "Movement", "Quantity", "Speech", "Stance"]
