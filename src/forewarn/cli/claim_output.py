"""Lines about claims that several commands print."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forewarn.claims.claim import Claim
    from forewarn.extractors.llm.answer import Refusal


def claim_line(claim: "Claim") -> str:
    """Write a claim as one line: claimant, stance, figure and quotation."""
    count = claim.quantity
    figure = f" [{count.low:g} to {count.high:g} {count.unit}]" if count else ""
    return f"{claim.claimant} {claim.stance.value}{figure}: {claim.quote}"


def print_refusals(report: object, refusals: "Sequence[Refusal]") -> None:
    """Print each refused proposal of a language model, with its reason, on standard error."""
    for refusal in refusals:
        print(f"{report}: left out: {refusal.why}: {refusal.words}", file=sys.stderr)
