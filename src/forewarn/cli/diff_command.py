"""``forewarn diff``: what changed between two days, and why."""

import argparse

from forewarn.errors import ForewarnError


def run_diff(arguments: argparse.Namespace) -> int:
    """Print each change in a sentence, with the claims that did it."""
    from forewarn.briefs.changes import list_changes
    from forewarn.cli.progress_bar import show_progress
    from forewarn.workbench.workbench import Workbench

    if arguments.before >= arguments.after:
        raise ForewarnError(
            f"the first day must be earlier, got {arguments.before} and {arguments.after}"
        )
    with show_progress() as tell, Workbench(arguments.case, tell=tell) as bench:
        before = bench.build(arguments.before)
        after = bench.build(arguments.after)
    claims = {item.claim.id: item.claim for item in after.assessment.claims}
    differences = list_changes(after.case, before.assessment, after.assessment)
    print(f"{after.case.question.title}: {arguments.before} to {arguments.after}")
    for change in differences:
        print(f"- {change.sentence}")
        for name in change.claims:
            claim = claims[name]
            quote = " ".join(claim.quote.split())
            print(f'    {claim.date} {claim.claimant} ({claim.report}): "{quote}"')
    if not differences:
        print("nothing changed")
    return 0
