"""``forewarn open``: the workbench on this machine."""

import argparse


def run(arguments: argparse.Namespace) -> int:
    """Build, then serve until stopped."""
    from forewarn.build.run import Workbench
    from forewarn.cli.telling import progress
    from forewarn.server.serve import serve

    with Workbench(arguments.case) as bench:
        with progress() as tell:
            bench.tell = tell
            built = bench.build()
        serve(bench, built, port=arguments.port, said=print)
    return 0
