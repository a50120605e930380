"""``forewarn demo``: the flagship case, built and served."""

import argparse
import shutil
from importlib.resources import files
from pathlib import Path
from time import perf_counter

from forewarn.errors import EnvironmentFault

FLAGSHIP = "dprk-russia"


def run_demo(arguments: argparse.Namespace) -> int:
    """Build the flagship case, print the bottom line, and serve unless told not to."""
    from forewarn.briefs.bottom_line import write_bottom_line
    from forewarn.case.files import FORECASTS
    from forewarn.cli.progress_bar import show_progress
    from forewarn.server.serve import serve
    from forewarn.workbench.output import write
    from forewarn.workbench.workbench import Workbench

    started = perf_counter()
    folder = flagship()
    with Workbench(folder) as bench:
        with show_progress() as tell:
            bench.tell = tell
            built = bench.build()
            # An exhibit is not anybody's forecast: its log stays with what can be thrown away.
            out = folder / "build"
            write(bench, built, out, tell=tell, log=out / FORECASTS)
        for line in write_bottom_line(built.case, built.assessment):
            print(line)
        print(f"built {folder / 'build'} in {perf_counter() - started:.1f} s")
        if not arguments.no_serve:
            serve(bench, built, port=arguments.port, announce=print)
    return 0


def flagship() -> Path:
    """The flagship case: in the source tree, else a copy of the installed one, which can be
    written to, in the working directory."""
    source = Path(__file__).parents[3] / "cases" / FLAGSHIP
    if (source / "case.toml").is_file():
        return source
    packed = Path(str(files("forewarn"))) / "cases" / FLAGSHIP
    if not (packed / "case.toml").is_file():
        raise EnvironmentFault("the flagship case is not installed; get it with the source tree")
    copy = Path("forewarn-demo")
    if not copy.exists():
        shutil.copytree(packed, copy)
    return copy
