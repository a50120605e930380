"""``forewarn export``: the assessment for other programs."""

import argparse
import sys


def run_export(arguments: argparse.Namespace) -> int:
    """Write the assessment in a format to a file or to standard output."""
    from forewarn.cli.progress_bar import show_progress
    from forewarn.exports.export import load_export
    from forewarn.workbench.workbench import Workbench

    export = load_export(arguments.format)
    with show_progress() as tell, Workbench(arguments.case, tell=tell) as bench:
        built = bench.build(arguments.as_of)
    content = export.content(built.case, built.assessment, build=built.inputs_hash)
    if arguments.out is None:
        sys.stdout.buffer.write(content)
    else:
        arguments.out.write_bytes(content)
        print(arguments.out)
    return 0
