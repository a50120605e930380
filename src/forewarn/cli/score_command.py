"""``forewarn score``: how well earlier forecasts of a case did."""

import argparse
from pathlib import Path


def run_score(arguments: argparse.Namespace) -> int:
    """Print the track record, and draw it where ``--out`` names a folder."""
    from forewarn.briefs.record_summary import describe_record
    from forewarn.cli.progress_bar import show_progress
    from forewarn.workbench.workbench import Workbench

    with show_progress() as tell, Workbench(arguments.case, tell=tell) as bench:
        built = bench.build(arguments.as_of)
    for sentence in describe_record(built.assessment.record, built.assessment.as_of):
        print(sentence)
    if arguments.out is not None:
        draw_calibration(built.assessment.record, arguments.out)
    return 0


def draw_calibration(record: object, out: Path) -> None:
    """Write the calibration of each tally as a plain SVG."""
    from forewarn.pages.calibration_svg import calibration_svg
    from forewarn.record.tally import Record

    assert record is None or isinstance(record, Record)
    for name in ("made", "replayed"):
        tally = getattr(record, name, None)
        if tally is not None:
            out.mkdir(parents=True, exist_ok=True)
            path = out / f"calibration-{name}.svg"
            path.write_text(calibration_svg(tally.bins), "utf-8")
            print(path)
