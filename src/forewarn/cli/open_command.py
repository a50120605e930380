"""``forewarn open``: the workbench on this machine."""

import argparse
import sys


def run(arguments: argparse.Namespace) -> int:
    """Build, then serve until stopped; a case with faults opens on them."""
    from forewarn.cli.telling import progress
    from forewarn.errors import CaseError
    from forewarn.server.serve import serve
    from forewarn.workbench.workbench import Workbench

    with Workbench(arguments.case, store=arguments.store) as bench:
        with progress() as tell:
            bench.tell = tell
            try:
                built = bench.build()
            except CaseError as error:
                built = None
                print(f"{len(error.faults)} faults; the Check page names them", file=sys.stderr)
        serve(bench, built, port=arguments.port, said=print)
    return 0
