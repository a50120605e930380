"""What changed between two days?"""

from typing import Any

from forewarn.assessment.assessment import Assessment
from forewarn.briefs.changes import list_changes
from forewarn.pages.page_data import PageData
from forewarn.wording.numbers import day


def compare_context(page_data: PageData, before: Assessment) -> dict[str, Any]:
    """Variables of ``compare.html``: each change with the claims published since that did it."""
    after = page_data.assessment
    differences = list_changes(page_data.case, before, after) if before.as_of < after.as_of else ()
    old_ids = {draft.claim.id for draft in before.claims}
    return {
        "before": before.as_of,
        "earlier": [
            (day_then.isoformat(), day(day_then), day_then == before.as_of)
            for day_then in page_data.builds
            if day_then < after.as_of
        ],
        "later": [
            (day_after.isoformat(), day(day_after), day_after == after.as_of)
            for day_after in page_data.builds
            if day_after > before.as_of
        ],
        "changes": [
            (
                change,
                [
                    claim
                    for claim in (page_data.evidence.claim(claim_id) for claim_id in change.claims)
                    if claim is not None
                ],
            )
            for change in differences
        ],
        "new": sum(draft.claim.id not in old_ids for draft in after.claims),
    }
