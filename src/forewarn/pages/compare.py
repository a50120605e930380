"""What changed between two days?"""

from typing import Any

from forewarn.assessment.assessment import Assessment
from forewarn.briefs.changes import changes
from forewarn.pages.page_data import Dossier
from forewarn.wording.numbers import day


def context(dossier: Dossier, before: Assessment) -> dict[str, Any]:
    """Variables of ``compare.html``: each change with the claims published since that did it."""
    after = dossier.assessment
    found = changes(dossier.case, before, after) if before.as_of < after.as_of else ()
    known = {held.claim.id for held in before.claims}
    return {
        "before": before.as_of,
        "earlier": [
            (held.isoformat(), day(held), held == before.as_of)
            for held in dossier.builds
            if held < after.as_of
        ],
        "later": [
            (held.isoformat(), day(held), held == after.as_of)
            for held in dossier.builds
            if held > before.as_of
        ],
        "changes": [
            (
                change,
                [
                    claim
                    for claim in (dossier.evidence.claim(one) for one in change.claims)
                    if claim is not None
                ],
            )
            for change in found
        ],
        "new": sum(held.claim.id not in known for held in after.claims),
    }
