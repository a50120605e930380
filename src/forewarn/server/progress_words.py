"""How far a build has come, in words."""

from forewarn.assessment.pipeline import STEPS
from forewarn.wording.translations import _


def progress(what: str, done: int, total: int) -> str:
    """The step with its number, and how much of it is done.

    >>> progress("estimating", 3, 53)
    '4 of 7 steps: estimating, 3 of 53'
    """
    where = (
        _("%(what)s of %(steps)s steps: ", what=STEPS.index(what) + 1, steps=len(STEPS))
        if what in STEPS
        else ""
    )
    return f"{where}{what}" + (
        _(", %(done)s of %(total)s", done=done, total=total) if total > 1 else ""
    )
