"""What several commands tell: claims in a line, drafts refused."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forewarn.claims.claim import Claim
    from forewarn.extractors.llm.answer import Refusal


def in_a_line(claim: "Claim") -> str:
    """Who does what with which words."""
    count = claim.quantity
    figure = f" [{count.low:g} to {count.high:g} {count.unit}]" if count else ""
    return f"{claim.claimant} {claim.stance.value}{figure}: {claim.quote}"


def refused(report: object, refusals: "Sequence[Refusal]") -> None:
    """Each proposal of a language model that did not enter, with its reason, on standard error."""
    for refusal in refusals:
        print(f"{report}: left out: {refusal.why}: {refusal.words}", file=sys.stderr)
