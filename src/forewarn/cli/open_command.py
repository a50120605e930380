"""``forewarn open``: the workbench on this machine."""

import argparse
import sys


def run_open(arguments: argparse.Namespace) -> int:
    """Build, then serve until stopped; a case with faults opens on them."""
    from forewarn.cli.progress_bar import show_progress
    from forewarn.errors import CaseError
    from forewarn.server.serve import serve
    from forewarn.workbench.workbench import Workbench

    with Workbench(arguments.case, store=arguments.store) as bench:
        with show_progress() as tell:
            bench.tell = tell
            try:
                built = bench.build()
            except CaseError as error:
                built = None
                print(f"{len(error.faults)} faults; the Check page names them", file=sys.stderr)
        serve(bench, built, port=arguments.port, announce=print)
    return 0
