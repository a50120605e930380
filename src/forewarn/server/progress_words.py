"""Words for the progress of a build."""

from forewarn.assessment.pipeline import STEPS
from forewarn.wording.translations import _


def progress(step: str, count: int, total: int) -> str:
    """Write the step with its number, and how much of it is done.

    >>> progress("estimating", 3, 53)
    '4 of 7 steps: estimating, 3 of 53'
    """
    prefix = (
        _("%(what)s of %(steps)s steps: ", what=STEPS.index(step) + 1, steps=len(STEPS))
        if step in STEPS
        else ""
    )
    return f"{prefix}{step}" + (
        _(", %(done)s of %(total)s", done=count, total=total) if total > 1 else ""
    )
