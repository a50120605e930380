"""``forewarn explain``: why a number is what it is."""

import argparse
from difflib import get_close_matches

from forewarn.errors import ForewarnError


def run_explain(arguments: argparse.Namespace) -> int:
    """Print the tree of grounds, or all ids when none is named."""
    from forewarn.briefs.explain import explain_finding
    from forewarn.cli.progress_bar import show_progress
    from forewarn.wording.reasons import say
    from forewarn.workbench.workbench import Workbench

    with show_progress() as tell, Workbench(arguments.case, tell=tell) as bench:
        built = bench.build(arguments.as_of)
    index = built.assessment.index
    if arguments.finding is None:
        width = max((len(name) for name in index), default=0)
        for name, finding in index.items():
            print(f"{name:<{width}}  {say(finding.label)}")
        return 0
    if arguments.finding not in index:
        suggestions = get_close_matches(arguments.finding, index, n=3, cutoff=0.4)
        raise ForewarnError(
            f"no finding {arguments.finding!r}; "
            + (
                f"did you mean {', '.join(suggestions)}?"
                if suggestions
                else "leave it out to list all"
            )
        )
    for line in explain_finding(built.case, built.assessment, arguments.finding):
        print(line)
    return 0
