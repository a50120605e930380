"""``forewarn unplaced``: what found no place among measurands and indicators."""

import argparse

MOST_UNPLACED = 20
"""Claims printed; ``--all`` prints the others too."""


def run_unplaced(arguments: argparse.Namespace) -> int:
    """Print the claims that wait for a place, those that came nearest first."""
    from forewarn.cli.claim_output import claim_line
    from forewarn.cli.progress_bar import show_progress
    from forewarn.wording.numbers import count, percent
    from forewarn.workbench.workbench import Workbench

    with show_progress() as tell, Workbench(arguments.case, tell=tell) as bench:
        built = bench.build(arguments.as_of)
    items = built.assessment.unplaced
    claims = {reviewed.claim.id: reviewed.claim for reviewed in built.assessment.claims}
    print(f"{count(len(items), 'claim')} without a place")
    shown = items if arguments.all else items[:MOST_UNPLACED]
    for item in shown:
        print(f"  {item.claim}\n    {claim_line(claims[item.claim])}")
        if item.nearest:
            chance = f" ({percent(item.probability)})" if item.probability else ""
            print(f"    nearest: {item.nearest}{chance}")
    if len(shown) < len(items):
        print(f"  and {len(items) - len(shown)} more; --all prints them")
    return 0
