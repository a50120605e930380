"""``forewarn place``: put a claim to a measurand or an indicator, or dismiss it."""

import argparse
import json
from datetime import date

from forewarn.errors import ForewarnError

NOWHERE = "nowhere"
"""The target that dismisses a claim."""


def run_place(arguments: argparse.Namespace) -> int:
    """Append the decision; ForewarnError where the claim or the target is not there."""
    from forewarn.case.files import PLACEMENTS
    from forewarn.cli.progress_bar import show_progress
    from forewarn.workbench.workbench import Workbench
    from forewarn.workbench.writing import Gate

    with show_progress() as tell, Workbench(arguments.case, tell=tell) as bench:
        ids = {claim.id for drafts in bench.read().values() for claim in drafts}
        ids |= {claim.id for claim in bench.case.entered}
    if arguments.claim not in ids:
        raise ForewarnError(
            f"no claim {arguments.claim!r} is read now; forewarn unplaced lists those that wait"
        )
    line = {
        "claim": arguments.claim,
        "to": "" if arguments.target == NOWHERE else arguments.target,
        "when": (arguments.date or date.today()).isoformat(),
        **{key: value for key in ("who", "why") if (value := getattr(arguments, key))},
    }
    file = Gate(arguments.case).append(
        PLACEMENTS, lambda _text: [json.dumps(line, ensure_ascii=False)], warnings=True
    )
    print(file.path)
    return 0
